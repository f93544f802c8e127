"""Rates: a bucket of tokens for each session or API token, and one four times as large for each address."""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable

from berdikari.edge.accounts.throttle import network_of
from berdikari.web.guard.asgi import App, Receive, Scope, Send, header, is_asset, refuse

_MOST_KEYS = 20_000
_ADDRESS = 4
_HEAVY = 5


class Buckets:
    """So many at once, and then so many a second. The longest unused ones are forgotten: they were full again."""

    def __init__(self, per_second: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._burst, self._clock = per_second, burst, clock
        self._kept: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str, cost: float) -> float:
        """Take from a bucket: 0 where there was enough, else the seconds until there will be."""
        now = self._clock()
        held, then = self._kept.pop(key, (self._burst, now))
        held = min(self._burst, held + (now - then) * self._rate)
        cost = min(cost, self._burst)
        wait = 0.0 if held >= cost else (cost - held) / self._rate
        self._kept[key] = (held if wait else held - cost, now)
        if len(self._kept) > _MOST_KEYS:
            self._kept.popitem(last=False)
        return wait


class Rates:
    """Answers 429 with Retry-After to whoever asks too often. What changes something counts five times."""

    def __init__(self, app: App, per_minute: int, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._app = app
        self._each = Buckets(per_minute / 60, burst, clock)
        self._address = Buckets(per_minute / 60 * _ADDRESS, burst * _ADDRESS, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what there is a token for."""
        wait = 0.0
        if scope["type"] == "http" and not is_asset(scope["path"]):
            cost = 1 if scope["method"] in ("GET", "HEAD") else _HEAVY
            wait = self._address.take(network_of(address_of(scope)), cost)
            if not wait and (key := _credential(scope)):
                wait = self._each.take(key, cost)
        if wait:
            seconds = int(wait) + 1
            await refuse(scope, send, 429, "rate", [(b"retry-after", b"%d" % seconds)], seconds=seconds)
        else:
            await self._app(scope, receive, send)


def address_of(scope: Scope) -> str:
    """The network address that a request comes from; empty where it comes by a socket of this machine."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def _credential(scope: Scope) -> str:
    """What a session or token is counted by; a made-up one is caught by its address."""
    shown = header(scope, "authorization") or header(scope, "cookie")
    return hashlib.sha256(shown.encode("latin-1")).hexdigest() if shown else ""
