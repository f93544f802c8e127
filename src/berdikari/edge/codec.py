"""Records to and from JSON: a claim's content is typed by its field, and everything is checked when it is made."""

import dataclasses
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from berdikari.errors import InvalidRecordError
from berdikari.records import FIELDS, Claim, Content, Quote
from berdikari.records.checks import given

T = TypeVar("T")

_encoder = msgspec.json.Encoder()
_content = {field: msgspec.json.Decoder(kind) for field, kind in FIELDS.items()}
_any = msgspec.json.Decoder()


def encode(value: Any) -> str:
    """JSON of a record, or of plain lists, dicts, texts and numbers, on one line."""
    return _encoder.encode(value).decode()


def encode_record(head: dict[str, Any], record: Any) -> str:
    """A record as one JSON object behind the keys of `head`; every field stands in it."""
    return encode(head | {field.name: getattr(record, field.name) for field in dataclasses.fields(record)})


def encode_content(content: Content) -> str:
    """A claim's content as JSON, without what is at its default."""
    return encode(dict(given(content)))


@lru_cache(maxsize=1 << 14)
def decode_content(field: str, text: str) -> Content:
    """The content of a claim from JSON. Raises InvalidRecordError where it is not the record that the field wants."""
    decoder = _content.get(field)
    if decoder is None:
        raise InvalidRecordError("Claim", "field", field, "one of " + ", ".join(FIELDS))
    try:
        return decoder.decode(text)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise InvalidRecordError(FIELDS[field].__name__, field, text, f"JSON of this record ({error})") from None


def decode(text: str | bytes) -> Any:
    """Plain lists, dicts, texts and numbers from JSON. Raises InvalidRecordError where it is not JSON."""
    try:
        return _any.decode(text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidRecordError("JSON", "line", text[:80], f"one JSON value ({error})") from None


def record_from(kind: type[T], plain: dict[str, Any]) -> T:
    """A record of this kind from a decoded JSON object; a claim's `value` is typed by its `field`.

    Raises InvalidRecordError where a field is unknown, missing, of another type, or impossible.
    """
    names = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(plain) - names)
    if unknown:
        raise InvalidRecordError(kind.__name__, ", ".join(unknown), "a field", "one of " + ", ".join(sorted(names)))
    try:
        if kind is Claim:
            return _claim(plain)  # type: ignore[return-value]
        return msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        raise InvalidRecordError(kind.__name__, "fields", plain, str(error)) from None


def _claim(plain: dict[str, Any]) -> Claim:
    rest = {name: value for name, value in plain.items() if name not in ("value", "quote")}
    field = plain.get("field")
    if not isinstance(field, str) or field not in FIELDS:
        raise InvalidRecordError("Claim", "field", field, "one of " + ", ".join(FIELDS))
    value = record_from(FIELDS[field], msgspec.convert(plain.get("value"), dict[str, Any]))
    quote = msgspec.convert(plain.get("quote"), Quote | None)
    texts = msgspec.convert(rest, _ClaimTexts)
    return Claim(value=value, quote=quote, **msgspec.structs.asdict(texts))


class _ClaimTexts(msgspec.Struct, kw_only=True):
    """What of a claim is no record itself."""

    document: str
    field: str
    about: str | None = None
    method: str = "rules-1"
    confidence: float = 1.0
    id: str = ""
