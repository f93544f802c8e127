"""Reading what the user named, with a progress bar: shared by the verbs that read documents."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from berdikari.cli.screen import Screen
from berdikari.edge.batch import read_sources
from berdikari.edge.config import Settings
from berdikari.edge.executor import open_executor
from berdikari.edge.readers import step_of
from berdikari.edge.sources import Source, find_sources, passed_over
from berdikari.records import Reading

_LARGE = 300_000  # bytes from which a text takes a while
_NAMED = 20  # files that are passed over


def readings(given: Sequence[str], settings: Settings, screen: Screen) -> Iterator[Reading]:
    """What came of each source that was named, in order."""
    step, sources = step_of(settings), find_sources(given)
    count = len(sources)
    with open_executor(settings, count) as executor:
        done = read_sources(_announced(sources, screen), step, settings, executor)
        yield from screen.progress(done, count, screen.words("say.reading"))
    if over := list(passed_over(given)):
        rest = f" + {len(over) - _NAMED}" if len(over) > _NAMED else ""
        screen.say(screen.words("say.passed_over", count=len(over), names=", ".join(over[:_NAMED]) + rest))


def _announced(sources: Iterable[Source], screen: Screen) -> Iterator[Source]:
    """The sources; of a large one it is said that it is being read."""
    for source in sources:
        path = Path(source.address)
        if path.is_file() and (size := path.stat().st_size) > _LARGE:
            screen.say(
                screen.words("say.reading_large", name=source.name, size=screen.words.number(round(size / 1e6, 1)))
            )
        yield source
