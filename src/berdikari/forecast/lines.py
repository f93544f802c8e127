"""Lines: from the register's partnerships, and from what is known of capacities, to what each would make of each
device.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from berdikari.forecast.calendar import middle
from berdikari.forecast.chain import PRODUCTION, STAGES, place
from berdikari.names.fold import fold
from berdikari.records import Partnership, Party, Problem
from berdikari.records.checks import check_number, check_text
from berdikari.records.forecast import DECLARED, Line

BUILDING = 3
OWNERS = ("technology_owner", "parent_company", "investor")
MAKERS = ("manufacturer", "technology_owner", "distributor", "investor", "parent_company")
GENERAL = ("medical-device",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a line beside its partnership: of which device and firm, with its source and day.

    capacity  units a year; depth: 0 to 5; parts: share of parts made at home, 0 to 1; None: not known
    """

    device: str
    firm: str
    source: str
    day: str
    capacity: float | None = None
    depth: int | None = None
    parts: float | None = None

    def __post_init__(self) -> None:
        for field in ("device", "firm", "source", "day"):
            check_text(self, field, getattr(self, field))
        check_number(self, "capacity", self.capacity, low=0)
        check_number(self, "depth", self.depth, 0, 5)
        check_number(self, "parts", self.parts, 0, 1)


def lines_of(
    partnerships: Iterable[Partnership], known: Sequence[Known], home: str = "ID"
) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """The lines that partnerships would bring to a country, and what could not be made one.

    A partnership brings a line where somebody of the country takes part as a maker, and somebody owns what is to be
    made or a
    plant is built or promised. A sale abroad brings none.
    """
    lines: list[Line] = []
    problems: list[Problem] = []
    for partnership in partnerships:
        if not _brings(partnership, home):
            continue
        mine = list(_lines(partnership, known, home))
        lines += mine
        problems += _unweighed(partnership, mine)
    counted, doubled = once(lines)
    return counted, (*problems, *doubled)


def once(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """The lines, each plant once: of several that rest on one known capacity, the one that is furthest along.

    A plant that sells by three partnerships has one capacity, not three.
    """
    best: dict[tuple[str, str], Line] = {}
    for line in lines:
        plant = (line.device, line.source)
        if line.capacity is not None and (plant not in best or _along(line) > _along(best[plant])):
            best[plant] = line
    kept: list[Line] = []
    left: list[tuple[Line, Line]] = []
    for line in lines:
        first = line if line.capacity is None else best[line.device, line.source]
        if first is line:
            kept.append(line)
        elif first != line:
            left.append((line, first))
    return tuple(kept), tuple(
        Problem(
            stage="forecast",
            severity="note",
            message=f"{line.title}, {line.device}: the same plant as {first.title}, counted once",
            source=line.id,
        )
        for line, first in left
    )


def _along(line: Line) -> tuple[int, str]:
    return place(line.stage), line.last_news or ""


def _brings(partnership: Partnership, home: str) -> bool:
    makers = [party for party in partnership.parties if party.country == home and party.role in MAKERS]
    built = max(place(partnership.stage), place(partnership.planned_stage)) >= BUILDING
    owned = any(party.role in OWNERS and party.country != home for party in partnership.parties)
    return bool(makers) and (built or owned or (partnership.depth or 0) >= 2)


def _lines(partnership: Partnership, known: Sequence[Known], home: str) -> Iterator[Line]:
    names = {device.id for device in partnership.devices if device.id and device.id not in GENERAL}
    for device in sorted(names):
        fact = _fact(partnership, device, known)
        yield Line(
            id=partnership.id,
            device=device,
            title=" × ".join(party.name for party in partnership.parties),
            stage=partnership.stage or STAGES[place(None, partnership.planned_stage)],
            since=since_of(partnership),
            planned=partnership.planned_date,
            last_news=partnership.last_news,
            declared=partnership.status if partnership.status in DECLARED else None,
            capacity=fact.capacity if fact else None,
            depth=_first(fact.depth if fact else None, partnership.depth),
            parts=fact.parts if fact else None,
            country=_owner(partnership, home),
            province=_province(partnership),
            firm=_maker(partnership, home),
            source=f"{fact.source} ({fact.day})" if fact else "",
        )


def since_of(partnership: Partnership) -> str | None:
    """When the stage was reached: its own day; else the month of another rung on the same place of the chain, since it
    came no earlier; else the month of the last news.
    """
    here = place(partnership.stage)
    done = [step for step in partnership.history if step.modality == "done" and step.date]
    own = [step.date for step in done if step.rung == partnership.stage and step.date]
    if own:
        return min(own, key=middle)
    near = [step.date for step in done if place(step.rung) == here and step.date]
    if near:
        return max(near, key=middle)[:7]
    if partnership.date and not partnership.history:
        return partnership.date
    return partnership.last_news[:7] if partnership.last_news else partnership.date


def _fact(partnership: Partnership, device: str, known: Sequence[Known]) -> Known | None:
    """What is known of this device at one of the parties; a name matches where one holds the other's words."""
    names = [set(fold(name).split()) for party in partnership.parties for name in (party.name, *party.aliases)]
    for fact in known:
        words = set(fold(fact.firm).split())
        if fact.device == device and any(words <= name or (name and name <= words) for name in names):
            return fact
    return None


def _owner(partnership: Partnership, home: str) -> str | None:
    """Country of the technology: of the first foreign owner of it, else of a foreign parent or investor, else home."""
    for role in OWNERS:
        found = next(
            (party.country for party in partnership.parties if party.role == role and party.country != home), None
        )
        if found:
            return found
    return home if any(party.country == home for party in partnership.parties) else None


def _maker(partnership: Partnership, home: str) -> str | None:
    mine: list[Party] = [party for party in partnership.parties if party.country == home and party.role in MAKERS]
    return min(mine, key=lambda party: MAKERS.index(party.role or "")).name if mine else None


def _province(partnership: Partnership) -> str | None:
    return partnership.site.code[:2] if partnership.site and partnership.site.code else None


def _first(*values: int | None) -> int | None:
    return next((value for value in values if value is not None), None)


def _unweighed(partnership: Partnership, lines: Sequence[Line]) -> Iterator[Problem]:
    title = " × ".join(party.name for party in partnership.parties)
    if not lines:
        yield Problem(
            stage="forecast", severity="note", message=f"{title}: no device of the catalogue", source=partnership.id
        )
    for line in lines:
        if line.capacity is None:
            yield Problem(
                stage="forecast",
                severity="note",
                message=f"{title}, {line.device}: capacity not known",
                hint="add it to capacities.toml, with its source",
                source=partnership.id,
            )
        if place(line.stage) < PRODUCTION and line.planned and line.since and middle(line.planned) < middle(line.since):
            message = (
                f"{title}, {line.device}: promised for {line.planned}, before its stage was reached ({line.since})"
            )
            yield Problem(stage="forecast", severity="warning", message=message, source=partnership.id)
