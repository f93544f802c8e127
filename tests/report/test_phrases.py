"""Phrases: no English word of the package's tables reaches a screen in another language."""

import csv
import re
import tomllib
from importlib.resources import files

import pytest

from berdikari.report.phrases import fault_text, phrase
from berdikari.report.priorities import listings_of

REFERENCE = files("berdikari") / "reference"
# Words that are English and nothing else; names of people, firms and papers hold none of them.
# "on" is Turkish for ten.
ENGLISH = re.compile(
    r"\b(the|of|and|or|with|from|by|for|to|in|at|as|is|are|was|were|not|no|than|that|this|which|about|found|needed"
    r"|planned|reported|years?|companies|company|devices?|imported|makers?|value|share|known|read|told|own|sum|left)\b"
)


def table(name):
    return list(csv.DictReader((REFERENCE / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


def shown():
    """Every text of the tables that a page shows beside a number."""
    facts, estates = table("facts"), table("estates")
    yield from (row[column] for row in facts for column in ("speaker", "basket"))
    yield from (row["note"] for row in facts if row["subject"].isdigit())
    yield from (row["note"] for row in estates)
    yield from (row["code_note"] for row in table("devices"))
    yield from (one.name for row in table("devices") if row["priority"] for one in listings_of(row))
    demand = tomllib.loads((REFERENCE / "forecast" / "demand.toml").read_text(encoding="utf-8"))
    yield from (one.get("note", "") for several in demand.values() if isinstance(several, list) for one in several)


@pytest.mark.parametrize("language", ["id", "tr"])
def test_no_english_word_of_the_tables_is_left(language):
    told = {text: phrase(text, language) for text in set(shown()) if text}
    assert len(told) > 100
    assert {text: own for text, own in told.items() if ENGLISH.search(own)} == {}


def test_gaps_keep_their_order_and_english_stays():
    assert phrase("exports HS 9405, 2016", "id") == "ekspor HS 9405, 2016"
    assert phrase("as reported by Katadata", "tr") == "Katadata haberine göre"
    assert phrase("as reported by Katadata", "en") == "as reported by Katadata"


def test_what_is_not_known_stands_as_it_is_and_the_rest_is_told():
    assert phrase("PT Contoh Jaya; no hectares found; x", "id") == "PT Contoh Jaya; luasnya tidak ditemukan; x"


@pytest.mark.parametrize("language", ["id", "tr"])
def test_every_phrase_has_the_gaps_of_its_english(language):
    listed = tomllib.loads((REFERENCE / "phrases.toml").read_text(encoding="utf-8"))["phrase"]
    assert len({one["en"] for one in listed}) == len(listed)
    assert [one["en"] for one in listed if one["en"].count("{}") != one[language].count("{}")] == []


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("x.db: a file of another kind; wanted a register of Berdikari", "id", "x.db: berkas jenis lain; dibutuhkan: register Berdikari"),
        ("--as-of: found 'x', wanted a day as YYYY-MM-DD", "tr", "--as-of: bulunan: 'x'; gereken: YYYY-AA-GG biçiminde bir gün"),
        ("C:/a: b.txt: an empty file; wanted an article", "id", "C:/a: b.txt: berkas kosong; dibutuhkan: artikel"),
        ("no device has the id 'x'; near: a, b", "id", "tidak ada alat dengan id 'x'; yang mirip: a, b"),
        ("something else: altogether", "id", "something else: altogether"),
        ("x.db: a file of another kind; wanted a register of Berdikari", "en", "x.db: a file of another kind; wanted a register of Berdikari"),
    ],
)  # fmt: skip
def test_a_fault_is_told_behind_the_name_of_what_it_is_of(text, language, told):
    assert fault_text(text, language) == told
