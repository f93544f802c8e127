"""The sheets for people show every partnership, claim, conflict, document, source, judgement and problem."""

from berdikari.edge.sheets.table import Table
from berdikari.edge.sheets.views import views
from berdikari.records import (
    Alternative,
    Claim,
    Conflict,
    Day,
    Device,
    Document,
    Figure,
    Judgement,
    Ownership,
    Partnership,
    Party,
    Person,
    Place,
    Problem,
    Stage,
    Value,
)
from berdikari.register import Register

FIRST = Document(
    source="001.txt",
    text="GTM meneken MoU 1 juta euro. Banten 130 rumah sakit.",
    outlet="Antara",
    published="2024-02-02",
    language="id",
    url="https://example.org/a",
)
SECOND = Document(
    source="002.txt", text="GTM meneken MoU 2 juta euro", outlet="Antara", published="2024-02-04", language="id"
)


def claim(of: Document, field: str, value: object, words: str, about: str | None = "x") -> Claim:
    start = of.text.index(words)
    return Claim(document=of.id, about=about, field=field, value=value, quote=of.quote(start, start + len(words)))


ONE = claim(FIRST, "value", Value(amount=1e6, currency="EUR"), "1 juta euro")
TWO = claim(SECOND, "value", Value(amount=2e6, currency="EUR"), "2 juta euro")
MOU = claim(FIRST, "stage", Stage(rung="mou"), "MoU")
FIGURE = claim(
    FIRST, "figure", Figure(subject="Banten", measure="hospitals", value=130, unit="hospitals"), "130 rumah sakit", None
)
TYPED = Claim(document=SECOND.id, about="x", field="date", value=Day(date="2024-02-01"), quote=None, method="hand:Siti")
CONFLICT = Conflict(
    about="value EUR", preferred="1000000 EUR", rule="majority",
    alternatives=(Alternative(value="1000000 EUR", claims=(ONE.id,)), Alternative(value="2000000 EUR", claims=(TWO.id,))),
)  # fmt: skip
PARTNERSHIP = Partnership(
    id="p1", parties=(Party(name="GTM", country="ID"), Party(name="Surgiris", country="FR", role="technology_owner")),
    devices=(Device(name="lampu operasi", id="surgical-light"),), stage="mou", values=(Value(amount=1e6, currency="EUR"),), term_years=3,
    date="2024-02-01", place=Place(name="Dubai", country="AE"), people=(Person(name="Andra Soni", office="Gubernur", signed=True),),
    owners=(Ownership(owner="Kalbe", owned="Forsta"),), history=(Stage(rung="mou", date="2024-02-01"),), conflicts=(CONFLICT,),
    claims=(ONE, MOU, TWO, TYPED), sources=("001.txt", "002.txt"), last_news="2024-02-04",
)  # fmt: skip
REGISTER = Register(
    documents=tuple(sorted((FIRST, SECOND), key=lambda one: one.id)), claims=(ONE, MOU, TWO, TYPED, FIGURE),
    judgements=(Judgement(verdict="same", subjects=("x", "y"), author="Siti", day="2024-02-05", why="=1+1"),),
    problems=(Problem(stage="read", severity="note", message="two dates", source="001.txt"),),
)  # fmt: skip


def sheets() -> dict[str, Table]:
    return {table.name: table for table in views(REGISTER, [PARTNERSHIP])}


def rows(name: str) -> list[dict]:
    table = sheets()[name]
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_a_row_a_partnership_in_words_that_can_be_typed_again() -> None:
    (row,) = rows("partnerships")
    assert row["parties"] == "GTM [ID]; Surgiris [FR, technology_owner]"
    assert (row["devices"], row["values"], row["place"]) == (
        "lampu operasi=surgical-light",
        "1000000 EUR",
        "Dubai [AE]",
    )
    assert (row["people"], row["owners"], row["history"]) == (
        "name Andra Soni, office Gubernur, signed True",
        "owner Kalbe, owned Forsta",
        "mou 2024-02-01",
    )
    assert (row["reports"], row["conflicts"], row["sources"], row["status"]) == (2, 1, "001.txt; 002.txt", None)


def test_every_claim_with_its_quote_and_source() -> None:
    found = rows("claims")
    assert [(row["partnership"], row["field"], row["says"], row["quote"], row["source"]) for row in found] == [
        ("p1", "value", "1000000 EUR", "1 juta euro", "001.txt"),
        ("p1", "stage", "mou", "MoU", "001.txt"),
        ("p1", "value", "2000000 EUR", "2 juta euro", "002.txt"),
        ("p1", "date", "2024-02-01", "no quote", "002.txt"),
        (None, "figure", "subject Banten, measure hospitals, value 130, unit hospitals", "130 rumah sakit", "001.txt"),
    ]
    for row in found[:3]:
        text = {"001.txt": FIRST, "002.txt": SECOND}[row["source"]].text
        assert text[row["start"] : row["end"]] == row["quote"]


def test_both_sides_of_a_conflict() -> None:
    assert [(row["says"], row["preferred"], row["sources"], row["quotes"]) for row in rows("conflicts")] == [
        ("1000000 EUR", "yes", "001.txt", "1 juta euro"),
        ("2000000 EUR", "no", "002.txt", "2 juta euro"),
    ]


def test_documents_without_their_texts_sources_judgements_and_problems() -> None:
    assert {(row["source"], row["characters"], row["claims"]) for row in rows("documents")} == {
        ("001.txt", len(FIRST.text), 3),
        ("002.txt", len(SECOND.text), 2),
    }
    assert FIRST.text not in str(sheets()["documents"])
    (source,) = rows("sources")
    assert source == {
        "outlet": "Antara",
        "documents": 2,
        "partnerships": 1,
        "first_published": "2024-02-02",
        "last_published": "2024-02-04",
    }
    assert [(row["subjects"], row["why"]) for row in rows("judgements")] == [("x; y", "=1+1")]
    assert [row["message"] for row in rows("problems")] == ["two dates"]
