"""Limits of every request: so many bytes, and so many seconds until an answer begins."""

import asyncio
from contextlib import suppress

from berdikari.web.guard.asgi import App, Message, Receive, Scope, Send, header, refuse, room_of
from berdikari.web.guard.settings import Guarding

UPLOADS = ("/add", "/api/v1/documents", "/api/v1/read")


class TooLargeError(Exception):
    """A body goes on beyond what is allowed."""


class BodyLimit:
    """Refuses bodies that are too large: by what they announce, and by what comes."""

    def __init__(self, app: App, guarding: Guarding) -> None:
        self._app, self._guarding = app, guarding

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and count what comes."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if header(scope, "content-length") and header(scope, "transfer-encoding"):
            # Whoever stands before this server may have believed the other one (RFC 9112 6.1).
            await refuse(scope, send, 400, "length", [(b"connection", b"close")])
            return
        most = self._guarding.upload_bytes if brings_files(scope) else self._guarding.body_bytes
        announced = header(scope, "content-length")
        if announced and not (announced.isascii() and announced.isdigit() and int(announced[:20]) <= most):
            await refuse(scope, send, 413, "large", mebibytes=f"{most / 2**20:g}")
            return
        body = _Body(receive, send, most)
        with suppress(TooLargeError):
            await self._app(scope, body.receive, body.send)
        if body.is_over and not body.has_answered:
            await refuse(scope, send, 413, "large", mebibytes=f"{most / 2**20:g}")


class _Body:
    """One body on its way in. Once it is too large, what the app says of it (such as 400) is not sent."""

    def __init__(self, receive: Receive, send: Send, most: int) -> None:
        self._receive, self._send, self._left = receive, send, most
        self.is_over = self.has_answered = False

    async def receive(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            self.is_over = True
            raise TooLargeError
        return message

    async def send(self, message: Message) -> None:
        if self.is_over and not self.has_answered:
            return
        self.has_answered = True
        await self._send(message)


class TimeLimit:
    """Answers 503 where the app has not begun to answer in time, whatever it is still doing.

    A thread that computes cannot be ended from outside: what may take long, such as taking files apart, runs in
    processes with limits of their own.
    """

    def __init__(self, app: App, guarding: Guarding) -> None:
        self._app, self._guarding = app, guarding

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and look at the clock."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seconds = self._guarding.upload_seconds if brings_files(scope) else self._guarding.request_seconds
        answer = _Answer(send)
        work = asyncio.ensure_future(self._app(scope, receive, answer.send))
        begun = asyncio.ensure_future(answer.begun.wait())
        try:
            await asyncio.wait({work, begun}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if work.done() or answer.begun.is_set():
                await work
                return
            answer.is_late = True
            await refuse(scope, send, 503, "slow", seconds=seconds)
        finally:
            begun.cancel()
            work.cancel()
            work.add_done_callback(_forget)


class _Answer:
    """One answer on its way out; when it is too late for it, it goes nowhere."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = asyncio.Event()
        self.is_late = False

    async def send(self, message: Message) -> None:
        if self.is_late:
            return
        self.begun.set()
        await self._send(message)


def _forget(work: "asyncio.Future[None]") -> None:
    """What came of it is of no interest any more; asyncio complains where nobody asks."""
    if not work.cancelled():
        work.exception()


def brings_files(scope: Scope) -> bool:
    """True for a request to a room where files are handed in."""
    return scope["method"] in ("POST", "PUT") and room_of(scope["path"]) in UPLOADS
