import pytest

from berdikari.edge.reference import rows
from berdikari.edge.regions import find_region, locate, region_tables
from berdikari.errors import UnknownIdError
from berdikari.names import fold
from berdikari.records import Claim, Document, Figure, Partnership, Place
from berdikari.records.sheet import years_since
from berdikari.report.region.profile import region_profile
from berdikari.report.region.sites import kilometres
from berdikari.report.region.text import LANGUAGES, province_lines, region_lines, region_sheet, region_words

TODAY = "2026-11-22"
TABLES = region_tables()
BANTEN = region_profile(TABLES, "36", TODAY)


def value(profile, name):
    [row] = [row for row in profile.rows if row.name == name]
    return row


def test_banten_shows_what_the_register_of_hospitals_and_the_governor_say_side_by_side():
    assert value(BANTEN, "hospitals").value == 119
    said = value(BANTEN, "hospitals in Banten")
    assert (said.value, said.group, said.day, said.source) == (130, "said", "2026-01-21", "governor of Banten")
    assert value(BANTEN, "beds").value == 9714
    assert value(BANTEN, "population").value == 12_881_374


def test_every_figure_has_a_source_and_those_with_a_day_have_an_age():
    for code in ("36", "36.03", "31", "94.04"):
        for row in region_profile(TABLES, code, TODAY).rows:
            assert row.source or row.value is None, row
            assert (row.years is None) == (row.day is None), row
    assert value(BANTEN, "hospitals").years == 5.3


def test_the_provinces_add_up_to_the_country_and_hold_all_regencies():
    found = [region_profile(TABLES, row["code"], TODAY) for row in TABLES.provinces]
    assert len(found) == 38
    assert sum(value(one, "regencies").value for one in found) == 514
    assert sum(value(one, "population").value for one in found) == 284_973_643
    assert sum(value(one, "hospitals").value or 0 for one in found) == 2925
    assert sum(value(one, "beds").value or 0 for one in found) == 271_859


def test_classes_add_up_to_the_hospitals():
    for row in TABLES.provinces:
        one = region_profile(TABLES, row["code"], TODAY)
        classes = [value(one, f"class_{letter}").value for letter in ("a", "b", "c", "d", "unset")]
        assert sum(classes) == value(one, "hospitals").value, row["name"]


def test_what_the_register_lacks_is_not_known_and_never_zero():
    young = next(row["code"] for row in TABLES.regencies if not row["hospitals_2021"])
    one = region_profile(TABLES, young, TODAY)
    assert value(one, "hospitals").value is None
    assert value(one, "hospitals").note.startswith("not_registered")
    assert "not known" in "\n".join(region_lines(one, region_words("en")))


def test_there_are_at_least_thirty_estates_with_hectares_and_source():
    assert sum(bool(row["hectares"] and row["source"]) for row in rows("estates")) >= 30


def test_a_list_of_the_user_stands_beside_the_register():
    mine = [{"name": "RS Satu", "regency_code": "36.74", "class": "B", "beds": "120", "source": "daftar.xlsx"},
            {"name": "RS Dua", "regency_code": "36.74", "class": "", "beds": "", "source": "daftar.xlsx"},
            {"name": "RS Jauh", "regency_code": "94.04", "class": "A", "beds": "9", "source": "daftar.xlsx"}]  # fmt: skip
    one = region_profile(type(TABLES)(**{**fields(TABLES), "hospitals": mine}), "36.74", TODAY)
    assert (value(one, "listed").value, value(one, "listed_b").value, value(one, "listed_unset").value) == (2, 1, 1)
    assert (value(one, "listed_beds").value, value(one, "listed_beds").note) == (120, "1/2")
    assert value(one, "hospitals").value == 25


def fields(record):
    return {name: getattr(record, name) for name in type(record).__dataclass_fields__}


