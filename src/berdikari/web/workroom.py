"""A workroom: a process of its own for work that may take too long, and is killed then."""

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import BoundedSemaphore, Lock
from typing import Any

from berdikari.edge.fetch.limited import limit_next
from berdikari.errors import BerdikariError

MOST_WAITING, PATIENCE, IDLE = 8, 20.0, 60.0  # orders at a time; seconds for a place; seconds until it ends itself


class Workroom:
    """One process that does one thing after the other: `task(*given)`. It starts when it is first needed.

    seconds: processor time an order may take, twice that and `grace` by the clock; memory: in bytes
    """

    def __init__(self, task: Callable[..., Any], seconds: int, memory: int, grace: float = 20) -> None:
        self._given = task, seconds, memory
        self._patience = 2 * seconds + grace
        self._lock, self._places = Lock(), BoundedSemaphore(MOST_WAITING)
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def do(self, *given: Any) -> Any:
        """What the task gives; None where the process dies on it or takes too long. Raises BerdikariError where too
        many wait, and what the task raises.
        """
        if not self._places.acquire(timeout=PATIENCE):
            raise BerdikariError(f"found {MOST_WAITING} orders that wait already, wanted fewer: ask later")
        try:
            with self._lock:
                done, answer = self._done(given)
        finally:
            self._places.release()
        if not done and answer is not None:
            raise BerdikariError(answer)
        return answer

    def close(self) -> None:
        """Kill the process; the next order starts another one."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None

    def _done(self, given: tuple[Any, ...]) -> tuple[bool, Any]:
        try:
            line = self._sent(given)
            if line.poll(self._patience):
                found: tuple[bool, Any] = line.recv()
                return found
        except (EOFError, OSError):
            pass
        self.close()
        return False, None

    def _sent(self, given: tuple[Any, ...]) -> Connection:
        """The line on which the answer will come. A process that has just gone is followed by another."""
        try:
            line = self._open()
            line.send(given)
        except OSError:
            self.close()
            line = self._open()
            line.send(given)
        return line

    def _open(self) -> Connection:
        if self._process is None or not self._process.is_alive() or self._line is None:
            self.close()
            context = multiprocessing.get_context("spawn")
            self._line, theirs = context.Pipe()
            self._process = context.Process(target=_work, args=(theirs, *self._given), daemon=True)
            self._process.start()
            theirs.close()
        return self._line


def _work(line: Connection, task: Callable[..., Any], seconds: int, memory: int) -> None:
    """What the process does until its parent hangs up, or has nothing to do for long."""
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while line.poll(IDLE):
            given: tuple[Any, ...] = line.recv()
            limit_next(seconds, memory)
            try:
                answer = True, task(*given)
            except BerdikariError as fault:
                answer = False, str(fault)
            line.send(answer)
