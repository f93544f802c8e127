import pytest

from berdikari.edge.trade_world import classes_of, codes_of
from berdikari.match.pairs import near_by_class, pairs
from berdikari.records.match import Firm, Match

CLASSES = {"light": ("Z120107",), "lamp": ("Z120108",), "table": ("Z1205",), "glove": ("T0102",)}
CODES = {"tap": ("841480",), "pump": ("841480",), "rest": ("901890",), "other": ("901890",)}
near = near_by_class(lambda device: CLASSES.get(device, ()), lambda device: CODES.get(device, ()))
YEAR = 2026
RANKED = {
    "light": [
        Match(device="light", country=country, firm=None, score=1, chance=0.5, features=())
        for country in ("FRA", "TUR")
    ]
}


def test_nearness_by_type_and_group():
    assert [near("light", other) for other in ("light", "lamp", "table", "glove")] == [1.0, 0.6, 0.3, 0.0]


def test_without_a_class_a_customs_code_that_names_goods_tells_and_a_rest_does_not():
    assert [near("tap", "pump"), near("rest", "other"), near("tap", "light")] == [0.6, 0.0, 0.0]


@pytest.mark.parametrize("far", ["syringe", "condom", "latex-glove", "blood-bag", "surgical-instrument"])
def test_a_defibrillator_is_near_a_ventilator_and_far_from_a_condom(far):
    catalogue = near_by_class(classes_of, codes_of)
    assert catalogue("defibrillator", "ventilator") == 0.6
    assert catalogue("defibrillator", far) == 0.0


def fit(settings, heard="2026-01", **more):
    guest = Firm(**{"name": "g", "country": "FRA", "devices": ("light",), "certificates": ("CE", "FDA")} | more)
    host = Firm(name="h", country="IDN", devices=("light",), known=10, produced=10, heard=heard)
    [found] = pairs([guest], [host], RANKED, near, settings, YEAR)
    return found


def test_the_perfect_guest_fits_almost_fully_and_is_explained(settings):
    found = fit(settings, known=10, produced=10)
    assert found.fit > 0.97
    assert found.fit == sum(feature.points for feature in found.features)
    assert found.recommended


def test_each_feature_counts(settings):
    best = fit(settings).fit
    for worse in (
        {"devices": ("glove",)},
        {"certificates": ()},
        {"country": "TUR"},
        {"partnered": ("light",)},
        {"known": 9},
        {"heard": "2020-04-15"},
    ):
        assert fit(settings, **worse).fit < best


def test_they_talk_about_the_device_on_which_they_fit_best(settings):
    assert fit(settings, devices=("glove", "light")).device == "light"


def test_a_guest_without_devices_has_no_pair(settings):
    assert pairs([Firm(name="g", country="FRA")], [Firm(name="h", country="IDN")], {}, near, settings, YEAR) == ()


def test_hosts_differ_by_what_became_of_their_partnerships_and_by_the_age_of_the_evidence(settings):
    guest = Firm(name="g", country="FRA", devices=("light",), heard="2026")
    makers = {"name": "h", "country": "IDN", "devices": ("light",), "known": 2}
    hosts = [
        Firm(**makers | {"name": "stale", "heard": "2019-05", "produced": 2}),
        Firm(**makers | {"name": "fresh", "heard": "2026-05", "produced": 2}),
        Firm(**makers | {"name": "talks", "heard": "2026-05"}),
    ]
    assert [one.host for one in pairs([guest], hosts, RANKED, near, settings, YEAR)] == ["fresh", "talks", "stale"]
