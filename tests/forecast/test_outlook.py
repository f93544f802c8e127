from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from berdikari.errors import InvalidRecordError
from berdikari.forecast import Question, forecast, gap
from berdikari.records.forecast import Line, Need

TODAY = 2026 + 10.7 / 12


def ask(lines, needs=(), draws=800, years=(2027, 2028, 2029)):
    return Question(lines=tuple(lines), needs=tuple(needs), today=TODAY, years=years, draws=draws, seed=1)


def whole(answer, need):
    return next(one for one in answer.outlooks if one.start == f"{need.start}-01-01" and one.end == f"{need.end}-12-31")


def test_ct_scanners(settings, scanner, scanners_needed):
    """52 a year from June 2025 against 306 needed to 2027: 42 to 51 % by units, near zero by parts."""
    found = whole(forecast(ask([scanner], [scanners_needed]), settings, "2026-11-22"), scanners_needed)
    assert found.announced.units == pytest.approx(130)
    assert (round(100 * found.announced.low), round(100 * found.announced.high)) == (42, 51)
    assert found.parts.high < 0.01
    assert found.units.high < found.announced.low
    assert found.contributions[0].stated


def test_what_usually_comes_true_is_ramp_times_utilisation_times_chance(settings, scanner, scanners_needed):
    found = whole(forecast(ask([scanner], [scanners_needed], 8000), settings, "2026-11-22"), scanners_needed)
    [one] = found.contributions
    full = 0.3 + 0.7 + 2027 + 1 - (2025 + 5.5 / 12 + 2)
    assert one.units == pytest.approx(52 * full * one.running * settings.utilisation.mean, rel=0.01)
    assert found.units.mean == pytest.approx(one.share, rel=0.02)


other = Line(
    id="b",
    device="ct-scanner",
    title="b",
    stage="construction",
    since="2026-02",
    last_news="2026-10",
    planned="2027-06",
    capacity=40,
    depth=4,
)
capacities = st.floats(1, 5000)


@given(capacities, st.floats(0.01, 5000), st.sampled_from(("mou", "construction", "production")))
@examples(max_examples=25)
def test_more_capacity_never_lowers_a_band(settings, scanner, scanners_needed, capacity, more, stage):
    line = replace(other, stage=stage, capacity=capacity)
    before, after = (
        forecast(ask([scanner, one], [scanners_needed]), settings, "2026-11-22").outlooks
        for one in (line, replace(line, capacity=capacity + more))
    )
    for small, large in zip(before, after, strict=True):
        for reading in ("units", "value", "parts"):
            low, high = getattr(small, reading), getattr(large, reading)
            if low is not None:
                assert high.low >= low.low
                assert high.mid >= low.mid
                assert high.high >= low.high


@given(st.sampled_from(("talks", "mou", "contract", "construction", "production")), capacities)
@examples(max_examples=25)
def test_cancelled_always_lowers(settings, scanner, scanners_needed, stage, capacity):
    line = replace(other, stage=stage, capacity=capacity)
    before, after = (
        forecast(ask([scanner, one], [scanners_needed]), settings, "2026-11-22").outlooks
        for one in (line, replace(line, declared="cancelled"))
    )
    for with_it, without in zip(before, after, strict=True):
        assert without.supply.mean < with_it.supply.mean
        if with_it.units is not None:
            for reading in ("units", "value", "parts"):
                high, low = getattr(with_it, reading), getattr(without, reading)
                assert low.low <= high.low
                assert low.mid <= high.mid
                assert low.high <= high.high
                assert low.mean < high.mean


def test_readings_are_ordered_parts_below_pieces(settings, scanner, scanners_needed):
    for one in forecast(ask([scanner, other], [scanners_needed]), settings, "2026-11-22").outlooks:
        if one.units is not None:
            assert one.parts.mean < one.value.mean
            assert 0 <= one.parts.low <= one.parts.mid <= one.parts.high <= 1


