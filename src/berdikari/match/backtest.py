"""Back-test: would the match have named the countries that came? Its weights never see the partnership in question."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from berdikari.match.evidence import FEATURES, Candidates, World, candidates, evidence
from berdikari.match.logit import Array, Choice, Prior, fit, log_chances, log_likelihood
from berdikari.match.settings import Settings
from berdikari.match.significance import interval, sign_flips
from berdikari.records.match import BackTest, Rival

TOP = 10
LAG = 2.0
_NEVER = 1e-6
Way = Callable[[World, str, Sequence[str]], list[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """A real partnership: countries that brought the technology (or only bought), headings of the devices, when (a
    year).

    kind: `technology` or `sale`
    """

    key: str
    when: float
    countries: tuple[str, ...]
    headings: tuple[str, ...]
    kind: str = "technology"


@dataclass(frozen=True, slots=True)
class Tried:
    """One way to rank, tried on all cases: best rank of a country that came, and the logarithm of the chance given to
    them.
    """

    ranks: list[int]
    logs: list[float]


def back_test(deals: Sequence[Deal], world: World, settings: Settings, teachers: str = "earlier") -> BackTest:
    """The match against three simpler ways, on all deals of kind technology, in order of time.

    teachers: whom the weights are learned from, `earlier` partnerships alone, or all `others` (leave one out).
    """
    cases = sorted((deal for deal in deals if deal.kind == "technology"), key=lambda one: (one.when, one.key))
    prior = Prior(equal=settings.equal, firmness=settings.firmness, loose=settings.loose)
    found = [evidence(world, one.headings, record_before(deals, one.when - LAG), settings) for one in cases]
    choices = [_choice(one.standard, one.countries, case) for one, case in zip(found, cases, strict=True)]
    match = _tried(choices, cases, prior, teachers)
    rivals = [
        ("match", match),
        *((name, _simple(way, cases, world, prior, teachers)) for name, way in BASELINES.items()),
    ]
    weights = fit(choices, prior, len(FEATURES))
    return BackTest(
        rivals=tuple(_rival(name, tried, match) for name, tried in rivals),
        cases=tuple(
            (case.key, "|".join(case.countries), rank, float(np.exp(log)))
            for case, rank, log in zip(cases, match.ranks, match.logs, strict=True)
        ),
        sales=tuple(_sale(deal, deals, world, settings, weights) for deal in deals if deal.kind == "sale"),
        candidates=round(float(np.mean([len(one.countries) for one in found]))),
        weights=tuple(zip(FEATURES, map(float, weights), strict=True)),
    )


def learned(deals: Sequence[Deal], world: World, settings: Settings) -> tuple[tuple[str, float], ...]:
    """The weight of each feature that all partnerships teach: what a match of today is made with."""
    prior = Prior(equal=settings.equal, firmness=settings.firmness, loose=settings.loose)
    cases = [deal for deal in deals if deal.kind == "technology"]
    found = [evidence(world, one.headings, record_before(deals, one.when - LAG), settings) for one in cases]
    choices = [_choice(one.standard, one.countries, case) for one, case in zip(found, cases, strict=True)]
    weights = fit([choice for choice in choices if choice.came.any()], prior, len(FEATURES))
    return tuple(zip(FEATURES, map(float, weights), strict=True))


def record_before(deals: Sequence[Deal], when: float) -> dict[str, float]:
    """Partnerships of each country that were known by a moment."""
    return dict(
        Counter(
            country for deal in deals if deal.kind == "technology" and deal.when <= when for country in deal.countries
        )
    )


def _choice(features: Array, countries: Sequence[str], case: Deal) -> Choice:
    return Choice(features, np.isin(countries, case.countries))


def _tried(choices: Sequence[Choice], cases: Sequence[Deal], prior: Prior, teachers: str) -> Tried:
    """Ranks and chances, each with the weights that the other partnerships, or the earlier of them, teach."""
    tried = Tried([], [])
    for choice, case in zip(choices, cases, strict=True):
        taught = [
            one
            for one, other in zip(choices, cases, strict=True)
            if one is not choice and one.came.any() and (teachers == "others" or other.when < case.when)
        ]
        weights = fit(taught, prior, choice.features.shape[1])
        tried.ranks.append(_rank(choice, weights))
        tried.logs.append(log_likelihood(choice, weights) if choice.came.any() else float(np.log(_NEVER)))
    return tried


def _rank(choice: Choice, weights: Array) -> int:
    """Best rank of those that came; ties count against it; one behind all candidates where none of them is one."""
    scores = log_chances(choice.features, weights)
    return int((scores >= scores[choice.came].max()).sum()) if choice.came.any() else scores.size + 1


def _exporter(world: World, heading: str, countries: Sequence[str]) -> list[float]:
    return [world.exports[heading].get(country, 0.0) for country in countries]


def _supplier(world: World, heading: str, countries: Sequence[str]) -> list[float]:
    return [(world.by_device.get(heading) or world.imports).get(country, 0.0) for country in countries]


def _gravity(world: World, heading: str, countries: Sequence[str]) -> list[float]:
    far = max(world.kilometres.values())
    exports = zip(countries, _exporter(world, heading, countries), strict=True)
    return [usd / world.kilometres.get(country, far) for country, usd in exports]


BASELINES: dict[str, Way] = {
    "largest exporter": _exporter,
    "largest present supplier": _supplier,
    "gravity": _gravity,
}


def _simple(way: Way, cases: Sequence[Deal], world: World, prior: Prior, teachers: str) -> Tried:
    """A baseline: one feature, the logarithm of an amount, whose one weight is learned as the match's are."""
    choices = []
    for case in cases:
        countries = candidates(world, case.headings)
        amounts = np.mean([way(world, heading, countries) for heading in case.headings], axis=0)
        one = Candidates(countries, np.log(np.maximum(amounts, 1.0))[:, None])
        choices.append(_choice(one.standard, countries, case))
    alone = Prior(equal=2.0, firmness=1.0, loose=prior.loose)
    return _tried(choices, cases, alone, teachers)


def _rival(name: str, tried: Tried, match: Tried) -> Rival:
    hits = [rank <= TOP for rank in tried.ranks]
    own = [rank <= TOP for rank in match.ranks]
    reciprocal = [1 / rank for rank in tried.ranks]
    tests: dict[str, float] = {}
    if tried is not match:
        tests["p_hits"] = sign_flips([float(a) - float(b) for a, b in zip(own, hits, strict=True)])
        tests["p_reciprocal"] = sign_flips([1 / a - b for a, b in zip(match.ranks, reciprocal, strict=True)])
        tests["p_likelihood"] = sign_flips([a - b for a, b in zip(match.logs, tried.logs, strict=True)])
    return Rival(
        name=name,
        hits=float(np.mean(hits)),
        interval=interval(sum(hits), len(hits)),
        reciprocal=float(np.mean(reciprocal)),
        likelihood=float(np.mean(tried.logs)),
        **tests,
    )


def _sale(
    deal: Deal, deals: Sequence[Deal], world: World, settings: Settings, weights: Array
) -> tuple[str, str, int, int]:
    """Where a country that only bought stands among the owners: it should stand low."""
    found = evidence(world, deal.headings, record_before(deals, deal.when - LAG), settings)
    choice = _choice(found.standard, found.countries, deal)
    return deal.key, "|".join(deal.countries), _rank(choice, weights), len(found.countries)
