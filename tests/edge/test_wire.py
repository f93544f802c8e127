import json

import pytest

from berdikari.edge.wire import line, partnership_shape, problem_shape, reading_shape
from berdikari.records import (
    Alternative,
    Claim,
    Conflict,
    Device,
    Document,
    Figure,
    Ownership,
    Partnership,
    Party,
    Person,
    Place,
    Problem,
    Reading,
    Stage,
    Value,
)  # fmt: skip

TEXT = "Banten memiliki 130 rumah sakit; GTM meneken MoU 1,5 juta euro."
DOCUMENT = Document(source="001.txt", text=TEXT, published="2024-02-02", language="id")
MOU = Claim(document=DOCUMENT.id, field="stage", value=Stage(rung="mou"), quote=DOCUMENT.quote(45, 48), about="a")
HAND = Claim(document=DOCUMENT.id, field="stage", value=Stage(rung="talks"), quote=None, about="a", method="hand:siti")
HOSPITALS = Claim(
    document=DOCUMENT.id, field="figure", quote=DOCUMENT.quote(16, 31),
    value=Figure(subject="Banten", measure="hospitals", value=130, unit="hospitals", speaker="Andra Soni"),
)  # fmt: skip
PARTNERSHIP = Partnership(
    id="3fa1",
    parties=(Party(name="PT Graha Teknomedika", aliases=("GTM",), country="ID", role="manufacturer"),),
    facilitators=(Party(name="Kemenperin"),),
    devices=(Device(name="lampu operasi", id="surgical-light"), Device(name="alat baru")),
    stage="mou",
    planned_stage="production",
    planned_date="2027",
    depth=2,
    values=(
        Value(amount=1_500_000.0, currency="EUR", kind="investment"),
        Value(amount=0.5, currency="USD", upper=1, shared=True),
    ),
    term_years=3.0,
    date="2024-02",
    fair="Arab Health 2024",
    place=Place(name="Dubai", country="AE"),
    site=Place(name="Serang", country="ID", code="36.04"),
    people=(Person(name="Andra Soni", office="Gubernur", signed=True),),
    owners=(Ownership(owner="Kalbe", owned="Forsta", share=99.0),),
    history=(Stage(rung="mou", date="2024-02"),),
    conflicts=(
        Conflict(about="date", alternatives=(Alternative(value="2024", claims=("c1",)),), preferred=None, rule="none"),
    ),
    claims=(MOU, HAND),
    sources=("001.txt",),
    last_news="2024-02-02",
)


def test_a_reading():
    problem = Problem(
        stage="read", severity="note", message="year from the day of publication", quote=DOCUMENT.quote(0, 6)
    )
    reading = Reading(source="001.txt", document=DOCUMENT, claims=(MOU, HOSPITALS), problems=(problem,))
    shape = reading_shape(reading, [PARTNERSHIP])
    assert [shape["source"], shape["language"], shape["published"]] == ["001.txt", "id", "2024-02-02"]
    assert shape["figures"] == [
        {"subject": "Banten", "measure": "hospitals", "value": 130, "unit": "hospitals", "speaker": "Andra Soni",
         "quote": "130 rumah sakit", "start": 16, "end": 31}
    ]  # fmt: skip
    assert shape["problems"][0]["quote"] == "Banten"
    [found] = shape["partnerships"]
    assert found["parties"] == [
        {"name": "PT Graha Teknomedika", "aliases": ["GTM"], "country": "ID", "role": "manufacturer"}
    ]
    assert found["devices"] == [{"id": "surgical-light", "name": "lampu operasi"}, {"id": None, "name": "alat baru"}]
    assert found["values"] == [
        {"amount": 1500000, "currency": "EUR", "kind": "investment"},
        {"amount": 0.5, "currency": "USD", "kind": None, "upper": 1, "shared": True},
    ]
    assert (found["term_years"], found["depth"], found["fair"]) == (3, 2, "Arab Health 2024")
    assert found["evidence"] == [
        {"field": "stage", "quote": "MoU", "start": 45, "end": 48},
        {"field": "stage", "quote": None, "start": None, "end": None},
    ]
    assert "1500000," in line(shape)


def test_a_reading_of_a_document_left_out():
    shape = reading_shape(Reading(source="x"), [])
    assert shape == {
        "source": "x",
        "language": None,
        "published": None,
        "partnerships": [],
        "figures": [],
        "problems": [],
    }


def test_a_partnership_of_the_register():
    shape = partnership_shape(PARTNERSHIP, {DOCUMENT.id: "001.txt"})
    assert (shape["id"], shape["sources"], shape["last_news"]) == ("3fa1", ["001.txt"], "2024-02-02")
    assert shape["evidence"][0] == {"field": "stage", "source": "001.txt", "quote": "MoU", "start": 45, "end": 48}
    assert shape["conflicts"] == [
        {"about": "date", "alternatives": [{"value": "2024", "claims": ["c1"]}], "preferred": None, "rule": "none"}
    ]
    assert shape["owners"] == [{"owner": "Kalbe", "owned": "Forsta", "share": 99.0}]
    assert json.loads(line(shape)) == shape


def test_letters_stay_and_impossible_numbers_are_refused():
    assert line({"name": "Şurgiris\u2028"}) == '{"name": "Şurgiris\\u2028"}'
    with pytest.raises(ValueError, match="JSON"):
        line({"amount": float("nan")})


def test_a_problem_without_a_quote():
    shape = problem_shape(Problem(stage="load", severity="error", message="empty", hint="look"))
    assert shape == {"stage": "load", "severity": "error", "message": "empty", "hint": "look"}
