"""What forecast and match are asked with: the tables that ship, and the user's own in their place; today from the
caller.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from berdikari.edge.codec import record_from
from berdikari.errors import InvalidRecordError, UnreadableSourceError
from berdikari.forecast import Known, Question, Settings, lines_of, settings_from
from berdikari.forecast.calendar import year_of
from berdikari.forecast.demand import Density, Distance, Stock, distances, needs_from
from berdikari.forecast.history import firm_cases, learned, sightings_of
from berdikari.forecast.shifts import firm_rates
from berdikari.match import Settings as MatchSettings
from berdikari.match import settings_from as match_settings_from
from berdikari.records import Partnership, Problem
from berdikari.records.forecast import DECLARED, Line, Need, Sighting
from berdikari.records.stage import LADDER

_FOLDER = files("berdikari.reference")
DRAWS, HORIZON = 10_000, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """Files of the user in place of those that ship; None: as shipped.

    priors, rates, weights  only the tables that differ need be there
    demand, capacities      their rows come before those that ship
    suppose                 what to take as given, by the first characters of a partnership's id: a stage, `stalled`,
                            `cancelled`
    moved                   single numbers of the priors, as `slip.median`, over file and what ships
    """

    priors: str | None = None
    rates: str | None = None
    weights: str | None = None
    demand: str | None = None
    capacities: str | None = None
    suppose: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, float] = field(default_factory=dict)


@cache
def shipped(name: str) -> dict[str, Any]:
    """A TOML table of the reference folder."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def read_table(path: str) -> dict[str, Any]:
    """A TOML file of the user. Raises UnreadableSourceError where it is none."""
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as fault:
        raise UnreadableSourceError(
            path, str(fault), "a TOML file like those in berdikari/reference/forecast"
        ) from None


def forecast_settings(own: Own) -> Settings:
    """The priors and rates, with the user's tables over those that ship."""
    priors = moved_priors(shipped("forecast/priors") | (read_table(own.priors) if own.priors else {}), own.moved)
    rates = shipped("forecast/rates") | (read_table(own.rates) if own.rates else {})
    return settings_from(priors, rates)


def moved_priors(priors: Mapping[str, Any], moved: Mapping[str, float]) -> dict[str, Any]:
    """The tables with single numbers put in. Raises InvalidRecordError for a name that no prior has."""
    found = {name: dict(table) for name, table in priors.items()}
    for name, value in moved.items():
        table, _, key = name.partition(".")
        if not isinstance(found.get(table, {}).get(key), int | float):
            known = [f"{one}.{key}" for one, row in found.items() for key, cell in row.items() if type(cell) is float]
            raise InvalidRecordError("Own", "prior", name, "one of " + ", ".join(known))
        found[table][key] = value
    return found


def match_settings(own: Own) -> MatchSettings:
    """The weights, with the user's tables over those that ship."""
    return match_settings_from(shipped("match/weights") | (read_table(own.weights) if own.weights else {}))


def needs(own: Own) -> tuple[Need, ...]:
    """The needs of the user, as basis `user`, and those that ship."""
    table = shipped("forecast/demand")
    mine = read_table(own.demand) if own.demand else {}
    stock = record_from(Stock, mine.get("stock") or table["stock"])
    own_rows = [*mine.get("user", ()), *mine.get("programme", ()), *mine.get("consumption", ())]
    return (
        *needs_from({"user": own_rows, "replacement": mine.get("replacement", ())}, stock),
        *needs_from(table, stock),
    )


def peer_distances(own: Own) -> dict[str, tuple[Distance, ...]]:
    """By device, each place's distance to the median of its peers."""
    rows = [*(read_table(own.demand).get("density", ()) if own.demand else ()), *shipped("forecast/demand")["density"]]
    by_device: dict[str, list[Density]] = {}
    for row in rows:
        known = {name: row[name] for name in ("place", "units", "population", "source")}
        by_device.setdefault(row["device"], []).append(Density(**known))
    return {device: distances(own_rows) for device, own_rows in by_device.items()}


def known_lines(own: Own) -> tuple[Known, ...]:
    """What is known of capacities, the user's rows first."""
    rows = [
        *(read_table(own.capacities).get("line", ()) if own.capacities else ()),
        *shipped("forecast/capacities")["line"],
    ]
    return tuple(record_from(Known, {**row, "day": str(row["day"])}) for row in rows)


def question_for(
    partnerships: Iterable[Partnership], own: Own, today: date, *, draws: int = DRAWS, seed: int = 1
) -> tuple[Question, tuple[Problem, ...]]:
    """The forecast's question for a register, and what could not be asked."""
    lines, problems = lines_of(partnerships, known_lines(own))
    question = Question(
        lines=supposed(lines, own.suppose, today.isoformat()),
        needs=needs(own),
        today=year_of(today),
        years=tuple(range(today.year, today.year + HORIZON)),
        draws=draws,
        seed=seed,
    )
    return question, problems


def supposed(lines: Sequence[Line], suppose: Mapping[str, str], today: str) -> tuple[Line, ...]:
    """The lines, with what a user supposes of some of them. Raises InvalidRecordError for a word that is no stage or
    status.
    """
    found = list(lines)
    for name, word in suppose.items():
        if word not in (*LADDER, *DECLARED):
            raise InvalidRecordError("Line", f"suppose {name}", word, "one of " + ", ".join((*DECLARED, *LADDER)))
        mine = [at for at, line in enumerate(found) if line.id.startswith(name)]
        if not mine:
            raise InvalidRecordError(
                "Line", "suppose", name, "the first characters of a partnership that brings a line"
            )
        for at in mine:
            if word in DECLARED:
                found[at] = replace(found[at], declared=word)
            else:
                found[at] = replace(found[at], stage=word, since=today, last_news=today, declared=None, planned=None)
    return tuple(found)


def moved_by_history(
    settings: Settings,
    partnerships: Iterable[Partnership],
    lines: Iterable[Line],
    sightings: Iterable[Sighting],
    today: date,
) -> Settings:
    """The settings with the steps moved by the register's own cases and by sightings from elsewhere (the starter
    register),
    and with what became of each firm's lines.
    """
    own = sightings_of(partnerships)
    seen = {one.partnership for one in own}
    moved = learned(settings, [*own, *(one for one in sightings if one.partnership not in seen)], year_of(today))
    firms = firm_rates(firm_cases(lines, year_of(today), settings.ripe))
    return replace(moved, rates=(*moved.rates, *firms))
