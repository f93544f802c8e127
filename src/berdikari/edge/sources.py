"""What a user names (files, folders, `-`, links) into the sources to be read, one after the other."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from berdikari.edge.load import STANDARD_INPUT, is_link
from berdikari.errors import UnreadableSourceError

# Office files and archives are among them so that they are refused in words and not passed over in silence.
SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".zip")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to read. address: path, link or `-`; name: under which it is registered."""

    address: str
    name: str


def find_sources(given: Iterable[str]) -> tuple[Source, ...]:
    """The sources that are named, in the order given; a folder's files in the order of their names, no hidden ones.

    A file is named by its file name, a folder's file by its path within the folder; where two would then have one name,
    both keep the path as given. Raises UnreadableSourceError for a folder that holds none.
    """
    found = list(dict.fromkeys(source for address in given for source in _expand(address)))
    names = Counter(source.name for source in found)
    return tuple(source if names[source.name] == 1 else _in_full(source) for source in found)


def _expand(address: str) -> Iterator[Source]:
    if address == STANDARD_INPUT:
        yield Source(address=address, name="stdin")
    elif is_link(address):
        yield Source(address=address, name=address)
    elif Path(address).is_dir():
        yield from _in_folder(address)
    else:
        yield Source(address=address, name=printable(PurePath(address).name or address))


def _in_folder(address: str) -> Iterator[Source]:
    files = list(_files_in(Path(address)))
    if not files:
        raise UnreadableSourceError(address, "no file that may be an article", f"one of {', '.join(SUFFIXES[:7])}")
    for path in files:
        yield Source(address=str(path), name=printable(path.relative_to(address).as_posix()))


def _files_in(folder: Path) -> Iterator[Path]:
    """Files of a folder and its folders that may be articles; links to folders are not followed, so that it ends."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            hidden = name.startswith((".", "~$")) or name.upper().startswith("README")
            if not hidden and PurePath(name).suffix.lower() in SUFFIXES:
                yield Path(here, name)


def _in_full(source: Source) -> Source:
    return Source(address=source.address, name=printable(PurePath(source.address).as_posix()))


def printable(name: str) -> str:
    """A file name with bytes that are no UTF-8 shown as a question mark in a box, so that it can be stored."""
    return os.fsencode(name).decode("utf-8", "replace")
