"""Errands: what takes long is worked out in another process, tells how far it is, and can be asked to stop.

The process stays for a while after an answer: what it has loaded is at hand for the next question.
"""

import multiprocessing
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Event, Lock
from time import monotonic
from typing import Any

from berdikari.errors import BerdikariError

MOST_KEPT, MOST_WAITING, SECONDS, IDLE = 24, 6, 300.0, 180.0
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
    ended: Event = field(default_factory=Event)

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
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

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
        self._end()

    def _run(self, errand: Errand, task: Task, given: tuple[Any, ...]) -> None:
        errand.state = "running"
        try:
            line = self._sent((task, given))
            self._listen(errand, line)
        except (EOFError, OSError):
            errand.fault, errand.state = "", "failed"
        finally:
            if errand.state == "failed" or self._closed:
                self._end()
            errand.ended.set()

    def _sent(self, order: tuple[Any, ...]) -> Connection:
        """The line on which the answer will come. A process that has just gone is followed by another."""
        if self._process is None or not self._process.is_alive():
            return self._begun(order)
        assert self._line is not None
        try:
            self._line.send(order)
        except OSError:
            return self._begun(order)
        return self._line

    def _begun(self, order: tuple[Any, ...]) -> Connection:
        self._end()
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._line.send(order)
        return self._line

    def _end(self) -> None:
        if self._process is not None and self._line is not None:
            self._process.kill()
            self._process.join()
            self._line.close()
        self._process = self._line = None

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


def _work(line: Connection) -> None:
    """What the process does, until its parent hangs up or has nothing to do for long."""
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while line.poll(IDLE):
            order = line.recv()
            if order == "stop":  # of an errand that had its answer already
                continue
            task, given = order
            try:
                answer = "done", task(*given, _teller(line))
            except (BerdikariError, ImportError) as fault:
                answer = "failed", str(fault)
            line.send(answer)


def _teller(line: Connection) -> Tell:
    """Tells the parent, and hears whether it wants the answer now. Threads of a task may tell at the same time."""
    lock = Lock()

    def tell(what: Any) -> bool:
        with lock:
            line.send(("told", what))
            return not line.poll()

    return tell
