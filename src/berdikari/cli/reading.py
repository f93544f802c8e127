"""Reading what the user named, with a progress bar: shared by the verbs that read documents."""

from collections.abc import Iterator, Sequence

from berdikari.cli.screen import Screen
from berdikari.edge.batch import read_sources
from berdikari.edge.config import Settings
from berdikari.edge.executor import open_executor
from berdikari.edge.readers import step_of
from berdikari.edge.sources import find_sources
from berdikari.records import Reading


def readings(given: Sequence[str], settings: Settings, screen: Screen) -> Iterator[Reading]:
    """What came of each source that was named, in order."""
    step, sources = step_of(settings), find_sources(given)
    count = len(sources)
    with open_executor(settings, count) as executor:
        done = read_sources(sources, step, settings, executor)
        yield from screen.progress(done, count, screen.words("say.reading"))
