"""The gate: who is asking, decided once for every request, before any page. Whoever is nobody gets in nowhere else.

`scope["state"]["who"]` tells it to the pages. Alone on one's own machine everybody is its admin.
"""

from dataclasses import replace
from urllib.parse import quote

from anyio import to_thread

from berdikari.edge.accounts import Accounts, Visit, Who
from berdikari.web.guard.asgi import (
    API,
    SAFE,
    App,
    Receive,
    Scope,
    Send,
    header,
    is_asset,
    language_of,
    refuse,
    room_of,
)
from berdikari.web.guard.cookies import SessionCookie
from berdikari.web.guard.rates import address_of

LOGIN = "/login"
# Rooms for nobody in particular; rooms in which everybody may change what is their own.
OPEN = (LOGIN, "/invitation")
OWN = (LOGIN, "/logout", "/invitation", "/account")
_ALONE = Who(name="local", role="admin")
_BEARER = "bearer "


class Gate:
    """Lets in who is known. accounts: None alone on one's own machine. Viewers change nothing but what is their own."""

    def __init__(self, app: App, accounts: Accounts | None, cookie: SessionCookie) -> None:
        self._app, self._accounts, self._cookie = app, accounts, cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in, send to the log-in, or refuse."""
        if scope["type"] != "http" or is_asset(scope["path"]):
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state["visit"] = visit = visit_of(scope)
        state["who"] = who = await self._who(scope, visit)
        room = room_of(scope["path"])
        if who is None and room not in OPEN:
            await self._ask_in(scope, send)
        elif who and scope["method"] not in SAFE and not who.may("editor") and room not in OWN:
            await self._note_refusal(who, scope)
            await refuse(scope, send, 403, "viewer")
        else:
            await self._app(scope, receive, send)

    async def _who(self, scope: Scope, visit: Visit) -> Who | None:
        """A token beats a cookie, so that a program never acts as the person whose browser it borrows."""
        if self._accounts is None:
            return replace(_ALONE, visit=visit)
        shown = header(scope, "authorization")
        if shown:
            if not shown.lower().startswith(_BEARER):
                return None
            return await to_thread.run_sync(self._accounts.who_has_token, shown[len(_BEARER) :].strip(), visit)
        secret = self._cookie.read(scope)
        return await to_thread.run_sync(self._accounts.who_has_session, secret, visit) if secret else None

    async def _ask_in(self, scope: Scope, send: Send) -> None:
        """To the log-in page, and back from there; a program is told."""
        if scope["path"].startswith(API) or scope["method"] not in SAFE or header(scope, "authorization"):
            await refuse(scope, send, 401, "login", [(b"www-authenticate", b"Bearer")])
            return
        query = scope.get("query_string", b"").decode("latin-1")
        back = quote(scope["path"] + (f"?{query}" if query else ""), safe="/")
        where = f"/{language_of(scope)}{LOGIN}?next={back}"
        await send({"type": "http.response.start", "status": 303, "headers": [(b"location", where.encode("latin-1"))]})
        await send({"type": "http.response.body", "body": b""})

    async def _note_refusal(self, who: Who, scope: Scope) -> None:
        if self._accounts is not None:
            what = f"{scope['method']} {scope['path']}"
            await to_thread.run_sync(lambda: self._note(who, what))

    def _note(self, who: Who, what: str) -> None:
        assert self._accounts is not None
        self._accounts.record(who, "refused", what, outcome="refused")


def visit_of(scope: Scope) -> Visit:
    """Where a request comes from."""
    number = scope.get("state", {}).get("request_id", "")
    return Visit(address=address_of(scope), client=header(scope, "user-agent"), request=number)


def way_back(given: str | None, otherwise: str = "/") -> str:
    """Where to go after the log-in: an address of this server, or another page where it is none of ours."""
    if not given or not given.startswith("/") or given.startswith(("//", "/\\")) or not given.isprintable():
        return otherwise
    return otherwise if "\\" in given else given
