"""A plan in the brief: the answer in sentences, its measures, what is assumed, why there, the map, the cost by year."""

from dataclasses import dataclass

from markupsafe import Markup

from berdikari.report.findings import Findings
from berdikari.report.map import map_html
from berdikari.report.plan_answer import facts, headline
from berdikari.report.plan_charts import stack_svg
from berdikari.report.plan_views import map_of
from berdikari.report.plan_words import assumptions, clash_head, conflicts, place_names, plan_texts, proof, reasons
from berdikari.report.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPart:
    """What a brief tells of a plan. told: the answer, or the demands that clash; why: a sentence each plant."""

    years: str
    told: tuple[str, ...]
    assumed: str
    facts: tuple[tuple[str, str], ...]
    proof: str
    why_head: str
    why: tuple[str, ...]
    flows: str
    map: Markup
    costs: str
    stack: Markup


def plan_part(findings: Findings, words: Words) -> PlanPart | None:
    """The plan at hand; None: there is none."""
    plan, sites = findings.prospects.plan, findings.prospects.sites
    if plan is None:
        return None
    texts, names = plan_texts(words.language), place_names(sites, words.language)
    told = headline(plan, names, texts) or [clash_head(plan, texts) + ":", *conflicts(plan, names, texts)]
    return PlanPart(
        years=f"{plan.settings.years[0]}-{plan.settings.years[-1]}",
        told=tuple(told),
        assumed=assumptions(plan, words.language),
        facts=tuple(facts(plan, texts)) if plan.cost is not None and not plan.clashing else (),
        proof=proof(plan, texts),
        why_head=texts("plan.reasons"),
        why=tuple(reasons(plan, names, texts)),
        flows=texts("plan.flows"),
        map=map_html(map_of(plan, sites, words.language)) if plan.builds else Markup(""),
        costs=texts("plan.costs"),
        stack=Markup(stack_svg(plan, texts)) if plan.cost_stack else Markup(""),  # noqa: S704 - made here, escaped there
    )
