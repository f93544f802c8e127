"""The session's cookie: not for scripts, not for other sites, and with https for nothing but https."""

from berdikari.web.guard.asgi import Scope, headers


class SessionCookie:
    """Its name and flags; `__Host-` makes browsers refuse one that a neighbouring site or plain http set."""

    def __init__(self, *, https: bool) -> None:
        self.name = "__Host-berdikari" if https else "berdikari"
        self._flags = "; Path=/; HttpOnly; SameSite=Lax" + ("; Secure" if https else "")

    def kept(self, secret: str) -> str:
        """Value of a Set-Cookie header; it goes when the browser closes, the session itself ends on the server."""
        return f"{self.name}={secret}{self._flags}"

    def dropped(self) -> str:
        """Value of a Set-Cookie header that takes it away."""
        return f"{self.name}={self._flags}; Max-Age=0"

    def read(self, scope: Scope) -> str:
        """The secret that a request carries; empty where it carries none, or more than one."""
        found = []
        for line in headers(scope, "cookie"):
            for part in line.split(";"):
                name, _, value = part.strip().partition("=")
                if name == self.name:
                    found.append(value)
        return found[0] if len(found) == 1 else ""
