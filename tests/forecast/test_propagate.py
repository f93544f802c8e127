from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from berdikari.errors import InvalidRecordError
from berdikari.forecast.columns import columns_of
from berdikari.forecast.propagate import chances_of, propagate
from berdikari.forecast.simulate import simulate
from berdikari.forecast.timing import Clock, timing_of
from berdikari.forecast.worlds import draw
from berdikari.records.forecast import Line

TODAY = 2026.89
CLOCK = Clock(TODAY, np.array([(float(year), year + 1.0) for year in range(2027, 2035)] + [(2025.0, 2031.0)]))
STAGES = (None, "talks", "letter_of_intent", "mou", "contract", "joint_venture", "construction", "production")


def book(seed, count=60):
    some = np.random.default_rng(seed)
    return tuple(
        Line(
            id=f"p{at}",
            device=f"d{some.integers(3)}",
            title=f"p{at}",
            stage=STAGES[some.integers(len(STAGES))],
            since=f"{some.integers(2020, 2027)}-0{some.integers(1, 10)}",
            last_news=f"{some.integers(2022, 2027)}-03",
            planned=str(some.integers(2027, 2031)) if some.random() < 0.3 else None,
            declared="stalled" if some.random() < 0.1 else None,
            capacity=float(some.integers(10, 1000)),
            country=("KR", "CN", "TR", None)[some.integers(4)],
            province=("32", "36", None)[some.integers(3)],
        )
        for at in range(count)
    )


def run(lines, settings, draws=4000, seed=1):
    columns = columns_of(lines, settings, TODAY)
    worlds = draw(settings, columns.keys, draws, seed)
    return columns, worlds, propagate(chances_of(columns, worlds), timing_of(columns, settings, worlds, CLOCK))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_propagation_and_simulation_agree_within_two_standard_errors(settings, seed):
    columns, worlds, exact = run(book(seed), settings, 8000, seed)
    drawn = simulate(columns, settings, worlds, CLOCK, seed)
    error = drawn.std(axis=-1) / np.sqrt(worlds.count)
    away = np.abs(drawn.mean(axis=-1) - exact.supply.mean(axis=-1)) / error
    assert (away <= 2).mean() >= 0.95
    assert away.max() < 3.5


def chance_of(line, settings):
    return float(run((line,), settings, 800)[2].chance.mean())


lines = st.builds(
    Line,
    id=st.just("a"),
    device=st.just("d"),
    title=st.just("a"),
    stage=st.sampled_from(STAGES),
    since=st.sampled_from(("2019", "2023-05", "2026-06-01")),
    last_news=st.sampled_from((None, "2023-06", "2026-09")),
    planned=st.sampled_from((None, "2026", "2028")),
    capacity=st.just(10.0),
    country=st.sampled_from((None, "KR", "CN")),
)


@given(lines)
@examples(max_examples=40)
def test_declared_cancelled_is_no_chance_at_all(settings, line):
    before, after = chance_of(line, settings), chance_of(replace(line, declared="cancelled"), settings)
    assert after == 0 < before <= 1


@given(lines)
@examples(max_examples=30)
def test_declared_stalled_never_raises_a_chance(settings, line):
    assert chance_of(replace(line, declared="stalled"), settings) <= chance_of(line, settings)


def one(**given_fields):
    fields = {
        "id": "a",
        "device": "d",
        "title": "a",
        "stage": "mou",
        "since": "2026-06",
        "last_news": "2026-09",
        "capacity": 1.0,
    }
    return Line(**fields | given_fields)


def test_a_higher_stage_has_a_higher_chance(settings):
    found = [
        chance_of(one(stage=stage), settings) for stage in ("talks", "mou", "contract", "construction", "production")
    ]
    assert found == sorted(found)


def test_silence_lowers_the_chance_and_four_years_nearly_end_it(settings):
    fresh, shelved, dead = (
        chance_of(one(since=day, last_news=day), settings) for day in ("2026-10", "2024-10", "2022-10")
    )
    assert fresh > 2 * shelved > 10 * dead > 0


def test_news_without_progress_is_better_than_no_news(settings):
    silent, heard = (chance_of(one(since="2023-12", last_news=day), settings) for day in ("2023-12", "2026-10"))
    assert heard > silent


def test_countries_that_keep_their_promises_have_higher_chances(settings):
    korea, unknown, china = (chance_of(one(stage="contract", country=name), settings) for name in ("KR", None, "CN"))
    assert korea > unknown > china


def test_shifts_are_shrunk_a_tenfold_difference_in_rate_is_not_tenfold_in_chance(settings):
    korea, china = (chance_of(one(stage="contract", country=name), settings) for name in ("KR", "CN"))
    assert korea / china < 2.5


def test_a_promised_day_brings_production_later_than_promised(settings):
    _, _, soon = run((one(stage="construction", planned="2027-06"),), settings)
    expected = soon.supply.mean(axis=-1)[0]
    assert 0 < expected[0] < 0.3 < expected[3]


def test_worlds_do_not_depend_on_the_lines(settings):
    few = draw(settings, [(2, "KR", None, None)], 80, 1)
    many = draw(settings, [(2, "KR", None, None), (2, "CN", "32", None)], 80, 1)
    assert (few.odds == many.odds).all()
    assert (few.shifts["country", "KR"] == many.shifts["country", "KR"]).all()


def test_draws_come_in_blocks(settings):
    with pytest.raises(InvalidRecordError, match="a multiple of 8"):
        draw(settings, [], 1001, 1)
