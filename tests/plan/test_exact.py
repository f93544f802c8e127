"""Small questions are solved to the end."""

import pytest

from berdikari.plan.exact import finish
from berdikari.plan.model import build, held_by_given
from berdikari.plan.national import solve


@pytest.mark.parametrize("seed", range(60))
def test_the_gap_is_closed_at_the_optimum(draw_case, seed):
    case = draw_case(seed, rows=False)
    best = build(case).program.solve().cost + sum(held_by_given(case.goal, line) for line in case.given)
    found = finish(case, solve(case, rounds=3, workers=1), gap=1e-7)
    assert found.cost == pytest.approx(best, rel=1e-6, abs=1e-6)
    assert found.bound == pytest.approx(best, rel=1e-6, abs=1e-6)
