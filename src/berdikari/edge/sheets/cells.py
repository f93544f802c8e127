r"""Cells of a sheet of partnerships: what a person types in them, to records and back, nothing lost.

    parties   Name (ALIAS) [CC, role]; ...   country ISO 3166-1 or `?`; several aliases: (A) (B);
                                             where the text names nobody: [CC, role, unnamed]
    devices   words=device-id; ...           without `=`: not in the catalogue
    values    AMOUNT CUR kind; ...           before the amount `>=`, `<=` or `~`; a range as 10-20;
                                             behind the kind `shared`, (phase)
    places    Name [CC, code]

A backslash before one of `\ ; ( ) [ ] =` makes it part of the text; `\u{a}` is the character with this number.
"(Persero)" is part of a name, no alias.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from berdikari.errors import InvalidRecordError
from berdikari.records import Device, Party, Place, Value

_SPECIAL = re.compile(r"[\\;()\[\]=]|^\s|\s$|[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))", re.DOTALL)
_WORDS = r"(?:[^\\;=]|\\.)"
_NAME = r"(?:[^\\;\[\]]|\\.)"
_OPEN = r"(?:[^\\;()\[\]]|\\.)"
_ITEM = re.compile(r"((?:[^\\;]|\\.)*)(?:;|$)", re.DOTALL)
_PARTY = re.compile(rf"((?:{_OPEN}|\(Persero\))+?)((?:\s*\((?!Persero\)){_OPEN}+\))*)\s*(?:\[([^\]]*)\])?", re.DOTALL)
_ALIAS = re.compile(rf"\(({_OPEN}+)\)", re.DOTALL)
_DEVICE = re.compile(rf"({_WORDS}+)(?:=({_WORDS}+))?", re.DOTALL)
_PLACE = re.compile(rf"({_NAME}+?)\s*(?:\[([^\]]*)\])?", re.DOTALL)
_NUMBER = r"\d+(?:\.\d+)?"
_VALUE = re.compile(
    rf"(>=|<=|~)?\s*({_NUMBER})(?:\s*-\s*({_NUMBER}))?\s+([A-Z]{{3}})(?:\s+([a-z]+(?:_[a-z]+)*))??(\s+shared)?(?:\s*\(({_OPEN}+)\))?",
    re.DOTALL,
)
_BOUNDS = {">=": "at_least", "<=": "at_most", "~": "about"}
_SIGNS = {word: sign for sign, word in _BOUNDS.items()}

PARTY = "Name (ALIAS) [CC, role], country as two capital letters or ?"
DEVICE = "words=device-id, the id from the catalogue, or words alone"
VALUE = "AMOUNT CUR kind in whole units with a decimal point, such as 17000000000 IDR investment"
PLACE = "Name, or Name [CC, code]"


def items(cell: str) -> list[str]:
    """The items of a cell, between semicolons."""
    found = (match[1].strip() for match in _ITEM.finditer(cell))
    return [item for item in found if item]


def party_from(item: str) -> Party:
    """A party. Raises InvalidRecordError for what is none, as all here do."""
    match = _PARTY.fullmatch(item)
    if match is None:
        raise InvalidRecordError("Party", "cell", item, PARTY)
    name, aliases, tags = match.groups()
    country, role, named = _tags(item, tags)
    return Party(
        name=_plain(name),
        aliases=tuple(_plain(one) for one in _ALIAS.findall(aliases)),
        country=country,
        role=role,
        named=named,
    )


def party_text(party: Party) -> str:
    """The item that `party_from` reads back."""
    tags = [party.country or "?", *([party.role] if party.role else []), *([] if party.named else ["unnamed"])]
    name = _escaped(party.name).replace(r"\(Persero\)", "(Persero)")
    aliases = (r"(\Persero)" if one == "Persero" else f"({_escaped(one)})" for one in party.aliases)
    return " ".join([name, *aliases, f"[{', '.join(tags)}]"])


def device_from(item: str) -> Device:
    """A device."""
    match = _DEVICE.fullmatch(item)
    if match is None:
        raise InvalidRecordError("Device", "cell", item, DEVICE)
    return Device(name=_plain(match[1]), id=match[2] and _plain(match[2]))


def device_text(device: Device) -> str:
    """The item that `device_from` reads back."""
    return _escaped(device.name) + (f"={_escaped(device.id)}" if device.id else "")


def value_from(item: str) -> Value:
    """Money."""
    match = _VALUE.fullmatch(item)
    if match is None:
        raise InvalidRecordError("Value", "cell", item, VALUE)
    sign, amount, upper, currency, kind, shared, phase = match.groups()
    return Value(
        amount=float(amount), upper=float(upper) if upper else None, currency=currency, kind=kind,
        bound=_BOUNDS.get(sign), shared=bool(shared), phase=_plain(phase) if phase else None,
    )  # fmt: skip


def value_text(value: Value) -> str:
    """The item that `value_from` reads back."""
    amount = _digits(value.amount) + (f"-{_digits(value.upper)}" if value.upper is not None else "")
    words = [
        _SIGNS.get(value.bound or "", "") + amount,
        value.currency,
        value.kind or "",
        "shared" if value.shared else "",
    ]
    return " ".join(word for word in [*words, f"({_escaped(value.phase)})" if value.phase else ""] if word)


def place_from(cell: str) -> Place:
    """A place."""
    match = _PLACE.fullmatch(cell)
    if match is None:
        raise InvalidRecordError("Place", "cell", cell, PLACE)
    country, code, *more = [*(tag.strip() for tag in (match[2] or "").split(",")), "", ""]
    if any(more):
        raise InvalidRecordError("Place", "cell", cell, PLACE)
    return Place(name=_plain(match[1]), country=None if country in ("", "?") else country, code=code or None)


def place_text(place: Place) -> str:
    """The cell that `place_from` reads back."""
    tags = [place.country or "?", *([place.code] if place.code else [])]
    return _escaped(place.name) + (f" [{', '.join(tags)}]" if place.country or place.code else "")


def joined(texts: Iterable[str]) -> str:
    """Items as one cell."""
    return "; ".join(texts)


def _tags(item: str, tags: str | None) -> tuple[str | None, str | None, bool]:
    """Country, role, and whether the text names it."""
    country, *rest = [tag.strip() for tag in (tags or "?").split(",")]
    named = "unnamed" not in rest
    roles = [tag for tag in rest if tag != "unnamed"]
    if len(roles) > 1 or "" in roles:
        raise InvalidRecordError("Party", "cell", item, PARTY)
    return (None if country in ("", "?") else country), (roles[0] if roles else None), named


def _digits(number: float) -> str:
    """Without an exponent, and without loss."""
    return format(Decimal(repr(number)), "f")


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[2], text.strip())


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    found = match[0]
    return f"\\{found}" if found in "\\;()[]=" else f"\\u{{{ord(found):x}}}"
