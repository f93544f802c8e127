"""Plan: what to make where, for whom, from when; worked out in the background, with the gap as it falls, and why."""

import math
import re
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup
from starlette.datastructures import FormData, QueryParams

from berdikari.errors import BerdikariError, InvalidRecordError
from berdikari.records.plan import OBJECTIVES, Parameter, PlanSettings
from berdikari.report.map import map_html
from berdikari.report.plan_charts import frontier_svg, stack_svg
from berdikari.report.plan_views import map_of, shipments_table
from berdikari.report.plan_words import money, place_names, plan_texts, summary, variants
from berdikari.report.tables import Table
from berdikari.web import planning
from berdikari.web.exports import Export, drawn_as
from berdikari.web.page import Asking, Shown
from berdikari.web.planning import FRONTIER, OTHERS, WITHIN, Answer

MOST_DEVICES, MOST_YEARS, SHIPMENTS = 8, 15, 60
FIELDS = ("years", "objective", "budget", "cost_limit", "fix", "forbid")
_NUMBERS = ("budget", "cost_limit")


def page(asking: Asking) -> Shown:
    """The form; where a device is asked for, its plan, or how far the search is."""
    view: dict[str, Any] = {"busy": False, "fault": "", "answer": None, "waiting": None}
    try:
        settings = _settings(asking)
        if settings is not None:
            view |= _outcome(settings, asking)
    except BerdikariError as error:
        view["fault"] = str(error)
    return _shown(asking, view | _form(asking))


def action(asking: Asking, form: FormData) -> str:
    """Stop the search of the question in the address: the best plan so far is its answer."""
    pairs = [(name, str(value)[:600]) for name, value in form.multi_items() if name in ("device", *FIELDS)]
    settings = _settings_of(QueryParams(pairs), asking)
    if settings is not None and (errand := asking.desk.errands.find(("plan", settings))) is not None:
        errand.stop()
    return asking.to("plan") + f"?{QueryParams(pairs)}"


def export(asking: Asking) -> Export:
    """The plan of the address as a workbook: plants, shipments, cost, parameters. Raises BerdikariError until it is
    there.
    """
    settings = _settings(asking)
    errand = planning.planned(asking.desk, settings) if settings else None
    if settings is None or errand is None or not isinstance(errand.answer, Answer):
        raise BerdikariError(str(asking.words("planning.not_yet")))
    answer: Answer = errand.answer

    def book() -> bytes:
        from berdikari.edge.plan_files import write_plan  # noqa: PLC0415 - only workbooks need it

        return write_plan(answer.plan, {site.code: site.name for site in answer.sites})

    return drawn_as(asking, f"berdikari-plan-{'-'.join(settings.devices)[:60]}", {"xlsx": book})


def _shown(asking: Asking, view: dict[str, Any]) -> Shown:
    title, status = str(asking.words("planning.title")), 422 if view["fault"] else 200
    return Shown(template="plan.html", title=title, here="plan", status=status, view=view)


def _settings(asking: Asking) -> PlanSettings | None:
    return _settings_of(asking.params, asking)


def _settings_of(params: QueryParams, asking: Asking) -> PlanSettings | None:
    """What is asked; None: nothing. Raises BerdikariError where it cannot be."""
    chosen = tuple(dict.fromkeys(one.strip() for one in params.getlist("device") if one.strip()))
    if not chosen:
        return None
    known = planning.devices()
    if len(chosen) > MOST_DEVICES or any(one not in known for one in chosen):
        raise InvalidRecordError("plan", "device", ", ".join(chosen)[:80], f"1 to {MOST_DEVICES} of the list")
    numbers = {name: _number(name, params.get(name, "")) for name in _NUMBERS}
    objective = params.get("objective", "") or OBJECTIVES[0]
    if objective == "self_reliance" and numbers["cost_limit"] is None:
        raise BerdikariError(str(asking.words("planning.no_limit")))
    return PlanSettings(
        devices=chosen,
        years=_years(params.get("years", "").strip() or _usual_years(asking)),
        objective=objective,
        budget=numbers["budget"],
        cost_limit=numbers["cost_limit"],
        fix=_sites("fix", params.get("fix", "")),
        forbid=_sites("forbid", params.get("forbid", "")),
    )


def _usual_years(asking: Asking) -> str:
    return f"{asking.sight.today.year}-{asking.sight.today.year + 9}"


def _years(typed: str) -> tuple[int, ...]:
    found = re.fullmatch(r"(20\d\d)\s*[-–]\s*(20\d\d)", typed)
    years = range(int(found[1]), int(found[2]) + 1) if found else range(0)
    if not 1 <= len(years) <= MOST_YEARS:
        raise InvalidRecordError("plan", "years", typed[:40], f"1 to {MOST_YEARS} years, as 2026-2035")
    return tuple(years)


