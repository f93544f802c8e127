"""Shelf: things under keys that come out in the order of a rank, without sorting everything again for each change."""

from bisect import bisect_left
from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_MANY = 500  # so many changes at once are sorted together


class Shelf(Generic[T]):
    """A mapping whose values come out in order of `rank`.

    A change moves what lies behind it, and nothing is sorted anew.
    """

    def __init__(self, rank: Callable[[T], Any]) -> None:
        self._rank = rank
        self._things: dict[str, T] = {}
        self._keys: list[tuple[Any, str]] = []
        self._row: list[T] = []
        self._old: dict[str, T] = {}  # what the row still holds under keys that changed

    def get(self, key: str) -> T | None:
        """What lies under the key."""
        return self._things.get(key)

    def put(self, key: str, thing: T) -> None:
        """Lay a thing under the key, in place of what lay there."""
        self._note(key)
        self._things[key] = thing

    def drop(self, key: str) -> None:
        """Take away what lies under the key, if anything does."""
        if key in self._things:
            self._note(key)
            del self._things[key]

    def all(self) -> tuple[T, ...]:
        """Everything, in order."""
        if len(self._old) > _MANY:
            self._keys = sorted((self._rank(thing), key) for key, thing in self._things.items())
            self._row = [self._things[key] for _, key in self._keys]
        else:
            for key, old in self._old.items():
                self._replace(key, old)
        self._old.clear()
        return tuple(self._row)

    def _note(self, key: str) -> None:
        if key not in self._old:
            self._old[key] = self._things.get(key, _NOTHING)

    def _replace(self, key: str, old: Any) -> None:
        if old is not _NOTHING:
            at = bisect_left(self._keys, (self._rank(old), key))
            del self._keys[at], self._row[at]
        thing = self._things.get(key)
        if thing is not None:
            place = (self._rank(thing), key)
            at = bisect_left(self._keys, place)
            self._keys.insert(at, place)
            self._row.insert(at, thing)


_NOTHING: Any = object()
