"""Many sources through one step (loading, then what the caller does with a document), in order, in constant memory."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import replace
from functools import partial
from itertools import islice

from berdikari.edge.config import Settings
from berdikari.edge.executor import alone
from berdikari.edge.load import STANDARD_INPUT, load
from berdikari.edge.readers import Step, left_out
from berdikari.edge.sources import Source
from berdikari.errors import BerdikariError
from berdikari.records import Document, Problem, Reading

Work = Callable[[list[Source]], list[Reading]]
_CHUNK = 8
_AHEAD = 16  # chunks handed out, or two for each worker where an executor has more


def read_source(source: Source, step: Step, settings: Settings) -> Reading:
    """What came of one source. A fault, foreseen or not, is a Problem of severity `error` that names it."""
    try:
        document, problems = load(source.address, settings, name=source.name)
    except BerdikariError as fault:
        return left_out(source.name, "load", str(fault).removeprefix(f"{source.name}: "))
    except Exception as fault:  # noqa: BLE001 - whatever breaks on one document, the others go on
        return left_out(source.name, "load", f"{type(fault).__name__}: {fault}")
    return read_text(document, step, problems)


def read_text(document: Document, step: Step, problems: tuple[Problem, ...] = ()) -> Reading:
    """What came of a document; problems: those of loading it."""
    try:
        reading = step(document)
    except BerdikariError as fault:
        return left_out(document.source, "read", str(fault))
    except Exception as fault:  # noqa: BLE001 - as above
        return left_out(document.source, "read", f"{type(fault).__name__}: {fault}")
    return replace(reading, problems=(*problems, *reading.problems))


def read_sources(
    sources: Iterable[Source], step: Step, settings: Settings, executor: Executor | None = None
) -> Iterator[Reading]:
    """What came of each source, in their order; with an executor several at a time, and never many ahead."""
    work = partial(_read_chunk, step=step, settings=settings)
    if executor is None:
        yield from (read_source(source, step, settings) for source in sources)
        return
    ahead = max(_AHEAD, 2 * getattr(executor, "workers", 0))
    pending: deque[tuple[list[Source], Future[list[Reading]]]] = deque()
    for chunk in _chunks(sources):
        pending.append((chunk, _submit(executor, work, chunk)))
        if len(pending) >= ahead:
            yield from _collect(*pending.popleft(), work)
    while pending:
        yield from _collect(*pending.popleft(), work)


def _read_chunk(chunk: list[Source], step: Step, settings: Settings) -> list[Reading]:
    return [read_source(source, step, settings) for source in chunk]


def _chunks(sources: Iterable[Source]) -> Iterator[list[Source]]:
    rest = iter(sources)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _submit(executor: Executor, work: Work, chunk: list[Source]) -> Future[list[Reading]]:
    """The chunk's future; standard input belongs to this process alone."""
    if all(source.address != STANDARD_INPUT for source in chunk):
        return executor.submit(work, chunk)
    future: Future[list[Reading]] = Future()
    future.set_result(work(chunk))
    return future


def _collect(chunk: list[Source], future: Future[list[Reading]], work: Work) -> Iterator[Reading]:
    """The chunk's readings; where its process died, halves of it in processes of their own until it is found."""
    try:
        yield from future.result()
    except BrokenExecutor:
        yield from _survivors(chunk, work)


def _survivors(chunk: list[Source], work: Work) -> list[Reading]:
    try:
        return alone(work, chunk)
    except BrokenExecutor:
        if len(chunk) == 1:
            why = "the process that read it died: it is too large, or breaks the reader"
            return [left_out(chunk[0].name, "read", why)]
    half = len(chunk) // 2
    return _survivors(chunk[:half], work) + _survivors(chunk[half:], work)
