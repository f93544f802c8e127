"""The user's constraints and objectives as measures, one function each, named as in docs/method/plan.md."""

from dataclasses import replace

import numpy as np

from berdikari.plan.case import Row
from berdikari.plan.measure import Measure, nothing
from berdikari.plan.question import Question


def hold_settings(question: Question) -> tuple[Measure, tuple[Row, ...]]:
    """The goal, and a Row for each setting that is set."""
    settings = question.settings
    rows: list[Row] = []
    if settings.budget is not None:
        rows += [budget_of_year(question, at, settings.budget) for at in range(len(settings.years))]
    makers = (
        (settings.cost_limit, cost_limit), (settings.jobs, jobs_least), (settings.local_content, content_least),
        (settings.import_share, imports_most), (settings.most_plants, plants_most), (settings.least_plants, plants_least),  # noqa: E501
    )  # fmt: skip
    rows += [make(question, value) for value, make in makers if value is not None]
    stand = {question.sites[line.site].code[:2] for line in question.case.given}
    rows += [made_in(question, code) for code in settings.fix if is_province(code) and code not in stand]
    goal = question.cost if settings.objective == "cost" else not_made(question)
    return goal, tuple(rows)


def _blank(question: Question) -> Measure:
    devices, sites, _, years, options = question.case.shape
    return nothing(devices, sites, years, options)


def not_made(question: Question) -> Measure:
    """Value of the need that is not made at home, IDR million at import prices: sum price_dt (m_drt + 3 u_drt)."""
    return replace(_blank(question), bought=question.price, unmet=3 * question.price)


def budget_of_year(question: Question, at: int, budget: float) -> Row:
    """Investment of one year stays within the budget: sites + lines + modules of year t <= budget (undiscounted)."""
    now = np.zeros(len(question.discount))
    now[at] = 1.0 / question.discount[at]
    measure = replace(
        _blank(question), site=question.cost.site * now, line=question.cost.line * now, step=question.cost.step * now
    )  # fmt: skip
    year = question.settings.years[at]
    return Row(name=f"budget_{year}", sentence=f"investment in {year} at most {budget:,.0f} IDR million", unit="IDR million",  # noqa: E501
               measure=measure, most=budget)  # fmt: skip


def cost_limit(question: Question, limit: float) -> Row:
    """The whole plan costs no more than the limit: discounted cost <= limit."""
    return Row(name="cost_limit", sentence=f"discounted cost at most {limit:,.0f} IDR million", unit="IDR million",
               measure=question.cost, most=limit)  # fmt: skip


def jobs_least(question: Question, jobs: float) -> Row:
    """Jobs in the last year reach the number asked for: sum jobs_do n_dso,last >= jobs."""
    held = np.zeros_like(question.cost.held)
    held[:, :, -1] = question.jobs
    return Row(name="jobs", sentence=f"at least {jobs:,.0f} jobs in {question.settings.years[-1]}", unit="jobs",
               measure=replace(_blank(question), held=held), least=jobs)  # fmt: skip


def content_least(question: Question, share: float) -> Row:
    """Local content of all that is used reaches the share: sum price tkdn_do x >= share sum price demand."""
    unit = question.content[:, :, None] * question.price[:, None]
    return Row(name="local_content", sentence=f"local content of what is used at least {share:.0%}", unit="IDR million",
               measure=replace(_blank(question), unit=unit), least=share * need_value(question))  # fmt: skip


def imports_most(question: Question, share: float) -> Row:
    """Imports stay below the ceiling: sum price m <= share sum price demand."""
    return Row(name="import_share", sentence=f"imports at most {share:.0%} of the need by value", unit="IDR million",
               measure=replace(_blank(question), bought=question.price), most=share * need_value(question))  # fmt: skip


def plants_most(question: Question, count: float) -> Row:
    """No more than so many production lines: sum y <= count."""
    line = np.ones_like(question.cost.line)
    return Row(name="most_plants", sentence=f"at most {count:.0f} production lines", unit="lines",
               measure=replace(_blank(question), line=line), most=count)  # fmt: skip


def plants_least(question: Question, count: float) -> Row:
    """At least so many production lines: sum y >= count."""
    line = np.ones_like(question.cost.line)
    return Row(name="least_plants", sentence=f"at least {count:.0f} production lines", unit="lines",
               measure=replace(_blank(question), line=line), least=count)  # fmt: skip


def is_province(code: str) -> bool:
    """A code of a province, which stands for all its regencies."""
    return "." not in code


def made_in(question: Question, province: str) -> Row:
    """Something is made in the province: sum z_st over its regencies >= 1."""
    inside = np.array([site.code[:2] == province for site in question.sites], dtype=float)
    site = np.repeat(inside[:, None], len(question.settings.years), axis=1)
    return Row(name=f"made_in_{province}", sentence=f"something must be made in province {province}", unit="sites",
               measure=replace(_blank(question), site=site), least=1)  # fmt: skip


def need_value(question: Question) -> float:
    """Value of the whole ready need over the years, IDR million at import prices, undiscounted."""
    return float((question.case.demand.sum(axis=1) * question.price).sum())
