import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.forecast.ramp import made, output, output_by_cell

RAMP = (0.3, 0.7, 1.0)


def test_output_since_the_start():
    assert made(RAMP, np.array([-1.0, 0.0, 0.5, 1.0, 2.0, 3.0, 5.0])) == pytest.approx([0, 0, 0.15, 0.3, 1.0, 2.0, 4.0])


def test_output_of_three_calendar_years():
    windows = np.array([[2025.0, 2026.0], [2026.0, 2027.0], [2027.0, 2028.0]])
    assert output(RAMP, np.array([2025.5]), windows)[0] == pytest.approx([0.15, 0.5, 0.85])


@given(st.floats(2020, 2030), st.floats(0, 3))
def test_a_later_start_never_makes_more(start, later):
    windows = np.array([[2025.0, 2026.0], [2025.0, 2028.0]])
    early, late = (output(RAMP, np.array([one]), windows)[0] for one in (start, start + later))
    assert (late <= early + 1e-12).all()


def test_starts_spread_over_a_cell_make_the_mean_of_its_starts():
    windows = np.array([[2026.0, 2027.0]])
    found = output_by_cell(RAMP, np.array([[2025.0, 2026.0]]), windows)[0, 0]
    assert found == pytest.approx(np.mean(output(RAMP, np.linspace(2025, 2026, 2001), windows)), abs=2e-3)
