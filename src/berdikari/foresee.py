"""Forecast and match for a register, as functions: what the command line, the web app and Python callers share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from berdikari import pipeline
from berdikari.edge import foresee as edge
from berdikari.edge.delegation import alpha3
from berdikari.edge.devices import device_id, device_named, find_device
from berdikari.edge.foresee import Own
from berdikari.edge.register_firms import GUESTS, joined, register_firms
from berdikari.edge.starter_history import starter_sightings
from berdikari.edge.store import Store
from berdikari.edge.trade_world import bundled_deals, bundled_world, classes_of, codes_of, headings_of
from berdikari.forecast import Question, Settings, forecast, gap
from berdikari.forecast.calendar import middle, year_of
from berdikari.forecast.cohorts import Dropped, Left, later, leave_one_out
from berdikari.forecast.demand import Distance
from berdikari.forecast.scores import Scores
from berdikari.forecast.sensitivity import sensitivity
from berdikari.forecast.walk import Walk, scores_of, walk
from berdikari.match import arrange, back_test, firms_of, learned, near_by_class, owners, pairs, record_before
from berdikari.records import Partnership, Problem
from berdikari.records.forecast import Forecast, Gap, Sway
from berdikari.records.match import BackTest, Firm, Match, Pair, Schedule

FIRST = 10  # owners that a firm is told of each device
_HORIZONS = (1.0, 2.0, 3.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to the forecast with the settings that answer it."""

    question: Question
    settings: Settings
    day: date
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How well was foreseen: scores of the forecast and of one constant; cohorts of Gujarat left out, and foreseen
    later.
    """

    walk: Walk
    scores: tuple[Scores, Scores]
    left_out: tuple[Left, ...]
    foreseen: tuple[Left, ...]


def ask(store: Store, own: Own, today: date, *, draws: int = edge.DRAWS, seed: int = 1) -> Asked:
    """The question that a register asks of the forecast, today; priors moved by its own history and the starter
    register's.
    """
    partnerships = pipeline.resolve_register(store.register(), today).partnerships
    return ask_of(partnerships, own, today, draws=draws, seed=seed)


def ask_of(
    partnerships: Sequence[Partnership], own: Own, today: date, *, draws: int = edge.DRAWS, seed: int = 1
) -> Asked:
    """The same for partnerships at hand."""
    question, problems = edge.question_for(partnerships, own, today, draws=draws, seed=seed)
    settings = edge.moved_by_history(
        edge.forecast_settings(own), partnerships, question.lines, starter_sightings(), today
    )
    return Asked(question=question, settings=settings, day=today, problems=problems)


def answer(asked: Asked, device: str | None = None) -> Forecast:
    """The forecast, of one device (by id or name) or of all. Raises UnknownIdError."""
    question = asked.question
    if device is not None:
        device = _known(asked, device)
        lines = tuple(line for line in question.lines if line.device == device)
        needs = tuple(need for need in question.needs if need.device == device)
        question = Question(
            lines=lines,
            needs=needs,
            today=question.today,
            years=question.years,
            draws=question.draws,
            seed=question.seed,
        )
    return forecast(question, asked.settings, asked.day.isoformat(), asked.problems)


def missing(asked: Asked, device: str, year: int, target: float) -> Gap:
    """What is missing to a target share (0 to 1) of a device's need in a year. Raises InvalidRecordError."""
    return gap(asked.question, asked.settings, _known(asked, device), year, target)


def peers(own: Own, device: str | None) -> tuple[Distance, ...]:
    """Each place's distance to the median of its peers, for a device whose units in use are known; else nothing."""
    return edge.peer_distances(own).get(device_named(device or "") or device or "", ())


def swayed(asked: Asked, device: str, year: int) -> tuple[Sway, ...]:
    """What each assumption does to the expected share of a device in a year. Raises InvalidRecordError."""
    return sensitivity(asked.question, asked.settings, _known(asked, device), year)


def _known(asked: Asked, device: str) -> str:
    """The id of a device by id or name, among those asked about and the catalogue's."""
    question = asked.question
    return device_id(device, {line.device for line in question.lines} | {need.device for need in question.needs})


def calibration(own: Own, today: date | None = None) -> Calibration:
    """How well the forecast would have done on the starter register, and the curve of dropped memoranda on
    Gujarat's.
    """
    settings = edge.forecast_settings(own)
    day = year_of(today or date.today())  # noqa: DTZ011 - the user's own day
    found = walk(starter_sightings(), settings, _HORIZONS, day, 1)
    counts = {name: dropped(name) for name in ("count_2015", "count_2018", "count_2023", "count_2025")}
    return Calibration(
        walk=found,
        scores=scores_of(found, settings.base),
        left_out=leave_one_out(counts["count_2023"]),
        foreseen=later(counts["count_2023"], [*counts["count_2015"], *counts["count_2018"], *counts["count_2025"]]),
    )


