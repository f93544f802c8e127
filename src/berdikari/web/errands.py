"""Errands: what takes long is worked out in a process of its own, tells how far it is, and can be asked to stop."""

import multiprocessing
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from threading import Lock
from time import monotonic
from typing import Any

from berdikari.errors import BerdikariError

MOST_KEPT, MOST_WAITING, SECONDS = 24, 6, 300.0
Tell = Callable[[Any], bool]
Task = Callable[..., Any]


@dataclass(slots=True, kw_only=True, eq=False)
class Errand:
    """Something to work out. state: waiting, running, done or failed; told: what was heard of it last."""

    state: str = "waiting"
    told: Any = None
    answer: Any = None
    fault: str = ""
    stopped: bool = False

    @property
    def busy(self) -> bool:
        """True while there is no answer yet, and one may come."""
        return self.state in ("waiting", "running")

    def stop(self) -> None:
        """Ask for the best answer so far."""
        self.stopped = True


class Errands:
    """One errand after the other; the answers of the latest are kept by what was asked, so that it is asked once."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._kept: OrderedDict[object, Errand] = OrderedDict()
        self._lock = Lock()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="errand")
        self._closed = False

    def find(self, key: object) -> Errand | None:
        """The errand of a key where one was sent."""
        return self._kept.get(key)

    def send(self, key: object, task: Task, *given: Any) -> Errand:
        """Have `task(*given, tell)` worked out in the background, once for each key; a failed one is tried again.

        tell: takes what is to be told, gives False where the answer is wanted now. Task and what goes in and out must
        be picklable. Raises BerdikariError where too many wait already.
        """
        with self._lock:
            held = self._kept.get(key)
            if held is not None and held.state != "failed":
                self._kept.move_to_end(key)
                return held
            if sum(one.busy for one in self._kept.values()) >= MOST_WAITING:
                raise BerdikariError(f"found {MOST_WAITING} questions that wait for an answer, wanted fewer: ask later")
            errand = self._kept[key] = Errand()
            done = [name for name, one in self._kept.items() if not one.busy]
            for old in done[: max(0, len(self._kept) - MOST_KEPT)]:
                del self._kept[old]
        self._thread.submit(self._run, errand, task, given)
        return errand

    def close(self) -> None:
        """Stop at once, and answer nothing more."""
        self._closed = True
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _run(self, errand: Errand, task: Task, given: tuple[Any, ...]) -> None:
        context = multiprocessing.get_context("spawn")
        line, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, task, given), daemon=True)
        process.start()
        theirs.close()
        errand.state = "running"
        try:
            self._listen(errand, line)
        except (EOFError, OSError):
            errand.fault, errand.state = "", "failed"
        finally:
            process.kill()
            process.join()
            line.close()

    def _listen(self, errand: Errand, line: Connection) -> None:
        """Hear what the process tells, until it has an answer, is over its time, or everything closes."""
        end, asked = monotonic() + self._seconds, False
        while not self._closed and monotonic() < end:
            if errand.stopped and not asked:
                line.send("stop")
                asked = True
            if not line.poll(0.2):
                continue
            what, said = line.recv()
            if what == "told":
                errand.told = said
            else:
                errand.answer, errand.fault = (said, "") if what == "done" else (None, said)
                errand.state = what
                return
        errand.state = "failed"


def _work(line: Connection, task: Task, given: tuple[Any, ...]) -> None:
    """What the process does: the task, and nothing after it. Its threads may tell at the same time."""
    lock = Lock()

    def tell(what: Any) -> bool:
        with lock:
            line.send(("told", what))
            return not line.poll()

    with suppress(OSError, KeyboardInterrupt):
        try:
            line.send(("done", task(*given, tell)))
        except (BerdikariError, ImportError) as fault:
            line.send(("failed", str(fault)))
