"""Doors: log-in and log-out, and the rooms of accounts; they stand only where a server has accounts."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from importlib import import_module

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from berdikari.edge.accounts import Accounts, Visit, Who
from berdikari.errors import (
    AccessError,
    AccountError,
    BerdikariError,
    ForbiddenError,
    LoginRefusedError,
    MissingKeyError,
    ProofNeededError,
)
from berdikari.web.guard.cookies import SessionCookie
from berdikari.web.guard.gate import way_back
from berdikari.web.page import HTML, Asking, Shown, frame
from berdikari.web.words import LANGUAGES

# One module a room, its address beside it: `page(visitor)`, and `action(visitor, form)` where it takes a form.
ROOMS = {"/login": "login", "/invitation": "invitation", "/account": "account", "/people": "people", "/log": "log"}
_REFUSED = {"wrong": 403, "wait": 429, "busy": 503}
_MOST_FIELDS = 20
PROOF = ("proof", "proof_code", "proof_asked")  # fields by which somebody shows again that it is they
_NEVER_BACK = (*PROOF, "password", "again", "code")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who stands at a door. who: None at the log-in; said: a sentence for them; fault: what cannot be.

    proven: True where this very form brought the password again.
    """

    asking: Asking
    accounts: Accounts
    who: Who | None
    visit: Visit
    said: str = ""
    fault: str = ""
    proven: bool = False

    @property
    def known(self) -> Who:
        """Who asks; the gate lets nobody else in."""
        assert self.who is not None
        return self.who


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A form that was taken: where to go, and the secret of a session that began; None: it goes on, empty: it ended."""

    to: str
    secret: str | None = None


Room = Callable[[Visitor], Shown]
Deed = Callable[[Visitor, FormData], Shown | Passed]
Ask = Callable[[Request], Asking]


def add_doors(app: FastAPI, ask: Ask, accounts: Accounts, cookie: SessionCookie) -> None:
    """Put the rooms of accounts into the app. ask: what a request asks."""
    for route, module in ROOMS.items():
        room = import_module(f"berdikari.web.pages.{module}")
        app.add_route("/{language}" + route, _shown(room.page, ask, accounts), methods=["GET", "HEAD"])
        if hasattr(room, "action"):
            app.add_route("/{language}" + route, _done(room.page, room.action, ask, accounts, cookie), methods=["POST"])
    app.add_route("/{language}/logout", _left(ask, accounts, cookie), methods=["POST"])


def _visitor(request: Request, ask: Ask, accounts: Accounts) -> Visitor:
    return Visitor(asking=ask(request), accounts=accounts, who=request.state.who, visit=request.state.visit)


def _shown(page: Room, ask: Ask, accounts: Accounts) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        visitor = _visitor(request, ask, accounts)
        if request.path_params["language"] not in LANGUAGES:
            return _drawn(visitor, _fault(visitor, 404))
        try:
            return _drawn(visitor, page(visitor))
        except ForbiddenError:
            return _drawn(visitor, _fault(visitor, 403))

    return answer


def _done(
    page: Room, action: Deed, ask: Ask, accounts: Accounts, cookie: SessionCookie
) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        visitor = _visitor(request, ask, accounts)
        async with request.form(max_files=0, max_fields=_MOST_FIELDS) as form:
            return await run_in_threadpool(_outcome, page, action, visitor, form, cookie)

    return answer


def _outcome(page: Room, action: Deed, visitor: Visitor, form: FormData, cookie: SessionCookie) -> Response:
    """What becomes of a form; where it brings a proof, that is looked at first, and the session renewed."""
    if visitor.who is None or "proof" not in form:
        return _taken(page, action, visitor, form, cookie)
    try:
        login = visitor.accounts.prove(visitor.who, text(form, "proof"), text(form, "proof_code"))
    except (AccountError, LoginRefusedError, MissingKeyError) as error:
        return _turned_down(_proof_of(form) if "proof_asked" in form else page, visitor, error)
    response = _taken(page, action, replace(visitor, who=login.who, proven=True), form, cookie)
    response.headers.setdefault("Set-Cookie", cookie.kept(login.secret))
    return response


def _taken(page: Room, action: Deed, visitor: Visitor, form: FormData, cookie: SessionCookie) -> Response:
    try:
        outcome = action(visitor, form)
    except ForbiddenError:
        return _drawn(visitor, _fault(visitor, 403))
    except ProofNeededError:
        return _drawn(visitor, _proof_of(form)(visitor))
    except (AccountError, AccessError, MissingKeyError) as error:
        return _turned_down(page, visitor, error)
    if isinstance(outcome, Shown):
        return _drawn(visitor, outcome)
    response = RedirectResponse(outcome.to, status_code=303)
    if outcome.secret is not None:
        response.headers["Set-Cookie"] = cookie.kept(outcome.secret) if outcome.secret else cookie.dropped()
    return response


def _turned_down(page: Room, visitor: Visitor, error: BerdikariError) -> Response:
    """The page again, with what is wrong."""
    shown = page(replace(visitor, fault=sentence(visitor.asking, error)))
    status = _REFUSED[error.reason] if isinstance(error, LoginRefusedError) else 422
    response = _drawn(visitor, replace(shown, status=status))
    if isinstance(error, LoginRefusedError) and error.seconds:
        response.headers["Retry-After"] = str(error.seconds)
    return response


def _proof_of(form: FormData) -> Room:
    """The page that asks for the password again, and takes the rest of a form with it, but for what is secret."""
    kept = [(name, text(form, name)) for name in form if name not in _NEVER_BACK]

    def page(visitor: Visitor) -> Shown:
        has_factor = visitor.accounts.factor(visitor.known).since is not None
        view = {"fault": visitor.fault, "kept": kept, "has_factor": has_factor, "name": visitor.known.name}
        return Shown(
            template="proof_of_self.html", title=str(visitor.asking.words("door.proof")), status=403, view=view
        )

    return page


def _left(ask: Ask, accounts: Accounts, cookie: SessionCookie) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        visitor = _visitor(request, ask, accounts)
        accounts.log_out(visitor.known)
        headers = {"Set-Cookie": cookie.dropped(), "Clear-Site-Data": '"cache", "cookies", "storage"'}
        return RedirectResponse(visitor.asking.to("login"), status_code=303, headers=headers)

    return answer


def sentence(asking: Asking, error: BerdikariError) -> str:
    """What is wrong, in the reader's language; in English where the catalogue has no sentence for it."""
    reason = getattr(error, "reason", "")
    if not reason or not asking.words.has("door", f"fault_{reason}"):
        return str(error)
    return str(asking.words(f"door.fault_{reason}", seconds=getattr(error, "seconds", 0)))


def back(asking: Asking, given: object) -> str:
    """Where to go after the log-in: a page of ours that was asked for, else the first."""
    return way_back(given if isinstance(given, str) else None, asking.to("overview"))


def text(form: FormData, name: str) -> str:
    """A field of a form; empty where it was not sent."""
    found = form.get(name)
    return found.encode("utf-8", "replace").decode() if isinstance(found, str) else ""


def _drawn(visitor: Visitor, shown: Shown) -> Response:
    headers = {"Cache-Control": "no-store"}
    return Response(frame(visitor.asking, shown), status_code=shown.status, media_type=HTML, headers=headers)


def _fault(visitor: Visitor, status: int) -> Shown:
    title = str(visitor.asking.words(f"frame.fault_{status}"))
    return Shown(template="fault.html", title=title, status=status, view={"message": ""})
