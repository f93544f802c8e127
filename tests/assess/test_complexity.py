import csv

import numpy as np
import pytest

from berdikari.assess.advantage import presence
from berdikari.assess.complexity import complexity
from berdikari.errors import UndecidedComplexityError

from .conftest import pivot, random_world, shared

# R economiccomplexity, "How To Use This Package": eigenvalues method, each standardised with ddof 1
ECI = [-0.5764283, -1.7770752, 1.4090414, -0.1732606, 1.0772452]
PCI = [-0.66657613, -1.62657599, -0.08149436, 0.19917280, 0.14935653]


def standard(values):
    return (values - values.mean()) / values.std(ddof=1)


def test_complexity_is_that_of_the_r_package(made):
    found = complexity(made)
    np.testing.assert_allclose(standard(found.kc)[:5], ECI, atol=5e-8)
    np.testing.assert_allclose(standard(found.kp)[:5], PCI, atol=5e-9)


def test_complexity_of_2016_is_the_published_one():
    table = pivot(shared("complexity/country_hs4_exports_2016.csv"), "iso3", "hs4", "export_usd")
    with shared("complexity/country_year_eci_1995_2023.csv").open(encoding="utf-8") as file:
        published = {row["country_code"]: row["eci"] for row in csv.DictReader(file) if row["year"] == "2016"}
    found = complexity(presence(table.exports)).eci
    assert np.corrcoef(found, [float(published[country]) for country in table.countries])[0, 1] > 0.97


def test_eci_is_the_mean_pci_of_what_a_country_makes():
    table = random_world()
    found = complexity(table)
    np.testing.assert_allclose(table @ found.pci / table.sum(axis=1), found.eci, atol=1e-12)
    assert abs(found.eci.mean()) < 1e-12
    assert abs(found.eci.std() - 1) < 1e-12


def test_it_solves_the_eigenproblem_of_products():
    table = random_world()
    found = complexity(table)
    products = (table / table.sum(axis=0)).T @ (table / table.sum(axis=1)[:, None])
    value = (products @ found.kp) @ found.kp / (found.kp @ found.kp)
    np.testing.assert_allclose(products @ found.kp, value * found.kp, atol=1e-13)
    assert sorted(np.linalg.eigvals(products).real)[-2] == pytest.approx(value, abs=1e-12)


def test_a_product_of_nobody_and_a_country_without_exports_leave_the_others_finite():
    table = random_world()
    wider = np.zeros((table.shape[0] + 1, table.shape[1] + 1))
    wider[:-1, :-1] = table
    found, alone = complexity(wider), complexity(table)
    np.testing.assert_allclose(found.eci[:-1], alone.eci, atol=1e-12)
    np.testing.assert_allclose(found.pci[:-1], alone.pci, atol=1e-12)
    assert np.isnan(found.eci[-1])
    assert np.isnan(found.pci[-1])


def test_order_of_countries_and_products_does_not_matter():
    table, rng = random_world(), np.random.default_rng(2)
    rows, columns = rng.permutation(table.shape[0]), rng.permutation(table.shape[1])
    np.testing.assert_allclose(complexity(table[rows][:, columns]).eci, complexity(table).eci[rows], atol=1e-11)


def test_worlds_that_do_not_hang_together_are_refused():
    apart = np.kron(np.eye(2), random_world(10, 12))
    with pytest.raises(UndecidedComplexityError, match="groups that share no product"):
        complexity(apart)


def test_equal_diversity_decides_no_sign():
    circle = np.array([np.roll([1, 1, 0, 0, 0, 0, 0], shift) for shift in range(7)])
    with pytest.raises(UndecidedComplexityError):
        complexity(circle)


def test_a_weak_correlation_with_diversity_is_refused():
    rng = np.random.default_rng(1)
    noise = rng.random((230, 500)) < 0.15
    with pytest.raises(UndecidedComplexityError, match="correlation of"):
        complexity(noise)


def test_two_countries_are_too_few():
    with pytest.raises(UndecidedComplexityError, match="2 countries"):
        complexity([[1, 1], [0, 1]])
