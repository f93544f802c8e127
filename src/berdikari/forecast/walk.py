"""Walk forward: on each day of the past the forecast sees only what was known that day, and is judged by what came
after.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from berdikari.forecast.calendar import day_of
from berdikari.forecast.chain import PRODUCTION, STAGES
from berdikari.forecast.contribution import running_in_sample
from berdikari.forecast.counts import poisson_binomial
from berdikari.forecast.history import Course, courses, learned
from berdikari.forecast.outlook import Question, run_of
from berdikari.forecast.scores import Array, Scores, brier, coverage, log_score, ranked, transform
from berdikari.forecast.settings import Settings
from berdikari.records.forecast import Line, Sighting

_DRAWS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One forecast of one partnership: on a day, the chance that it produces within so many years, and
    whether it did.
    """

    partnership: str
    stage: str
    day: float
    years: float
    chance: float
    came: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """All that began in a year: the distribution of how many produce within so many years of their beginning, and how
    many did.
    """

    year: int
    years: float
    chances: tuple[float, ...]
    came: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Cases and cohorts of a walk forward."""

    cases: tuple[Case, ...]
    cohorts: tuple[Cohort, ...]


def walk(sightings: Sequence[Sighting], settings: Settings, horizons: Iterable[float], today: float, seed: int) -> Walk:
    """Foresee each partnership on the day on which it was first seen, below production, for each horizon passed by
    today.

    Priors are moved by what was ripe on that day, and by nothing that came later.
    """
    horizons = tuple(horizons)
    cases: list[Case] = []
    groups: dict[tuple[int, float], list[tuple[Array, bool]]] = {}
    for course in courses(sightings, today):
        stage, day = course.ways[0]
        ends = [day + years for years in horizons if day + years <= today]
        if stage == PRODUCTION or not ends:
            continue
        running = _running(course, learned(settings, sightings, day), day, ends, seed)
        for end, chances in zip(ends, running, strict=True):
            came = course.reached == PRODUCTION and course.ways[-1][1] <= end
            groups.setdefault((int(day), end - day), []).append((chances, came))
            name, chance = course.partnership, float(chances.mean())
            cases.append(
                Case(partnership=name, stage=STAGES[stage], day=day, years=end - day, chance=chance, came=came)
            )
    return Walk(cases=tuple(cases), cohorts=tuple(_cohort(*key, own) for key, own in sorted(groups.items())))


def _cohort(year: int, years: float, own: Sequence[tuple[Array, bool]]) -> Cohort:
    chances = poisson_binomial(np.stack([chance for chance, _ in own], axis=1)).mean(axis=0)
    return Cohort(year=year, years=years, chances=tuple(map(float, chances)), came=sum(came for _, came in own))


def _running(course: Course, settings: Settings, day: float, ends: Sequence[float], seed: int) -> list[Array]:
    """Chance to produce by each end in a sample of worlds, the same worlds for every course: for each end (worlds,)."""
    line = Line(
        id=course.partnership,
        device="any",
        title=course.partnership,
        stage=STAGES[course.ways[0][0]],
        since=day_of(day),
        last_news=day_of(day),
        country=course.country,
        planned=course.promised,
    )
    question = Question(lines=(line,), needs=(), today=day, years=(), draws=_DRAWS, seed=seed)
    run = run_of(question, settings, [(day, end) for end in ends])
    return [running_in_sample(run, end)[:, 0] for end in ends]


def scores_of(found: Walk, constant: float) -> tuple[Scores, Scores]:
    """The scores of the forecast, and those of one constant chance for everything."""
    came = [case.came for case in found.cases]
    same = [constant] * len(came)
    constants = [poisson_binomial(np.full(len(one.chances) - 1, constant)) for one in found.cohorts]
    own = [np.array(one.chances) for one in found.cohorts]
    return (
        _scores("forecast", [case.chance for case in found.cases], came, own, found.cohorts),
        _scores(f"constant {constant:.1%}", same, came, constants, found.cohorts),
    )


def _scores(
    name: str, chances: Sequence[float], came: Sequence[bool], own: Sequence[Array], cohorts: Sequence[Cohort]
) -> Scores:
    return Scores(
        name=name,
        cases=len(came),
        brier=brier(chances, came),
        log=log_score(chances, came),
        ranked=float(np.mean([ranked(one, cohort.came) for one, cohort in zip(own, cohorts, strict=True)])),
        covered=coverage([transform(one, cohort.came) for one, cohort in zip(own, cohorts, strict=True)]),
    )
