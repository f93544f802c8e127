"""Views of a plan: lines for the terminal, map, cost stack, frontier and tables as SVG and HTML; pure functions of
records.
"""

from collections.abc import Iterable, Sequence
from html import escape

from berdikari.records.plan import PARTS, Plan, PlanSite
from berdikari.report.map import MapView, map_html, map_style
from berdikari.report.plan_map import plan_map

WIDTH, HEIGHT = 960.0, 380.0
COLOURS = ("#8c6d31", "#1f77b4", "#4c9ed9", "#9ecae1", "#2ca02c", "#98df8a", "#ff9f4a", "#d62728", "#f4a6a6", "#555555")
WORDS = {
    "id": {
        "title": "Rencana produksi",
        "best": "terbaik dalam celah yang diminta",
        "feasible": "layak, pencarian dihentikan",
        "infeasible": "tidak mungkin",
        "none_found": "belum ditemukan",
        "cost": "Biaya terdiskonto",
        "bound": "Batas bawah terbukti",
        "gap": "celah",
        "import": "Jika semua diimpor",
        "made": "dibuat di dalam negeri",
        "content": "kandungan lokal",
        "jobs": "pekerjaan",
        "plants": "Pabrik",
        "from": "mulai",
        "costs": "Biaya per tahun (juta Rp)",
        "flows": "Peta pabrik dan pengiriman",
        "assumed": "ASUMSI: {n} dari {m} parameter tidak bersumber; gantilah sebelum dipakai",
        "conflict": "Tidak dapat dipenuhi bersama",
        "ready": "Kesiapan (listrik, ruang, izin, tenaga ahli)",
        "saves": "menghemat",
        "next": "lokasi berikutnya",
        "loses": "lebih mahal",
        "shipments": "Pengiriman",
        "nation": "Indonesia",
        "java": "Jawa dan Bali",
        "lines": "Lini produksi",
        "assembly": "perakitan",
        "contract": "kontrak",
        "full": "penuh",
        "reasons": "Mengapa di sini",
        "moves": "tidak lagi layak bila",
        "frontier": "Biaya dan kemandirian",
    },
    "en": {
        "title": "Production plan",
        "best": "best within the gap asked for",
        "feasible": "feasible, search stopped",
        "infeasible": "impossible",
        "none_found": "none found yet",
        "cost": "Discounted cost",
        "bound": "Proven lower bound",
        "gap": "gap",
        "import": "If all were imported",
        "made": "made at home",
        "content": "local content",
        "jobs": "jobs",
        "plants": "Plants",
        "from": "from",
        "costs": "Cost by year (IDR million)",
        "flows": "Map of plants and flows",
        "assumed": "ASSUMPTIONS: {n} of {m} parameters have no source; replace them before use",
        "conflict": "Cannot hold together",
        "ready": "Readiness (power, room, permit, specialist)",
        "saves": "saves",
        "next": "next best site",
        "loses": "dearer by",
        "shipments": "Shipments",
        "nation": "Indonesia",
        "java": "Java and Bali",
        "lines": "Production lines",
        "assembly": "assembly",
        "contract": "contract",
        "full": "full",
        "reasons": "Why here",
        "moves": "no longer pays where",
        "frontier": "Cost and self-reliance",
    },
}


def words_of(language: str) -> dict[str, str]:
    """Words of the views; Turkish readers get English."""
    return WORDS.get(language, WORDS["en"])


def summary(plan: Plan, names: dict[str, str], language: str = "id") -> list[str]:
    """The plan in a few lines."""
    w = words_of(language)
    lines = [
        f"{w['title']} {plan.settings.years[0]}-{plan.settings.years[-1]}: {w[plan.status]}",
        assumptions(plan, language),
    ]
    if plan.conflicts:
        return [*lines, f"{w['conflict']}:", *(f"  - {text}" for text in plan.conflicts)]
    lines += _numbers(plan, w)
    for device, share in plan.readiness:
        lines.append(f"{w['ready']}: {device} {share:.0%}")
    lines.append(f"{w['plants']}: {len(plan.builds)}")
    lines += [
        f"  {b.device}: {names.get(b.site, b.site)} ({b.site}), {b.option}, {w['from']} {b.year}, {max(b.capacity):,.0f}/a"  # noqa: E501
        for b in plan.builds
    ]
    return [*lines, *_reason_lines(plan, names, w)]


def _numbers(plan: Plan, w: dict[str, str]) -> list[str]:
    if plan.cost is None or plan.gap is None or plan.bound is None:
        return []
    lines = [f"{w['cost']}: Rp {plan.cost:,.0f} juta; {w['bound']}: {plan.bound:,.0f} ({w['gap']} {plan.gap:.2%})"]
    if plan.import_cost is not None:
        lines.append(f"{w['import']}: Rp {plan.import_cost:,.0f} juta")
    if plan.made_share is not None and plan.local_content is not None:
        lines.append(
            f"{plan.made_share:.0%} {w['made']}; {w['content']} {plan.local_content:.0%}; {plan.jobs or 0:,.0f} {w['jobs']}"  # noqa: E501
        )
    return lines


def _reason_lines(plan: Plan, names: dict[str, str], w: dict[str, str]) -> Iterable[str]:
    for reason in plan.reasons:
        text = f"  {w['reasons']}, {reason.device} {names.get(reason.site, reason.site)}: {w['saves']} Rp {reason.saves:,.0f} juta"  # noqa: E501
        if reason.next_best is not None and reason.loses_by is not None:
            text += f"; {w['next']} {names.get(reason.next_best, reason.next_best)}, {w['loses']} Rp {reason.loses_by:,.0f} juta"  # noqa: E501
        movers = ", ".join(f"{name} x {factor:g}" for name, factor in reason.movers if factor is not None)
        yield text + (f"; {w['moves']} {movers}" if movers else "")


def assumptions(plan: Plan, language: str = "id") -> str:
    """The sentence that stands on every screen: how many parameters have no source."""
    count = sum(row.assumed for row in plan.parameters)
    return words_of(language)["assumed"].format(n=count, m=len(plan.parameters))


def map_of(plan: Plan, sites: Sequence[PlanSite], language: str = "id") -> MapView:
    """Plants and what they ship, as a map."""
    return plan_map(plan, sites, words_of(language), language)


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


def page(plan: Plan, sites: Sequence[PlanSite], language: str = "id") -> str:
    """The plan as one self-contained web page."""
    w, names = words_of(language), {site.code: site.name for site in sites}
    text = "".join(f"<p>{escape(line)}</p>" for line in summary(plan, names, language)[2:])
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
