"""Thinking: what the study's process does with the partnerships that it holds; the engines are loaded there alone.

Each function takes the matter first, then what is asked.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from berdikari.errors import BerdikariError, InvalidRecordError
from berdikari.names import firm_key, fold
from berdikari.records import Partnership
from berdikari.records.forecast import Forecast, Gap, Line, Outlook
from berdikari.records.match import Firm, Match, Pair, Schedule
from berdikari.records.problem import Problem

if TYPE_CHECKING:
    from berdikari.foresee import Asked, Calibration

Moved = tuple[str, float] | None
Score = tuple[str, int, float, float, float | None, float | None]  # as `calibration_table` takes it
Target = tuple[int, float] | None
_LINES = 20  # of a device that its page tells
NAMES = 400  # firms to choose from: those in most partnerships


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Matter:
    """The partnerships of a register on a day, without their evidence; it stands for itself in caches."""

    today: date
    partnerships: Sequence[Partnership]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """A forecast, and what else stands on its page.

    after    with a prior moved; None: none is moved, or it cannot be, then `fault` says why
    gap      what is missing to a target; None: there is none to tell
    scores   how well it foresees, and one constant beside it; cohorts: how many lay in their band, of how many
    brought  devices that partnerships bring; needed: those whose need is known
    """

    found: Forecast
    after: Forecast | None
    fault: str
    gap: Gap | None
    brought: tuple[str, ...]
    needed: frozenset[str]
    scores: tuple[Score, ...]
    cohorts: tuple[tuple[int, int], ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Who could bring a device, the best first; of: how many countries were weighed."""

    firms: tuple[Match, ...]
    countries: tuple[Match, ...]
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What can be chosen. counts: firms by country; names: of firms; hosting: codes of provinces with a maker."""

    counts: dict[str, int]
    names: tuple[str, ...]
    hosting: tuple[str, ...]


_HELD: dict[str, Matter] = {}


def hold(stamp: str, today: date, part: Sequence[Partnership]) -> None:
    """Take in a part of the register of this stamp; what was held of another one is let go."""
    if stamp not in _HELD:
        _HELD.clear()
        for one in (_asked, _calibrated, _firms, _guests, _keyed, _named, _makers, _hosts):
            one.cache_clear()
        _HELD[stamp] = Matter(today=today, partnerships=[])
    _HELD[stamp].partnerships.extend(part)  # type: ignore[attr-defined]


def think(task: Callable[..., Any], stamp: str, given: tuple[Any, ...]) -> tuple[bool, Any]:
    """Whether the register of this stamp is at hand, and what the task makes of it. Runs in a process of its own."""
    if task is hold:
        return True, hold(stamp, *given)  # type: ignore[func-returns-value]
    matter = _HELD.get(stamp)
    return (False, None) if matter is None else (True, task(matter, *given))


def foreseen(matter: Matter, device: str | None, moved: Moved, target: Target) -> Foreseen:
    """The forecast of a device, or of all whose need is known. target: year and share (0 to 1)."""
    question, calibration = _asked(matter, None), _calibrated(matter)
    after, fault = None, ""
    try:
        after = _answered(matter, device, moved) if moved else None
    except BerdikariError as error:
        fault = str(error)
    gap = missing(matter, device, *target) if device and target else None
    return Foreseen(
        found=_answered(matter, device, None),
        after=after,
        fault=fault,
        gap=gap if isinstance(gap, Gap) else None,
        brought=tuple(dict.fromkeys(line.device for line in question.question.lines)),
        needed=frozenset(need.device for need in question.question.needs),
        scores=tuple(astuple(one) for one in calibration.scores),
        cohorts=tuple(
            (sum(one.inside for one in several), len(several))
            for several in (calibration.left_out, calibration.foreseen)
        ),
    )


def missing(matter: Matter, device: str, year: int, share: float) -> Gap | str:
    """What is missing to a share of a device's need in a year; or why that cannot be told."""
    from berdikari import foresee  # noqa: PLC0415 - heavy

    try:
        return foresee.missing(_asked(matter, None), device, year, share)
    except InvalidRecordError as error:
        return str(error)


