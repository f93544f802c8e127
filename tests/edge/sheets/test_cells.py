"""Cells of parties, devices, money and places are read as people type them, and nothing is lost there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.edge.sheets import cells
from berdikari.errors import InvalidRecordError
from berdikari.records import BOUNDS, KINDS, ROLES, Device, Party, Place, Value

text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda words: bool(words.strip()))
code = st.sampled_from(["ID", "TR", "FR", None])
parties = st.builds(
    Party,
    name=text,
    aliases=st.lists(text, max_size=3).map(tuple),
    country=code,
    role=st.sampled_from([*ROLES, None]),
    named=st.booleans(),
)
devices = st.builds(Device, name=text, id=st.none() | text)
places = st.builds(Place, name=text, country=code, code=st.sampled_from(["36", "32.01", None]))
amounts = st.floats(0, 1e15) | st.integers(0, 10**18)
values = st.builds(
    lambda amount, more, **given: Value(amount=amount, upper=None if more is None else amount + more, **given),
    amount=amounts, more=st.none() | st.integers(0, 10**6), currency=st.sampled_from(["IDR", "EUR", "USD"]),
    kind=st.sampled_from([*KINDS, None]), bound=st.sampled_from([*BOUNDS, None]), phase=st.none() | text, shared=st.booleans(),
)  # fmt: skip


@pytest.mark.parametrize(
    "item, wanted",
    [
        ("PT Graha Teknomedika (GTM) [ID, manufacturer]", Party(name="PT Graha Teknomedika", aliases=("GTM",), country="ID", role="manufacturer")),
        ("PT Bio Farma (Persero) (Bio Farma) [ID, manufacturer]", Party(name="PT Bio Farma (Persero)", aliases=("Bio Farma",), country="ID", role="manufacturer")),
        ("PT Biofarma (Persero)", Party(name="PT Biofarma (Persero)")),
        ("Surgiris [FR]", Party(name="Surgiris", country="FR")),
        ("Surgiris", Party(name="Surgiris")),
        ("X (A) (B, Inc.) [?, buyer]", Party(name="X", aliases=("A", "B, Inc."), role="buyer")),
        ("Hongaria [HU, technology_owner, unnamed]", Party(name="Hongaria", country="HU", role="technology_owner", named=False)),
        (r"A \(B\) [ID]", Party(name="A (B)", country="ID")),
        ("Vice Presidency for Science, Technology and Knowledge-based Economy of Iran [IR, government]", Party(name="Vice Presidency for Science, Technology and Knowledge-based Economy of Iran", country="IR", role="government")),
    ],
)  # fmt: skip
def test_parties_as_people_type_them(item: str, wanted: Party) -> None:
    assert cells.party_from(item) == wanted


@pytest.mark.parametrize(
    "item",
    [
        "",
        "(GTM)",
        "GTM [ID, manufacturer",
        "GTM [ID, boss]",
        "GTM [Indonesia]",
        "GTM [id]",
        "GTM [ID, buyer, investor]",
        "GTM [ID] x",
        "A ()",
    ],
)
def test_what_is_no_party_is_refused(item: str) -> None:
    with pytest.raises(InvalidRecordError):
        cells.party_from(item)


@pytest.mark.parametrize(
    "item, wanted",
    [
        ("17000000000 IDR transaction_target", Value(amount=17_000_000_000, currency="IDR", kind="transaction_target")),
        ("1.5 EUR", Value(amount=1.5, currency="EUR")),
        (">=100000000 USD investment", Value(amount=1e8, currency="USD", kind="investment", bound="at_least")),
        (
            "~10-20 USD shared (tahap 1)",
            Value(amount=10, upper=20, currency="USD", bound="about", shared=True, phase="tahap 1"),
        ),
    ],
)
def test_money_as_people_type_it(item: str, wanted: Value) -> None:
    assert cells.value_from(item) == wanted


@pytest.mark.parametrize(
    "item",
    [
        "",
        "17 miliar IDR",
        "1.000.000 IDR",
        "1,5 EUR",
        "Rp17",
        "IDR 17",
        "17 idr",
        "-3 EUR",
        "20-10 EUR",
        "3 EUR gift",
        "nan EUR",
        "1e9 EUR",
    ],
)
def test_what_is_no_money_is_refused(item: str) -> None:
    with pytest.raises(InvalidRecordError):
        cells.value_from(item)


def test_devices_and_places_as_people_type_them() -> None:
    assert cells.device_from("lampu operasi=surgical-light") == Device(name="lampu operasi", id="surgical-light")
    assert cells.device_from("docking station") == Device(name="docking station")
    assert cells.place_from("Gölbaşı, Ankara") == Place(name="Gölbaşı, Ankara")
    assert cells.place_from("Batang [ID, 33.25]") == Place(name="Batang", country="ID", code="33.25")
    for wrong in ("a=b=c", "=x", "x="):
        with pytest.raises(InvalidRecordError):
            cells.device_from(wrong)
    with pytest.raises(InvalidRecordError):
        cells.place_from("Batang [ID, 33.25, x]")


def test_items_stand_between_semicolons() -> None:
    assert cells.items(r" a ; b\;c;; d ") == ["a", r"b\;c", "d"]
    assert cells.items("") == []


@given(st.lists(parties, max_size=4))
def test_parties_there_and_back(given_: list[Party]) -> None:
    cell = cells.joined(map(cells.party_text, given_))
    assert [cells.party_from(item) for item in cells.items(cell)] == given_
    assert cell.isprintable() or not any(mark in cell for mark in "\n\r\t\x00")


@given(st.lists(devices, max_size=4))
def test_devices_there_and_back(given_: list[Device]) -> None:
    assert [cells.device_from(item) for item in cells.items(cells.joined(map(cells.device_text, given_)))] == given_


@given(st.lists(values, max_size=4))
def test_money_there_and_back(given_: list[Value]) -> None:
    assert [cells.value_from(item) for item in cells.items(cells.joined(map(cells.value_text, given_)))] == given_


@given(places)
def test_places_there_and_back(place: Place) -> None:
    assert cells.place_from(cells.place_text(place)) == place
