"""What a user names (files, folders, `-`, links) into the sources to be read, one after the other."""

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from berdikari.edge.load import STANDARD_INPUT, is_link, is_other_link
from berdikari.errors import UnreadableSourceError

# Office files and archives are among them so that they are refused in words and not passed over in silence.
SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".zip")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to read. address: path, link or `-`; name: under which it is registered."""

    address: str
    name: str


class Folder:
    """The sources in a folder, found anew each time they are gone through: an archive's names fill no memory."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __iter__(self) -> Iterator[Source]:
        for path in _files_in(self._address):
            yield Source(address=path, name=printable(os.path.relpath(path, self._address).replace(os.sep, "/")))

    def __len__(self) -> int:
        return sum(1 for _ in _files_in(self._address))

    def __contains__(self, source: object) -> bool:
        return any(one == source for one in self)


def find_sources(given: Iterable[str]) -> Collection[Source]:
    """The sources that are named, in the order given; a folder's files in the order of their names, no hidden ones.

    A file is named by its file name, a folder's file by its path within the folder; where two would then have one name,
    both keep the path as given. Raises UnreadableSourceError for a folder that holds none.
    """
    addresses = tuple(given)
    if len(addresses) == 1 and Path(addresses[0]).is_dir():
        return _folder(addresses[0])
    found = list(dict.fromkeys(source for address in addresses for source in _expand(address)))
    names = Counter(source.name for source in found)
    return tuple(source if names[source.name] == 1 else _in_full(source) for source in found)


def _expand(address: str) -> Iterator[Source]:
    if address == STANDARD_INPUT:
        yield Source(address=address, name="stdin")
    elif is_link(address) or is_other_link(address):
        yield Source(address=address, name=address)
    elif Path(address).is_dir():
        yield from _folder(address)
    else:
        yield Source(address=address, name=printable(PurePath(address).name or address))


def _folder(address: str) -> Folder:
    if next(_files_in(address), None) is None:
        raise UnreadableSourceError(address, "no file that may be an article", f"one of {', '.join(SUFFIXES[:7])}")
    return Folder(address)


def passed_over(given: Iterable[str]) -> Iterator[str]:
    """The files in the folders that are named which cannot be articles by their names; hidden ones aside."""
    for address in given:
        for path in _walk(address):
            if not _may_be_article(path):
                yield printable(os.path.relpath(path, address).replace(os.sep, "/"))


def _files_in(folder: str) -> Iterator[str]:
    """Files of a folder and its folders that may be articles."""
    return filter(_may_be_article, _walk(folder))


def _may_be_article(path: str) -> bool:
    name = PurePath(path).name
    return name.lower().endswith(SUFFIXES) and not name.upper().startswith("README")


def _walk(folder: str) -> Iterator[str]:
    """Files of a folder and its folders, no hidden ones; links to folders are not followed, so that it ends."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(here, name)) for name in sorted(files) if not name.startswith((".", "~$")))


def _in_full(source: Source) -> Source:
    return Source(address=source.address, name=printable(PurePath(source.address).as_posix()))


def printable(name: str) -> str:
    """A file name with bytes that are no UTF-8 shown as a question mark in a box, so that it can be stored."""
    return os.fsencode(name).decode("utf-8", "replace")
