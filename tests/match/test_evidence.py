import numpy as np
import pytest

from berdikari.match.evidence import FARTHEST, FEATURES, Candidates, World, advantage, candidates, evidence


def column(found, name, country):
    return found.values[found.countries.index(country), FEATURES.index(name)]


def test_home_and_the_smallest_exporters_are_no_candidates(world):
    assert candidates(world, ["9018"]) == ("AAA", "BBB", "CCC")


def test_advantage_is_balassa_s_index():
    found = advantage(np.array([20.0, 0.0]), np.array([100.0, 50.0]), 20.0, 200.0)
    assert found == pytest.approx([2.0, 0.0])


def test_the_riser_leads_in_growth_the_giant_in_share(world, settings):
    found = evidence(world, ["9018"], {}, settings)
    growth = {country: column(found, "growth", country) for country in found.countries}
    share = {country: column(found, "world_share", country) for country in found.countries}
    assert max(growth, key=growth.get) == "BBB"
    assert max(share, key=share.get) == "AAA"


def test_what_no_table_tells_is_not_known_and_counts_as_the_average(world, settings):
    found = evidence(world, ["9018"], {}, settings)
    at = FEATURES.index("unit_value")
    assert np.isnan(found.values[:, at]).all()
    assert (found.standard[:, at] == 0).all()


def test_no_feature_lies_farther_out_than_the_limit():
    lone = np.zeros((100, 1))
    lone[0] = -50.0
    found = Candidates(tuple(map(str, range(100))), lone).standard
    assert found.min() == -FARTHEST


def test_a_supplier_s_gain_in_spread_is_the_closed_form(world, settings):
    suppliers = {"AAA": 70.0, "BBB": 20.0, "CCC": 10.0}
    told = World(**{name: getattr(world, name) for name in world.__slots__} | {"by_device": {"9018": suppliers}})
    found = evidence(told, ["9018"], {}, settings)
    before = 0.7**2 + 0.2**2 + 0.1**2
    after = 0.6**2 + 0.3**2 + 0.1**2
    assert column(found, "spread", "BBB") == pytest.approx(before - after)
    assert column(found, "spread", "AAA") == 0


def test_imports_of_the_device_go_before_all_imports(world, settings):
    told = World(
        **{name: getattr(world, name) for name in world.__slots__} | {"by_device": {"9018": {"CCC": 9.0, "AAA": 1.0}}}
    )
    general, own = (evidence(one, ["9018"], {}, settings) for one in (world, told))
    assert column(own, "present", "CCC") > column(own, "present", "AAA")
    assert column(general, "present", "AAA") > column(general, "present", "CCC")


def test_a_country_whose_realisation_nobody_measured_is_not_taken_at_the_rate_of_all(world, settings):
    known = type(settings)(
        **{name: getattr(settings, name) for name in settings.__slots__} | {"rates": {"AAA": 0.6, "BBB": 0.1}}
    )
    found = evidence(world, ["9018"], {}, known)
    at, unknown = FEATURES.index("realisation"), found.countries.index("CCC")
    assert np.isnan(found.values[unknown, at])
    assert found.standard[unknown, at] == 0
    assert found.standard[found.countries.index("AAA"), at] == -found.standard[found.countries.index("BBB"), at] > 0
