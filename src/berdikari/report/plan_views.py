"""Views of a plan: its map, its shipments, and all of it as one web page; pure functions of records."""

from collections.abc import Mapping, Sequence
from html import escape

from berdikari.records.plan import Plan, PlanSite
from berdikari.report.foresee_words import Texts
from berdikari.report.map import MapView, map_html, map_style
from berdikari.report.plan_answer import headline
from berdikari.report.plan_charts import stack_svg
from berdikari.report.plan_map import plan_map
from berdikari.report.plan_words import assumptions, place_names, plan_texts, summary


def map_of(plan: Plan, sites: Sequence[PlanSite], language: str = "id") -> MapView:
    """Plants and what they ship, as a map."""
    return plan_map(plan, sites, plan_texts(language))


def shipments_table(plan: Plan, names: Mapping[str, str], texts: Texts, year: int) -> list[tuple[str, str, str, float]]:
    """(device, from, to, units) of one year, most first."""
    rows = [
        (texts.device(one.device), names.get(one.source, one.source), names.get(one.region, one.region), one.units)
        for one in plan.shipments
        if one.year == year
    ]
    return sorted(rows, key=lambda row: (-row[3], row[0], row[2]))


def page(plan: Plan, sites: Sequence[PlanSite], language: str = "id", more: Sequence[str] = ()) -> str:
    """The plan as one self-contained web page; more: lines to stand below its own."""
    texts, names = plan_texts(language), place_names(sites, language)
    w = texts.messages["plan"]
    lines = [*headline(plan, names, texts), *summary(plan, names, language)[2:], *more]
    text = "".join(f"<p>{escape(line)}</p>" for line in lines)
    views = ""
    if plan.builds or plan.shipments:
        last = plan.settings.years[-1]
        rows = "".join(
            f"<tr><td>{escape(d)}</td><td>{escape(a)}</td><td>{escape(b)}</td><td>{texts.number(u, 1)}</td></tr>"
            for d, a, b, u in shipments_table(plan, names, texts, last)[:200]
        )
        views = f"<h2>{w['flows']}</h2>{map_html(map_of(plan, sites, language))}<h2>{w['costs']}</h2>{stack_svg(plan, texts)}<h2>{w['shipments']} {last}</h2><table>{rows}</table>"  # noqa: E501
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{w["title"]}</title>'
        "<style>body{font:15px/1.5 sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}td{padding:.1rem .8rem .1rem 0}"  # noqa: E501
        f"body>svg{{max-width:44rem;width:100%;height:auto}}.a{{background:#fff3b0;padding:.5rem}}{map_style()}</style>"
        f"<h1>{w['title']} {plan.settings.years[0]}-{plan.settings.years[-1]}: {w[plan.status]}</h1>"
        f'<p class="a">{escape(assumptions(plan, language))}</p>{text}{views}</html>'
    )
