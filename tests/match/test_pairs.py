from berdikari.match.pairs import near_by_heading, pairs
from berdikari.records.match import Firm, Match

HEADINGS = {"light": ("9405",), "lamp": ("9405",), "table": ("9402",), "glove": ("4015",)}
near = near_by_heading(lambda device: HEADINGS.get(device, ()))
RANKED = {
    "light": [
        Match(device="light", country=country, firm=None, score=1, chance=0.5, features=())
        for country in ("FRA", "TUR")
    ]
}


def test_nearness_by_customs_heading():
    assert [near("light", other) for other in ("light", "lamp", "table", "glove")] == [1.0, 0.6, 0.3, 0.0]


def fit(settings, **more):
    guest = Firm(**{"name": "g", "country": "FRA", "devices": ("light",), "certificates": ("CE", "FDA")} | more)
    [found] = pairs([guest], [Firm(name="h", country="IDN", devices=("light",))], RANKED, near, settings)
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
    ):
        assert fit(settings, **worse).fit < best


def test_they_talk_about_the_device_on_which_they_fit_best(settings):
    assert fit(settings, devices=("glove", "light")).device == "light"


def test_a_guest_without_devices_has_no_pair(settings):
    assert pairs([Firm(name="g", country="FRA")], [Firm(name="h", country="IDN")], {}, near, settings) == ()
