"""The brief: one self-contained page on what the register holds, made to be read, printed and handed on."""

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from berdikari.report.amounts import amounts
from berdikari.report.atlas import atlas
from berdikari.report.contradictions import contradictions
from berdikari.report.evidence import LOW, caption, report_of
from berdikari.report.figures import figure_rows
from berdikari.report.findings import Findings
from berdikari.report.gaps import GAPS, gap_counts, gap_rows
from berdikari.report.ladder import ladder
from berdikari.report.map import map_style
from berdikari.report.overdue import last_day
from berdikari.report.plain import plain
from berdikari.report.plan_part import plan_part
from berdikari.report.prospects import dependence_part, forecast_part, match_part
from berdikari.report.questions import question_texts
from berdikari.report.register import entries
from berdikari.report.steps import steps
from berdikari.report.summary import covers_line, retold_count, summary
from berdikari.report.timeline import timeline
from berdikari.report.words import Words, load_words, number, upfirst
from berdikari.report.writing import NOT_BREAKING, day_text, numbers_text, percent


def brief_html(findings: Findings, language: str = "id") -> str:
    """A whole HTML page: no script, no request to anywhere, its own content security policy.

    language: `id`, `en` or `tr`. Raises ValueError for another one, TypeError where a figure's claim states no figure.
    """
    words = load_words(language)
    day = day_text(findings.today, words).replace(NOT_BREAKING, " ")
    own = _environment().get_template("brief.css").render(words=words, css=_css_string, today=day)
    style = _dense(map_style() + own)
    page = _environment().get_template("brief.html")
    return _dense(page.render(_view(findings, words), style=style, policy=_policy(style))) + "\n"


def _dense(text: str) -> str:
    """The text without indents and empty lines."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _view(findings: Findings, words: Words) -> dict[str, Any]:
    """What the templates are given, by the names that they use."""
    rows = gap_rows(findings)
    register = entries(findings, words)
    optional = {
        "dependence": dependence_part(findings, words),
        "forecast": forecast_part(findings, words),
        "match": match_part(findings, words),
        "plan": plan_part(findings, words),
    }
    return {
        **optional,
        "optional": optional,
        "words": words,
        "language": words.language,
        "today": day_text(findings.today, words),
        "covers": covers_line(findings, words),
        "summary": summary(findings, words),
        "retold": retold_count(findings),
        "entries": register,
        "ladder": ladder(findings, words),
        "timeline": timeline(findings, words),
        "amounts": amounts(findings, words),
        "atlas": atlas(findings, words),
        "contradictions": contradictions(findings, words),
        "silent": sorted((entry for entry in register if entry.silence), key=lambda entry: -entry.quiet_months),
        "late": [entry for entry in register if entry.overdue],
        "declared": [entry for entry in register if entry.status],
        "planned": [entry for entry in register if entry.planned],
        "figures": figure_rows(findings, words),
        "gap_names": [words.label("gap", name) for name in GAPS],
        "gap_rows": rows,
        "gap_counts": gap_counts(rows),
        "steps": steps(findings, words),
        "questions": question_texts(findings, words),
        "problems": findings.problems,
        "sources": sorted(map(report_of, findings.documents.values()), key=lambda r: (r.day or "9999", r.name, r.id)),
        "methods": _methods(findings),
        "low": LOW,
        "passed": lambda day: last_day(day) < findings.day,
        "day": lambda day: day_text(day, words),
        "number": lambda value: number(value, words.language),
        "percent": lambda share: percent(share, words),
        "numbers": numbers_text,
        "caption": lambda report: caption(report, words),
    }


def _methods(findings: Findings) -> list[tuple[str, int]]:
    """Who read the claims, and how many."""
    counts: dict[str, int] = {}
    for claim in (*(c for p in findings.partnerships for c in p.claims), *findings.figures):
        counts[claim.method] = counts.get(claim.method, 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


@cache
def _environment() -> Environment:
    """Templates that escape whatever is filled in, and fail on a name that nobody gave."""
    loader = PackageLoader("berdikari.report", "templates")
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=plain,
    )
    made.filters["upfirst"] = _upfirst
    return made


@pass_context
def _upfirst(context: Context, text: str) -> str:
    """The text with a capital at its head."""
    return upfirst(text, context["language"])


def _policy(style: str) -> str:
    """A policy that allows this page's own style, by its hash, and nothing else: no script, font, picture or form."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


def _css_string(text: str) -> str:
    """The text as it may stand in a CSS string: letters and digits as they are, the rest by its code."""
    return "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text)
