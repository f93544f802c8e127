"""What a model answered, into claims: each by its own, with its exact quote, or a Problem that says why not."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from berdikari.edge.codec import record_from
from berdikari.edge.model.question import LONGEST, VALUES, Piece
from berdikari.errors import BerdikariError, FetchError
from berdikari.read.borne import fault_of, settled
from berdikari.read.page import Page
from berdikari.records import FIELDS, Content, Party, Problem, Quote
from berdikari.records.checks import check_day

_SHORTEST = 3  # characters of a quote
_MOST = 2000  # claims of one answer
_SHOWN = 80  # characters of what is refused
_FENCE = re.compile(r"\s*```(?:json)?\s*(.*?)\s*```\s*", re.DOTALL)
_THOUGHT = re.compile(r"\s*<think>.*?</think>", re.DOTALL)
_CURRENCY = re.compile(r"[A-Z]{3}")


class RefusedError(ValueError):
    """What a model claims cannot be kept; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a model tells of one cooperation of a piece. cooperation: its number there."""

    cooperation: int
    field: str
    value: Content
    quote: Quote


def told_in(content: str, page: Page, piece: Piece) -> tuple[list[Told], list[Problem]]:
    """What an answer tells, as far as it can be kept, and why not the rest.

    Raises FetchError for an answer that is not the JSON that was asked for.
    """
    told, problems = [], []
    for one in _claims(content):
        try:
            told.append(_told(one, page, piece))
        except RefusedError as why:
            problems.append(problem(page, f"the model claims {_shown(one)}: {why}"))
    return told, problems


def problem(page: Page, message: str) -> Problem:
    """That something of the model's was left out."""
    return Problem(stage="read", severity="warning", message=message, source=page.document.source)


def locate(page: Page, quote: str, piece: Piece, hint: int) -> Quote | None:
    """Where a quote stands in a piece: its exact slice, the nearest to the hint; white space may differ."""
    words = quote.split()
    if not words or not _SHORTEST <= len(quote) <= LONGEST:
        return None
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
    found = [m for m in re.finditer(pattern, page.text[piece.start : piece.end]) if len(m.group()) <= LONGEST]
    exact = [m for m in found if m.group() == quote]
    best = min(exact or found, key=lambda m: abs(piece.start + m.start() - hint), default=None)
    return best and page.document.quote(piece.start + best.start(), piece.start + best.end())


def _claims(content: str) -> Iterable[Any]:
    """The list of claims in an answer, which may stand in a fence or behind thoughts."""
    text = _THOUGHT.sub("", content, count=1)
    fenced = _FENCE.fullmatch(text)
    try:
        answer = json.loads(fenced[1] if fenced else text)
    except (ValueError, RecursionError):
        raise FetchError("model", "an answer that is no JSON", "another model may keep to the form") from None
    claims = answer.get("claims") if isinstance(answer, dict) else None
    if not isinstance(claims, list) or len(claims) > _MOST:
        raise FetchError("model", f"an answer without a list of at most {_MOST} claims", "another model may keep to it")
    return claims


def _told(one: Any, page: Page, piece: Piece) -> Told:
    """One claim of an answer. Raises RefusedError where it cannot be kept."""
    if not isinstance(one, dict):
        raise RefusedError("it is no object")
    field, number, words = one.get("field"), one.get("cooperation"), one.get("quote")
    if not isinstance(field, str) or field not in VALUES:
        raise RefusedError(f"the field is none of {', '.join(VALUES)}")
    if not isinstance(number, int) or isinstance(number, bool):
        raise RefusedError("it has no number of a cooperation")
    value = _value(field, one.get("value"))
    quote = locate(page, words, piece, _hint(one.get("line"), piece)) if isinstance(words, str) else None
    if quote is None:
        raise RefusedError("its quote does not stand in the text")
    value = settled(page, value, quote)
    fault = fault_of(page, value, quote)
    if fault:
        raise RefusedError(fault)
    return Told(cooperation=number, field=field, value=value, quote=quote)


def _value(field: str, plain: Any) -> Content:
    """The content of a claim. Raises RefusedError for a value that cannot be."""
    if not isinstance(plain, dict):
        raise RefusedError("it has no value")
    given = {name: told for name, told in plain.items() if told is not None}
    unknown = sorted(given.keys() - VALUES[field].keys())
    if unknown:
        raise RefusedError(f"a {field} has no {', '.join(unknown)[:_SHOWN]}")
    try:
        value: Content = record_from(FIELDS[field], given)
        _check(value)
    except BerdikariError as fault:
        raise RefusedError(str(fault)[: 2 * _SHOWN]) from None
    return replace(value, role="facilitator") if field == "facilitator" and isinstance(value, Party) else value


def _check(value: Content) -> None:
    """What the records leave open: days and levels that cannot be, currencies of other than three capitals."""
    if hasattr(value, "date"):
        check_day(value, "date", value.date)
    if hasattr(value, "level") and value.level not in VALUES["depth"]["level"]["enum"]:
        raise RefusedError(f"there is no depth {value.level}")
    if hasattr(value, "currency") and not _CURRENCY.fullmatch(value.currency):
        raise RefusedError(f"{value.currency[:_SHOWN]!r} is no currency of ISO 4217")


def _hint(line: Any, piece: Piece) -> int:
    """The offset of the line that a model names; of the piece where it names none."""
    known = isinstance(line, int) and 1 <= line <= len(piece.lines)
    return piece.lines[line - 1][0] if known else piece.start


def _shown(one: Any) -> str:
    """What is refused, in short."""
    field, value = (one.get("field"), one.get("value")) if isinstance(one, dict) else ("", one)
    words: Iterator[str] = (f"{name}={told!r}" for name, told in value.items()) if isinstance(value, dict) else iter(())
    text = f"{field} {', '.join(words) or repr(value)}" if field else repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
