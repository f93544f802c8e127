"""A number for each request, of our own making, by which the audit log and an answer find each other."""

import secrets

from berdikari.web.guard.asgi import App, Message, Receive, Scope, Send


class RequestId:
    """Sets `scope["state"]["request_id"]` and the header X-Request-ID. Whatever else than HTTP comes is turned away."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, under a number."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": f"{scope['type']}.close", "code": 1003})
            return
        number = secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = number

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), (b"x-request-id", number.encode())]
            await send(message)

        await self._app(scope, receive, sending)