def _number(name: str, typed: str) -> float | None:
    """A number of IDR million with any separators of thousands; None: nothing was typed."""
    text = re.sub(r"[\s.,_]", "", typed)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise InvalidRecordError("plan", name, typed[:40], "a whole number of IDR million")
    return float(text)


def _sites(name: str, typed: str) -> tuple[str, ...]:
    words = [one.strip() for one in typed[:600].split(",") if one.strip()]
    found = [(word, planning.site_named(word)) for word in words]
    if lost := [word for word, code in found if code is None]:
        raise InvalidRecordError("plan", name, ", ".join(lost)[:80], "regencies by name or code, such as 36.03")
    return tuple(dict.fromkeys(code for _, code in found if code))


def _outcome(settings: PlanSettings, asking: Asking) -> dict[str, Any]:
    """The answer, or how far the search is."""
    errand = planning.planned(asking.desk, settings)
    if errand.busy:
        return {"busy": True, "waiting": _progress(errand.told, asking)}
    if not isinstance(errand.answer, Answer):
        return {"fault": errand.fault or str(asking.words("planning.failed"))}
    return {"answer": _answer(errand.answer, asking)}


def _progress(told: Any, asking: Asking) -> str:
    if told in (OTHERS, FRONTIER):
        return str(asking.words(f"planning.{told}"))
    if told is None or not math.isfinite(told[0]):
        return str(asking.words("planning.begun"))
    said = plan_texts(asking.language)
    cost, bound = (money(value, said) for value in told[:2])
    return str(asking.words("planning.progress", cost=cost, bound=bound, gap=f"{said.number(100 * told[2], 2)} %"))


def _answer(answer: Answer, asking: Asking) -> dict[str, Any]:
    plan, language = answer.plan, asking.language
    said, names = plan_texts(language), place_names(answer.sites, language)
    head, assumed, *lines = summary(plan, names, language)
    last = plan.settings.years[-1]
    rows = [
        (device, source, region, said.number(units, 1))
        for device, source, region, units in shipments_table(plan, names, said, last)[:SHIPMENTS]
    ]
    if answer.others:
        lines += variants(answer.others, names, WITHIN[-1], language)
    return {
        "head": head,
        "assumed": assumed,
        "groups": _groups(lines),
        "map": map_html(map_of(plan, answer.sites, language)) if plan.builds or plan.shipments else "",
        "stack": Markup(stack_svg(plan, said)) if plan.cost_stack else "",  # noqa: S704 - made here, escaped where filled
        "frontier": Markup(frontier_svg(answer.frontier, said)) if len(answer.frontier) > 1 else "",  # noqa: S704 - as above
        "points": _points(answer, asking),
        "said": said.messages["plan"],
        "shipments": _table(f"{said('plan.shipments')} {last}", "shipment", rows, asking, {3}),
        "excel": asking.to("plan.xlsx") + f"?{asking.params}",
    }


def _points(answer: Answer, asking: Asking) -> Table:
    """The plans of the frontier, a row each."""
    words, said = asking.words, plan_texts(asking.language)
    heads = (str(words("planning.frontier_cost")), str(words("planning.frontier_made")))
    rows = tuple((money(cost, said), f"{said.number(100 * share, 1)} %") for cost, share in answer.frontier)
    return Table(said("plan.frontier"), heads, rows, frozenset({0, 1}))


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
    parameters = [row for row in planning.tables().parameters if _concerns(row, chosen)]
    rows = [
        (row.name, f"{row.scope} {row.option}".strip(), f"{row.value:g} {row.unit}", _source(row, asking))
        for row in parameters
    ]
    return {
        "devices": sorted((words.category(one), one, one in (chosen or ["ct-scanner"])) for one in planning.devices()),
        "typed": {name: params.get(name, "")[:600] for name in FIELDS} | {"devices": chosen},
        "years": params.get("years", "")[:20] or _usual_years(asking),
        "objectives": OBJECTIVES,
        "parameters": _table(str(words("planning.parameters")), "parameter", rows, asking, {2}),
        "counted": (sum(row.assumed for row in parameters), len(parameters)),
    }


def _concerns(row: Parameter, devices: list[str]) -> bool:
    return not row.scope.startswith("device:") or row.scope.removeprefix("device:") in (devices or ["ct-scanner"])


def _source(row: Parameter, asking: Asking) -> str:
    told = f"{row.source}, {row.day}" if row.source else str(asking.words("planning.assumption"))
    return f"{told}; {row.note}" if row.note else told
