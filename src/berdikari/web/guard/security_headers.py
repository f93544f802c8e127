"""Headers that every answer carries, so that a browser runs, embeds and keeps nothing that it should not."""

from berdikari.web.guard.asgi import App, Headers, Message, Receive, Scope, Send, is_asset

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_OFF = ("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media",
        "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "publickey-credentials-get",
        "screen-wake-lock", "usb", "xr-spatial-tracking")  # fmt: skip
_ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": ", ".join(f"{feature}=()" for feature in _OFF),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_A_YEAR = "max-age=31536000; includeSubDomains"


class SecurityHeaders:
    """Adds the headers; one that the app has set itself stays, but for the policies, which hold for all.

    keeps: whether a browser may keep pages, as on one's own machine; behind a log-in it keeps nothing but assets.
    """

    def __init__(self, app: App, *, https: bool, keeps: bool) -> None:
        self._app, self._keeps = app, keeps
        always = _ALWAYS | ({"strict-transport-security": _A_YEAR} if https else {})
        self._lines: Headers = [(name.encode(), value.encode()) for name, value in always.items()]
        self._names = frozenset(name for name, _ in self._lines)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and add to the answer."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self._with(message.get("headers", []), self._keeps or is_asset(scope["path"]))
            await send(message)

        await self._app(scope, receive, sending)

    def _with(self, given: Headers, keeps: bool) -> Headers:
        dropped = self._names if keeps else self._names | {b"cache-control"}
        kept = [(name, value) for name, value in given if name.lower() not in dropped]
        if not any(name.lower() == b"cache-control" for name, _ in kept):
            kept.append((b"cache-control", b"no-store"))
        return kept + self._lines
