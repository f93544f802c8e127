import numpy as np

from berdikari.assess.reach import comparable, predictive_power, within_reach


def world(seed=3):
    rng = np.random.default_rng(seed)
    able, hard = rng.normal(size=(30, 1)), rng.normal(size=50)
    return np.exp(rng.normal(size=(30, 50)) + 2 * able * hard)


def test_each_product_stands_with_the_rank_of_the_baseline():
    found = within_reach(world(), [f"{at:06}" for at in range(50)], country=4, count=5)
    assert [one.density_rank for one in found] == list(range(1, 6))
    assert all(one.advantage < 1 and 0 <= one.density <= 1 for one in found)
    assert len({one.advantage_rank for one in found}) == 5


def test_both_predictors_are_measured_on_what_appeared():
    before = world()
    after = before * np.exp(np.random.default_rng(1).normal(scale=0.6, size=before.shape))
    near, baseline = predictive_power(before, after)
    assert 0.5 < near < 1
    assert 0.5 < baseline < 1


def test_where_nothing_appears_there_is_no_power():
    assert predictive_power(world(), world()) == (None, None)


def test_small_and_poor_countries_are_not_compared():
    people = {"IDN": 284e6, "NRU": 1e4, "IRQ": 45e6, "LBR": 5e6}
    exports = {"IDN": 2.6e11, "NRU": 2e9, "IRQ": 9e10, "LBR": 5e8, "XXX": 1e12}
    assert comparable(people, exports) == ("IDN",)
