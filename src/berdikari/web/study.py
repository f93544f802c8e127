"""The study: the engines think about the partnerships of the register in a process of its own, which ends when it has
nothing to do: here they would hold up pages, and stay in memory for good.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

from berdikari.errors import BerdikariError
from berdikari.records import Partnership
from berdikari.web.thinking import Matter, hold, think
from berdikari.web.workroom import PATIENCE, Workroom

if TYPE_CHECKING:
    from berdikari.web.desk import Sight

T = TypeVar("T")
Given = TypeVarTuple("Given")
SECONDS, BYTES = 30, 4 * 2**30
KEPT = 8  # answers
_PART = 250  # partnerships that are sent at a time: other requests go on between them


class Study:
    """Answers to what is asked of the engines; the latest are kept."""

    def __init__(self) -> None:
        self._room = Workroom(think, SECONDS, BYTES)
        self._lock = Lock()
        self._kept: OrderedDict[object, Any] = OrderedDict()

    def ask(self, sight: "Sight", task: Callable[[Matter, *Given], T], *given: *Given) -> T:
        """What `task(matter, *given)`, a function of `thinking`, makes of a register. Raises BerdikariError where it
        takes too long, where too many wait, and as the task does.
        """
        key = (sight.stamp, task, given)
        if not self._lock.acquire(timeout=PATIENCE):
            raise BerdikariError("found questions that are thought about for long, wanted none before: ask later")
        try:
            found: T = self._kept.pop(key) if key in self._kept else self._answer(sight, task, given)
            if not isinstance(found, bytes):  # of the API: large, and seldom asked again
                self._kept[key] = found
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return found
        finally:
            self._lock.release()

    def close(self) -> None:
        """End the process."""
        self._room.close()

    def _answer(self, sight: "Sight", task: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        at_hand, answer = self._do(task, sight.stamp, given)
        if not at_hand:
            for part in _parts(sight):
                self._do(hold, sight.stamp, (sight.today, part))
            _, answer = self._do(task, sight.stamp, given)
        return answer

    def _do(self, task: Callable[..., Any], stamp: str, given: tuple[Any, ...]) -> tuple[bool, Any]:
        done: tuple[bool, Any] | None = self._room.do(task, stamp, given)
        if done is None:
            raise BerdikariError("found more than can be worked out in time, wanted less: ask for one device or firm")
        return done


def _parts(sight: "Sight") -> Iterator[tuple[Partnership, ...]]:
    """The partnerships, a part at a time, without what no engine looks at; of an empty register one empty part."""
    every = sight.resolution.partnerships
    for first in range(0, max(1, len(every)), _PART):
        yield tuple(replace(one, claims=(), conflicts=(), people=(), owners=()) for one in every[first : first + _PART])
