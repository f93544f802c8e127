"""A plan in words: its lines for the terminal, its reasons, shadow prices, conflicts, scenarios and alternatives."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from berdikari.records.plan import Futures, Mover, Plan, PlanSite, Reason, Variant
from berdikari.report.foresee_words import LANGUAGES, Texts
from berdikari.report.foresee_words import names as table_names

TINY = 5e-4
"""Shadow prices smaller than this are not worth a sentence."""


@cache
def plan_texts(language: str) -> Texts:
    """The catalogue of a language; English for one that has none."""
    path = files("berdikari.reference") / f"plan_{language if language in LANGUAGES else 'en'}.toml"
    return Texts(language, tomllib.loads(path.read_text(encoding="utf-8")))


def summary(plan: Plan, names: Mapping[str, str], language: str = "id") -> list[str]:
    """The plan in a few lines."""
    texts = plan_texts(language)
    years = f"{plan.settings.years[0]}-{plan.settings.years[-1]}"
    lines = [f"{texts('plan.title')} {years}: {texts(f'plan.{plan.status}')}", assumptions(plan, language)]
    if plan.clashing:
        return [*lines, clash_head(plan, texts) + ":", *(f"  {one}" for one in conflicts(plan, names, texts))]
    return [*lines, *_numbers(plan, texts), *grounds(plan, names, texts)]


def grounds(plan: Plan, names: Mapping[str, str], texts: Texts) -> list[str]:
    """What is ready, the plants, and why they stand where they do; nothing where demands clash."""
    if plan.clashing:
        return []
    lines = [
        texts("plan.ready", device=texts.device(device), share=texts.percent(share)) for device, share in plan.readiness
    ]
    lines.append(texts("plan.plants", count=len(plan.builds)))
    lines += [f"  {one}" for one in _plants(plan, names, texts)]
    if plan.prices:
        lines += [texts("price.head") + ":", *(f"  {one}" for one in _prices(plan, names, texts))]
    if plan.reasons:
        lines += [texts("plan.reasons") + ":", *(f"  {one}" for one in reasons(plan, names, texts))]
    return lines


def assumptions(plan: Plan, language: str = "id") -> str:
    """The sentence that stands on every screen: how many parameters have no source."""
    count = sum(row.assumed for row in plan.parameters)
    return plan_texts(language)("plan.assumed", n=count, m=len(plan.parameters))


def money(millions: float, texts: Texts) -> str:
    """IDR million as rupiah in four digits: `IDR 551.2 billion`."""
    at = 2 if abs(millions) >= 1e6 else 1 if abs(millions) >= 1e3 else 0
    value = millions / 1000**at
    digits = 0 if at == 0 or value.is_integer() else max(0, 4 - len(str(int(abs(value)))))
    return texts(f"money.{('million', 'billion', 'trillion')[at]}", n=texts.number(value, digits))


def place_names(sites: Iterable[PlanSite], language: str = "id") -> dict[str, str]:
    """What stands for a code in every text: regencies and provinces by name, imports and unmet need by their word."""
    told = {site.code: site.name for site in sites}
    return {**table_names("provinces", "code", language), **told, **plan_texts(language).messages["source"]}


def reasons(plan: Plan, names: Mapping[str, str], texts: Texts) -> list[str]:
    """Why each plant stands where it does."""
    return [reason_text(one, names, texts, plan.settings.objective) for one in plan.reasons]


def reason_text(reason: Reason, names: Mapping[str, str], texts: Texts, objective: str = "cost") -> str:
    """Why a plant stands where it does, in one sentence."""
    goal = "" if objective == "cost" else "_not_made"
    told = f"reason.saves{goal}" if reason.saves > 0 else "reason.demanded"
    place = names.get(reason.site, reason.site)
    parts = [texts(told, device=texts.device(reason.device), place=place, saves=money(abs(reason.saves), texts))]
    parts += _rival(reason, goal, names, texts)
    movers = [_mover(one, names, texts) for one in reason.movers if one.factor is not None]
    if movers:
        parts.append(texts("reason.moves", movers=_listed(movers, texts("reason.or"))))
    return "; ".join(parts)


def _rival(reason: Reason, goal: str, names: Mapping[str, str], texts: Texts) -> Iterator[str]:
    """What is best without the plant, and whether the proof tells the two apart."""
    if reason.loses_by is None:
        yield texts("reason.only")
        return
    loses = round(reason.loses_by)
    if loses < 0 and reason.next_best is None:
        return
    if loses < 0:
        told = "reason.cheaper"
    elif reason.next_best is None:
        told = f"reason.none{goal}"
    else:
        told = f"reason.next{goal}" if loses else "reason.tied"
    yield texts(told, place=names.get(reason.next_best or "", ""), loses=money(abs(reason.loses_by), texts))
    if loses >= 0 and not reason.sure:
        yield texts("reason.unsure")


def _mover(mover: Mover, names: Mapping[str, str], texts: Texts) -> str:
    change = texts.percent(abs((mover.factor or 1.0) - 1))
    then = texts("reason.then", place=names.get(mover.then, mover.then)) if mover.then else texts("reason.gone")
    return f"{texts(f'reason.{mover.name}', change=change)} ({then})"


def clash_head(plan: Plan, texts: Texts) -> str:
    """What stands above the demands that clash."""
    return texts("conflict.head" if len(plan.clashing) + len(_forbidden(plan)) > 1 else "conflict.one")


def conflicts(plan: Plan, names: Mapping[str, str], texts: Texts) -> Iterator[str]:
    """The demands that cannot hold together, each as a sentence."""
    for code in _forbidden(plan):
        yield texts("conflict.forbid", place=names.get(code, code))
    for key in plan.clashing:
        name, _, rest = key.partition(":")
        if year := re.fullmatch(r"budget_(\d+)", name):
            yield texts("conflict.budget", year=year[1], value=money(plan.settings.budget or 0.0, texts))
            continue
        if province := re.fullmatch(r"made_in_(\d+)", name):
            yield texts("conflict.fix", place=names.get(province[1], province[1]))
            continue
        value = getattr(plan.settings, name, None)
        number = float(value) if isinstance(value, int | float) else 0.0
        said = money(number, texts) if name == "cost_limit" else texts.number(number)
        yield texts(
            f"conflict.{name}", value=said, share=texts.percent(number),
            last=plan.settings.years[-1], place=names.get(rest, rest),
        )  # fmt: skip


def _forbidden(plan: Plan) -> list[str]:
    """Regions left out that lie in, or around, one where something must be made."""
    asked = [found[1] for key in plan.clashing if (found := re.fullmatch(r"(?:fix:|made_in_)([\d.]+)", key))]
    return [code for code in plan.settings.forbid if any(code.startswith(a) or a.startswith(code) for a in asked)]


def futures(view: Futures, language: str = "id", most: int = 12) -> list[str]:
    """What many scenarios say in a few lines, and what each of the first `most` costs."""
    texts = plan_texts(language)
    best = view.cases[view.best]

    worth, wait = view.expected - view.perfect, "wait" if view.waiting <= 0 else "waits"
    lines = [
        texts("future.head", count=len(view.cases)) + ":",
        "  " + texts("future.best", name=best.name, cost=money(view.expected, texts)),
        "  " + texts("future.perfect", cost=money(view.perfect, texts), worth=money(worth, texts)),
        "  " + texts("future.regret", regret=money(view.regret, texts), cvar=money(view.cvar, texts)),
        "  " + texts(f"future.{wait}", cost=money(abs(view.waiting), texts)),
    ]
    for one in view.cases[:most]:
        if one.gap is None:
            lines.append("  " + texts("future.clash", name=one.name))
            continue
        gap, chance = texts.percent(one.gap, 2), texts.percent(one.chance)
        values = {"cost": money(one.cost, texts), "chosen": money(one.chosen, texts), "lines": one.lines}
        lines.append("  " + texts("future.each", name=one.name, chance=chance, gap=gap, **values))
    return lines


def variants(
    found: Sequence[Variant], names: Mapping[str, str], within: float, language: str = "id", objective: str = "cost"
) -> list[str]:
    """Other plans that are nearly as good, each in a line; how much worse is told in what the plan minimises."""
    texts = plan_texts(language)
    goal = "" if objective == "cost" else "_not_made"
    lines = [texts(f"alternative.head{goal}") + ":"]
    for one in found:
        places = ", ".join(
            f"{texts.device(device)} {names.get(site, site)} ({texts(f'option.{how}')})"
            for device, site, how in one.lines
        )
        dearer = texts.percent(one.dearer, 2)
        lines.append(
            "  " + texts(f"alternative.one{goal}", dearer=dearer, apart=texts.percent(one.apart), lines=places)
        )
    return lines if found else [lines[0], "  " + texts("alternative.none", within=texts.percent(within))]


def placed(code: str, names: Mapping[str, str]) -> str:
    """A regency with its province."""
    place, province = names.get(code, code), names.get(code[:2])
    return f"{place} ({province})" if province else place


def _listed(parts: Sequence[str], last: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def proof(plan: Plan, texts: Texts) -> str:
    """What the plan costs, and what no plan can beat; empty where there is none."""
    return next(_numbers(plan, texts), "")


def _numbers(plan: Plan, texts: Texts) -> Iterator[str]:
    if plan.cost is None or plan.gap is None or plan.bound is None:
        return
    key = "cost" if plan.settings.objective == "cost" else "not_made"
    gap = texts.percent(plan.gap, 2)
    yield texts(f"plan.{key}", cost=money(plan.cost, texts), bound=money(plan.bound, texts), gap=gap)
    if plan.import_cost is not None:
        yield texts("plan.import", cost=money(plan.import_cost, texts))
    if plan.made_share is not None and plan.local_content is not None:
        made, content = texts.percent(plan.made_share), texts.percent(plan.local_content)
        yield texts("plan.made", made=made, content=content, jobs=texts.number(plan.jobs or 0))


def _plants(plan: Plan, names: Mapping[str, str], texts: Texts) -> Iterator[str]:
    for build in plan.builds:
        line = texts(
            "plan.plant", device=texts.device(build.device), place=placed(build.site, names),
            option=texts(f"option.{build.option}"), year=build.year, most=texts.number(max(build.capacity)),
        )  # fmt: skip
        yield f"{line}; {texts('plan.given')}" if build.given else line


def _prices(plan: Plan, names: Mapping[str, str], texts: Texts) -> Iterator[str]:
    for name, _, worth in plan.prices:
        if abs(worth) < TINY:
            continue
        kind, told = name, ""
        if found := re.fullmatch(r"(budget|made_in)_(\d+)", name):
            kind, told = ("more" if found[1] == "budget" else "made_in"), found[2]
        yield texts(f"price.{kind}", year=told, place=names.get(told, told), worth=texts.number(abs(worth), 3))