def dropped(count: str) -> tuple[Dropped, ...]:
    """One count of dropped memoranda of `reference/forecast/gujarat.toml`; summits are held in January."""
    table = edge.shipped("forecast/gujarat")[count]
    return tuple(
        Dropped(
            cohort=str(row["year"]),
            age=middle(table["day"]) - row["year"] - 1 / 24,
            share=row["share"] if "share" in row else row["dropped"] / row["signed"],
            source=table["source"],
            day=table["day"],
        )
        for row in table["cohort"]
    )


def answer_needed(asked: Asked) -> Forecast:
    """The forecast of those devices alone whose need is known."""
    needed = {need.device for need in asked.question.needs}
    lines = tuple(line for line in asked.question.lines if line.device in needed)
    question = replace(asked.question, lines=lines)
    return forecast(question, asked.settings, asked.day.isoformat(), asked.problems)


def match_device(partnerships: Sequence[Partnership], device: str, own: Own, today: date) -> tuple[Match, ...]:
    """The owners of a device's technology, by its id or name: countries, and the firms of the register in them, best
    first within each kind. Raises UnknownIdError.
    """
    return match_devices(partnerships, (find_device(device)["id"],), own, today)


def match_devices(
    partnerships: Sequence[Partnership], devices: Sequence[str], own: Own, today: date
) -> tuple[Match, ...]:
    """The same for several devices, one after the other."""
    return matches_among(register_firms(partnerships), devices, own, today)


def matches_among(firms: Sequence[Firm], devices: Sequence[str], own: Own, today: date) -> tuple[Match, ...]:
    """The same for the firms of a register, as `register_firms` gives them."""
    settings = edge.match_settings(own)
    deals, world = bundled_deals(), bundled_world()
    weights = learned(deals, world, settings) if own.weights else _learned()
    record = record_before(deals, year_of(today))
    found: list[Match] = []
    for device in devices:
        countries = owners(device, headings_of(device), world, record, weights, settings)
        found += (*firms_of(countries, firms, settings), *countries)
    return tuple(found)


@cache
def _learned() -> tuple[tuple[str, float], ...]:
    """What the deals that ship teach, with the weights that ship: learned once."""
    return learned(bundled_deals(), bundled_world(), edge.match_settings(Own()))


def match_firm(partnerships: Sequence[Partnership], firm: str, own: Own, today: date) -> tuple[Match, ...]:
    """The owners of the technology of each device that a firm of the register makes or wants. Empty: the firm is not
    known.
    """
    devices = devices_of(register_firms(partnerships), firm)
    return tuple(match for device in devices for match in match_device(partnerships, device, own, today)[:FIRST])


def devices_of(firms: Sequence[Firm], firm: str) -> tuple[str, ...]:
    """The devices that firms with this in their name make or want, as far as trade speaks of them."""
    found = (device for one in firms if firm.casefold() in one.name.casefold() for device in one.devices)
    return tuple(device for device in dict.fromkeys(found) if headings_of(device))


def meetings(
    partnerships: Sequence[Partnership],
    guests: Sequence[Firm],
    hosts: Sequence[Firm],
    slots: Sequence[str],
    tables: int,
    own: Own,
    today: date,
) -> Schedule:
    """The timetable of a delegation. hosts: empty takes the Indonesian makers of the register."""
    coming = joined(register_firms(partnerships, GUESTS), guests)
    here = joined(register_firms(partnerships), hosts) if hosts else makers_at_home(partnerships)
    return arrange(paired(coming, here, own, today), coming, here, slots, tables)


def partners(partnerships: Sequence[Partnership], guests: Sequence[Firm], own: Own, today: date) -> tuple[Pair, ...]:
    """Each guest with each maker at home, the best fit first, whatever the timetable."""
    return paired(joined(register_firms(partnerships, GUESTS), guests), makers_at_home(partnerships), own, today)


def makers_at_home(partnerships: Sequence[Partnership]) -> tuple[Firm, ...]:
    """The makers of the register in the country, with the devices that they make."""
    home = alpha3("ID")
    return tuple(one for one in register_firms(partnerships, ("manufacturer",)) if one.country == home and one.devices)


def paired(coming: Sequence[Firm], here: Sequence[Firm], own: Own, today: date) -> tuple[Pair, ...]:
    """Each firm that comes with each that is here, the best fit first."""
    settings = edge.match_settings(own)
    deals, world = bundled_deals(), bundled_world()
    weights = learned(deals, world, settings) if own.weights else _learned()
    record = record_before(deals, year_of(today))
    devices = {device for firm in coming for device in firm.devices if headings_of(device)}
    ranked = {device: owners(device, headings_of(device), world, record, weights, settings) for device in devices}
    return pairs(coming, here, ranked, near_by_class(classes_of, codes_of), settings, today.year)


def judged(own: Own, teachers: str = "earlier") -> BackTest:
    """How the match would have done on the real partnerships of `reference/match/deals.csv`."""
    return back_test(bundled_deals(), bundled_world(), edge.match_settings(own), teachers)