def test_without_a_need_there_is_no_share(settings, scanner):
    [one] = forecast(ask([scanner], years=(2027,)), settings, "2026-11-22").outlooks
    assert one.need is one.units is one.value is one.parts is one.announced is None
    assert 0 < one.supply.low < one.supply.high < 52


def test_without_a_known_capacity_nothing_is_said_of_units(settings, scanner, scanners_needed):
    line = replace(scanner, capacity=None)
    found = whole(forecast(ask([line], [scanners_needed]), settings, "2026-11-22"), scanners_needed)
    assert found.supply is found.units is None
    assert found.unweighed == (line,)
    assert found.contributions[0].units is None
    assert 0.8 < found.contributions[0].running < 1


def test_the_count_of_lines_that_produce(settings, scanner):
    answer = forecast(ask([scanner, other, replace(other, id="c")]), settings, "2026-11-22")
    expected = sum(one.running for one in answer.outlooks[-1].contributions)
    last = answer.counts[-1]
    assert sum(last.chances) == pytest.approx(1)
    assert sum(k * chance for k, chance in enumerate(last.chances)) == pytest.approx(expected, abs=0.02)


def test_no_lines_no_outlook(settings):
    answer = forecast(ask([]), settings, "2026-11-22")
    assert answer.outlooks == answer.counts == ()
    assert answer.assumed


def test_a_need_that_nobody_serves_is_told(settings, scanner, scanners_needed):
    beds = Need(device="hospital-bed", units=10, start="2027", end="2027", basis="user", why="counted")
    assert forecast(ask([scanner], [scanners_needed, beds]), settings, "x").untouched == (beds,)
    assert forecast(ask([], [beds]), settings, "x").untouched == (beds,)


def test_equal_questions_have_equal_answers(settings, scanner, scanners_needed):
    first, second = (forecast(ask([scanner, other], [scanners_needed]), settings, "2026-11-22") for _ in range(2))
    assert first == second


def test_a_gap_and_what_would_close_it(settings, scanner, scanners_needed):
    found = gap(ask([scanner, other], [scanners_needed]), settings, "ct-scanner", 2027, 0.5)
    assert found.expected + found.missing / 102 == pytest.approx(0.5)
    assert found.capacity > found.missing
    assert found.moves[0].line.id == "b"
    assert found.moves[0].to == "production"
    assert [move.gain for move in found.moves] == sorted((move.gain for move in found.moves), reverse=True)


def test_a_met_target_leaves_no_gap(settings, scanner, scanners_needed):
    assert gap(ask([scanner], [scanners_needed]), settings, "ct-scanner", 2027, 0.1).missing == 0


def test_a_gap_needs_a_need(settings, scanner):
    with pytest.raises(InvalidRecordError, match="covers the year"):
        gap(ask([scanner]), settings, "ct-scanner", 2029, 0.5)


@pytest.mark.parametrize("target", [0, -0.5, 50, float("nan")])
def test_a_target_is_a_share(settings, scanner, scanners_needed, target):
    with pytest.raises(InvalidRecordError, match="half of the need"):
        gap(ask([scanner], [scanners_needed]), settings, "ct-scanner", 2027, target)


def test_a_need_of_a_range_widens_the_band(settings, scanner, scanners_needed):
    wide = replace(scanners_needed, low=200, high=600)
    narrow, broad = (
        whole(forecast(ask([scanner], [one]), settings, "x"), one).units for one in (scanners_needed, wide)
    )
    assert broad.high - broad.low > narrow.high - narrow.low


def test_what_a_user_says_goes_before_a_programme(settings, scanner, scanners_needed):
    mine = Need(device="ct-scanner", units=52, start="2027", end="2027", basis="user", why="my own count")
    year = next(
        one
        for one in forecast(ask([scanner], [scanners_needed, mine]), settings, "x").outlooks
        if one.start == "2027-01-01"
    )
    assert year.need == mine
