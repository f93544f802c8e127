"""The reference tables: well-formed, complete, described, and adding up."""

import csv
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SHARED = Path("/work/shared/data")
LANGUAGES = ("id", "en", "tr")
TABLES = sorted(path.stem for path in HERE.glob("*.csv"))
BOX = {"lat": (-11.2, 6.3), "lng": (94.7, 141.1)}  # Indonesia, degrees


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def many(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def folded(text: str, language: str) -> str:
    return (text.replace("İ", "i").replace("I", "ı").lower() if language == "tr" else text).casefold()


def shared_list(path: str, column: str) -> set[str]:
    if not (SHARED / path).exists():
        pytest.skip("the shared lists are not on this machine")
    with (SHARED / path).open(encoding="utf-8", newline="") as handle:
        return {row[column] for row in csv.DictReader(handle)}


DEVICES = rows("devices")
REGENCIES = rows("regencies")
CODES = {row["code"] for row in REGENCIES}
PROVINCES = {row["code"] for row in rows("provinces")}


# every table


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_a_meta_that_describes_every_column(name: str) -> None:
    meta = tomllib.loads((HERE / f"{name}.meta.toml").read_text(encoding="utf-8"))
    assert [column["name"] for column in meta["columns"]] == list(rows(name)[0])
    assert all(meta[key] for key in ("title", "row", "certain", "judgement", "sources"))
    assert all({"name", "url", "licence", "as_of"} <= set(source) for source in meta["sources"])


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_trimmed_and_lists_hold_no_doubles(name: str) -> None:
    for row in rows(name):
        for column, cell in row.items():
            assert None not in row, row
            assert cell == cell.strip(), (row, column)
            if "|" in cell and column not in ("source", "note", "priority"):
                parts = cell.split("|")
                assert all(parts), (row, column)
                assert len(parts) == len(set(parts)), (row, column)


@pytest.mark.parametrize("name", [table for table in TABLES if "lat" in rows(table)[0]])
def test_points_lie_in_indonesia(name: str) -> None:
    for row in rows(name):
        for axis, (low, high) in BOX.items():
            assert low <= float(row[axis]) <= high, row


@pytest.mark.parametrize("name", TABLES)
def test_regency_codes_exist(name: str) -> None:
    for row in rows(name):
        for column in row:
            if column.endswith("regency_code") or column == "alternative_codes":
                assert set(many(row[column])) <= CODES, row


# devices


def test_device_ids_are_unique_and_there_are_enough() -> None:
    ids = [row["id"] for row in DEVICES]
    assert len(ids) == len(set(ids)) >= 140
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", ident) for ident in ids)


def test_devices_have_three_names() -> None:
    assert all(row[f"name_{language}"] for row in DEVICES for language in LANGUAGES)


def test_only_the_general_word_has_no_alias() -> None:
    without = {row["id"] for row in DEVICES if not all(row[f"aliases_{language}"] for language in LANGUAGES)}
    assert without == {"medical-device"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_devices_share_an_alias(language: str) -> None:
    owner: dict[str, str] = {}
    for row in DEVICES:
        for alias in many(row[f"aliases_{language}"]):
            assert owner.setdefault(folded(alias, language), row["id"]) == row["id"], alias


def test_no_alias_means_two_devices_in_two_languages() -> None:
    owner: dict[str, str] = {}
    for row in DEVICES:
        for language in LANGUAGES:
            for alias in many(row[f"aliases_{language}"]):
                assert owner.setdefault(alias.casefold(), row["id"]) == row["id"], alias


def test_no_alias_is_a_word_of_general_news() -> None:
    refused = {"scanner", "bed", "kit", "pump", "mr", "pet", "aed", "docking station", "mask", "masker", "infus", "implan", "alat kesehatan", "alkes", "medical device", "tıbbi cihaz"}
    used = {alias.casefold() for row in DEVICES for language in LANGUAGES for alias in many(row[f"aliases_{language}"])}
    assert not refused & used


def test_general_words_are_no_device() -> None:
    general = tomllib.loads((HERE / "device_general.toml").read_text(encoding="utf-8"))
    assert set(general["device"]) == set(LANGUAGES)
    used = {alias.casefold() for row in DEVICES for language in LANGUAGES for alias in many(row[f"aliases_{language}"])}
    assert not used & {word.casefold() for words in general["device"].values() for word in words}


def test_tariff_codes_are_well_formed_and_nested() -> None:
    for row in DEVICES:
        six, eight = many(row["hs6"]), many(row["btki8"])
        assert all(re.fullmatch(r"\d{6}", code) for code in six), row["id"]
        assert all(re.fullmatch(r"\d{8}", code) and code[:6] in six for code in eight), row["id"]
        assert {code[:6] for code in eight} == set(six), row["id"]
        assert row["code_note"], row["id"]


def test_tariff_codes_exist() -> None:
    known = shared_list("hs/btki2022_hs8_bps.csv", "hs_code")
    assert {code for row in DEVICES for code in many(row["btki8"])} <= known


def test_nomenclature_codes_exist() -> None:
    known = shared_list("nomenclature/emdn.csv", "code")
    assert {code for row in DEVICES for code in many(row["emdn"])} <= known


def test_closed_words_of_devices() -> None:
    assert {row["risk_class"] for row in DEVICES} <= {"", "A", "B", "C", "D"}
    assert {row["technology_level"] for row in DEVICES} <= {"", "low", "medium", "medium-high", "high"}
    for row in DEVICES:
        assert re.fullmatch(r"(\d{5})?", row["kbli"])
        for entry in many(row["priority"]):
            assert re.fullmatch(r"[^@]+@\d{4}(-\d\d){0,2}@https?://\S+", entry), entry


@pytest.mark.parametrize(
    ("ident", "code"),
    [("ct-scanner", "90221200"), ("mri-scanner", "90181300"), ("surgical-light", "94051110"), ("surgical-light", "94052910"), ("hospital-bed", "94029015"), ("surgical-mask", "63079040")],
)
def test_golden_codes(ident: str, code: str) -> None:
    assert code in many(next(row for row in DEVICES if row["id"] == ident)["btki8"])


def test_three_of_the_ten_priority_devices_are_known() -> None:
    ten = {row["id"] for row in DEVICES if "ten devices prioritised" in row["priority"]}
    assert ten == {"ct-scanner", "mri-scanner", "pet-scanner"}


# regions


def test_regions_are_complete() -> None:
    assert len(PROVINCES) == 38
    assert len(CODES) == len(REGENCIES) == 514
    assert len({row["bps_code"] for row in REGENCIES}) == 514
    assert {row["province_code"] for row in REGENCIES} == PROVINCES
    assert all(row["code"].startswith(row["province_code"] + ".") for row in REGENCIES)
    assert Counter(row["kind"] for row in REGENCIES) == {"kabupaten": 416, "kota": 98}
    assert all((row["code"][3] == "7") == (row["kind"] == "kota") for row in REGENCIES)


@pytest.mark.parametrize(("column", "total"), [("population", 284_973_643), ("hospitals_2021", 2_925), ("beds_2021", 271_859)])
def test_regions_add_up(column: str, total: int) -> None:
    assert sum(int(row[column] or 0) for row in REGENCIES) == total
    assert sum(int(row[column]) for row in rows("provinces")) == total


def test_hospital_classes_add_up() -> None:
    for row in REGENCIES:
        if row["hospitals_2021"]:
            assert sum(int(row[f"class_{kind}"]) for kind in ("a", "b", "c", "d", "unset")) == int(row["hospitals_2021"]), row


def test_capitals_lie_in_their_province() -> None:
    assert all(row["capital_regency_code"].startswith(row["code"]) for row in rows("provinces"))


def test_every_shared_name_is_listed_once() -> None:
    shared = {name for name, count in Counter(row["name"] for row in REGENCIES).items() if count > 1}
    cities = rows("cities")
    assert {row["name"] for row in cities if row["kind"] == "bare name"} == shared
    names = [name for row in cities for name in (row["name"], *many(row["aliases"]))]
    assert len(cities) >= 80
    assert not [name for name, count in Counter(names).items() if count > 1]


def test_wages_are_one_a_year_and_plausible() -> None:
    wages = rows("minimum_wages")
    assert len({(row["code"], row["year"]) for row in wages}) == len(wages)
    for row in wages:
        assert row["code"] in (PROVINCES if row["level"] == "province" else CODES), row
        assert row["status"] in ("reported", "computed"), row
        assert 800_000 <= int(row["idr_per_month"]) <= 6_000_000, row
        assert row["source"], row


# places, fairs, countries


def test_estates_have_sources() -> None:
    estates = rows("estates")
    assert len(estates) >= 32
    assert sum(1 for row in estates if row["hectares"] and row["source"]) >= 30
    assert all(row["source"].startswith("http") and row["point"] in ("regency", "site") for row in estates)
    assert all(0 < float(row["hectares"]) <= 5_000 for row in estates if row["hectares"])
    names = [name.casefold() for row in estates for name in (row["name"], *many(row["aliases"]))]
    assert not [name for name, count in Counter(names).items() if count > 1]


def test_known_wrong_ports_are_out() -> None:
    ports = rows("ports")
    codes = {row["code"] for row in ports}
    assert not codes & {"IDBDO", "IDTPK"}
    assert len(codes) == len(ports)
    assert {"IDTPP", "IDSUB", "IDBLW"} <= codes


def test_airports_are_unique() -> None:
    airports = rows("airports")
    assert len({row["code"] for row in airports}) == len(airports)
    assert all(re.fullmatch(r"[A-Z]{3}", row["code"]) for row in airports)


@pytest.mark.parametrize("column", ["press_en", "press_id", "press_tr"])
def test_no_press_form_means_two_countries(column: str) -> None:
    owner: dict[str, str] = {}
    for row in rows("countries"):
        for form in many(row[column]):
            assert owner.setdefault(form.casefold(), row["iso2"]) == row["iso2"], form


def test_countries_have_codes_and_names() -> None:
    countries = rows("countries")
    assert len({row["iso2"] for row in countries}) == len({row["iso3"] for row in countries}) == len(countries) >= 249
    assert all(row[f"name_{language}"] for row in countries for language in LANGUAGES)
    assert sum(1 for row in countries if row["by_hand"]) >= 50


def test_no_city_lies_in_two_countries() -> None:
    owner: dict[str, str] = {}
    for row in rows("countries"):
        for city in {row["capital"], *many(row["cities"])} - {""}:
            assert owner.setdefault(city.casefold(), row["iso2"]) == row["iso2"], city


def test_fairs_have_one_name_each() -> None:
    fairs = rows("fairs")
    known = {row["iso2"] for row in rows("countries")} | {""}
    names = [name.casefold() for row in fairs for name in (row["name"], *many(row["aliases"]))]
    assert not [name for name, count in Counter(names).items() if count > 1]
    assert len({row["id"] for row in fairs}) == len(fairs)
    assert {row["country"] for row in fairs} <= known


# facts


def test_facts_have_value_speaker_source_and_day() -> None:
    subjects = {row["id"] for row in DEVICES} | PROVINCES | {""}
    for row in rows("facts"):
        float(row["value"])
        assert not row["value_high"] or float(row["value_high"]) >= float(row["value"])
        assert row["unit"] and row["speaker"] and row["day"] and row["source"].startswith("http"), row
        assert " " not in row["source"], row
        assert row["subject"] in subjects, row
