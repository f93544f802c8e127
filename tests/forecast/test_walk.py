import pytest

from berdikari.forecast.walk import scores_of, walk
from berdikari.records.forecast import Sighting


def seen(name, day, stage, **more):
    return Sighting(partnership=name, day=day, stage=stage, **more)


QUICK = [seen("a", "2015-01", "construction"), seen("a", "2016-01", "production")]
STILL = [seen("b", "2015-06", "talks")]


def test_each_is_foreseen_once_for_each_horizon_that_has_passed(settings):
    found = walk([*QUICK, *STILL], settings, (1.0, 2.0, 3.0), 2017.6, 1)
    assert [(case.partnership, case.years) for case in found.cases] == [
        ("a", pytest.approx(1)), ("a", pytest.approx(2)), ("b", pytest.approx(1)), ("b", pytest.approx(2)),
    ]  # fmt: skip
    assert [case.came for case in found.cases] == [True, True, False, False]
    assert found.cases[1].chance > 10 * found.cases[3].chance


def test_what_came_later_changes_no_forecast(settings):
    alone = walk(STILL, settings, (1.0,), 2020.0, 1).cases
    later = walk([*STILL, *[seen(f"c{at}", "2016-01", "mou") for at in range(9)]], settings, (1.0,), 2020.0, 1).cases
    assert later[0].chance == alone[0].chance


def test_cohorts_count_what_began_in_a_year(settings):
    found = walk([*QUICK, *STILL], settings, (2.0,), 2020.0, 1)
    [cohort] = found.cohorts
    assert (cohort.year, cohort.came, len(cohort.chances)) == (2015, 1, 3)
    assert sum(cohort.chances) == pytest.approx(1)


def test_scores_stand_beside_those_of_a_constant(settings):
    own, constant = scores_of(walk([*QUICK, *STILL], settings, (2.0,), 2020.0, 1), 0.393)
    assert own.cases == constant.cases == 2
    assert own.brier < constant.brier
    assert constant.brier == pytest.approx((0.607**2 + 0.393**2) / 2)
