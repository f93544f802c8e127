"""Numbers, money and days as the languages write them; no digit that a source stated is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.records import Figure, Ownership, Party, Value
from berdikari.report.words import load_words
from berdikari.report.writing import (
    amount_text,
    day_text,
    days_text,
    figure_text,
    owner_text,
    party_text,
    percent,
    value_note,
    value_text,
)

ID, EN, TR = map(load_words, ("id", "en", "tr"))
SIZES = {"miliar": 10**9, "triliun": 10**12}


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("day", "indonesian", "english", "turkish"),
    [
        ("2024-02-01", "1 Februari 2024", "1 February 2024", "1 Şubat 2024"),
        ("2024-02", "Februari 2024", "February 2024", "Şubat 2024"),
        ("2024", "2024", "2024", "2024"),
        (None, "tidak disebutkan", "not stated", "belirtilmemiş"),
    ],
)
def test_days(day, indonesian, english, turkish):
    assert [plain(day_text(day, words)) for words in (ID, EN, TR)] == [indonesian, english, turkish]


@pytest.mark.parametrize(
    ("amount", "currency", "indonesian", "english", "turkish"),
    [
        (1_000_000, "EUR", "€1.000.000", "€1,000,000", "€1.000.000"),
        (17_000_000_000, "IDR", "Rp17 miliar", "Rp17 billion", "Rp17 milyar"),
        (156_700_000_000, "IDR", "Rp156,7 miliar", "Rp156.7 billion", "Rp156,7 milyar"),
        (1.6e12, "IDR", "Rp1,6 triliun", "Rp1.6 trillion", "Rp1,6 trilyon"),
        (1_234_567_891, "IDR", "Rp1.234.567.891", "Rp1,234,567,891", "Rp1.234.567.891"),
        (9_600_000, "USD", "US$9.600.000", "US$9,600,000", "US$9.600.000"),
        (5, "CHF", "CHF 5", "CHF 5", "CHF 5"),
    ],
)
def test_money(amount, currency, indonesian, english, turkish):
    told = [plain(amount_text(amount, currency, words)) for words in (ID, EN, TR)]
    assert told == [indonesian, english, turkish]


@given(st.integers(min_value=0, max_value=10**15))
def test_no_digit_of_an_amount_is_lost(amount):
    digits, _, scale = plain(amount_text(amount, "IDR", ID)).removeprefix("Rp").partition(" ")
    whole, _, part = digits.replace(".", "").partition(",")
    size = SIZES.get(scale, 1)
    assert int(whole) * size + (int(part) * size // 10 ** len(part) if part else 0) == amount


def test_bounds_and_ranges():
    value = Value(amount=260e9, upper=300e9, currency="IDR", kind="investment", phase="tahap pertama", shared=True)
    assert plain(value_text(value, ID)) == "Rp260–300 miliar"
    assert value_note(value, ID) == "investasi, tahap pertama, bersama beberapa kemitraan"
    assert plain(value_text(Value(amount=900e6, upper=2e9, currency="IDR"), ID)) == "Rp900.000.000–2 miliar"
    assert value_text(Value(amount=1000, currency="EUR", bound="at_least"), EN) == "at least €1,000"
    assert value_note(Value(amount=1, currency="EUR"), EN) == "kind not stated"


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure(subject="x", measure="hospitals", value=130, unit="hospitals"), "130"),
        (Figure(subject="x", measure="population", value=12_400_000, unit="people"), "12.400.000"),
        (Figure(subject="x", measure="import_share", value=1, unit="share"), "100 %"),
        (Figure(subject="x", measure="local_content", value=0.58, upper=0.925, unit="share"), "58–92,5 %"),
        (Figure(subject="x", measure="founded", value=2007, unit="year"), "2007"),
        (Figure(subject="x", measure="imports", value=48_900_000, unit="USD", bound="about"), "sekitar US$48.900.000"),
    ],
)
def test_figures(figure, text):
    assert plain(figure_text(figure, ID)) == text


def test_the_sign_of_per_cent_stands_where_the_language_sets_it():
    figure = Figure(subject="x", measure="local_content", value=0.58, upper=0.925, unit="share", bound="at_least")
    assert [plain(figure_text(figure, words)) for words in (EN, TR)] == ["at least 58–92.5 %", "en az %58–92,5"]
    assert [plain(percent(0.12, words)) for words in (ID, EN, TR)] == ["12 %", "12 %", "%12"]
    owned = Ownership(owner="A", owned="B", share=50.5)
    assert [plain(owner_text(owned, words)) for words in (ID, EN, TR)] == [
        "A → B (50,5 %)", "A → B (50.5 %)", "A → B (%50,5)",
    ]  # fmt: skip
    assert owner_text(Ownership(owner="A", owned="B"), TR) == "A → B"


def test_two_days_and_one():
    assert plain(days_text("2024-02-01", "2024-02-01", ID)) == "1 Februari 2024"
    assert plain(days_text("2021", "2024-02", EN)) == "2021 – February 2024"


def test_a_party_stands_with_its_country():
    assert party_text(Party(name="Surgiris", country="FR"), EN) == "Surgiris (France)"
    assert party_text(Party(name="Hungaria", country="HU", named=False), ID) == "Hungaria"
    assert party_text(Party(name="Qualysoft"), EN) == "Qualysoft"
