"""Connections end that do not get on: heads of requests that never come whole, answers that are never fetched.

The server lets so many connections stand at once; without an end to each, one address could hold them all.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol


class HurriedProtocol(H11Protocol):
    """HTTP/1.1 in which a head comes within `head_seconds` and a request is through within `whole_seconds`."""

    head_seconds, whole_seconds = 20.0, 900.0
    _end: asyncio.TimerHandle | None = None
    _at: object = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first head."""
        super().connection_made(transport)
        self._look()

    def data_received(self, data: bytes) -> None:
        """A piece that ends no head wins no time."""
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        """Wait for the next head."""
        super().on_response_complete()
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is waited for any more."""
        super().connection_lost(exc)
        if self._end is not None:
            self._end.cancel()

    def _look(self) -> None:
        """Set the clock where a wait of another kind begins."""
        cycle: Any = self.cycle
        works = cycle is not None and not cycle.response_complete
        at = (cycle, works)
        if at == self._at:
            return
        self._at = at
        if self._end is not None:
            self._end.cancel()
        self._end = self.loop.call_later(self.whole_seconds if works else self.head_seconds, self._give_up)

    def _give_up(self) -> None:
        self.transport.abort()
