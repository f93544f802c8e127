import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import berdikari
from berdikari.assess.tkdn import (
    Extras,
    Thresholds,
    local_content,
    read_lines,
    rule_on,
    rules_from,
    thresholds_from,
    with_share,
)
from berdikari.errors import InvalidSheetError
from berdikari.records.local_content import CostLine

TABLE = tomllib.loads((Path(berdikari.__file__).parent / "reference" / "tkdn_rules.toml").read_text(encoding="utf-8"))
RULES = {rule.id: rule for rule in rules_from(TABLE)}
OLD, NEW = RULES["permenperin-31-2022"], RULES["permenperin-35-2025"]
ASKED = thresholds_from(TABLE)

# The first ten lines of an electric hospital bed: domestic 1,257,125 of 6,405,000 rupiah; labour and overhead assumed.
BED = (
    CostLine(name="domestic parts", aspect="material", cost=1_257_125, share=1.0),
    CostLine(name="actuators", aspect="material", cost=5_147_875, share=0.0),
    CostLine(name="workers", aspect="labour", cost=400_000, share=1.0),
    CostLine(name="factory", aspect="overhead", cost=300_000, share=0.6),
)


def compute(lines, rule, extras=None):
    return local_content(lines, rule, extras or Extras(), ASKED)


@pytest.mark.parametrize(("rule", "expected"), [(OLD, 31.70), (NEW, 33.72)])
def test_the_worked_example_of_a_hospital_bed(rule, expected):
    found = compute(BED, rule)
    assert found.shares[0] == pytest.approx(0.1963, abs=5e-5)
    assert 100 * found.value == pytest.approx(expected, abs=0.005)
    assert found.warnings


def test_research_adds_up_to_twenty_points_under_the_new_rule_only():
    assert 100 * compute(BED, NEW, Extras(research=0.2)).value == pytest.approx(53.72, abs=0.005)
    cut = compute(BED, OLD, Extras(research=0.2))
    assert cut.value == compute(BED, OLD).value
    assert "research adds at most 0%" in " ".join(cut.warnings)


def test_margins_to_both_thresholds():
    least, both = compute(BED, OLD, Extras(benefit=0.30)).margins
    assert least.margin == pytest.approx(0.0670, abs=5e-5)
    assert both.value == pytest.approx(0.3170 + 0.15, abs=5e-5)  # BMP counts 15 points at most
    assert both.beyond


def test_an_investor_s_plant_has_a_floor():
    poor = with_share(BED, "domestic parts", 0.0)
    assert compute(poor, NEW).value < 0.25
    assert compute(poor, NEW, Extras(investor=True)).value == 0.25


def test_the_lever_that_pays_most_is_the_component_and_not_assembly():
    first, *_ = compute(BED, OLD).levers
    assert first.name == "actuators"
    assert first.gain == pytest.approx(0.8 * 5_147_875 / 6_405_000)


@given(st.floats(0, 1))
def test_a_what_if_gains_what_its_lever_says(share):
    lever = compute(BED, NEW).levers[0]
    gained = compute(with_share(BED, "Actuators", share), NEW).value - compute(BED, NEW).value
    assert gained == pytest.approx(lever.gain * share, abs=1e-12)


def test_a_what_if_on_nothing_is_refused():
    with pytest.raises(KeyError):
        with_share(BED, "gearbox", 1.0)


@given(st.lists(st.tuples(st.floats(1, 1e9), st.floats(0, 1)), min_size=3, max_size=12))
def test_tkdn_lies_between_nothing_and_all(amounts):
    aspects = ("material", "labour", "overhead")
    lines = [
        CostLine(name=f"l{at}", aspect=aspects[at % 3], cost=cost, share=share)
        for at, (cost, share) in enumerate(amounts)
    ]
    assert 0 <= compute(lines, NEW).value <= 1


def test_an_aspect_that_lacks_leaves_tkdn_unknown():
    found = compute(BED[:3], OLD)
    assert found.value is None
    assert found.margins[0].beyond is None
    assert "no line of overhead" in " ".join(found.warnings)


def test_slips_of_a_printed_form_are_named():
    lines = (
        CostLine(name="plate", aspect="material", cost=58_640, share=1.0, printed=59_640, row=4),
        CostLine(name="round bar", aspect="material", cost=100_000, share=0.5692, printed=100_000, row=7),
        CostLine(name="paint", aspect="material", cost=10_000, share=0.5, printed=5_000.4, row=8),
    )
    plate, bar = compute(lines, OLD).slips
    assert plate.message.startswith("row 4, plate: 59,640 printed, 58,640 computed")
    assert "100.00% though marked 56.92%" in bar.message


def test_the_rule_in_force_on_a_day():
    assert rule_on(RULES.values(), "2024-05-01") == OLD
    assert rule_on(RULES.values(), "2026-01-01") == NEW
    assert rule_on(RULES.values(), "2019-01-01") is None


def test_a_sheet_is_read_with_its_faults_named():
    headings = ["Komponen", "Aspek", "Biaya", "TKDN %", "KDN"]
    rows = [
        ["plat", "bahan", "58.640", "100", "59.640"],
        ["aktuator", "material", 5_147_875, 0, None],
        ["upah", "tenaga kerja", 400000, "100 %", ""],
        ["mur", "bahan", "mahal", "0", ""],
        ["baut", "bahan", "1.000.000", "120", ""],
        ["cat", "warna", "1.000", "0", ""],
        ["", "", "", "", ""],
        ["", "bahan", 5_206_515, 1, ""],
    ]
    lines, problems = read_lines(headings, rows, "form.xlsx")
    assert [(line.name, line.aspect, line.cost, line.share) for line in lines] == [
        ("plat", "material", 58640, 1.0), ("aktuator", "material", 5147875, 0.0), ("upah", "labour", 400000, 1.0),
    ]  # fmt: skip
    found = " / ".join(problem.message for problem in problems)
    for fault in ("'mahal' stands where a cost is wanted (row 5)", "'120' stands where a share", "'warna' is no aspect",
                  "a line without a name"):  # fmt: skip
        assert fault in found


def test_a_missing_column_is_named():
    with pytest.raises(InvalidSheetError, match="'component'"):
        read_lines(["x", "aspek", "biaya", "tkdn"], [], "form.xlsx")


def test_thresholds_have_their_source():
    assert Thresholds().least == ASKED.least == 0.25
    assert ASKED.source.startswith("https://")
