"""ASGI, as far as the guard needs it: headers in, a short answer in plain words out."""

import logging
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from http import HTTPStatus
from typing import Any

import msgspec

from berdikari.web.assets import assets
from berdikari.web.words import LANGUAGES, preferred, web_words

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

SAFE = ("GET", "HEAD", "OPTIONS")
API = "/api/"
_STATIC = "/static/"
_TOLD = 200
_log = logging.getLogger("berdikari.guard")


def header(scope: Scope, name: str) -> str:
    """The value of a request's header; empty where it was not sent, all of them where it was sent often."""
    return ", ".join(headers(scope, name))


def headers(scope: Scope, name: str) -> Iterator[str]:
    """Every value of a request's header."""
    wanted = name.lower().encode("ascii")
    return (value.decode("latin-1") for key, value in scope["headers"] if key.lower() == wanted)


def room_of(path: str) -> str:
    """The path without its language: `/id/add` and `/add` are one room."""
    first, _, rest = path.removeprefix("/").partition("/")
    return f"/{rest}" if first in LANGUAGES else path


def is_asset(path: str) -> bool:
    """True for a style sheet, script or picture of ours, by its whole name: a page may look like one."""
    return path.startswith(_STATIC) and path.removeprefix(_STATIC) in assets()


def language_of(scope: Scope) -> str:
    """The language of the address, else the one that the browser prefers."""
    first = scope["path"].removeprefix("/").partition("/")[0]
    return first if first in LANGUAGES else preferred(header(scope, "accept-language"))


async def refuse(scope: Scope, send: Send, status: int, key: str, more: Headers | None = None, **said: object) -> None:
    """Answer with a status and a sentence of the catalogue `guard`: as JSON below /api/, else as text."""
    if status != HTTPStatus.UNAUTHORIZED:  # whoever only has to log in attacks nobody
        _tell(scope, status, key)
    text = str(web_words(language_of(scope))(f"guard.{key}", **said))
    if scope["path"].startswith(API):
        body, media = msgspec.json.encode({"fault": text}), b"application/json"
    else:
        body, media = f"{HTTPStatus(status).value}: {text}\n".encode(), b"text/plain; charset=utf-8"
    lines = [(b"content-type", media), (b"content-length", b"%d" % len(body)), *(more or [])]
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def _tell(scope: Scope, status: int, key: str) -> None:
    """One line for whoever runs the server, in which nothing that was sent can begin another."""
    client = scope.get("client")
    asked = ascii(f"{scope['method']} {scope['path']}"[:_TOLD])
    number = scope.get("state", {}).get("request_id", "")
    _log.warning("refused %d %s: %s from %s %s", status, key, asked, client[0] if client else "-", number)
