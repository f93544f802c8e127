"""Candidates: which mentions share a block, kept so that one more mention finds its own without looking at the rest."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator

from berdikari.resolve.blocks import is_lone, lone_keys, pair_keys
from berdikari.resolve.mention import Mention

ANCHORS = 50
_Place = tuple[str, str]  # day of publication, mention
_Kept = tuple[_Place, bool, tuple[str, ...], tuple[str, ...]]  # is it lone, its keys of pairs, its lone keys
_Act = Callable[[dict[str, list[_Place]], str, _Place], Iterable[str]]


class Candidates:
    """Blocks of mentions. In a block each mention is compared with the ANCHORS oldest ones, those with all of it.

    So the pairs of a block of n mentions grow with n, not with its square, and which pairs they are depends on the
    block alone, not on the order in which its mentions came.
    """

    def __init__(self) -> None:
        self._pairs: dict[str, list[_Place]] = {}
        self._lone: dict[str, list[_Place]] = {}
        self._full: dict[str, list[_Place]] = {}
        self._kept: dict[str, _Kept] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._kept

    def add(self, mention: Mention) -> set[str]:
        """Put the mention into its blocks; gives others whose pairs changed because an anchor was displaced."""
        place = (mention.published or "9999", mention.id)
        kept = place, is_lone(mention), tuple(pair_keys(mention)), tuple(lone_keys(mention))
        self._kept[mention.id] = kept
        return self._each(kept, self._insert)

    def remove(self, name: str) -> set[str]:
        """Take a mention out of its blocks; gives others whose pairs changed because an anchor was replaced."""
        return self._each(self._kept.pop(name), self._delete)

    def of(self, name: str) -> set[str]:
        """The mentions with which this one is to be compared."""
        found: set[str] = set()
        place, lone, pairs, lones = self._kept[name]
        for key in pairs:
            found.update(_partners(self._pairs[key], place))
        for key in lones:
            if lone:
                found.update(_partners(self._lone[key], place))
                found.update(name for _, name in self._full.get(key, ())[:ANCHORS])
            elif key in self._lone and place in self._full[key][:ANCHORS]:
                found.update(name for _, name in self._lone[key])
        found.discard(name)
        return found

    def _each(self, kept: _Kept, act: _Act) -> set[str]:
        place, lone, pairs, lones = kept
        changed: set[str] = set()
        for key in pairs:
            changed.update(act(self._pairs, key, place))
        side = self._lone if lone else self._full
        for key in lones:
            moved = act(side, key, place)
            changed.update(moved)
            if moved and side is self._full:
                changed.update(name for _, name in self._lone.get(key, ()))
        return changed

    @staticmethod
    def _insert(blocks: dict[str, list[_Place]], key: str, place: _Place) -> Iterable[str]:
        block = blocks.get(key)
        if block is None:
            blocks[key] = [place]
            return ()
        insort(block, place)
        if len(block) > ANCHORS and place <= block[ANCHORS - 1]:
            return [name for _, name in block]
        return ()

    @staticmethod
    def _delete(blocks: dict[str, list[_Place]], key: str, place: _Place) -> Iterable[str]:
        block = blocks.get(key, [])
        at = bisect_left(block, place)
        if at < len(block) and block[at] == place:
            del block[at]
            if at < ANCHORS <= len(block):
                return [name for _, name in block]
        if not block:
            blocks.pop(key, None)
        return ()


def _partners(block: list[_Place], place: _Place) -> Iterator[str]:
    anchored = len(block) <= ANCHORS or place <= block[ANCHORS - 1]
    return (name for _, name in (block if anchored else block[:ANCHORS]))
