"""Meet: the timetable of meetings with the greatest sum of fits: an assignment, solved to proven optimality."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from berdikari.errors import InvalidRecordError
from berdikari.records.match import Firm, Meeting, Pair, Schedule

_TIME_LIMIT = 30.0


def arrange(
    pairs: Sequence[Pair],
    guests: Sequence[Firm],
    hosts: Sequence[Firm],
    slots: Sequence[str],
    tables: int,
    least: float = 0.3,
) -> Schedule:
    """Meetings for the slots of a day (`slots`: their names), at so many tables; only recommended pairs of at least
    this fit.

    maximise   sum of fit(p) x(p, s)                     x(p, s) = 1: pair p meets in slot s
    once       sum over s of x(p, s) <= 1                each pair
    one_place  sum over pairs of a firm of x(p, s) <= 1  each firm and slot; 0 where the firm is away
    enough     sum over pairs and slots of a firm <= most
    tables     sum over p of x(p, s) <= tables           each slot
    Raises InvalidRecordError without slots or tables.
    """
    if not slots or tables < 1:
        raise InvalidRecordError("Schedule", "slots, tables", (len(slots), tables), "at least one of each")
    good = [pair for pair in pairs if pair.recommended and pair.fit >= least]
    chosen = _solve(good, [*guests, *hosts], len(slots), tables) if good else []
    meetings = _at_tables(sorted(chosen, key=lambda one: (one[1], -good[one[0]].fit)), good)
    return Schedule(
        slots=tuple(slots),
        tables=tables,
        meetings=meetings,
        fit=sum(meeting.pair.fit for meeting in meetings),
        alone=_alone(meetings, good, [*guests, *hosts]),
    )


def _solve(good: Sequence[Pair], firms: Sequence[Firm], slots: int, tables: int) -> list[tuple[int, int]]:
    """The (pair, slot) that are chosen."""
    rows, limits = _constraints(good, firms, slots, tables)
    # earlier slots are worth a trifle more, so that the day begins full and the optimum is one
    worth = np.array([pair.fit - 1e-6 * slot for pair in good for slot in range(slots)])
    size = worth.size
    matrix = csr_array(
        (np.ones(sum(map(len, rows))), np.concatenate(rows), np.cumsum([0, *map(len, rows)])), shape=(len(rows), size)
    )
    found = milp(
        -worth,
        integrality=np.ones(size),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, -np.inf, np.array(limits, dtype=float)),
        options={"time_limit": _TIME_LIMIT},
    )
    if found.x is None:
        raise InvalidRecordError("Schedule", "meetings", found.message, "a timetable within the time limit")
    return [divmod(int(at), slots) for at in np.flatnonzero(found.x > 0.5)]


def _constraints(
    good: Sequence[Pair], firms: Sequence[Firm], slots: int, tables: int
) -> tuple[list[list[int]], list[int]]:
    """Each row: the variables that are summed, and their limit."""
    rows = [[at * slots + slot for slot in range(slots)] for at in range(len(good))]
    limits = [1] * len(good)
    for firm in firms:
        mine = [at for at, pair in enumerate(good) if firm.name in (pair.guest, pair.host)]
        if not mine:
            continue
        for slot in range(slots):
            rows.append([at * slots + slot for at in mine])
            limits.append(0 if slot in firm.away else 1)
        if firm.most is not None:
            rows.append([at * slots + slot for at in mine for slot in range(slots)])
            limits.append(firm.most)
    for slot in range(slots):
        rows.append([at * slots + slot for at in range(len(good))])
        limits.append(tables)
    return rows, limits


def _at_tables(chosen: Sequence[tuple[int, int]], good: Sequence[Pair]) -> tuple[Meeting, ...]:
    """The meetings with their tables, numbered from 1 within each slot, the best fit first."""
    taken: dict[int, int] = {}
    meetings = []
    for pair, slot in chosen:
        taken[slot] = taken.get(slot, 0) + 1
        meetings.append(Meeting(slot=slot, table=taken[slot], pair=good[pair]))
    return tuple(meetings)


def _alone(meetings: Sequence[Meeting], good: Sequence[Pair], firms: Sequence[Firm]) -> tuple[tuple[str, str], ...]:
    """Firms without a meeting: no pair fits, or all their places went to better fits; as keys of the words."""
    met = {name for meeting in meetings for name in (meeting.pair.guest, meeting.pair.host)}
    fitting = {name for pair in good for name in (pair.guest, pair.host)}
    return tuple((firm.name, "outbid" if firm.name in fitting else "no_fit") for firm in firms if firm.name not in met)
