"""Why here, with the tables that ship: hospital beds, whose next best site is an estate far from the cheapest wages."""

import pytest

from berdikari.edge.plan_files import load_tables
from berdikari.plan.planning import plan
from berdikari.records.plan import PlanSettings


def test_no_site_is_nearer_to_the_best_than_the_next_best():
    tables, beds = load_tables(), {"devices": ("hospital-bed",), "years": (2026, 2027)}
    first = plan(tables, PlanSettings(**beds), workers=1)
    (reason,) = first.plan.reasons
    forbidden = plan(tables, PlanSettings(**beds, forbid=(reason.site,)), reasons=False, workers=1).plan
    assert first.plan.cost + reason.loses_by == pytest.approx(forbidden.cost, rel=1e-3)
    for site in ("34.02", "32.12", "33.25", reason.next_best):
        asked = PlanSettings(**beds, fix=(site,), forbid=(reason.site,))
        fixed = plan(tables, asked, warm=first, reasons=False, workers=1).plan
        assert fixed.cost >= first.plan.cost + reason.loses_by - 1.0
    assert not reason.sure
