import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from berdikari.assess.complexity import complexity
from berdikari.assess.iterations import fitness
from berdikari.assess.outlook import density, distance, outlook, plain_outlook
from berdikari.assess.proximity import levels_of, proximity, sum_over_proximity

from .conftest import random_world

# R economiccomplexity, "How To Use This Package" and help of complexity_outlook (on the PCI of fitness)
PRODUCTS = [
    [1, 0.3658537, 0.1707317, 0.2439024, 0.2682927],
    [0.3658537, 1, 0.2500000, 0.2250000, 0.2500000],
    [0.1707317, 0.2500000, 1, 0.2500000, 0.1200000],
    [0.2439024, 0.2250000, 0.2500000, 1, 0.2250000],
    [0.2682927, 0.2500000, 0.1200000, 0.2250000, 1],
]
COUNTRIES = [
    [1, 0.015873016, 0.181818182, 0.19689119, 0.192513369],
    [0.01587302, 1, 0.006993007, 0.01554404, 0.005347594],
    [0.18181818, 0.006993007, 1, 0.16580311, 0.251336898],
    [0.19689119, 0.015544041, 0.165803109, 1, 0.310880829],
    [0.19251337, 0.005347594, 0.251336898, 0.31088083, 1],
]


def test_proximity_is_that_of_the_r_package(made):
    np.testing.assert_allclose(proximity(made)[:5, :5], PRODUCTS, atol=5e-8)
    np.testing.assert_allclose(proximity(made.T)[:5, :5], COUNTRIES, atol=5e-9)


def test_outlook_is_that_of_the_r_package(made):
    index, gain = plain_outlook(made, fitness(made)[1])
    assert index[0] == pytest.approx(103.948610, abs=5e-7)
    assert gain[0, 0] == pytest.approx(0.8615531, abs=5e-8)


@given(st.integers(1, 9), st.integers(1, 30), st.integers(0, 10_000))
@settings(max_examples=80)
def test_the_sum_without_the_matrix_is_the_sum_with_it(countries, products, seed):
    rng = np.random.default_rng(seed)
    table = (rng.random((countries, products)) < 0.3).astype(float)
    weights = rng.normal(size=(4, products))
    np.testing.assert_allclose(sum_over_proximity(levels_of(table), weights), weights @ proximity(table), atol=1e-12)


def test_density_and_distance_add_up_to_one():
    table = random_world()
    np.testing.assert_allclose(density(table) + distance(table), 1, atol=1e-12)


def test_who_makes_everything_has_density_one():
    table = random_world()
    table[3] = 1
    np.testing.assert_allclose(density(table)[3], 1, atol=1e-12)


def test_a_product_of_nobody_has_density_zero_and_spoils_nothing():
    table = random_world()
    wider = np.hstack([table, np.zeros((len(table), 1))])
    found = outlook(wider, complexity(wider))
    assert (found.density[:, -1] == 0).all()
    assert np.isfinite(found.index).all()
    assert np.isfinite(found.gain).all()
    np.testing.assert_allclose(found.density[:, :-1], density(table), atol=1e-12)


def test_outlook_follows_its_definition():
    table = random_world()
    near, measured = proximity(table), complexity(table)
    found = outlook(table, measured)
    raw = ((table @ near / near.sum(axis=0)) * (1 - table)) @ measured.kp
    np.testing.assert_allclose(found.index, (raw - raw.mean()) / raw.std(), atol=1e-12)
    gain = (1 - table) * ((1 - table) @ (near * (measured.kp / near.sum(axis=1))[:, None]))
    np.testing.assert_allclose(found.gain, gain / measured.kc.std(), atol=1e-12)


def test_all_columns_are_those_of_ecomplexity():
    pytest.importorskip("ecomplexity", reason="the peer program is not installed here")
    from benchmarks.assess.peer import difference  # noqa: PLC0415 - needs pandas

    assert difference(random_world(60, 150)) < 1e-12
