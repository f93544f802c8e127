"""Requests to plain ASGI, without a server."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest


@dataclass
class Answer:
    """What came back. began: how many answers were begun."""

    status: int = 0
    headers: tuple = ()
    body: bytes = b""
    began: int = 0

    def __getitem__(self, name):
        found = [value.decode() for key, value in self.headers if key.decode().lower() == name]
        assert len(found) < 2, found
        return found[0] if found else None


def run(coroutine):
    """Its result, from a loop of its own in a thread of its own: a browser's loop may stand in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def ask(app, path="/id/overview", method="GET", *, client="103.10.1.1", body=(b"",), host="testserver", **headers):
    """One request; body: its parts; headers: `x_name="value"`."""
    given = [] if host is None else [(b"host", host.encode("latin-1"))]
    given += [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()]
    path, _, query = path.partition("?")
    scope = {"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": given,
             "client": (client, 5000) if client else None, "scheme": "http", "state": {}}  # fmt: skip
    parts, answer = list(body), Answer()

    async def receive():
        if not parts:
            await asyncio.sleep(3600)
        part = parts.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(parts)}

    async def send(message):
        if message["type"] == "http.response.start":
            answer.status, answer.headers = message["status"], tuple(message["headers"])
            answer.began += 1
        else:
            answer.body += message.get("body", b"")

    run(app(scope, receive, send))
    answer.scope = scope
    return answer


class App:
    """Takes the whole body and answers with its length. seen: the scopes."""

    def __init__(self, headers=(), seconds=0.0):
        self.seen, self.headers, self.seconds = [], list(headers), seconds

    async def __call__(self, scope, receive, send):
        self.seen.append(scope)
        if scope["type"] != "http":
            return
        await asyncio.sleep(self.seconds)
        length, more = 0, True
        while more:
            message = await receive()
            length, more = length + len(message["body"]), message["more_body"]
        await send({"type": "http.response.start", "status": 200, "headers": self.headers})
        await send({"type": "http.response.body", "body": str(length).encode()})


@pytest.fixture
def app():
    return App()
