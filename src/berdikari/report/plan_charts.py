"""Charts of a plan as SVG: cost by year and part, and the frontier between cost and self-reliance."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from berdikari.records.plan import PARTS, Plan
from berdikari.report.foresee_words import Texts

WIDTH, LEFT, TOP, TALL = 440.0, 62.0, 24.0, 190.0
COLOURS = ("#8c6d31", "#1f77b4", "#4c9ed9", "#9ecae1", "#2ca02c", "#98df8a", "#ff9f4a", "#d62728", "#f4a6a6", "#555555")
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def stack_svg(plan: Plan, texts: Texts) -> str:
    """Discounted cost of each year as stacked bars in IDR billion, one colour a part, those of no cost left out."""
    years = list(zip(plan.settings.years, plan.cost_stack, strict=False))
    marks = _ticks(max((sum(row) for _, row in years), default=1.0) / 1000)
    shapes = [*_grid(marks, texts), _text(0, 12, texts("money.axis"))]
    step = (WIDTH - LEFT) / max(1, len(years))
    for at, (year, row) in enumerate(years):
        x, base = LEFT + at * step, TOP + TALL
        for part, value, colour in zip(PARTS, row, COLOURS, strict=True):
            tall = TALL * max(value, 0.0) / 1000 / marks[-1]
            base -= tall
            title = f"{year} {texts(f'part.{part}')}: {texts.number(value / 1000, 1)}"
            shapes.append(_bar(x + 0.12 * step, base, 0.76 * step, tall, colour, title))
        shapes.append(_text(x + step / 2, TOP + TALL + 16, str(year if len(years) < 9 else year % 100), "middle"))
    shown = [part for at, part in enumerate(PARTS) if any(row[at] > 0 for _, row in years)]
    for at, part in enumerate(shown):
        x, y = 4 + WIDTH / 2 * (at % 2), TOP + TALL + 28 + 18 * (at // 2)
        shapes += [_bar(x, y, 11, 11, COLOURS[PARTS.index(part)]), _text(x + 17, y + 10, texts(f"part.{part}"))]
    return _svg(shapes, TOP + TALL + 34 + 18 * ((len(shown) + 1) // 2), texts("plan.costs"))


def frontier_svg(points: Sequence[tuple[float, float]], texts: Texts) -> str:
    """Cost (across, IDR million) against the share made at home (up), one dot a plan."""
    if not points:
        return _svg([], 40, texts("plan.frontier"))
    costs = [cost for cost, _ in points]
    low, wide = min(costs), (max(costs) - min(costs)) or 1.0
    floor = min(int(4 * share) for _, share in points) / 4 if min(share for _, share in points) < 1 else 0.75
    marks = tuple(at / 4 for at in range(int(4 * floor), 5))
    dots = [
        (LEFT + 24 + (WIDTH - LEFT - 70) * (cost - low) / wide, TOP + TALL * (1 - share) / (1 - floor))
        for cost, share in points
    ]
    shapes = [*_grid(marks, texts, share=True), _text(0, 12, texts("plan.made_axis"))]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in dots)
    shapes.append(f'<polyline points="{line}" fill="none" stroke="#2a7fb8" stroke-width="2"/>')
    for (x, y), (cost, share) in zip(dots, points, strict=True):
        title = escape(f"{texts.number(cost / 1000, 1)}: {texts.percent(share)}")
        shapes.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="#2a7fb8"><title>{title}</title></circle>')
    ends = sorted({dots[costs.index(one)][0]: one for one in (low, max(costs))}.items())
    shapes += [_text(x, TOP + TALL + 16, texts.number(cost / 1000), "middle") for x, cost in ends]
    shapes.append(_text(WIDTH, TOP + TALL + 34, f"{texts('plan.cost_axis')}, {texts('money.axis')}", "end"))
    return _svg(shapes, TOP + TALL + 40, texts("plan.frontier"))


def _ticks(top: float) -> tuple[float, ...]:
    """Round numbers from 0 to at least the top, four to six of them."""
    scale = 1.0
    while top / scale > 40:
        scale *= 10
    while top / scale < 4:
        scale /= 10
    step = next((one * scale for one in _STEPS if top / (one * scale) <= 5), 10 * scale)
    return tuple(at * step for at in range(int(-(-top // step)) + 1))


def _grid(marks: Sequence[float], texts: Texts, share: bool = False) -> Iterator[str]:
    for mark in marks:
        y = TOP + TALL * (1 - (mark - marks[0]) / (marks[-1] - marks[0]))
        yield f'<path d="M{LEFT:.0f} {y:.1f}H{WIDTH:.0f}" stroke="#888" stroke-opacity="0.35"/>'
        digits = 0 if marks[-1] >= len(marks) else 2
        yield _text(LEFT - 6, y + 4, texts.percent(mark) if share else texts.number(mark, digits), "end")


def _bar(x: float, y: float, wide: float, tall: float, colour: str, title: str = "") -> str:
    said = f"<title>{escape(title)}</title>" if title else ""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}" fill="{colour}">{said}</rect>'


def _text(x: float, y: float, said: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="12" text-anchor="{anchor}">{escape(said)}</text>'


def _svg(shapes: Iterable[str], height: float, label: str) -> str:
    box = f'viewBox="0 0 {WIDTH:.0f} {height:.0f}"'
    said = escape(label, quote=True)
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{said}" {box}>{"".join(shapes)}</svg>'
