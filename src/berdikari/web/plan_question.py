"""The question of a plan as it stands in an address: what is planned, and what is asked to be otherwise."""

import re
from dataclasses import replace
from typing import Any

from starlette.datastructures import QueryParams

from berdikari.edge.plan_files import named
from berdikari.edge.regions import find_region
from berdikari.errors import BerdikariError, InvalidRecordError, UnknownIdError
from berdikari.records.plan import OBJECTIVES, PlanSettings, Scenario
from berdikari.report.plan_words import plan_texts
from berdikari.web import planning
from berdikari.web.page import Asking
from berdikari.web.planning import Change
from berdikari.web.wire_engines import PlanIn

MOST_DEVICES, MOST_YEARS, MOST_CHANGE = 8, 15, 500.0
FIELDS = ("years", "objective", "budget", "cost_limit", "fix", "forbid")
FACTORS = ("price", "demand", "exchange", "wage", "freight")
CHANGES = (*(f"if_{name}" for name in FACTORS), "if_fix", "if_forbid")
_NUMBERS = ("budget", "cost_limit")


def asked(params: QueryParams, asking: Asking) -> tuple[PlanSettings | None, Change | None]:
    """What is asked, and what is changed of it; None: nothing. Raises BerdikariError where it cannot be."""
    chosen = tuple(dict.fromkeys(one.strip() for one in params.getlist("device") if one.strip()))
    if not chosen:
        return None, None
    known = planning.devices()
    if len(chosen) > MOST_DEVICES or any(one not in known for one in chosen):
        raise InvalidRecordError("plan", "device", ", ".join(chosen)[:80], f"1 to {MOST_DEVICES} of the list")
    numbers = {name: _number(name, params.get(name, "")) for name in _NUMBERS}
    objective = params.get("objective", "") or OBJECTIVES[0]
    if objective == "self_reliance" and numbers["cost_limit"] is None:
        raise BerdikariError(str(asking.words("planning.no_limit")))
    settings = PlanSettings(
        devices=chosen,
        years=years_of(params.get("years", "").strip() or usual_years(asking)),
        objective=objective,
        budget=numbers["budget"],
        cost_limit=numbers["cost_limit"],
        fix=_regions(params.get("fix", "")),
        forbid=_regions(params.get("forbid", "")),
    )
    return settings, _change(params)


def settings_of(said: PlanIn) -> PlanSettings:
    """What a call asks. Raises BerdikariError where it cannot be."""
    settings = PlanSettings(
        devices=tuple(said.device), years=tuple(range(said.first, said.first + said.years)),
        objective="cost" if said.cost_limit is None else "self_reliance", budget=said.budget,
        cost_limit=said.cost_limit, fix=tuple(said.fix), forbid=tuple(said.forbid),
    )  # fmt: skip
    settings = named(settings, planning.tables())
    if unknown := set(settings.devices) - set(planning.devices()):
        raise UnknownIdError("device with a price", min(unknown), planning.devices()[:8])
    return settings


def change_of(said: PlanIn) -> Change | None:
    """What a call asks to be otherwise; None: nothing."""
    factors: dict[str, Any] = {name: getattr(said, name) for name in FACTORS}
    return _change_of(factors)


def _change_of(factors: dict[str, Any], fix: tuple[str, ...] = (), forbid: tuple[str, ...] = ()) -> Change | None:
    if not (fix or forbid) and all(factor == 1 for factor in factors.values()):
        return None
    return Change(scenario=replace(Scenario(name="what if"), **factors), fix=fix, forbid=forbid)


def usual_years(asking: Asking) -> str:
    """Ten years from this one."""
    return f"{asking.sight.today.year}-{asking.sight.today.year + 9}"


def years_of(typed: str) -> tuple[int, ...]:
    """Years as 2026-2035. Raises InvalidRecordError."""
    found = re.fullmatch(r"(20\d\d)\s*[-–]\s*(20\d\d)", typed)
    years = range(int(found[1]), int(found[2]) + 1) if found else range(0)
    if not 1 <= len(years) <= MOST_YEARS:
        raise InvalidRecordError("plan", "years", typed[:40], f"1 to {MOST_YEARS} years, as 2026-2035")
    return tuple(years)


def changes_said(asking: Asking) -> str:
    """What is changed, in the reader's words."""
    words, said = asking.words, plan_texts(asking.language)
    parts = []
    for name in CHANGES:
        if not (typed := asking.params.get(name, "").strip()):
            continue
        head = str(words(f"planning.{name}"))
        if name.removeprefix("if_") not in FACTORS:
            parts.append(f"{head}: {typed[:80]}")
        elif change := _per_cent(name, typed):
            parts.append(f"{head.removesuffix(', %')} {'+' if change > 0 else '−'}{said.percent(abs(change) / 100)}")
    return "; ".join(parts)


def _change(params: QueryParams) -> Change | None:
    factors: dict[str, Any] = {
        name: 1 + _per_cent(f"if_{name}", params.get(f"if_{name}", "")) / 100 for name in FACTORS
    }
    return _change_of(factors, _regions(params.get("if_fix", "")), _regions(params.get("if_forbid", "")))


def _per_cent(name: str, typed: str) -> float:
    """A change in per cent, with or without its signs; 0: nothing was typed."""
    text = re.sub(r"[\s%+]", "", typed).replace(",", ".").replace("−", "-")
    if not text:
        return 0.0
    if not re.fullmatch(r"-?\d{1,3}(\.\d{1,3})?", text) or not -95 <= float(text) <= MOST_CHANGE:
        raise InvalidRecordError("plan", name, typed[:40], f"a change in per cent from -95 to {MOST_CHANGE:.0f}")
    return float(text)


def _number(name: str, typed: str) -> float | None:
    """A number of IDR million with any separators of thousands; None: nothing was typed."""
    text = re.sub(r"[\s.,_]", "", typed)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise InvalidRecordError("plan", name, typed[:40], "a whole number of IDR million")
    return float(text)


def _regions(typed: str) -> tuple[str, ...]:
    """Codes of regencies and provinces by name or code. Raises UnknownIdError."""
    return tuple(dict.fromkeys(find_region(one.strip()) for one in typed[:600].split(",") if one.strip()))
