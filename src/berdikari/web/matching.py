"""Matches for the pages: of a device, of a firm, of a delegation, and how well they would have done; each kept for the
register at hand.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from berdikari.edge.reference import rows
from berdikari.names import firm_key, fold
from berdikari.records import Partnership
from berdikari.records.match import BackTest, Firm, Match, Pair, Schedule
from berdikari.records.problem import Problem
from berdikari.web.desk import Desk, Sight
from berdikari.web.errands import Errand
from berdikari.web.regions import partnerships_by_region


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """A list of guests, and when and where they meet. country: alpha-3, where a line names none; province: code of
    that of the hosts, empty for all.
    """

    text: str
    country: str
    province: str
    slots: tuple[str, ...]
    tables: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """The guests that were understood, what was not, and the timetable."""

    guests: tuple[Firm, ...]
    problems: tuple[Problem, ...]
    schedule: Schedule


def firms(sight: Sight) -> tuple[Firm, ...]:
    """Makers and owners of the register."""

    def found() -> tuple[Firm, ...]:
        from berdikari.edge.register_firms import register_firms  # noqa: PLC0415 - heavy

        return register_firms(sight.resolution.partnerships)

    return _kept(sight, ("firms",), found)  # type: ignore[no-any-return]


def firm_named(sight: Sight, name: str) -> Firm | None:
    """The firm of the register of this name, or the first that has it in its name."""
    wanted = fold(name)
    if not wanted:
        return None
    known = firms(sight)
    exact = next((one for one in known if fold(one.name) == wanted), None)
    return exact or next((one for one in known if wanted in fold(one.name)), None)


def coded() -> tuple[str, ...]:
    """The devices of which trade speaks: they have a customs code."""
    return tuple(row["id"] for row in rows("devices") if row["hs6"])


def matches(sight: Sight, device: str) -> tuple[Match, ...]:
    """Who could bring the technology: firms of the register, then countries, the best first. Raises BerdikariError."""

    def found() -> tuple[Match, ...]:
        from berdikari import foresee  # noqa: PLC0415 - heavy
        from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy

        return foresee.match_device(sight.resolution.partnerships, device, Own(), sight.today)

    return _kept(sight, ("device", device), found)  # type: ignore[no-any-return]


def firm_matches(sight: Sight, firm: str) -> tuple[Match, ...]:
    """Who could bring what firms of the register with this in their name make or want. Raises BerdikariError."""
    from berdikari import foresee  # noqa: PLC0415 - heavy

    devices = foresee.devices_of(firms(sight), firm)
    return tuple(match for device in devices for match in matches(sight, device)[: foresee.FIRST])


def partners(sight: Sight, firm: Firm) -> tuple[Pair, ...]:
    """The makers at home for a firm from abroad, the best fit first."""

    def found() -> tuple[Pair, ...]:
        from berdikari import foresee  # noqa: PLC0415 - heavy
        from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy

        return foresee.partners(sight.resolution.partnerships, (firm,), Own(), sight.today)

    return _kept(sight, ("firm", firm.name), found)  # type: ignore[no-any-return]


@lru_cache(maxsize=8)
def met(sight: Sight, delegation: Delegation, source: str) -> Met:
    """The timetable of a delegation; source: what its list is called. Raises BerdikariError for a list or timetable
    that is none.
    """
    from berdikari import foresee  # noqa: PLC0415 - heavy
    from berdikari.edge.delegation import firms_from  # noqa: PLC0415 - heavy
    from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy

    guests, problems = firms_from(delegation.text, delegation.country, source)
    partnerships, slots, tables = sight.resolution.partnerships, delegation.slots, delegation.tables
    hosts = hosts_in(sight, delegation.province) if delegation.province else ()
    schedule = foresee.meetings(partnerships, guests, hosts, slots, tables, Own(), sight.today)
    return Met(guests=guests, problems=problems, schedule=schedule)


def hosts_in(sight: Sight, province: str) -> tuple[Firm, ...]:
    """The makers at home with a partnership whose site or event lies in a province."""
    from berdikari import foresee  # noqa: PLC0415 - heavy

    there = partnerships_by_region(sight).get(province, ())
    names = {firm_key(party.name) for one in there for party in one.parties}
    return tuple(one for one in foresee.makers_at_home(sight.resolution.partnerships) if firm_key(one.name) in names)


def hosting(sight: Sight) -> tuple[str, ...]:
    """Codes of the provinces that have a maker at home."""
    codes = (code for code in partnerships_by_region(sight) if "." not in code)
    return _kept(sight, ("hosting",), lambda: tuple(code for code in codes if hosts_in(sight, code)))  # type: ignore[no-any-return]


@lru_cache(maxsize=1)
def organisations_by_key(sight: Sight) -> Mapping[str, str]:
    """Ids of the organisations by the key of each of their names."""
    return {firm_key(name): one.id for one in sight.organisations.values() for name in (*one.aliases, one.name)}


@lru_cache(maxsize=1)
def partnerships_of(sight: Sight) -> Mapping[tuple[str, str], tuple[Partnership, ...]]:
    """Partnerships by the key of a party's name and device, the highest first."""
    found: defaultdict[tuple[str, str], list[Partnership]] = defaultdict(list)
    for row in sight.index.rows:
        one = row.partnership
        for party in one.parties:
            for device in {device.id for device in one.devices if device.id}:
                found[firm_key(party.name), device].append(one)
    return {key: tuple(several) for key, several in found.items()}


def back_tested(desk: Desk) -> Errand:
    """How the match would have done on the real partnerships of the past: worked out once, in the background."""
    return desk.errands.send("back-test", _back_test)


def _back_test(_tell: Callable[[Any], bool]) -> BackTest:
    from berdikari import foresee  # noqa: PLC0415 - heavy
    from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy

    return foresee.judged(Own())


def _kept(sight: Sight, key: tuple[str, ...], find: Callable[[], Any]) -> Any:
    """What was found for the register at hand, else found now."""
    book = _book(sight)
    if key not in book:
        book[key] = find()
    return book[key]


@lru_cache(maxsize=1)
def _book(_sight: Sight) -> dict[tuple[str, ...], Any]:
    return {}
