"""The whole register as JSON lines: every document, claim, pass, judgement and problem, and back, nothing lost.

{"kind": "register", "product": "berdikari", "format": 1}
{"kind": "document", "added": "2026-01-21T08:00:00.000000Z", "id": ..., "text": ..., ...}
{"kind": "claim", "document": ..., "field": "party", "value": {...}, "quote": {...}, ...}   its claims
{"kind": "pass", "added": ..., "document": ..., "scope": "rules", "number": 1, "claims": [...]}   its passes
{"kind": "judgement", "added": ..., "verdict": ..., ...}
{"kind": "problem", "added": ..., "document": ..., "message": ..., ...}
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from berdikari.edge.codec import decode, encode, encode_record, record_from
from berdikari.edge.store import Kept, Store
from berdikari.edge.store.times import moment
from berdikari.errors import InvalidRecordError, InvalidSheetError
from berdikari.records import Claim, Document, Judgement, Problem
from berdikari.register import Pass

FORMAT = 1
_HEADER = {"kind": "register", "product": "berdikari", "format": FORMAT}
_KINDS = {"document": Document, "claim": Claim, "pass": Pass, "judgement": Judgement, "problem": Problem}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def write_raw(store: Store, file: Path) -> int:
    """Write all that the store ever kept to a file; how many records. The file is there whole or not at all."""
    part = file.with_name(file.name + ".part")
    count = 0
    try:
        with part.open("w", encoding="utf-8", newline="\n") as lines:
            lines.write(encode(_HEADER) + "\n")
            for kept in store.history():
                lines.write(_line(kept) + "\n")
                count += 1
        part.replace(file)
    except OSError as error:
        raise InvalidSheetError(str(file), "file", error.strerror or str(error), "a place to write to") from error
    finally:
        part.unlink(missing_ok=True)
    return count


def read_raw(store: Store, file: Path) -> tuple[Problem, ...]:
    """Add what `write_raw` wrote, at the times at which it entered there; what was left out, and why.

    What the store knows already changes nothing; a line that cannot be is named, and the rest goes on. Raises
    InvalidSheetError for what is no export of a register, or one of a newer Berdikari.
    """
    faults: list[Problem] = []
    try:
        with file.open("rb") as lines:
            _check_header(file.name, lines.readline())
            problems = store.replay(_kept(file.name, lines, faults))
    except OSError as error:
        raise InvalidSheetError(str(file), "file", error.strerror or str(error), "a register's JSON lines") from error
    return (*faults, *problems)


def _line(kept: Kept) -> str:
    head = {"kind": _NAMES[type(kept.record)]}
    if kept.added:
        head["added"] = kept.added
    if kept.document:
        head["document"] = kept.document
    return encode_record(head, kept.record)


def _check_header(name: str, line: bytes) -> None:
    try:
        header = decode(line)
    except InvalidRecordError:
        header = None
    if not isinstance(header, dict) or header.get("kind") != "register" or header.get("product") != "berdikari":
        raise InvalidSheetError(name, "line 1", line[:60].decode(errors="replace"), encode(_HEADER))
    if not isinstance(header.get("format"), int) or header["format"] > FORMAT:
        raise InvalidSheetError(name, "line 1", header.get("format"), f"format {FORMAT}; a newer Berdikari wrote this")


def _kept(name: str, lines: BinaryIO, faults: list[Problem]) -> Iterator[Kept]:
    for number, line in enumerate(lines, 2):
        try:
            if line.strip():
                yield _record(decode(line))
        except InvalidRecordError as error:
            message = f"line {number}: {error}"[:500]
            faults.append(Problem(stage="load", severity="warning", message=message, source=name))


def _record(given: Any) -> Kept:
    if not isinstance(given, dict) or given.get("kind") not in _KINDS:
        raise InvalidRecordError("line", "kind", str(given)[:60], "one of " + ", ".join(_KINDS))
    kind = _KINDS[given.pop("kind")]
    added = "" if kind is Claim else given.pop("added", None)
    try:
        if added != "":
            moment(added)
    except (ValueError, TypeError):
        raise InvalidRecordError("line", "added", added, "a time such as 2026-01-21T08:00:00.000000Z") from None
    document = given.pop("document", None) if kind is Problem else None
    if kind is Pass:
        given["added"] = added
    return Kept(record=record_from(kind, given), added=added, document=document)
