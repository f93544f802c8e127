"""Meet: the timetable of meetings in which as many guests as can be meet somebody, and the fits add up to the most."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from berdikari.errors import InvalidRecordError
from berdikari.records.match import Firm, Meeting, Pair, Schedule

_TIME_LIMIT = 30.0
_TRIFLE = 1e-6


def arrange(
    pairs: Sequence[Pair],
    guests: Sequence[Firm],
    hosts: Sequence[Firm],
    slots: Sequence[str],
    tables: int,
    least: float = 0.3,
) -> Schedule:
    """Meetings for the slots of a day (`slots`: their names), at so many tables; only recommended pairs of this fit or
    more.

    maximise   sum of fit(p) x(p, s) + sum of y(g)       x(p, s) = 1: pair p meets in slot s; y(g) = 1: guest g meets
    once       sum over s of x(p, s) <= 1                each pair
    one_place  sum over pairs of a firm of x(p, s) <= 1  each firm and slot; 0 where the firm is away
    enough     sum over pairs and slots of a firm <= most
    tables     sum over p of x(p, s) <= tables           each slot
    heard      y(g) <= sum over pairs and slots of g     each guest; worth more than any fit, so that all are heard
               first

    Solved by branch and cut to within one part in ten thousand. Raises InvalidRecordError without slots or tables.
    """
    if not slots or tables < 1:
        raise InvalidRecordError("Schedule", "slots, tables", (len(slots), tables), "at least one of each")
    fitting = [pair for pair in pairs if pair.recommended and pair.fit >= least]
    good = _worth_trying(fitting, hosts, len(slots) * min(len(guests), tables))
    chosen = _solve(good, guests, hosts, len(slots), tables) if good else []
    meetings = _at_tables(sorted(chosen, key=lambda one: (one[1], -good[one[0]].fit)), good)
    return Schedule(
        slots=tuple(slots),
        tables=tables,
        meetings=meetings,
        fit=sum(meeting.pair.fit for meeting in meetings),
        alone=_alone(meetings, good, guests),
    )


def _worth_trying(pairs: Sequence[Pair], hosts: Sequence[Firm], meetings: int) -> list[Pair]:
    """The pairs without those that no best timetable needs: of each guest with hosts who can come at any time, the best
    fits, as many as there can be meetings; for one of those hosts is free, whoever the others meet.
    """
    bound = {host.name for host in hosts if host.away or host.most is not None}
    seen: Counter[str] = Counter()
    kept = []
    for pair in sorted(pairs, key=lambda one: -one.fit):
        if pair.host not in bound:
            seen[pair.guest] += 1
        if pair.host in bound or seen[pair.guest] <= meetings:
            kept.append(pair)
    return kept


def _solve(
    good: Sequence[Pair], guests: Sequence[Firm], hosts: Sequence[Firm], slots: int, tables: int
) -> list[tuple[int, int]]:
    """The (pair, slot) that are chosen."""
    rows, limits = _constraints(good, [*guests, *hosts], slots, tables)
    entries = [(row, column, 1.0) for row, columns in enumerate(rows) for column in columns]
    for at, guest in enumerate(guests):
        row, heard = len(rows) + at, len(good) * slots + at
        own = [pair for pair, one in enumerate(good) if one.guest == guest.name]
        entries += [(row, heard, 1.0), *((row, pair * slots + slot, -1.0) for pair in own for slot in range(slots))]
    # earlier slots are worth a trifle more, so that the day begins full
    worth = [pair.fit - _TRIFLE * slot for pair in good for slot in range(slots)]
    worth += [1.0 + _TRIFLE * slots] * len(guests)
    row_at, column_at, value = zip(*entries, strict=True)
    matrix = csr_array((value, (row_at, column_at)), shape=(len(rows) + len(guests), len(worth)))
    found = milp(
        -np.array(worth),
        integrality=np.ones(len(worth)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, -np.inf, np.array([*limits, *(0 for _ in guests)], dtype=float)),
        options={"time_limit": _TIME_LIMIT},
    )
    if found.x is None:
        raise InvalidRecordError("Schedule", "meetings", found.message, "a timetable within the time limit")
    return [divmod(int(at), slots) for at in np.flatnonzero(found.x[: len(good) * slots] > 0.5)]


def _constraints(
    good: Sequence[Pair], firms: Sequence[Firm], slots: int, tables: int
) -> tuple[list[list[int]], list[int]]:
    """Each row: the variables that are summed, and their limit."""
    rows = [[at * slots + slot for slot in range(slots)] for at in range(len(good))]
    limits = [1] * len(good)
    of: defaultdict[str, list[int]] = defaultdict(list)
    for at, pair in enumerate(good):
        for name in {pair.guest, pair.host}:
            of[name].append(at)
    for firm in firms:
        if not (mine := of.get(firm.name)):
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


def _alone(meetings: Sequence[Meeting], good: Sequence[Pair], guests: Sequence[Firm]) -> tuple[tuple[str, str], ...]:
    """Guests without a meeting: no pair fits, or all their places went to better fits; as keys of the words."""
    met = {meeting.pair.guest for meeting in meetings}
    fitting = {pair.guest for pair in good}
    return tuple((firm.name, "outbid" if firm.name in fitting else "no_fit") for firm in guests if firm.name not in met)