def made(matter: Matter, device: str) -> tuple[tuple[Line, ...], tuple[Outlook, ...]]:
    """The lines of a device whose capacity is known, largest first, and its years where the need is known."""
    lines = [one for one in _asked(matter, None).question.lines if one.device == device and one.capacity]
    lines.sort(key=lambda one: (-(one.capacity or 0), one.title))
    told = (one for one in _answered(matter, None, None).outlooks if one.device == device)
    return tuple(lines[:_LINES]), tuple(replace(one, contributions=()) for one in told)


def outlooks(matter: Matter, device: str | None) -> bytes:
    """The forecast of a device, or of all, as the API tells it: of a large register it has megabytes."""
    from berdikari import foresee  # noqa: PLC0415 - heavy
    from berdikari.edge.foresee_wire import outlook_shape  # noqa: PLC0415 - heavy

    found = foresee.answer(_asked(matter, None), device).outlooks
    return msgspec.json.encode({"items": [outlook_shape(one) for one in found]})


def known(matter: Matter) -> Known:
    """What can be chosen."""
    most = sorted(_guests(matter), key=lambda one: (-one.known, one.name))[:NAMES]
    return Known(
        counts=dict(Counter(one.country for one in _guests(matter))),
        names=tuple(sorted(one.name for one in most)),
        hosting=tuple(_hosts(matter)),
    )


def firms_of(matter: Matter, country: str) -> tuple[Firm, ...]:
    """Makers, owners and clusters of the register in a country, by its alpha-3 code."""
    return tuple(one for one in _guests(matter) if one.country == country)


def firm_named(matter: Matter, name: str) -> Firm | None:
    """The firm of the register of this name, or the first that has it in its name."""
    wanted = fold(name)
    if not wanted:
        return None
    named = _named(matter)
    return named.get(wanted) or next((named[own] for own in reversed(named) if wanted in own), None)


def matches(matter: Matter, device: str) -> tuple[Match, ...]:
    """Who could bring the technology of a device: firms of the register, then countries, the best first."""
    from berdikari import foresee  # noqa: PLC0415 - heavy
    from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy

    return foresee.matches_among(_firms(matter), (device,), Own(), matter.today)


def ranked(matter: Matter, device: str, most: int) -> Ranked:
    """The same, so many firms and countries at most."""
    found = matches(matter, device)
    countries = [one for one in found if not one.firm]
    firms = [one for one in found if one.firm]
    return Ranked(firms=tuple(firms[:most]), countries=tuple(countries[:most]), of=len(countries))


def firm_matches(matter: Matter, firm: str) -> tuple[Match, ...]:
    """Who could bring what firms of the register with this in their name make or want. Raises BerdikariError."""
    from berdikari import foresee  # noqa: PLC0415 - heavy

    devices = foresee.devices_of(_firms(matter), firm)
    return tuple(match for device in devices for match in matches(matter, device)[: foresee.FIRST])


def partners(matter: Matter, firm: Firm, most: int | None = None) -> tuple[Pair, ...]:
    """The makers at home for a firm from abroad, the best fit first; so many at most."""
    from berdikari import foresee  # noqa: PLC0415 - heavy
    from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy

    return foresee.paired(_with_register(matter, (firm,)), _makers(matter), Own(), matter.today)[:most]


def hosts_there(matter: Matter, province: str) -> bool:
    """True where a maker at home has a partnership whose site or event lies in a province."""
    return province in _hosts(matter)


def met(matter: Matter, delegation: Delegation, source: str) -> Met:
    """The timetable of a delegation; source: what its list is called. Raises BerdikariError for a list or timetable
    that is none.
    """
    from berdikari.edge.delegation import firms_from  # noqa: PLC0415 - heavy

    guests, problems = firms_from(delegation.text, delegation.country, source)
    hosts = _hosts(matter).get(delegation.province, ())
    schedule = meetings(matter, guests, hosts, delegation.slots, delegation.tables)
    return Met(guests=guests, problems=problems, schedule=schedule)


