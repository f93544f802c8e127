"""The terminal: lines to standard output, everything else to standard error, colours and progress only for eyes."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO, TypeVar

from berdikari.cli.words import Words

if TYPE_CHECKING:
    from berdikari.records import Problem

Item = TypeVar("Item")
_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34"}
# All control characters but tab, line feed, and our own colours: those of a document may steer the terminal, or turn
# the letters behind them around.
_CONTROL = re.compile(r"(?!\x1b\[\d{1,2}m)[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SEVERITIES = {"note": "dim", "warning": "yellow", "error": "red"}


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a verb prints, and in which words."""

    words: Words

    def line(self, text: str = "") -> None:
        """One line of what was asked for."""
        sys.stdout.write(_encodable(text, sys.stdout) + "\n")

    def lines(self, texts: Iterable[str]) -> None:
        """Several lines of what was asked for."""
        for text in texts:
            self.line(text)

    def say(self, text: str = "") -> None:
        """One line about the work, on standard error."""
        sys.stderr.write(_encodable(text, sys.stderr) + "\n")

    def fault(self, text: str) -> None:
        """What went wrong with the command."""
        self.say(f"berdikari: {text}")

    def problem(self, problem: "Problem") -> None:
        """A fault in the data, on standard error."""
        severity = paint(self.words.label("severity", problem.severity), _SEVERITIES[problem.severity], sys.stderr)
        where = f"{problem.source}: " if problem.source else ""
        message, hint = (self.words.fault(text) for text in (problem.message, problem.hint or ""))
        self.say(f"{severity} {where}{message}" + (f" ({hint})" if hint else ""))

    def paint(self, text: str, style: str) -> str:
        """The text in a colour or weight, where standard output is a terminal that shows it."""
        return paint(text, style, sys.stdout)

    def progress(self, items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
        """The items as they come, with a bar on standard error where it is a terminal and there are many."""
        if total <= 10 or not eyes(sys.stderr):
            yield from items
            return
        from tqdm import tqdm  # noqa: PLC0415 - only for eyes

        yield from tqdm(items, total=total, desc=what, unit="", leave=False, file=sys.stderr)


def paint(text: str, style: str, stream: TextIO) -> str:
    """The text in a style for a terminal; as it is when piped, with NO_COLOR (no-color.org), or on a dumb terminal."""
    if not eyes(stream) or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"


def eyes(stream: TextIO) -> bool:
    """True where somebody looks at a terminal."""
    return stream.isatty()


def _encodable(text: str, stream: TextIO) -> str:
    """The text in letters that the stream can carry; control characters of documents never reach the terminal."""
    text = _CONTROL.sub("\ufffd", text)
    encoding = stream.encoding or "utf-8"
    return text if encoding.lower() in ("utf-8", "utf8") else text.encode(encoding, "replace").decode(encoding)
