"""Plan: what to make where, for whom, from when; worked out in the background, with the gap as it falls, and why."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from markupsafe import Markup
from starlette.datastructures import FormData, QueryParams

from berdikari.errors import BerdikariError
from berdikari.records.plan import OBJECTIVES, Parameter
from berdikari.report.map import map_html
from berdikari.report.plan_answer import compared, facts, headline
from berdikari.report.plan_charts import frontier_svg, stack_svg
from berdikari.report.plan_parameters import main_ones, rests
from berdikari.report.plan_views import map_of, shipments_table
from berdikari.report.plan_words import grounds, money, place_names, plan_texts, proof, summary, variants
from berdikari.report.tables import Table
from berdikari.web import planning
from berdikari.web.errands import Errand
from berdikari.web.exports import offered
from berdikari.web.page import Asking, Shown
from berdikari.web.plan_question import CHANGES, FIELDS, MOST_DEVICES, changes_said, usual_years
from berdikari.web.plan_question import asked as asked_of
from berdikari.web.planning import FRONTIER, OTHERS, WITHIN, Answer

SHIPMENTS = 60


def page(asking: Asking) -> Shown:
    """The form; where a device is asked for, its plan, or how far the search is."""
    view: dict[str, Any] = {"busy": False, "fault": "", "answer": None, "waiting": None}
    try:
        view |= _outcome(asking)
    except BerdikariError as error:
        view["fault"] = asking.words.phrase(str(error))
    title, status = str(asking.words("planning.title")), 422 if view["fault"] else 200
    view["rests"] = rests_of(asking, view["answer"]["parameters"] if view["answer"] else _concerning(asking))
    return Shown(template="plan.html", title=title, here="plan", status=status, view=view | _form(asking))


def action(asking: Asking, form: FormData) -> str:
    """Stop the search of the question in the address: the best plan so far is its answer."""
    pairs = [(name, str(value)[:600]) for name, value in form.multi_items() if name in ("device", *FIELDS, *CHANGES)]
    settings, change = asked_of(QueryParams(pairs), asking)
    for key in (("plan", settings), ("plan", settings, change)):
        if settings is not None and (errand := asking.desk.errands.find(key)) is not None:
            errand.stop()
    return asking.to("plan") + f"?{QueryParams(pairs)}"


def found(asking: Asking) -> tuple[Answer, ...] | Errand | None:
    """The answer of the address, the base plan's before it where a change is asked for; the errand that is not there
    yet; None where nothing is asked. Raises BerdikariError for what cannot be.
    """
    settings, change = asked_of(asking.params, asking)
    return None if settings is None else planning.answered(asking.desk, settings, change)


def _outcome(asking: Asking) -> dict[str, Any]:
    """The answer, or how far the search is."""
    outcome = found(asking)
    if outcome is None:
        return {}
    if isinstance(outcome, tuple):
        return {"answer": answer_of(outcome[-1], asking), "change": change_of(outcome, asking)}
    if outcome.busy:
        return {"busy": True, "waiting": _progress(outcome, asking)}
    return {"fault": outcome.fault or str(asking.words("planning.failed"))}


def _progress(errand: Errand, asking: Asking) -> str:
    if errand.told in (OTHERS, FRONTIER):
        return str(asking.words(f"planning.{errand.told}"))
    said, (cost, bound) = plan_texts(asking.language), planning.progress_of(errand)
    if cost is None or bound is None:
        return str(asking.words("planning.begun"))
    gap = said.percent((cost - bound) / cost if cost else 0.0, 2)
    return str(asking.words("planning.progress", cost=money(cost, said), bound=money(bound, said), gap=gap))


def answer_of(answer: Answer, asking: Asking) -> dict[str, Any]:
    """All that is shown of an answer."""
    plan, language = answer.plan, asking.language
    said, names = plan_texts(language), place_names(answer.sites, language)
    head, assumed, *lines = summary(plan, names, language)
    if not plan.clashing:
        lines = [proof(plan, said), *grounds(plan, names, said)]
    if answer.others:
        lines += variants(answer.others, names, WITHIN[-1], language)
    return {
        "parameters": plan.parameters or _concerning(asking),
        "head": head.rpartition(":")[0] if plan.status == "best" else head,
        "assumed": assumed,
        "told": headline(plan, names, said),
        "facts": facts(plan, said) if not plan.clashing else [],
        "groups": _groups(lines),
        "map": map_html(map_of(plan, answer.sites, language)) if plan.builds or plan.shipments else "",
        "stack": Markup(stack_svg(plan, said)) if plan.cost_stack else "",  # noqa: S704 - made here, escaped where filled
        "frontier": Markup(frontier_svg(answer.frontier, said)) if len(answer.frontier) > 1 else "",  # noqa: S704 - as above
        "points": points_table(answer, asking),
        "chosen": _chosen(answer, asking),
        "said": said.messages["plan"],
        "shipments": _shipments(answer, asking),
        "exports": offered(asking, "plan"),
    }


def change_of(outcome: tuple[Answer, ...], asking: Asking) -> dict[str, Any] | None:
    """What the change does beside the base plan."""
    if len(outcome) < 2:
        return None
    before, after = outcome
    said, names = plan_texts(asking.language), place_names(after.sites, asking.language)
    title = str(asking.words("planning.if_title", changes=changes_said(asking)))
    pairs = [(name, value) for name, value in asking.params.multi_items() if name not in CHANGES]
    rows = compared(before.plan, after.plan, names, said)
    return {
        "title": title,
        "table": _table(title, "if", rows, asking, ()),
        "back": asking.to("plan") + f"?{QueryParams(pairs)}",
    }


def points_table(answer: Answer, asking: Asking) -> Table:
    """The plans of the frontier, a row each."""
    words, said = asking.words, plan_texts(asking.language)
    heads = (str(words("planning.frontier_cost")), str(words("planning.frontier_made")))
    rows = tuple((money(cost, said), said.percent(share, 1)) for cost, share in answer.frontier)
    return Table(said("plan.frontier"), heads, rows, frozenset({1}))


def _chosen(answer: Answer, asking: Asking) -> dict[str, str]:
    """The address of each plan of the frontier, by its cost as the table has it."""
    said, address, kept = plan_texts(asking.language), asking.to("plan"), ("device", "years", "fix", "forbid")
    asked = [(name, value) for name, value in asking.params.multi_items() if name in kept]
    asked.append(("objective", OBJECTIVES[1]))
    return {
        money(cost, said): f"{address}?{QueryParams([*asked, ('cost_limit', str(ceil(cost)))])}"
        for cost, _ in answer.frontier
    }


def _shipments(answer: Answer, asking: Asking) -> Table:
    """The largest shipments of the last year."""
    said, last = plan_texts(asking.language), answer.plan.settings.years[-1]
    every = shipments_table(answer.plan, place_names(answer.sites, asking.language), said, last)
    rows = [(*names, said.number(units, 1)) for *names, units in every[:SHIPMENTS]]
    caption = str(asking.words("planning.all_shipments", count=len(rows), year=last))
    return _table(caption, "shipment", rows, asking, {3})


def _groups(lines: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Lines under their heads: what is set in belongs to the line before it."""
    groups: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.startswith("  ") and groups:
            groups[-1][1].append(line.strip())
        else:
            groups.append((line.removesuffix(":"), []))
    return groups


