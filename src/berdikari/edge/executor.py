"""Who does the work on many documents: this process, processes of this machine, or a Dask cluster by its address."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from typing import Any, TypeVar

from berdikari.edge.config import Settings
from berdikari.errors import BerdikariError

Given = TypeVar("Given")
Found = TypeVar("Found")
FEW = 32


@contextmanager
def open_executor(settings: Settings, count: int, few: int = FEW) -> Iterator[Executor | None]:
    """An executor fit for so many documents, closed at the end; None: no more than `few`, for this process alone.

    At the first fault or Ctrl-C what has not begun is dropped. Raises BerdikariError for a cluster that is not there.
    """
    executor: Executor
    if settings.executor:
        executor = _cluster(settings.executor)
    elif count <= few or settings.workers == 1:
        yield None
        return
    else:
        executor = Processes(settings.workers or os.cpu_count() or 1)
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()


class Processes(Executor):
    """Processes of this machine; where a document kills one of them, new work goes to new ones."""

    def __init__(self, count: int) -> None:
        self.workers = count
        self._pool = _pool(count)

    def submit(self, work: Callable[..., Found], /, *args: Any, **named: Any) -> Future[Found]:
        """As every executor's."""
        try:
            return self._pool.submit(work, *args, **named)
        except BrokenExecutor:
            self._pool.shutdown(wait=False)
            self._pool = _pool(self.workers)
            return self._pool.submit(work, *args, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As every executor's."""
        self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)


def alone(work: Callable[[Given], Found], given: Given) -> Found:
    """What a function gives in a process of its own. Raises BrokenExecutor where the process dies of it."""
    with _pool(1) as executor:
        return executor.submit(work, given).result()


def _pool(count: int) -> ProcessPoolExecutor:
    """Started anew, not forked: a fork of a process with threads (the progress bar has one) may hang."""
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_ignore_interrupt)


def _ignore_interrupt() -> None:
    """Ctrl-C reaches all processes of a terminal; only the first one answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Cluster(Executor):
    """A Dask cluster; work on which its workers died breaks as it does in processes of this machine."""

    def __init__(self, client: Any) -> None:
        self._client, self._executor = client, client.get_executor(pure=False)
        self.workers = sum(client.nthreads().values())

    def submit(self, work: Callable[..., Found], /, *args: Any, **named: Any) -> Future[Found]:
        """As every executor's."""
        outer: Future[Found] = Future()
        self._executor.submit(work, *args, **named).add_done_callback(lambda inner: _hand_on(inner, outer))
        return outer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As every executor's."""
        self._executor.shutdown(wait=wait and not cancel_futures)  # without waiting, Dask drops what is left
        self._client.close()


def _hand_on(inner: Future[Found], outer: Future[Found]) -> None:
    """What came of work, with the cluster's word for a death among its workers in our own."""
    fault = inner.exception() if not inner.cancelled() else BrokenExecutor("the cluster dropped it")
    if fault is None:
        outer.set_result(inner.result())
    elif type(fault).__name__ == "KilledWorker":
        outer.set_exception(BrokenExecutor(str(fault)))
    else:
        outer.set_exception(fault)


def _cluster(address: str) -> Executor:
    try:
        connect: Any = import_module("distributed").Client  # an extra
    except ImportError:
        raise BerdikariError(
            f"executor {address}: found no Dask, wanted it installed: pip install 'berdikari[cluster]'"
        ) from None
    try:
        return Cluster(connect(address, timeout=10))
    except (OSError, ValueError) as fault:
        raise BerdikariError(f"executor {address}: found {fault}, wanted a Dask scheduler as tcp://host:8786") from None
