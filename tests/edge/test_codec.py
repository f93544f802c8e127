"""Records become JSON and come back as they were; what is no record is refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.edge.codec import decode, decode_content, encode, encode_content, encode_record, record_from
from berdikari.errors import InvalidRecordError
from berdikari.records import (
    BOUNDS,
    FIELDS,
    KINDS,
    LADDER,
    ROLES,
    STATUSES,
    Claim,
    Content,
    Day,
    Depth,
    Device,
    Document,
    Fair,
    Figure,
    Judgement,
    Ownership,
    Party,
    Person,
    Place,
    Problem,
    Quote,
    Stage,
    Status,
    Term,
    Value,
)

text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda words: bool(words.strip()))
maybe = st.none() | text
number = st.floats(0, 1e18) | st.integers(0, 10**18)
day = st.sampled_from(["2024", "2024-02", "2024-02-01", None])
CONTENTS: dict[type, st.SearchStrategy] = {
    Party: st.builds(Party, name=text, aliases=st.lists(text).map(tuple), country=st.sampled_from(["ID", None]), role=st.sampled_from([*ROLES, None]), named=st.booleans()),
    Device: st.builds(Device, name=text, id=maybe), Stage: st.builds(Stage, rung=st.sampled_from(LADDER), date=day, headline=st.booleans()),
    Status: st.builds(Status, status=st.sampled_from(STATUSES), date=day), Depth: st.builds(Depth, level=st.integers(0, 5)),
    Value: st.builds(Value, amount=number, currency=text, kind=st.sampled_from([*KINDS, None]), bound=st.sampled_from([*BOUNDS, None]), phase=maybe, shared=st.booleans()),
    Term: st.builds(Term, years=st.floats(0, 99)), Day: st.builds(Day, date=text), Fair: st.builds(Fair, name=text),
    Place: st.builds(Place, name=text, country=maybe, code=maybe), Person: st.builds(Person, name=text, office=maybe, employer=maybe, signed=st.booleans()),
    Ownership: st.builds(Ownership, owner=text, owned=text, share=st.none() | st.floats(0, 100)),
    Figure: st.builds(Figure, subject=text, measure=text, value=number, unit=text, speaker=maybe),
}  # fmt: skip
contents = st.sampled_from(sorted(FIELDS)).flatmap(
    lambda field: CONTENTS[FIELDS[field]].map(lambda content: (field, content))
)


def test_every_field_is_tried_here() -> None:
    assert set(FIELDS.values()) == set(CONTENTS)


@given(contents)
def test_contents_there_and_back_with_the_same_id(pair: tuple[str, Content]) -> None:
    field, content = pair
    back = decode_content(field, encode_content(content))
    assert back == content
    first, second = (
        Claim(document="d", field=field, value=one, quote=None, method="hand:S") for one in (content, back)
    )
    assert first.id == second.id


@given(contents, st.text(st.characters(exclude_categories=["Cs"]), min_size=3), st.floats(0, 1), maybe)
def test_claims_there_and_back(pair: tuple[str, Content], words: str, confidence: float, about: str | None) -> None:
    field, content = pair
    claim = Claim(
        document="d",
        field=field,
        value=content,
        quote=Quote(text=words, start=1, end=1 + len(words)),
        about=about,
        confidence=confidence,
    )
    assert record_from(Claim, decode(encode_record({}, claim))) == claim


@pytest.mark.parametrize("record", [
    Document(source="1", text="GTM ş", url="u", published="2024-02", language="id"),
    Judgement(verdict="same", subjects=("a", "b"), author="S", day="2026-01-21", why="w"),
    Problem(stage="read", severity="note", message="m", quote=Quote(text="GTM", start=0, end=3), source="1"),
])  # fmt: skip
def test_other_records_there_and_back(record: object) -> None:
    assert record_from(type(record), decode(encode(record))) == record


@pytest.mark.parametrize("field, json", [
    ("colour", "{}"), ("party", "{}"), ("party", '{"name": 3}'), ("party", '{"name": ""}'), ("party", "[]"), ("party", "not json"),
    ("stage", '{"rung": "roof"}'), ("value", '{"amount": "7", "currency": "IDR"}'), ("value", '{"amount": -7, "currency": "IDR"}'),
    ("value", '{"amount": 1e999, "currency": "IDR"}'), ("party", '{"name": "x", "aliases": [1]}'),
])  # fmt: skip
def test_what_is_no_content_is_refused(field: str, json: str) -> None:
    with pytest.raises(InvalidRecordError):
        decode_content(field, json)


@pytest.mark.parametrize("given_", [
    {}, {"field": "party"}, {"document": "d", "field": "party", "value": "x", "quote": None}, {"document": "d", "field": ["party"], "value": {"name": "x"}},
    {"document": "d", "field": "party", "value": {"name": "x"}, "quote": {"text": "x", "start": 5, "end": 5}},
    {"document": "d", "field": "party", "value": {"name": "x"}, "quote": None, "colour": "red"},
    {"document": 7, "field": "party", "value": {"name": "x"}, "quote": None},
    {"document": "d", "field": "party", "value": {"name": "x", "colour": "red"}, "quote": None},
])  # fmt: skip
def test_what_is_no_claim_is_refused(given_: dict) -> None:
    with pytest.raises(InvalidRecordError):
        record_from(Claim, given_)


@pytest.mark.parametrize("line", [b"", b"{", b"\xff", b"NaN", b'{"a": 1} x'])
def test_what_is_no_json_is_refused(line: bytes) -> None:
    with pytest.raises(InvalidRecordError):
        decode(line)