def _table(caption: str, kind: str, rows: Iterable[tuple[str, ...]], asking: Asking, numbers: Iterable[int]) -> Table:
    heads = tuple(str(asking.words(f"planning.{kind}_{at}")) for at in range(1, 5))
    return Table(caption, heads, tuple(rows), frozenset(numbers))


def _form(asking: Asking) -> dict[str, Any]:
    """What stands in the form, and every parameter that the plan rests on."""
    params, words = asking.params, asking.words
    chosen = [one[:80] for one in params.getlist("device")]
    return {
        "devices": sorted((words.category(one), one, one in (chosen or ["ct-scanner"])) for one in planning.devices()),
        "typed": {name: params.get(name, "")[:600] for name in (*FIELDS, *CHANGES)} | {"devices": chosen},
        "fields": FIELDS,
        "changes": CHANGES,
        "years": params.get("years", "")[:20] or usual_years(asking),
        "objectives": OBJECTIVES,
    }


def rests_of(asking: Asking, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The parameters that a plan rests on: the main ones, all of them, how many are assumed and of how many."""
    said = plan_texts(asking.language)
    return {
        "main": rests(main_ones(parameters), said),
        "all": rests(parameters, said),
        "counted": (sum(row.assumed for row in parameters), len(parameters)),
    }


def _concerning(asking: Asking) -> Sequence[Parameter]:
    """The parameters of a plan of the devices that are asked for, those that there are."""
    chosen = tuple(one for one in asking.params.getlist("device")[:MOST_DEVICES] if one in planning.devices())
    return planning.concerning(chosen or ("ct-scanner",))
