"""Requests that change something come from our own pages, or from programs; not from another site's (CSRF).

Browsers say in Sec-Fetch-Site, and older ones in Origin, from where a request was sent; no page can forge either. A
program sends neither: it is let through where no cookie rides along. https://web.dev/articles/fetch-metadata
"""

from urllib.parse import urlsplit

from berdikari.web.guard.asgi import SAFE, App, Receive, Scope, Send, header, refuse

_OURS = ("same-origin", "none")


class Origin:
    """Refuses what another site's page sends."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is ours, or changes nothing."""
        if scope["type"] != "http" or scope["method"] in SAFE or is_ours(scope):
            await self._app(scope, receive, send)
        else:
            await refuse(scope, send, 403, "origin")


def is_ours(scope: Scope) -> bool:
    """True for a request that no other site's page can have sent with our cookie."""
    site = header(scope, "sec-fetch-site")
    if site:
        return site in _OURS
    origin = header(scope, "origin") or header(scope, "referer")
    if origin:
        return _place(origin) == header(scope, "host").lower()
    return not header(scope, "cookie")


def _place(address: str) -> str:
    """Host and port of an address. The scheme is left out: behind a proxy it is not ours to know."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""