def meetings(
    matter: Matter, guests: tuple[Firm, ...], hosts: tuple[Firm, ...], slots: tuple[str, ...], tables: int
) -> Schedule:
    """The timetable of guests with hosts, or with all makers at home."""
    from berdikari import foresee  # noqa: PLC0415 - heavy
    from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy
    from berdikari.match import arrange  # noqa: PLC0415 - heavy

    coming, here = _with_register(matter, guests), _with_register(matter, hosts) or _makers(matter)
    return arrange(foresee.paired(coming, here, Own(), matter.today), coming, here, slots, tables)


@lru_cache(maxsize=4)
def _asked(matter: Matter, moved: Moved) -> "Asked":
    """The question of the register, with one prior moved. Raises InvalidRecordError for one that there is not."""
    from berdikari import foresee  # noqa: PLC0415 - heavy
    from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy

    own = Own(moved=dict((moved,)) if moved else {})
    return foresee.ask_of(matter.partnerships, own, matter.today)


def _answered(matter: Matter, device: str | None, moved: Moved) -> Forecast:
    from berdikari import foresee  # noqa: PLC0415 - heavy

    question = _asked(matter, moved)
    found = foresee.answer(question, device) if device else foresee.answer_needed(question)
    return replace(found, problems=())  # of all lines, and on no page


@lru_cache(maxsize=1)
def _calibrated(matter: Matter) -> "Calibration":
    from berdikari import foresee  # noqa: PLC0415 - heavy
    from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy

    return foresee.calibration(Own(), matter.today)


@lru_cache(maxsize=1)
def _firms(matter: Matter) -> tuple[Firm, ...]:
    from berdikari.edge.register_firms import register_firms  # noqa: PLC0415 - heavy

    return register_firms(matter.partnerships)


@lru_cache(maxsize=1)
def _guests(matter: Matter) -> tuple[Firm, ...]:
    """Who may come: clusters too, on behalf of their members."""
    from berdikari.edge.register_firms import GUESTS, register_firms  # noqa: PLC0415 - heavy

    return register_firms(matter.partnerships, GUESTS)


@lru_cache(maxsize=1)
def _keyed(matter: Matter) -> dict[str, Firm]:
    return {firm_key(one.name): one for one in _guests(matter)}


@lru_cache(maxsize=1)
def _named(matter: Matter) -> dict[str, Firm]:
    """By folded name; the first of several."""
    return {fold(one.name): one for one in reversed(_guests(matter))}


def _with_register(matter: Matter, listed: Sequence[Firm]) -> tuple[Firm, ...]:
    """Firms of a list with what the register knows of them."""
    from berdikari.edge.register_firms import joined  # noqa: PLC0415 - heavy

    return joined(filter(None, (_keyed(matter).get(firm_key(one.name)) for one in listed)), listed)


@lru_cache(maxsize=1)
def _makers(matter: Matter) -> tuple[Firm, ...]:
    from berdikari import foresee  # noqa: PLC0415 - heavy

    return foresee.makers_at_home(matter.partnerships)


@lru_cache(maxsize=1)
def _hosts(matter: Matter) -> dict[str, tuple[Firm, ...]]:
    """The makers at home with a partnership whose site or event lies in a province, by its code."""
    from berdikari.web.index import place_of  # noqa: PLC0415 - only here

    keyed = [(firm_key(one.name), one) for one in _makers(matter)]
    there: dict[str, set[str]] = {}
    for one in matter.partnerships:
        if code := place_of(one):
            there.setdefault(code[:2], set()).update(firm_key(party.name) for party in one.parties)
    found = {code: tuple(one for key, one in keyed if key in there[code]) for code in sorted(there)}
    return {code: several for code, several in found.items() if several}
