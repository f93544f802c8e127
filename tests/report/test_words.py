"""The catalogues say the same things, and every rule and label that the register may bring has its words."""

import re
import tomllib
from importlib.resources import files

import pytest
from markupsafe import Markup

from berdikari.records import BOUNDS, FIELDS, KINDS, LADDER, MODALITIES, ROLES, STATUSES, Device, Place
from berdikari.report.gaps import GAPS
from berdikari.report.words import LANGUAGES, load_words, number
from berdikari.resolve import amounts, choosing, people, stages


def catalogue(language):
    return tomllib.loads((files("berdikari") / "reference" / f"brief_{language}.toml").read_text(encoding="utf-8"))


def spread(table, path=""):
    """Each sentence by its path; the form for one thing is optional, since Indonesian and Turkish need none."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from spread(value, f"{path}.{key}")
        elif key != "one":
            yield f"{path}.{key}", set(re.findall(r"{(\w+)}", value))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_have_the_same_keys_and_the_same_blanks(language):
    assert dict(spread(catalogue(language))) == dict(spread(catalogue("en")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_records_has_a_label(language):
    words = load_words(language)
    tables = {
        "stage": LADDER, "short": LADDER, "status": STATUSES, "kind": KINDS, "role": ROLES, "bound": BOUNDS,
        "modality": MODALITIES, "field": FIELDS, "gap": GAPS,
    }  # fmt: skip
    missing = [(table, word) for table, known in tables.items() for word in known if not words.has(table, word)]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_that_may_prefer_a_side_has_its_words(language):
    rules = [
        choosing.JUDGED, choosing.MAJORITY, choosing.SIGNED, choosing.RULES, choosing.NEWEST, choosing.UNDECIDED,
        amounts.RATE, amounts.ARITHMETIC, people.FULLER, stages.BODY, stages.FUTURE,
    ]  # fmt: skip
    assert [rule for rule in rules if not load_words(language).has("rule", rule)] == []


def test_what_is_filled_in_is_escaped_and_what_the_catalogue_says_is_not():
    text = load_words("en")("question.same", one="<script>", other=Markup("<b>a</b>"))
    assert text == "Are these one cooperation: &lt;script&gt;; and <b>a</b>?"


def test_one_thing_and_several_read_differently_where_the_language_does():
    english, indonesian, turkish = map(load_words, ("en", "id", "tr"))
    assert [str(english.many("count.reports", n)) for n in (0, 1, 1200)] == ["0 reports", "1 report", "1,200 reports"]
    assert [str(indonesian.many("count.reports", n)) for n in (1, 1200)] == ["1 laporan", "1.200 laporan"]
    assert [str(turkish.many("count.reports", n)) for n in (1, 1200)] == ["1 haber", "1.200 haber"]


def test_numbers_carry_the_separators_of_the_language():
    assert number(1_000_000, "id") == "1.000.000"
    assert number(1_000_000, "en") == "1,000,000"
    assert number(12.4, "id") == "12,4"
    assert number(1_000_000.5, "tr") == "1.000.000,5"


def test_names_come_from_the_tables_in_the_readers_language():
    device = Device(name="lampu bedah", id="ct-scanner")
    assert load_words("en").device(device) == "CT scanner"
    assert load_words("en").device(Device(name="alat baru")) == "alat baru"
    assert load_words("id").country("TR") == "Turki"
    assert load_words("tr").device(device) == "bilgisayarlı tomografi cihazı"
    assert load_words("tr").country("DE") == "Almanya"
    assert load_words("tr").place(Place(name="Bogor", country="ID", code="32.01")) == "Bogor, Batı Java"
    assert load_words("en").country("ZZ") == "ZZ"
    assert load_words("id").place(Place(name="Bogor", country="ID", code="32.01")) == "Bogor, Jawa Barat"
    assert load_words("en").place(Place(name="Bogor, Jawa Barat", country="ID", code="32.01")) == "Bogor, Jawa Barat"
    assert load_words("id").place(Place(name="Dubai", country="AE")) == "Dubai, Uni Emirat Arab"
    assert load_words("en").place(Place(name="Serang")) == "Serang"
    assert load_words("en").place(Place(name="Banten", country="ID", code="36")) == "Banten"


def test_lists_are_joined_as_the_language_joins_them():
    words, turkish = load_words("en"), load_words("tr")
    assert [str(words.joined(list("abc")[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert [str(turkish.joined(list("abc")[:n])) for n in range(4)] == ["", "a", "a ve b", "a, b ve c"]
