"""The ground of a frame: land, regions, dots, flows and the outlines of other frames, as path data in its units."""

from collections.abc import Sequence
from itertools import groupby

from berdikari.report.map.coast import border, coast
from berdikari.report.map.layers import Flow, Frame, Layers, Point
from berdikari.report.map.legend import flow_width
from berdikari.report.map.views import UNITS, Ground, Line

MOST_FLOWS = 400
HAIRLINE = 1.2  # pixels
_BOW = 0.14  # how far a flow bends, by its length


def ground(frame: Frame, layers: Layers, frames: Sequence[Frame]) -> Ground:
    """What lies under the marks of a frame."""
    land, near = coast(frame)
    used = {code for spot in layers.spots if spot.count for code in (spot.code, spot.code.split(".", maxsplit=1)[0])}
    regions = ((border(region, frame), region) for region in layers.regions)
    dots = (_units(frame, dot) for dot in layers.dots if frame.holds(*dot))
    return Ground(
        height=round(UNITS * frame.ratio),
        near=near,
        land=land,
        regions=tuple(Line(path=path, title=one.name, used=one.code in used) for path, one in regions if path),
        dots="".join(f"M{x:.0f} {y:.0f}h0" for x, y in dots),
        boxes="".join(_box(frame, other) for other in frames if other is not frame and _within(other, frame)),
        flows=_flows(layers.flows, frame),
    )


def _flows(flows: Sequence[Flow], frame: Frame) -> tuple[Line, ...]:
    """Curves that bend to the north, largest last, so that it lies on top; hairlines of a width as one, without name:
    nobody can point at them.
    """
    top = max((flow.amount for flow in flows), default=0)
    seen = [flow for flow in flows if frame.holds(*flow.start) or frame.holds(*flow.end)]
    seen = sorted((flow for flow in seen if flow.start != flow.end), key=lambda flow: flow.amount)[-MOST_FLOWS:]
    lines: list[Line] = []
    for width, several in groupby(seen, key=lambda flow: flow_width(flow.amount, top)):
        curves = [(_curve(frame, flow), flow.title) for flow in several]
        if width < HAIRLINE and len(curves) > 1:
            curves = [("".join(path for path, _ in curves), "")]
        lines += [Line(path=path, title=title, width=width) for path, title in curves]
    return tuple(lines)


def _curve(frame: Frame, flow: Flow) -> str:
    (x, y), (u, v) = _units(frame, flow.start), _units(frame, flow.end)
    across, down = (v - y) * _BOW, (x - u) * _BOW
    if down > 0:
        across, down = -across, -down
    return f"M{x:.0f} {y:.0f}Q{(x + u) / 2 + across:.0f} {(y + v) / 2 + down:.0f} {u:.0f} {v:.0f}"


def _box(frame: Frame, other: Frame) -> str:
    (x, y), (u, v) = _units(frame, (other.north, other.west)), _units(frame, (other.south, other.east))
    return f"M{x:.0f} {y:.0f}H{u:.0f}V{v:.0f}H{x:.0f}z"


def _within(inner: Frame, outer: Frame) -> bool:
    return outer.holds(inner.north, inner.west) and outer.holds(inner.south, inner.east)


def _units(frame: Frame, point: Point) -> Point:
    x, y = frame.place(*point)
    return x * UNITS, y * UNITS * frame.ratio
