import pytest

from berdikari.forecast.lines import Known, lines_of, since_of
from berdikari.records import Device, Partnership, Party, Stage

GE = Party(name="GE HealthCare", country="US", role="technology_owner")
FORSTA = Party(name="PT Forsta Kalmedic Global", aliases=("Forsta",), country="ID", role="manufacturer")
FACT = Known(
    device="ct-scanner", firm="Forsta Kalmedic Global", capacity=52, depth=2, parts=0.0, source="page", day="2025-06-05"
)
CT = Device(name="CT scan", id="ct-scanner")


def scanner(**more):
    fields = {"id": "ct", "parties": (GE, FORSTA), "devices": (CT,), "stage": "production", "last_news": "2025-06-05"}
    return Partnership(**fields | more)


def test_what_is_known_of_a_line_joins_its_partnership():
    [line], problems = lines_of([scanner()], [FACT])
    assert (line.capacity, line.depth, line.parts, line.country, line.firm) == (52, 2, 0.0, "US", FORSTA.name)
    assert line.source == "page (2025-06-05)"
    assert problems == ()


def test_a_line_without_known_capacity_is_kept_and_said():
    [line], [problem] = lines_of([scanner()], [])
    assert line.capacity is None
    assert "capacity not known" in problem.message


def test_a_sale_abroad_brings_no_line():
    halonijane = Party(name="PT Haloni Jane", country="ID", role="manufacturer")
    buyer = Party(name="Excelmed", country="BR", role="buyer")
    glove = Device(name="sarung tangan", id="medical-glove")
    sale = Partnership(id="s", parties=(halonijane, buyer), devices=(glove,), stage="mou")
    assert lines_of([sale], []) == ((), ())


def test_a_plant_that_serves_two_partnerships_counts_once():
    other = scanner(id="second", stage="mou", last_news="2026-01-01")
    [line], [problem] = lines_of([other, scanner()], [FACT])
    assert line.id == "ct"
    assert "counted once" in problem.message
    assert problem.source == "second"


@pytest.mark.parametrize(
    "status, declared", [("cancelled", "cancelled"), ("stalled", "stalled"), ("silent", None), (None, None)]
)
def test_only_what_is_declared_is_taken_as_declared(status, declared):
    [line], _ = lines_of([scanner(status=status)], [FACT])
    assert line.declared == declared


def test_production_without_a_day_began_in_the_month_of_the_opening_or_later():
    opened = scanner(
        history=(Stage(rung="commissioned", date="2025-06-02"), Stage(rung="production")), date="2025-06-02"
    )
    assert since_of(opened) == "2025-06"


def test_its_own_day_goes_before_all_others():
    dated = scanner(
        history=(Stage(rung="commissioned", date="2025-06-02"), Stage(rung="production", date="2025-09-01"))
    )
    assert since_of(dated) == "2025-09-01"


def test_partners_at_work_stand_with_the_contracts():
    [line], _ = lines_of([scanner(stage=None, planned_stage="production")], [FACT])
    assert line.stage == "contract"


def test_a_promise_older_than_its_stage_is_said():
    late = scanner(stage="construction", planned_date="2023", history=(Stage(rung="construction", date="2025"),))
    _, problems = lines_of([late], [FACT])
    assert any("before its stage" in problem.message for problem in problems)
