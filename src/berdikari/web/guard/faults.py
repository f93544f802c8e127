"""What nobody foresaw: a sentence and a number to whoever asks; the details stay with the server."""

from berdikari.web.guard.asgi import App, Message, Receive, Scope, Send, refuse


class Faults:
    """Answers 500 in plain words where the app fails before it answers, whichever part of it fails.

    The fault goes on to the server, which writes it to standard error.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and keep back what an app says of a fault of its own."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            if status != 500:
                await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            if status in (0, 500):
                await refuse(scope, send, 500, "broken", number=scope["state"]["request_id"])
