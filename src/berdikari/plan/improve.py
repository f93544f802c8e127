"""Local search over a draft's lines, device by device: drop one, add one, move one, start it later, make it larger
or smaller.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from berdikari.plan.case import Case, Line
from berdikari.plan.draft import Desk, Part
from berdikari.plan.siting import Floats

TRIES = 12
"""Sites tried for each new or moved line."""


def improve(desk: Desk, parts: list[Part], values: Floats, going: Callable[[], bool]) -> list[Part]:
    """The draft after local search: no move of one device's lines gains any more, or `going` said stop.

    values (D, S, T): relaxed net cost of a line started there and then, which ranks where to look
    """
    parts = list(parts)
    merit = desk.merit(parts)
    quiet, device = 0, 0
    while quiet < len(parts):
        part, better = _improve_device(desk, parts, device, values[device], merit, going)
        quiet = 0 if better < merit - 1e-12 * abs(merit) else quiet + 1
        parts[device], merit = part, better
        device = (device + 1) % len(parts)
        if not going():
            break
    return parts


def fit(desk: Desk, parts: list[Part], going: Callable[[], bool]) -> list[Part]:
    """A draft of the same lines that holds the rows: from none, the line that saves most first, later or smaller
    where it must.

    Rows such as a budget of the year break a draft in which every device has what is best for it alone.
    """
    given = [tuple(line for line in part.lines if line in desk.case.given) for part in parts]
    fitted = [desk.part(device, lines) for device, lines in enumerate(given)]
    wanted = [
        (desk.part(part_at, (*given[part_at], line)).goal - fitted[part_at].goal, part_at, line)
        for part_at, part in enumerate(parts)
        for line in part.lines
        if line not in given[part_at]
    ]
    merit = desk.merit(fitted)
    for _, device, line in sorted(wanted, key=lambda one: one[0]):
        for other in _later_or_smaller(line):
            part = desk.part(device, (*fitted[device].lines, other))
            value = desk.merit([*fitted[:device], part, *fitted[device + 1 :]])
            if value < merit:
                fitted[device], merit = part, value
                break
        if not going():
            break
    return fitted


def _later_or_smaller(line: Line) -> Iterator[Line]:
    """The line as it is, with modules added one a year, with one module, and each of these started later."""
    steps = np.array(line.steps)
    shapes = [
        steps,
        np.minimum(steps, np.arange(1, len(steps) + 1)),
        np.minimum(steps, (np.arange(len(steps)) + 2) // 2),
        np.ones_like(steps),
    ]
    for late in range(len(steps)):
        for shape in shapes:
            yield replace(line, start=line.start + late, steps=tuple(shape[: len(shape) - late].tolist()))


def _improve_device(
    desk: Desk, parts: list[Part], device: int, values: Floats, merit: float, going: Callable[[], bool]
) -> tuple[Part, float]:
    best = parts[device]
    moved = True
    while moved and going():
        moved = False
        elsewhere = {line.site for part in parts for line in part.lines if line.device != device}
        elsewhere |= set(np.flatnonzero(desk.case.required).tolist())
        for lines in moves(desk.case, device, best.lines, values, elsewhere):
            part = desk.part(device, lines)
            value = desk.merit([*parts[:device], part, *parts[device + 1 :]])
            if value < merit - 1e-9 * abs(merit):
                best, merit, moved = part, value, True
                break
            if not going():
                break
    return best, merit


def moves(
    case: Case, device: int, lines: tuple[Line, ...], values: Floats, elsewhere: set[int]
) -> Iterator[tuple[Line, ...]]:
    """Sets of lines one move away; elsewhere: sites required, or paid for by other devices' lines."""
    given = tuple(line for line in lines if line in case.given)
    free = [line for line in lines if line not in case.given]
    taken = {line.site for line in free}
    likely = [int(site) for site in np.argsort(values.min(axis=1), kind="stable") if np.isfinite(values[site]).any()]
    shared = [site for site in likely if site in elsewhere][:TRIES]
    likely = [*shared, *(site for site in likely[:TRIES] if site not in elsewhere)]
    likely = [site for site in likely if site not in taken]
    for at, line in enumerate(free):
        rest = (*given, *free[:at], *free[at + 1 :])
        yield rest
        for other in _reshaped(case, line):
            yield (*rest, other)
        for site in likely:
            yield (*rest, _moved(line, site=site))
    for site in likely:
        for line in _fresh(case, device, site, values[site], free):
            yield (*lines, line)
    for at, line in enumerate(free):
        for later in free[at + 1 :]:
            rest = tuple(one for one in lines if one not in (line, later))
            yield (*rest, _joined(case, line, later))
            yield (*rest, _joined(case, later, line))


def _moved(line: Line, site: int) -> Line:
    return Line(device=line.device, site=site, option=line.option, start=line.start, steps=line.steps)


def _reshaped(case: Case, line: Line) -> Iterator[Line]:
    """The line with one module more or less from some year on, earlier, later, or of another option."""
    years, most = case.shape[3], int(case.most[line.device, line.option])
    steps = np.array(line.steps)
    for change in (-1, 1):
        for at in range(len(steps)):
            other = steps.copy()
            if change > 0:
                other[at:] = np.maximum(other[at:], min(most, steps[at] + 1))
            else:
                other[: at + 1] = np.minimum(other[: at + 1], max(1, steps[at] - 1))
            if (other != steps).any():
                yield Line(
                    device=line.device,
                    site=line.site,
                    option=line.option,
                    start=line.start,
                    steps=tuple(other.tolist()),
                )
    if line.start > 0:
        yield Line(
            device=line.device,
            site=line.site,
            option=line.option,
            start=line.start - 1,
            steps=(line.steps[0], *line.steps),
        )
    if line.start < years - 1:
        yield Line(device=line.device, site=line.site, option=line.option, start=line.start + 1, steps=line.steps[1:])
    for option in np.flatnonzero(case.size[line.device]):
        if option != line.option:
            scale = case.size[line.device, line.option] / case.size[line.device, option]
            fit = np.clip(np.ceil(steps * scale), 1, case.most[line.device, option]).astype(int)
            yield Line(
                device=line.device, site=line.site, option=int(option), start=line.start, steps=tuple(fit.tolist())
            )


def _fresh(case: Case, device: int, site: int, values: Floats, free: list[Line]) -> Iterator[Line]:
    """New lines for a site: like those that stand, and the smallest of each option in the year that looks best."""
    years = case.shape[3]
    start = int(values.argmin()) if np.isfinite(values).any() else 0
    for option in np.flatnonzero(case.size[device]):
        for steps in {1, int(case.most[device, option])}:
            yield Line(device=device, site=site, option=int(option), start=start, steps=(steps,) * (years - start))
    for line in free[:2]:
        yield _moved(line, site=site)


def _joined(case: Case, line: Line, other: Line) -> Line:
    """One line in place of two: the first, with as many modules more as the second had capacity for."""
    scale = case.size[other.device, other.option] / case.size[line.device, line.option]
    start = min(line.start, other.start)
    years = case.shape[3]
    steps = np.zeros(years - start)
    steps[line.start - start :] += line.steps
    steps[other.start - start :] += np.ceil(np.array(other.steps) * scale)
    whole = np.clip(np.maximum.accumulate(steps), 1, case.most[line.device, line.option]).astype(int)
    return Line(device=line.device, site=line.site, option=line.option, start=start, steps=tuple(whole.tolist()))
