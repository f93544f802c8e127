"""Under which names the server answers: another one is DNS rebinding, or a proxy that it should know of."""

import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from berdikari.web.guard.asgi import App, Receive, Scope, Send, header, headers, refuse
from berdikari.web.guard.settings import Guarding, is_loopback

_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


class Hosts:
    """Refuses requests for other names. On one's own machine it refuses what comes through a proxy too.

    Without a list of names, a server for others answers under its addresses and the name of its machine: rebinding
    needs a name, and a number is none.
    """

    def __init__(self, app: App, guarding: Guarding) -> None:
        self._app = app
        self._alone = guarding.is_alone
        named = {name_in(name.strip()) for name in guarding.allowed_hosts.split(",")} - {""}
        self._named = named or ({"localhost"} if self._alone else {"localhost", socket.gethostname().lower()})
        self._is_listed = bool(named)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what was meant for this server."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif self._alone and any(header(scope, name) for name in _FORWARDED):
            await refuse(scope, send, 403, "proxy")
        elif self.answers_to(list(headers(scope, "host"))):
            await self._app(scope, receive, send)
        else:
            await refuse(scope, send, 421, "host")

    def answers_to(self, given: list[str]) -> bool:
        """True for the one Host header of a request that was meant for this server."""
        name = name_in(given[0]) if len(given) == 1 else ""
        if name in self._named:
            return True
        if self._is_listed or not _is_number(name):
            return False
        return is_loopback(name) if self._alone else True


def name_in(host: str) -> str:
    """The name in a Host header, without its port; empty where it is none."""
    if not host or any(sign in host for sign in "/\\@?# \t,"):
        return ""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
