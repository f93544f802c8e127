"""Silence: inferred by the rule of the stage, put off by a term or a plan, never in place of what a source declares."""

import pytest

from berdikari.records import LADDER, Partnership
from berdikari.resolve import silence, silence_rules


def deal(**more):
    return Partnership(id="x", parties=(), **more)


def test_every_rung_has_a_rule_with_its_reason():
    assert set(silence_rules()) == set(LADDER)
    assert all(rule.reason for rule in silence_rules().values())


@pytest.mark.parametrize(
    "stage, today, quiet",
    [
        ("talks", "2025-01-31", False),
        ("talks", "2025-03-01", True),
        ("mou", "2025-03-01", False),
        ("mou", "2026-03-01", True),
        ("production", "2027-12-01", False),
        (None, "2025-03-01", True),
    ],
)
def test_the_rule_of_the_stage(stage, today, quiet):
    assert (silence(deal(stage=stage, last_news="2024-02-01"), today) is not None) is quiet


def test_a_term_and_a_plan_put_it_off():
    assert silence(deal(stage="mou", date="2024-02-01", term_years=3, last_news="2024-02-03"), "2028-01-01") is None
    assert silence(deal(stage="mou", date="2024-02-01", term_years=3, last_news="2024-02-03"), "2029-03-01") is not None
    assert (
        silence(
            deal(stage="mou", planned_stage="production", planned_date="2027", last_news="2024-02-03"), "2026-03-01"
        )
        is None
    )


def test_what_a_source_declares_is_no_silence():
    assert silence(deal(stage="mou", status="cancelled", last_news="2020-01-01"), "2026-01-01") is None


def test_no_day_no_silence():
    assert silence(deal(stage="mou"), "2026-01-01") is None


def test_it_says_since_when_and_why():
    found = silence(deal(stage="mou", last_news="2022-01-01"), "2026-01-01")
    assert (found.partnership, found.since, found.months, found.rule) == ("x", "2022-01-01", 24, "mou")
    assert "Global Energy Monitor" in found.reason
