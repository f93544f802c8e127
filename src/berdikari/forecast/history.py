"""History: the register's own cases, which move the priors: who went on from each step, and who did not in time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from berdikari.forecast.calendar import middle
from berdikari.forecast.chain import PRODUCTION, STEPS, place
from berdikari.forecast.settings import Beta, Settings
from berdikari.records import Partnership
from berdikari.records.forecast import Line, Sighting


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One partnership's way: when it was first seen on each place of the chain, (place, moment), places ascending.

    ended     moment at which it was declared cancelled; None: never; heard: moment of the last sighting
    promised  day for which production was promised when it was first seen; None: no day
    """

    partnership: str
    ways: tuple[tuple[int, float], ...]
    ended: float | None
    heard: float
    country: str | None
    promised: str | None

    @property
    def reached(self) -> int:
        """The highest place."""
        return self.ways[-1][0]


def courses(sightings: Iterable[Sighting], until: float = float("inf")) -> tuple[Course, ...]:
    """The ways of all partnerships, as far as they were seen by a moment."""
    seen: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        if middle(sighting.day) <= until:
            seen.setdefault(sighting.partnership, []).append(sighting)
    return tuple(_course(name, sorted(own, key=lambda one: middle(one.day))) for name, own in sorted(seen.items()))


def _course(name: str, own: Sequence[Sighting]) -> Course:
    ways: list[tuple[int, float]] = []
    for sighting in own:
        here = place(sighting.stage, sighting.planned)
        if not ways or here > ways[-1][0]:
            ways.append((here, middle(sighting.day)))
    return Course(
        partnership=name,
        ways=tuple(ways),
        ended=next((middle(one.day) for one in own if one.declared == "cancelled"), None),
        heard=middle(own[-1].day),
        country=next((one.country for one in own if one.country), None),
        promised=own[0].promised,
    )


def judged_steps(course: Course, today: float, ripe: float) -> tuple[tuple[int, bool], ...]:
    """What a course says of each step, (step, gone on). Only of courses that began long enough ago: else success would
    be
    counted at once and failure years later.
    """
    first, began = course.ways[0]
    if today - began < ripe and course.ended is None:
        return ()
    gone = tuple((step, True) for step in range(first, course.reached))
    arrived = course.ways[-1][1]
    stuck = course.reached < PRODUCTION and (course.ended is not None or today - arrived >= ripe)
    return (*gone, (course.reached, False)) if stuck else gone


def learned(settings: Settings, sightings: Iterable[Sighting], today: float) -> Settings:
    """The settings with each step's prior moved by the register's own cases, `history` of a case each."""
    found = [step for course in courses(sightings, today) for step in judged_steps(course, today, settings.ripe)]
    steps = []
    for step in range(STEPS):
        yes = sum(1 for at, gone in found if at == step and gone)
        no = sum(1 for at, gone in found if at == step and not gone)
        prior = settings.steps[step]
        steps.append(Beta(a=prior.a + settings.history * yes, b=prior.b + settings.history * no))
    return replace(settings, steps=tuple(steps))


def firm_cases(lines: Iterable[Line], today: float, ripe: float) -> tuple[tuple[str, bool], ...]:
    """What became of each firm's lines that came to their stage long enough ago: (firm, produces)."""
    return tuple(
        (line.firm, place(line.stage) == PRODUCTION)
        for line in lines
        if line.firm and line.since and today - middle(line.since) >= ripe
    )


def sightings_of(partnerships: Iterable[Partnership]) -> tuple[Sighting, ...]:
    """The sightings that the merged partnerships of a register hold: each dated rung of their histories."""
    found = []
    for one in partnerships:
        country = next((party.country for party in one.parties if party.role == "technology_owner"), None)
        declared = one.status if one.status in ("stalled", "cancelled") else None
        days = [(step.date, step.rung) for step in one.history if step.modality == "done" and step.date]
        last = one.last_news or one.date
        for day, rung in [*days, *([(last, one.stage)] if last else [])]:
            found.append(Sighting(partnership=one.id, day=day, stage=rung, country=country))
        if declared and last:
            found.append(Sighting(partnership=one.id, day=last, stage=one.stage, country=country, declared=declared))
    return tuple(found)
