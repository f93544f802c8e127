import pytest

from berdikari.errors import InvalidRecordError
from berdikari.match.advice import advised
from berdikari.match.evidence import FEATURES
from berdikari.match.rank import firms_of, owners
from berdikari.records.match import Feature, Firm

EQUAL = [(name, 0.4) for name in FEATURES]


def ranked(world, settings, record=None):
    return owners("x", ["9018"], world, record or {}, EQUAL, settings)


def test_every_candidate_is_ranked_with_every_feature(world, settings):
    found = ranked(world, settings)
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)
    assert sum(match.chance for match in found) == pytest.approx(1)
    for match in found:
        assert {feature.name for feature in match.features} == set(FEATURES)
        assert match.score == pytest.approx(sum(feature.points for feature in match.features))
        assert all(feature.evidence for feature in match.features)


def test_earlier_partnerships_speak_for_a_country(world, settings):
    before = next(match for match in ranked(world, settings) if match.country == "CCC")
    after = next(match for match in ranked(world, settings, {"CCC": 5.0}) if match.country == "CCC")
    assert after.score > before.score


def test_a_device_without_a_customs_code_cannot_be_ranked(world, settings):
    with pytest.raises(InvalidRecordError, match="customs code"):
        owners("x", [], world, {}, EQUAL, settings)


def feature(name, points):
    return Feature(name=name, value=1.0, standard=points, weight=1.0, evidence="made")


def test_no_recommendation_on_one_feature_alone(settings):
    assert advised([feature("a", 2.0), feature("b", -1.0)], settings) == (False, "too_few_reasons")
    assert advised([feature("a", 2.0), feature("b", 0.1)], settings) == (False, "one_reason_alone")
    assert advised([feature("a", 2.0), feature("b", 1.0)], settings) == (True, "")


def test_what_is_not_known_is_no_reason(settings):
    unknown = Feature(name="b", value=None, standard=1.0, weight=1.0, evidence="made")
    assert advised([feature("a", 2.0), unknown], settings) == (False, "too_few_reasons")


def test_a_firm_that_is_free_and_certified_goes_before_one_that_is_taken(world, settings):
    free = Firm(name="free", country="AAA", devices=("x",), certificates=("CE", "FDA"))
    taken = Firm(name="taken", country="AAA", devices=("x",), partnered=("x",))
    elsewhere = Firm(name="other", country="AAA", devices=("y",))
    found = firms_of(ranked(world, settings), [taken, free, elsewhere], settings)
    assert [match.firm for match in found] == ["free", "taken"]


def test_a_firm_s_kept_promises_speak_for_it(world, settings):
    kept, broken = (Firm(name="f", country="AAA", devices=("x",), known=4, produced=done) for done in (4, 0))
    scores = [firms_of(ranked(world, settings), [firm], settings)[0].score for firm in (kept, broken)]
    assert scores[0] > scores[1]