def test_partnerships_lie_at_their_site_and_else_where_they_were_signed():
    found = [
        Partnership(
            id="a",
            parties=(),
            site=Place(name="Cikande", country="ID", code="36.04"),
            place=Place(name="Jakarta", code="31"),
        ),
        Partnership(id="b", parties=(), place=Place(name="Gedung Negara, Serang", country="ID", code="36")),
        Partnership(id="c", parties=(), site=Place(name="Kendal", country="ID", code="33.24")),
        Partnership(id="d", parties=(), site=Place(name="Dubai", country="AE")),
        Partnership(id="e", parties=()),
    ]
    assert [one.id for one in region_profile(TABLES, "36", TODAY, found).partnerships] == ["a", "b"]
    assert [one.id for one in region_profile(TABLES, "36.04", TODAY, found).partnerships] == ["a"]
    assert region_profile(TABLES, "31", TODAY, found).partnerships == ()


def test_figures_of_the_register_stand_under_the_region_that_they_name():
    text = "Banten memiliki 131 rumah sakit."
    document = Document(source="a.txt", text=text, outlet="kabar.example", published="2026-03-01")
    figures = [("Banten", 131.0), ("Provinsi Banten", 132.0), ("Bandung", 7.0)]
    said = [
        (Claim(document=document.id, field="figure", value=Figure(subject=subject, measure="hospitals", value=number,
               unit="hospitals"), quote=document.quote(0, len(text))), document)
        for subject, number in figures
    ]  # fmt: skip
    one = region_profile(TABLES, "36", TODAY, said=said)
    told = [(row.value, row.source, row.day) for row in one.of("said") if row.name == "hospitals"]
    assert (131, "kabar.example", "2026-03-01") in told
    assert 7 not in [row[0] for row in told]


@pytest.mark.parametrize(
    ("name", "code"),
    [("banten", "36"), ("36", "36"), ("3603", "36.03"), ("Kab. Tangerang", "36.03"), ("KOTA TANGERANG", "36.71"),
     ("West Java", "32"), ("Batı Cava", "32"), ("Jakarta", "31"), ("kebumen", "33.05")],
)  # fmt: skip
def test_a_region_is_found_by_code_or_name(name, code):
    assert find_region(name) == code


def test_a_name_of_several_is_asked_back_with_all_of_them():
    with pytest.raises(UnknownIdError, match=r"36\.03 kabupaten Tangerang, 36\.71 kota Tangerang"):
        find_region("Tangerang")
    with pytest.raises(UnknownIdError):
        find_region("Atlantis")


@pytest.mark.parametrize(
    ("name", "code"),
    [("Kawasan Industri Jababeka, Cikarang, Bekasi", "32.16"), ("Bogor, Jawa Barat", "32"), ("Gedung Negara, Serang", "36"),
     ("Cikupa Mas, Tangerang, Banten", "36.03"), ("Dubai", None)],
)  # fmt: skip
def test_a_place_without_a_code_is_located_by_its_name(name, code):
    assert locate(Place(name=name)) == code
    assert locate(Place(name=name, country="AE")) is None
    assert locate(Place(name=name, country="ID", code="11.01")) == "11.01"


def test_distances_are_those_of_the_great_circle():
    jakarta, surabaya = ({"lat": "-6.2", "lng": "106.8"}, {"lat": "-7.25", "lng": "112.75"})
    assert kilometres(jakarta, surabaya) == pytest.approx(667, abs=5)
    assert kilometres(jakarta, jakarta) == 0


@pytest.mark.parametrize(
    ("day", "years"), [("2025-11-22", 1.0), ("2021-08", 5.3), ("2025", 1.4), ("2027", 0.0), (None, None)]
)
def test_ages_are_counted_from_the_middle_of_a_cut_day(day, years):
    assert years_since(day, TODAY) == years


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_profile_is_told_in_three_languages_with_every_word(language):
    words = region_words(language)
    english = region_words("en")
    assert {name: set(table) for name, table in words.words.items()} == {
        name: set(table) for name, table in english.words.items()
    }
    text = "\n".join(region_lines(BANTEN, words))
    assert words.word("group", "hospitals") in text
    assert "[1]" in text
    assert fold("Banten") in fold(text)
    assert len(list(province_lines([BANTEN], words))) == 2
    assert len(region_sheet([BANTEN], words).rows) == len(BANTEN.rows)
