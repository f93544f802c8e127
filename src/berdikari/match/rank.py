"""Rank: the owners of a device's technology, countries first and then the firms that are known in them, each with its
reasons.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from berdikari.errors import InvalidRecordError
from berdikari.match.advice import advised
from berdikari.match.evidence import FEATURES, World, evidence
from berdikari.match.logit import log_chances
from berdikari.match.settings import Settings
from berdikari.records.match import Feature, Firm, Match

_FIRM_WEIGHT = 0.5


def owners(
    device: str,
    headings: Sequence[str],
    world: World,
    record: Mapping[str, float],
    weights: Sequence[tuple[str, float]],
    settings: Settings,
) -> tuple[Match, ...]:
    """Countries that could bring the technology of a device, the likeliest first.

    headings  of the device, four digits each; record: partnerships known of each country; weights: of `learned`
    Raises InvalidRecordError where the device has no heading: then trade says nothing of it.
    """
    if not headings:
        raise InvalidRecordError("Match", device, "no customs code", "a device of the catalogue that has one")
    found = evidence(world, headings, record, settings)
    weight = np.array([dict(weights)[name] for name in FEATURES])
    chances = np.exp(log_chances(found.standard, weight))
    matches = []
    for at, country in enumerate(found.countries):
        features = _features(found.values[at], found.standard[at], weight, headings, world)
        recommended, why_not = advised(features, settings)
        matches.append(
            Match(
                device=device,
                country=country,
                firm=None,
                score=float(found.standard[at] @ weight),
                chance=float(chances[at]),
                features=features,
                recommended=recommended,
                why_not=why_not,
            )
        )
    return tuple(sorted(matches, key=lambda one: (-one.score, one.country)))


def _features(
    values: np.ndarray, standard: np.ndarray, weight: np.ndarray, headings: Sequence[str], world: World
) -> tuple[Feature, ...]:
    made = [
        Feature(
            name=name,
            value=float(values[at]) if np.isfinite(values[at]) else None,
            standard=float(standard[at]),
            weight=float(weight[at]),
            evidence=_evidence(name, headings, world),
        )
        for at, name in enumerate(FEATURES)
    ]
    return tuple(sorted(made, key=lambda one: -abs(one.points)))


def _evidence(name: str, headings: Sequence[str], world: World) -> str:
    now, before, imports = world.years
    codes = "HS " + ", ".join(headings)
    loaded = any(heading in world.by_device for heading in headings)
    return {
        "advantage": f"exports {codes}, {now}",
        "growth": f"exports {codes}, {now} against {before}",
        "world_share": f"exports {codes}, {now}",
        "present": f"imports of {world.home}, {codes if loaded else 'all goods'}, {imports}",
        "unit_value": f"dollars a kilogram, {codes}",
        "spread": f"imports of {world.home}, {codes}, closed form",
        "realisation": "realised over planned investment, 2005-2014",
        "record": "partnerships in the register",
    }[name]


def firms_of(matches: Sequence[Match], firms: Sequence[Firm], settings: Settings) -> tuple[Match, ...]:
    """The firms that make the device, in the countries that were matched, the best first.

    To the country's score come the firm's own record, its certificates, and being free of a competing partnership.
    """
    by_country = {match.country: match for match in matches}
    found = []
    for firm in firms:
        match = by_country.get(firm.country)
        if match is None or match.device not in firm.devices:
            continue
        features = (*match.features, *firm_features(firm, match.device, settings))
        recommended, why_not = advised(features, settings)
        found.append(
            Match(
                device=match.device,
                country=firm.country,
                firm=firm.name,
                score=sum(feature.points for feature in features),
                chance=match.chance,
                features=tuple(sorted(features, key=lambda one: -abs(one.points))),
                recommended=recommended,
                why_not=why_not,
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.score, one.firm or "")))


def firm_features(firm: Firm, device: str, settings: Settings) -> tuple[Feature, ...]:
    """What is known of the firm itself, each from -1 to 1: its record, shrunk to its country's; certificates; being
    free.
    """
    base = settings.rates.get(firm.country, settings.base)
    record = (firm.produced + 2 * base) / (firm.known + 2)
    parts = (
        ("firm_record", record if firm.known else None, 2 * (record - base) if firm.known else 0.0),
        ("certified", float(len(firm.certificates)), min(len(firm.certificates), 2) / 2),
        ("free", float(device not in firm.partnered), -1.0 if device in firm.partnered else 0.0),
    )
    source = firm.source or "list of the user"
    return tuple(
        Feature(name=name, value=value, standard=standard, weight=_FIRM_WEIGHT, evidence=source)
        for name, value, standard in parts
    )
