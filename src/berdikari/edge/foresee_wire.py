"""JSON shapes of forecasts, gaps, matches, schedules and back-tests: one object a line of `--json`."""

from dataclasses import asdict
from typing import Any

from berdikari.records.forecast import Contribution, Gap, Outlook
from berdikari.records.match import BackTest, Match, Pair, Schedule

Json = dict[str, Any]


def outlook_shape(outlook: Outlook) -> Json:
    """One device and window: need, announced, three readings, contributions, and the lines that weigh nothing."""
    return {
        "device": outlook.device,
        "start": outlook.start,
        "end": outlook.end,
        "need": asdict(outlook.need) if outlook.need else None,
        "announced": asdict(outlook.announced) if outlook.announced else None,
        **{
            name: asdict(band) if (band := getattr(outlook, name)) else None
            for name in ("units", "value", "parts", "supply")
        },
        "contributions": [_contribution(one) for one in outlook.contributions],
        "unweighed": [line.id for line in outlook.unweighed],
    }


def _contribution(one: Contribution) -> Json:
    return {
        "partnership": one.line.id,
        "line": one.line.title,
        "stage": one.line.stage,
        "declared": one.line.declared,
        "inferred": one.silence,
        "running": one.running,
        "units": one.units,
        "share": one.share,
        "parts": one.parts,
        "parts_stated": one.stated,
        "source": one.line.source,
    }


def gap_shape(gap: Gap) -> Json:
    """What is missing to a target and the moves that close it."""
    moves = [
        {"partnership": move.line.id, "from": move.line.stage, "to": move.to, "gain": move.gain} for move in gap.moves
    ]
    return {**asdict(gap), "moves": moves}


def match_shape(match: Match, rank: int) -> Json:
    """One candidate with all its features."""
    features = [{**asdict(one), "points": one.points} for one in match.features]
    return {"rank": rank, **asdict(match), "features": features}


def schedule_shape(schedule: Schedule) -> Json:
    """The meetings of a day."""
    meetings = [
        {"slot": schedule.slots[one.slot], "table": one.table, **pair_shape(one.pair)} for one in schedule.meetings
    ]
    return {"meetings": meetings, "fit": schedule.fit, "alone": [list(one) for one in schedule.alone]}


def pair_shape(pair: Pair) -> Json:
    """A guest and a host over a device, with all their features."""
    features = [{"name": one.name, "value": one.value, "points": one.points} for one in pair.features]
    return {"guest": pair.guest, "host": pair.host, "device": pair.device, "fit": pair.fit, "features": features}


def back_test_shape(test: BackTest) -> Json:
    """The match beside the simpler ways."""
    return asdict(test)
