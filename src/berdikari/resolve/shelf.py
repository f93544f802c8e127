"""Shelf: things under keys that come out in the order of a rank, without sorting everything again for each change."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Shelf(Generic[T]):
    """A mapping whose values come out in order of `rank`; to change one costs little, to read all is one pass."""

    def __init__(self, rank: Callable[[T], Any]) -> None:
        self._rank = rank
        self._things: dict[str, T] = {}
        self._order: list[tuple[Any, str]] = []
        self._stale = False
        self._seen: tuple[T, ...] | None = ()

    def get(self, key: str) -> T | None:
        """What lies under the key."""
        return self._things.get(key)

    def put(self, key: str, thing: T) -> None:
        """Lay a thing under the key, in place of what lay there."""
        self.drop(key)
        self._things[key] = thing
        self._order.append((self._rank(thing), key))
        self._stale, self._seen = True, None

    def drop(self, key: str) -> None:
        """Take away what lies under the key, if anything does."""
        old = self._things.pop(key, None)
        if old is not None:
            self._stale, self._seen = True, None

    def all(self) -> tuple[T, ...]:
        """Everything, in order."""
        if self._stale:
            self._order = [(rank, key) for rank, key in self._order if self._held(rank, key)]
            self._order.sort()
            self._order = [row for at, row in enumerate(self._order) if not at or row != self._order[at - 1]]
            self._stale = False
        if self._seen is None:
            self._seen = tuple(self._things[key] for _, key in self._order)
        return self._seen

    def _held(self, rank: Any, key: str) -> bool:
        thing = self._things.get(key)
        return thing is not None and self._rank(thing) == rank
