"""The timeline as one SVG file: what the pages draw with their style, drawn with its own."""

from collections.abc import Callable, Iterator
from html import escape

from berdikari.report.map.svg import LIGHT
from berdikari.report.timeline import Row, Timeline

_SIDE, _TITLE = 12, 100
_INK, _LINE, _SOFT = LIGHT["ink"], LIGHT["1"], "#565d64"


def timeline_svg(drawn: Timeline, width: int = 960) -> str:
    """Rows under one axis, `width` pixels wide; planned events hollow, silence dashed."""
    room = width - 2 * _SIDE

    def at(x: float) -> str:
        return f"{_SIDE + room * x / 100:.1f}"

    size = f'viewBox="0 0 {width} {drawn.height}" width="{width}" height="{drawn.height}"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="Libertinus Serif, serif" font-size="12">']
    for x, year in drawn.ticks:
        parts.append(f'<path d="M{at(x)} 18V{drawn.height}" stroke="#d9d5cb"/>')
        parts.append(f'<text x="{at(x)}" y="12" fill="{_SOFT}">{year}</text>')
    parts.append(f'<path d="M{at(drawn.today)} 18V{drawn.height}" stroke="{_LINE}"/>')
    for row in drawn.rows:
        parts += _row(row, at)
    return "".join((*parts, "</svg>"))


def _row(row: Row, at: Callable[[float], str]) -> Iterator[str]:
    title = row.title if len(row.title) <= _TITLE else row.title[: _TITLE - 1] + "…"
    yield f'<text x="{_SIDE}" y="{row.y + 14}" fill="{_INK}" font-weight="bold">{escape(title)}</text>'
    if row.silent:
        ends = f'x1="{at(row.silent[0])}" x2="{at(row.silent[1])}" y1="{row.y + 30}" y2="{row.y + 30}"'
        yield f'<line {ends} stroke="{_SOFT}" stroke-dasharray="2 4"/>'
    for mark in row.marks:
        fill = LIGHT["paper"] if mark.planned else _LINE
        yield f'<circle cx="{at(mark.x)}" cy="{row.y + 30}" r="5" fill="{fill}" stroke="{_LINE}" stroke-width="1.5"/>'
        if mark.label:
            halo = 'stroke="#fff" stroke-width="3" paint-order="stroke"'
            beside = 9 if mark.side == "start" else -9
            yield (
                f'<text x="{at(mark.x)}" dx="{beside}" y="{row.y + 34}" fill="{_SOFT}" '
                f'text-anchor="{mark.side}" {halo}>{escape(mark.label)}</text>'
            )
