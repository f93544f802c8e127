"""A plan answered in a minute: what to make where in a few sentences, its measures, and what changed beside another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from berdikari.records.plan import Plan
from berdikari.report.foresee_words import Texts
from berdikari.report.plan_words import money, placed
from berdikari.report.words import upfirst

MOST_PLACES = 4
ALL_READY, NOTHING = 0.995, 5e-5  # a share of the need that needs no word; a gap that would be written as 0.00 %


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A number of a plan with its name. kind: money (IDR million), share or count; value None: there is none."""

    name: str
    kind: str
    value: float | None


def headline(plan: Plan, names: Mapping[str, str], texts: Texts) -> list[str]:
    """The answer in sentences; none where there is no plan."""
    if plan.cost is None or plan.gap is None or plan.clashing:
        return []
    lines = [_made(plan, device, names, texts) for device in plan.settings.devices]
    lines = [upfirst(line, texts.language) for line in lines]
    lines += _asked_for(plan, names, texts)
    years = f"{plan.settings.years[0]}-{plan.settings.years[-1]}"
    if plan.builds and plan.made_share is not None:
        lines.append(texts("answer.share", made=texts.percent(plan.made_share), years=years))
    lines += [
        texts("answer.ready", share=texts.percent(share), device=texts.device(device))
        for device, share in plan.readiness
        if share < ALL_READY
    ]
    if plan.builds and plan.total_cost and plan.import_cost:
        saved = plan.import_cost - plan.total_cost
        said = {"money": money(abs(saved), texts), "share": texts.percent(abs(saved) / plan.import_cost)}
        lines.append(texts("answer.cheaper" if saved >= 0 else "answer.dearer", **said))
    if plan.settings.objective == "cost":
        told = "optimal" if plan.gap < NOTHING else "proven" if plan.status == "best" else "stopped"
        lines.append(texts(f"answer.{told}", gap=texts.percent(plan.gap, 2)))
    return lines


def measures(plan: Plan) -> tuple[Measure, ...]:
    """What a plan costs and brings."""
    invested = sum(build.invested for build in plan.builds if not build.given)
    found = (
        ("cost", "money", plan.total_cost), ("import", "money", plan.import_cost), ("invested", "money", invested),
        ("made", "share", plan.made_share), ("content", "share", plan.local_content), ("jobs", "count", plan.jobs),
    )  # fmt: skip
    return tuple(Measure(name=name, kind=kind, value=value) for name, kind, value in found)


def facts(plan: Plan, texts: Texts) -> list[tuple[str, str]]:
    """The measures in words."""
    return [(texts(f"measure.{one.name}"), _said(one, texts)) for one in measures(plan) if one.value is not None]


def compared(before: Plan, after: Plan, names: Mapping[str, str], texts: Texts) -> list[tuple[str, str, str, str]]:
    """(measure, before, after, difference), plants first."""
    rows = [(texts("measure.where"), _places(before, names, texts), _places(after, names, texts), "")]
    for old, new in zip(measures(before), measures(after), strict=True):
        rows.append((texts(f"measure.{old.name}"), _said(old, texts), _said(new, texts), _moved(old, new, texts)))
    return rows


def _made(plan: Plan, device: str, names: Mapping[str, str], texts: Texts) -> str:
    own = [build for build in plan.builds if build.device == device]
    name = texts.device(device)
    if not own:
        return texts("answer.buy" if plan.status == "best" else "answer.buy_so_far", device=name)
    told = [
        texts("answer.place", place=placed(build.site, names), year=build.year, option=texts(f"option.{build.option}"))
        for build in own
    ]
    more = [f"+{len(told) - MOST_PLACES}"] if len(told) > MOST_PLACES else []
    return texts("answer.make", device=name, places=", ".join([*told[:MOST_PLACES], *more]))


def _asked_for(plan: Plan, names: Mapping[str, str], texts: Texts) -> Iterator[str]:
    """What each plant makes in its best year that stands where one was asked for: the demand is met by any plant."""
    for build in plan.builds:
        if not build.given and any(build.site.startswith(code) for code in plan.settings.fix):
            whole = sum(
                s.units for s in plan.shipments if s.device == build.device and s.year == plan.settings.years[-1]
            )
            most = max(build.made, default=0.0)
            share = texts.percent(most / whole if whole else 0.0, 1)
            told = {"place": placed(build.site, names), "device": texts.device(build.device), "share": share}
            yield texts("answer.asked", units=texts.number(most), **told)


def _places(plan: Plan, names: Mapping[str, str], texts: Texts) -> str:
    """Each plant with its option and year, without the device where there is but one."""
    return "; ".join(_plants(plan, names, texts)) or texts("measure.nowhere")


def _plants(plan: Plan, names: Mapping[str, str], texts: Texts) -> Iterator[str]:
    alone = len(plan.settings.devices) == 1
    for build in plan.builds:
        device = "" if alone else f"{texts.device(build.device)}: "
        yield f"{device}{placed(build.site, names)}, {texts(f'option.{build.option}')}, {build.year}"


def _said(one: Measure, texts: Texts) -> str:
    if one.value is None:
        return "–"
    if one.kind == "money":
        return money(one.value, texts)
    return texts.percent(one.value) if one.kind == "share" else texts.number(one.value)


def _moved(old: Measure, new: Measure, texts: Texts) -> str:
    if old.value is None or new.value is None:
        return ""
    change = new.value - old.value
    sign = "+" if change > 0 else "−"
    if old.kind == "share":
        told = texts("measure.points", n=texts.number(abs(100 * change), 1))
        return f"{sign}{told}" if abs(change) >= 5e-4 else "0"
    if abs(change) < 0.5:
        return "0"
    rate = f" ({sign}{texts.percent(abs(change) / old.value)})" if old.value else ""
    return f"{sign}{money(abs(change), texts) if old.kind == 'money' else texts.number(abs(change))}{rate}"
