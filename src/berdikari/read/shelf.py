"""Shelf: things put under keys and found again by any of them, in the order in which they came."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Shelf(Generic[T]):
    """Things under keys. every: all of them, in order; nobody else adds to it while things are put."""

    def __init__(self) -> None:
        self.every: list[T] = []
        self._places: dict[int, int] = {}
        self._under: defaultdict[str, set[int]] = defaultdict(set)

    def put(self, thing: T, keys: Iterable[str]) -> None:
        """Put a thing under keys, or one that stands here already under more of them."""
        place = self._places.setdefault(id(thing), len(self.every))
        if place == len(self.every):
            self.every.append(thing)
        for key in keys:
            self._under[key].add(place)

    def under(self, keys: Iterable[str]) -> Iterator[T]:
        """The things under any of the keys, in the order in which they came."""
        places = set().union(*(self._under[key] for key in keys if key in self._under))
        return (self.every[place] for place in sorted(places))
