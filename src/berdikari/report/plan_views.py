"""Views of a plan: map, cost stack, frontier and tables as SVG and HTML; pure functions of records."""

from collections.abc import Iterable, Sequence
from html import escape

from berdikari.records.plan import PARTS, Plan, PlanSite
from berdikari.report.map import MapView, map_html, map_style
from berdikari.report.plan_map import plan_map
from berdikari.report.plan_words import assumptions, plan_texts, summary

WIDTH, HEIGHT = 960.0, 380.0
COLOURS = ("#8c6d31", "#1f77b4", "#4c9ed9", "#9ecae1", "#2ca02c", "#98df8a", "#ff9f4a", "#d62728", "#f4a6a6", "#555555")


def map_of(plan: Plan, sites: Sequence[PlanSite], language: str = "id") -> MapView:
    """Plants and what they ship, as a map."""
    words = plan_texts(language).messages
    return plan_map(plan, sites, {**words["plan"], **words["option"]}, language)


def stack_svg(plan: Plan) -> str:
    """Discounted cost of each year as stacked bars, one colour a part."""
    top = max((sum(row) for row in plan.cost_stack), default=1.0) or 1.0
    step = (WIDTH - 200) / max(1, len(plan.cost_stack))
    shapes = []
    for at, (year, row) in enumerate(zip(plan.settings.years, plan.cost_stack, strict=False)):
        base = HEIGHT - 30
        for part, value, colour in zip(PARTS, row, COLOURS, strict=True):
            tall = (HEIGHT - 50) * value / top
            base -= tall
            title = f"<title>{year} {part}: {value:,.0f}</title>"
            shapes.append(
                f'<rect x="{40 + at * step:.1f}" y="{base:.1f}" width="{step * 0.8:.1f}" height="{max(tall, 0):.1f}" fill="{colour}">{title}</rect>'  # noqa: E501
            )
        shapes.append(f'<text x="{40 + at * step:.1f}" y="{HEIGHT - 12:.0f}" font-size="11">{year}</text>')
    for at, (part, colour) in enumerate(zip(PARTS, COLOURS, strict=True)):
        y = 24 + 18 * at
        shapes.append(
            f'<rect x="{WIDTH - 150:.0f}" y="{y}" width="11" height="11" fill="{colour}"/><text x="{WIDTH - 134:.0f}" y="{y + 10}" font-size="11">{part}</text>'  # noqa: E501
        )
    return _svg(shapes, WIDTH, HEIGHT, "cost")


def frontier_svg(points: Sequence[tuple[float, float]]) -> str:
    """Cost (across, IDR million) against the share made at home (up), one dot a plan."""
    if not points:
        return _svg([], WIDTH, HEIGHT, "frontier")
    costs, shares = [cost for cost, _ in points], [share for _, share in points]
    wide, tall = (max(costs) - min(costs)) or 1.0, (max(shares) - min(shares)) or 1.0
    dots = [
        (60 + (WIDTH - 120) * (cost - min(costs)) / wide, HEIGHT - 40 - (HEIGHT - 80) * (share - min(shares)) / tall)
        for cost, share in points
    ]
    shapes = [f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in dots)}" fill="none" stroke="#1f77b4"/>']
    for (x, y), (cost, share) in zip(dots, points, strict=True):
        shapes.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="#1f77b4"><title>{cost:,.0f}: {share:.1%}</title></circle>'
        )
        shapes.append(f'<text x="{x + 7:.1f}" y="{y - 6:.1f}" font-size="10">{share:.0%}</text>')
    return _svg(shapes, WIDTH, HEIGHT, "frontier")


def shipments_table(plan: Plan, names: dict[str, str], year: int) -> list[tuple[str, str, str, float]]:
    """(device, from, to, units) of one year, most first."""
    rows = [
        (one.device, names.get(one.source, one.source), names.get(one.region, one.region), one.units)
        for one in plan.shipments
        if one.year == year
    ]
    return sorted(rows, key=lambda row: (-row[3], row[0], row[2]))


def page(plan: Plan, sites: Sequence[PlanSite], language: str = "id", more: Sequence[str] = ()) -> str:
    """The plan as one self-contained web page; more: lines to stand below its own."""
    w, names = plan_texts(language).messages["plan"], {site.code: site.name for site in sites}
    text = "".join(f"<p>{escape(line)}</p>" for line in [*summary(plan, names, language)[2:], *more])
    views = ""
    if plan.builds or plan.shipments:
        last = plan.settings.years[-1]
        rows = "".join(
            f"<tr><td>{escape(d)}</td><td>{escape(a)}</td><td>{escape(b)}</td><td>{u:,.2f}</td></tr>"
            for d, a, b, u in shipments_table(plan, names, last)[:200]
        )
        views = f"<h2>{w['flows']}</h2>{map_html(map_of(plan, sites, language))}<h2>{w['costs']}</h2>{stack_svg(plan)}<h2>{w['shipments']} {last}</h2><table>{rows}</table>"  # noqa: E501
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{w["title"]}</title>'
        "<style>body{font:15px/1.5 sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}td{padding:.1rem .8rem .1rem 0}"  # noqa: E501
        f"body>svg{{max-width:100%;height:auto}}.a{{background:#fff3b0;padding:.5rem}}{map_style()}</style>"
        f"<h1>{w['title']} {plan.settings.years[0]}-{plan.settings.years[-1]}: {w[plan.status]}</h1>"
        f'<p class="a">{escape(assumptions(plan, language))}</p>{text}{views}</html>'
    )


def _svg(shapes: Iterable[str], width: float, height: float, kind: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{kind}" viewBox="0 0 {width:.0f} {height:.0f}">{"".join(shapes)}</svg>'  # noqa: E501
