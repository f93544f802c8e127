"""Reading what the user named, with a progress bar: shared by the verbs that read documents."""

from collections.abc import Iterator, Sequence

from berdikari.cli.screen import Screen
from berdikari.edge.batch import read_document, read_sources
from berdikari.edge.config import Settings
from berdikari.edge.executor import open_executor
from berdikari.edge.sources import find_sources
from berdikari.records import Reading


def readings(given: Sequence[str], settings: Settings, screen: Screen) -> Iterator[Reading]:
    """What came of each source that was named, in order."""
    sources = find_sources(given)
    with open_executor(settings, len(sources)) as executor:
        done = read_sources(sources, read_document, settings, executor)
        yield from screen.progress(done, len(sources), screen.words("say.reading"))
