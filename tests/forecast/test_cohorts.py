import numpy as np
import pytest

from berdikari.forecast.cohorts import Dropped, curve, later, leave_one_out


def cohorts(shares, plateau=0.5, years=6.0):
    return [
        Dropped(cohort=str(at), age=age, share=plateau * (1 - np.exp(-age / years)) + shift, source="made", day="2023")
        for at, (age, shift) in enumerate(zip((2, 5, 9, 14, 20), shares, strict=True))
    ]


def test_a_curve_is_found_again():
    found = curve(cohorts([0.0] * 5))
    assert (found.plateau, found.years) == (pytest.approx(0.5, abs=1e-3), pytest.approx(6, abs=0.03))
    assert found.deviation == pytest.approx(0, abs=1e-4)


def test_a_band_holds_its_curve_and_widens_with_the_residuals():
    exact, loose = (curve(cohorts(shares)) for shares in ([0.0] * 5, [0.03, -0.04, 0.03, -0.02, 0.01]))
    low, high = loose.band(10)
    assert low < loose.at(10) < high
    assert high - low > exact.band(10)[1] - exact.band(10)[0]


def test_each_is_foreseen_from_the_others():
    found = leave_one_out(cohorts([0.0, 0.3, 0.0, 0.01, -0.01]))
    assert not found[1].inside


def test_later_counts_are_foreseen_from_earlier_ones():
    seen = cohorts([0.01, -0.01, 0.0, 0.01, -0.01])
    assert len(later(seen[:4], seen[4:])) == 1
