"""Partnerships typed in a sheet become claims; every bad cell is named, and the rest goes on."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from berdikari.edge.sheets.bring import bring_in
from berdikari.edge.sheets.csv_file import table_from
from berdikari.edge.sheets.table import Table
from berdikari.edge.sheets.typed import COLUMNS, Typed, read_typed
from berdikari.edge.store import Store, open_store
from berdikari.errors import InvalidSheetError
from berdikari.records import Day, Depth, Device, Fair, Judgement, Party, Place, Stage, Status, Term, Value
from berdikari.register import enter

NOON = datetime(2026, 1, 21, 12, tzinfo=UTC)
HEADER = ",".join(COLUMNS)
FULL = {
    "key": "gtm-surgiris", "parties": "PT Graha Teknomedika (GTM) [ID, manufacturer]; Surgiris [FR, technology_owner]",
    "facilitators": "Kemenperin [ID, government]", "devices": "lampu operasi=surgical-light; docking station", "stage": "mou",
    "planned_stage": "production", "planned_date": "2025", "status": "stalled", "depth": "3", "values": "1000000 EUR transaction_target; 17000000000 IDR",
    "term_years": "3", "date": "2024-02-01", "fair": "Arab Health 2024", "place": "Dubai", "site": "Bekasi (Cikarang); Medan",
    "source_url": "https://example.org/a", "outlet": "Antara", "published": "2024-02-02", "quote": "GTM dan Surgiris meneken MoU",
    "compiled": "2026-01-20", "note": "see the second report",
}  # fmt: skip


def typed(*rows: dict[str, str], author: str = "Siti") -> Typed:
    lines = [",".join('"' + row.get(column, "").replace('"', '""') + '"' for column in COLUMNS) for row in rows]
    return read_typed(table_from("\n".join([HEADER, *lines]), "deals.csv"), author, "2026-01-21")


def faults(found: Typed) -> list[str]:
    return [problem.message for problem in found.problems]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "r.db") as opened:
        yield opened


def test_a_full_row_becomes_claims_with_its_quote() -> None:
    found = typed(FULL)
    assert found.problems == ()
    (reading,) = found.readings
    document = reading.document
    assert (document.text, document.url, document.outlet, document.published, document.media) == (
        "GTM dan Surgiris meneken MoU",
        "https://example.org/a",
        "Antara",
        "2024-02-02",
        "sheet",
    )
    assert [(claim.field, claim.value) for claim in reading.claims] == [
        ("party", Party(name="PT Graha Teknomedika", aliases=("GTM",), country="ID", role="manufacturer")),
        ("party", Party(name="Surgiris", country="FR", role="technology_owner")),
        ("facilitator", Party(name="Kemenperin", country="ID", role="government")),
        ("device", Device(name="lampu operasi", id="surgical-light")),
        ("device", Device(name="docking station")),
        ("value", Value(amount=1_000_000, currency="EUR", kind="transaction_target")),
        ("value", Value(amount=17_000_000_000, currency="IDR")),
        ("stage", Stage(rung="mou", date="2024-02-01")),
        ("stage", Stage(rung="production", modality="planned", date="2025")),
        ("status", Status(status="stalled")),
        ("depth", Depth(level=3)),
        ("term", Term(years=3)),
        ("date", Day(date="2024-02-01")),
        ("fair", Fair(name="Arab Health 2024")),
        ("place", Place(name="Dubai")),
        ("site", Place(name="Bekasi (Cikarang)")),
        ("site", Place(name="Medan")),
    ]
    assert {claim.method for claim in reading.claims} == {"hand:Siti@2026-01-20"}
    assert enter(document, reading.claims) == (reading.claims, ())
    assert [problem.message for problem in reading.problems] == ["gtm-surgiris: see the second report"]


def test_a_row_without_a_quote_stands_on_its_citation() -> None:
    (reading,) = typed(FULL | {"quote": "No quote"}).readings
    assert reading.document.text == "Antara, 2024-02-02, https://example.org/a"
    assert {claim.quote for claim in reading.claims} == {None}
    assert enter(reading.document, reading.claims)[1] == ()


def test_a_row_with_little_is_enough() -> None:
    (reading,) = typed(
        {"key": "k", "parties": "OSTIM [TR]", "source_url": "letter of 3 May", "quote": "no quote"}
    ).readings
    assert reading.document.url is None
    assert [claim.value for claim in reading.claims] == [Party(name="OSTIM", country="TR")]
    assert reading.claims[0].method == "hand:Siti@2026-01-21"


@pytest.mark.parametrize(
    "column, cell, left, said",
    [
        ("stage", "MoU", 16, "column stage: found 'MoU', wanted one of talks, letter_of_intent"),
        ("parties", "A [ID, boss]; B [ID]", 16, "column parties: found 'A [ID, boss]', wanted one of technology_owner"),
        ("parties", "A [XX]; B", 16, "found 'A [XX]', wanted a country of ISO 3166-1"),
        ("devices", "lampu=no-such-thing; x", 16, "wanted an id of the catalogue"),
        ("values", "17 miliar; 5 IDR", 16, "column values: found '17 miliar', wanted AMOUNT CUR kind"),
        ("term_years", "three", 16, "column term_years: found 'three', wanted years"),
        ("term_years", "1000", 16, "column term_years"),
        ("date", "1 Feb 2024", 16, "column date: found '1 Feb 2024', wanted a day as YYYY-MM-DD"),
        ("planned_date", "soon", 17, "column planned_date"),
        ("published", "yesterday", 17, "column published"),
        ("compiled", "31-12-2025", 17, "column compiled"),
        ("depth", "6", 16, "column depth: found '6', wanted a whole number from 0 to 5"),
        ("status", "dead", 16, "column status"),
        ("site", "x [ID, 1, 2]; y", 16, "column site"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_named_and_the_rest_goes_on(column: str, cell: str, left: int, said: str) -> None:
    found = typed(FULL, FULL | {column: cell, "key": "other", "source_url": "https://example.org/b"})
    (message,) = faults(found)
    assert message.startswith("sheet 'deals.csv', row 3, column ")
    assert said in message
    assert [len(reading.claims) for reading in found.readings] == [17, left]


@pytest.mark.parametrize(
    "column, cell",
    [
        ("key", ""),
        ("parties", ""),
        ("parties", "[ID]"),
        ("source_url", ""),
        ("source_url", "javascript:alert(1)"),
        ("source_url", "file:///etc/passwd"),
        ("quote", ""),
    ],
)
def test_a_row_without_what_it_must_have_is_left_out_and_named(column: str, cell: str) -> None:
    found = typed(FULL | {column: cell}, FULL)
    assert len(found.readings) == 1
    assert [message.split(": found")[0] for message in faults(found)] == [f"sheet 'deals.csv', row 2, column {column}"]


def test_a_sheet_without_its_columns_is_refused_and_an_unknown_one_is_noted() -> None:
    with pytest.raises(InvalidSheetError, match="a column 'parties'"):
        read_typed(table_from("key,party\nk,x\n", "deals.csv"), "Siti", "2026-01-21")
    found = read_typed(table_from("key,parties,colour\nk,x,red\n", "deals.csv"), "Siti", "2026-01-21")
    assert [problem.severity for problem in found.problems] == ["note", "warning"]
    assert "column 'colour' is not read" in found.problems[0].message


def test_rows_of_one_key_are_judged_the_same_and_rows_of_one_sentence_stay_two() -> None:
    again = FULL | {"source_url": "https://example.org/b", "compiled": "2026-01-22"}
    other = FULL | {"key": "other"}
    found = typed(FULL, again, other)
    assert len(found.readings) == 2
    first, second = (f"{reading.document.id}-gtm-surgiris" for reading in found.readings)
    assert found.judgements == (
        Judgement(
            verdict="same", subjects=(first, second), author="Siti", day="2026-01-22", why="one key: gtm-surgiris"
        ),
    )
    assert {claim.about for claim in found.readings[0].claims} == {first, first.replace("gtm-surgiris", "other")}


def test_the_same_sheet_again_changes_nothing_and_a_corrected_one_takes_its_place(store: Store) -> None:
    again = FULL | {"source_url": "https://example.org/b"}
    bring_in(store, typed(FULL, again, {"key": "x"}), added=NOON)
    before, version = store.register(), store.version()
    assert len(before.claims) == 34
    assert len(before.judgements) == 1
    bring_in(store, typed(FULL, again, {"key": "x"}), added=NOON)
    assert (store.register(), store.version()) == (before, version)
    bring_in(store, typed(FULL | {"stage": "contract", "compiled": "2026-01-25"}, again), added=NOON)
    rungs = sorted(
        claim.value.rung
        for claim in store.register().claims
        if isinstance(claim.value, Stage) and claim.value.modality == "done"
    )
    assert rungs == ["contract", "mou"]
    bring_in(store, typed(FULL, again), added=NOON)
    assert len([claim for claim in store.register().claims if claim.method.endswith("2026-01-25")]) == 17


def test_what_a_person_decided_about_two_rows_is_not_decided_again(store: Store) -> None:
    rows = typed(FULL, FULL | {"source_url": "https://example.org/b"})
    apart = Judgement(verdict="not_same", subjects=rows.judgements[0].subjects, author="Budi", day="2026-01-22")
    store.judge(apart, seen=0, added=NOON)
    bring_in(store, rows, added=NOON)
    assert store.register().judgements == (apart,)


def test_the_sheet_for_people_is_refused_with_what_to_do() -> None:
    table = Table(
        name="register.xlsx", columns=("id", "parties", "reports", "sources"), rows=(("1", "PT A [ID]", 1, "x"),)
    )
    with pytest.raises(InvalidSheetError, match="berdikari import"):
        read_typed(table, "Siti", "2026-11-22")
