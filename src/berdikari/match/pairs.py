"""Pairs: how well a guest of a delegation fits a host, and about which device they would talk."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from berdikari.match.advice import advised
from berdikari.match.settings import Settings
from berdikari.records.match import Feature, Firm, Match, Pair

Near = Callable[[str, str], float]
ENOUGH_CERTIFICATES = 2
_STALE = 6  # years without a report after which a firm may be out of the trade
_TYPE, _GROUP = 5, 3  # letters of an EMDN code that name a type (Z1203) and a group (Z12)


def pairs(
    guests: Sequence[Firm],
    hosts: Sequence[Firm],
    matches: Mapping[str, Sequence[Match]],
    near: Near,
    settings: Settings,
    year: int,
) -> tuple[Pair, ...]:
    """Every guest with every host, on the device on which they fit best, the best pair first.

    matches  by device, its countries as `owners` ranks them; near: how alike two devices are to make, 0 to 1; year: of
    today
    """
    near = cache(near)
    found = [
        pair for guest in guests if guest.devices for pair in _with_each(guest, hosts, matches, near, settings, year)
    ]
    return tuple(sorted(found, key=lambda one: (-one.fit, one.guest, one.host)))


def _with_each(
    guest: Firm,
    hosts: Sequence[Firm],
    matches: Mapping[str, Sequence[Match]],
    near: Near,
    settings: Settings,
    year: int,
) -> Iterator[Pair]:
    """A guest with every host; hosts that are alike in all that counts are weighed once."""
    known: dict[object, Pair] = {}
    for host in hosts:
        alike = (host.devices, host.partnered, host.source, host.produced, host.known, host.heard)
        if alike not in known:
            tried = (_pair(guest, host, device, matches, near, settings, year) for device in guest.devices)
            known[alike] = max(tried, key=lambda one: one.fit)
        yield replace(known[alike], host=host.name)


def _pair(
    guest: Firm,
    host: Firm,
    device: str,
    matches: Mapping[str, Sequence[Match]],
    near: Near,
    settings: Settings,
    year: int,
) -> Pair:
    values = {
        "same_device": (float(device in host.devices), f"{guest.source or 'list'}; {host.source or 'list'}"),
        "capability": (
            max((near(device, own) for own in host.devices), default=None),
            "devices of the host, EMDN groups",
        ),
        "country": (_standing(guest.country, matches.get(device, ())), "rank of the country for the device"),
        "record": (
            (_record(guest, settings) + _record(host, settings)) / 2,
            "partnerships in the register; realised over planned investment, 2005-2014",
        ),
        "certified": (
            min(len(guest.certificates) / ENOUGH_CERTIFICATES, 1.0),
            ", ".join(guest.certificates) or "none known",
        ),
        "fresh": (_fresh((guest, host), year), _heard((guest, host))),
        "free": (float(device not in guest.partnered and device not in host.partnered), "partnerships in the register"),
    }
    total = sum(settings.pair_weights.values())
    features = tuple(
        Feature(
            name=name, value=value, standard=value or 0.0, weight=settings.pair_weights[name] / total, evidence=evidence
        )
        for name, (value, evidence) in values.items()
    )
    recommended, why_not = advised([one for one in features if one.name not in ("free", "fresh")], settings)
    return Pair(
        guest=guest.name,
        host=host.name,
        device=device,
        fit=min(sum(feature.points for feature in features), 1.0),
        features=tuple(sorted(features, key=lambda one: -one.points)),
        recommended=recommended,
        why_not=why_not,
    )


def _standing(country: str, ranked: Sequence[Match]) -> float | None:
    """1 for the first of the ranked countries, falling evenly to 0 for the last; None: not ranked."""
    for at, match in enumerate(ranked):
        if match.country == country:
            return 1.0 - at / max(len(ranked) - 1, 1)
    return None


def _record(firm: Firm, settings: Settings) -> float:
    """Part of its partnerships that came to production, shrunk to the rate of its country by two cases."""
    base = settings.rates.get(firm.country, settings.base)
    return (firm.produced + 2 * base) / (firm.known + 2)


def _fresh(firms: Sequence[Firm], year: int) -> float | None:
    """1 where the register heard of the firms this year, falling evenly to 0 after `_STALE` years; their mean. None: it
    never heard of any.
    """
    ages = [year - int(firm.heard[:4]) for firm in firms if firm.heard]
    return sum(max(0.0, 1 - max(age, 0) / _STALE) for age in ages) / len(ages) if ages else None


def _heard(firms: Sequence[Firm]) -> str:
    return "; ".join(firm.heard or "-" for firm in firms)


def near_by_class(classes: Callable[[str], Sequence[str]], codes: Callable[[str], Sequence[str]]) -> Near:
    """How alike two devices are to make, where nothing better is known: 1 the same, 0.6 one type of EMDN, 0.3 one
    group. Where one of them has no EMDN code, 0.6 for one customs code of six digits that names goods: what ends in 90
    is a rest ("other instruments").

    classes, codes: the EMDN and the customs codes of a device
    """

    def near(one: str, other: str) -> float:
        if one == other:
            return 1.0
        mine, yours = classes(one), classes(other)
        if not mine or not yours:
            shared = set(codes(one)) & set(codes(other))
            return 0.6 if any(not code.endswith("90") for code in shared) else 0.0
        if _cut(mine, _TYPE) & _cut(yours, _TYPE):
            return 0.6
        return 0.3 if _cut(mine, _GROUP) & _cut(yours, _GROUP) else 0.0

    return near


def _cut(classes: Sequence[str], length: int) -> set[str]:
    """What is shorter names no more than its group."""
    return {code[:length] for code in classes if len(code) >= length}
