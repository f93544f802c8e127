"""Partnerships: list, board, map and timeline, four views of one query."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus

from markupsafe import Markup, escape

from berdikari.edge.asked import NONE, values_near
from berdikari.edge.reference import rows
from berdikari.records import rung
from berdikari.report.overdue import is_planned
from berdikari.report.plain import plain
from berdikari.report.words import Words, number
from berdikari.report.writing import day_text, value_text
from berdikari.web.exports import offered
from berdikari.web.index import FACETS, Row
from berdikari.web.page import Asking, Shown
from berdikari.web.pages.views import board, on_line, on_map
from berdikari.web.query import SORTS, VIEWS, Answer, Query, ask, query_of
from berdikari.web.search import Hit, hit_in
from berdikari.web.words import web_words

_OPEN = ("stage", "device")
Counts = Sequence[tuple[str, int]]
_TOLD = 5  # values that nobody knows, at most
_REGENCIES = 40  # of most partnerships; a province has no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A partnership as the list shows it. height: its rung, counted from 1; hit: the sentence that a search met."""

    href: str
    title: str
    stage: str
    height: int
    day: str
    planned: str
    status: str
    conflicts: str
    facts: tuple[str, ...]
    hit: Hit | None


def page(asking: Asking) -> Shown:
    """The view that the address asks for, with facets beside it."""
    query = query_of(asking.params.multi_items(), asking.sight.index.bits)
    answer = ask(asking.sight.index, query)
    words = asking.words
    more = {"board": board, "map": on_map, "timeline": on_line}.get(query.view)
    view: dict[str, Any] = {
        **(more(answer, asking) if more else {}),
        "query": query,
        "answer": answer,
        "lines": [line_of(row, asking, query) for row in answer.shown] if query.view == "list" else [],
        "facets": [_facet(facet, answer, asking) for facet in FACETS if answer.counts[facet]],
        "chips": _chips(query, asking),
        "unread": [_unread(facet, text, query, asking) for facet, text in query.unread[:_TOLD]],
        "unknown": query.unknown[:_TOLD],
        "about": _about(query, asking),
        "hidden": _hidden(query),
        "views": [(name, _listed(asking, query.address(view=name))) for name in VIEWS],
        "sorts": [(name, _listed(asking, query.address(sort=name))) for name in SORTS] if query.view == "list" else [],
        "exports": offered(asking, "partnerships", query=query.address(page=query.page)),
    }
    return Shown(template="partnerships.html", title=str(words("frame.partnerships")), here="partnerships", view=view)


def line_of(row: Row, asking: Asking, query: Query) -> Line:
    """One row of the list."""
    p, words = row.partnership, asking.words
    place = p.site or p.place
    facts = [*dict.fromkeys(words.device(device) for device in p.devices[:3])]
    facts += [words.place(place)] if place else []
    facts += [value_text(value, words) for value in p.values[:2]]
    facts += [str(words.many("partnerships.reports", len({claim.document for claim in p.claims})))]
    return Line(
        href=asking.to("partnership", p.id),
        title=row.title,
        stage=stage_text(p.stage, words),
        height=rung(p.stage) + 1,
        day=day_text(p.date, words) if p.date else "",
        planned=_planned(row, words),
        status=words.label("status", p.status) if p.status else "",
        conflicts=str(words.many("partnerships.conflicts", len(p.conflicts))) if p.conflicts else "",
        facts=tuple(facts),
        hit=hit_in(p, asking.sight.documents, query.text) if query.text else None,
    )


def _listed(asking: Asking, query: str) -> str:
    """The address of a query; without a question mark where it asks for nothing."""
    return asking.to("partnerships") + (f"?{query}" if query else "")


def stage_text(stage: str | None, words: Words) -> str:
    """The reader's word for a rung, or that none is stated."""
    return words.label("stage", stage) if stage else str(words("chart.no_instrument"))


def facet_label(facet: str, value: str, words: Words) -> str:
    """The reader's word for a value of a facet."""
    if value == NONE:
        return str(words("partnerships.not_stated"))
    return _WRITE[facet](value, words) if facet in _WRITE else value


def _labelled(table: str) -> Callable[[str, Words], str]:
    return lambda value, words: words.label(table, value)


_WRITE: dict[str, Callable[[str, Words], str]] = {
    "stage": _labelled("stage"),
    "status": _labelled("status"),
    "kind": _labelled("kind"),
    "basis": lambda value, words: str(words(f"partnerships.basis_{value}")) if value in ("stated", "rough") else value,
    "reach": lambda value, words: str(words(f"partnerships.reach_{value}")),
    "device": lambda value, words: words.category(value),
    "country": lambda value, words: words.country(value),
    "province": lambda value, words: words.province(value),
    "regency": lambda value, words: words.regency(value),
}


def asked_for(query: Query, words: Words) -> tuple[str, ...]:
    """What a query asks for, facet by facet, and its order; empty where it asks for everything."""
    told = [
        f"{words(f'partnerships.facet_{facet}')}: {', '.join(facet_label(facet, value, words) for value in values)}"
        for facet, values in query.chosen.items()
    ]
    return (*told, f"“{query.text}”") if query.text else tuple(told)


def _planned(row: Row, words: Words) -> str:
    p = row.partnership
    if not is_planned(p):
        return ""
    stage = words.label("stage", p.planned_stage)
    if p.planned_date is None:
        return str(words("partnerships.planned", stage=stage))
    return str(words("partnerships.planned_for", stage=stage, day=day_text(p.planned_date, words)))


def _facet(facet: str, answer: Answer, asking: Asking) -> dict[str, Any]:
    chosen = answer.query.chosen.get(facet, ())
    counts = answer.counts[facet][: None if facet != "regency" or chosen else _REGENCIES]
    label = asking.words(f"partnerships.facet_{facet}")
    options = Markup("\n").join(_options(facet, counts, answer.query, asking))
    return {"label": label, "options": options, "open": facet in _OPEN or bool(chosen)}


def _options(facet: str, counts: Counts, query: Query, asking: Asking) -> Iterator[Markup]:
    """The values of a facet, each leading to the query with it or without; written here: a page has hundreds."""
    address, (before, after) = asking.to("partnerships"), query.adding(facet)
    before, after, chosen = escape(f"{address}?{before}"), escape(after), query.chosen.get(facet, ())
    for value, count in counts:
        href, mark = f"{before}{_said(value)}{after}", ""
        if value in chosen:
            href, mark = escape(_listed(asking, query.toggled(facet, value))), ' aria-current="true"'
        label = _label(facet, value, asking.language)
        text = f'<li><a href="{href}"{mark}><span>{label}</span> <span>{number(count, asking.language)}</span></a></li>'
        yield Markup(text)  # noqa: S704 - each part is escaped


@lru_cache(maxsize=1 << 12)
def _label(facet: str, value: str, language: str) -> Markup:
    return escape(plain(facet_label(facet, value, web_words(language))))


@lru_cache(maxsize=1 << 12)
def _said(value: str) -> Markup:
    return escape(quote_plus(value))


def _chips(query: Query, asking: Asking) -> list[tuple[str, str]]:
    """What is asked for, each with the address that takes it away."""
    chips = [
        (facet_label(facet, value, asking.words), _listed(asking, query.toggled(facet, value)))
        for facet, values in query.chosen.items()
        for value in values
    ]
    return [*chips, (f"“{query.text}”", _listed(asking, query.address(text="")))] if query.text else chips


def _unread(facet: str, text: str, query: Query, asking: Asking) -> dict[str, Any]:
    """What was given for a facet, what was wanted, and where the values that are spelled alike lead."""
    words = asking.words
    wanted = words("partnerships.wanted_year" if facet == "year" else "partnerships.wanted_value")
    label = words(f"partnerships.facet_{facet}")
    near = [
        (facet_label(facet, value, words), _listed(asking, query.toggled(facet, value)))
        for value in values_near(facet, text)
        if value not in query.chosen.get(facet, ())
    ]
    return {"said": words("partnerships.unread", facet=label, found=text, wanted=wanted), "near": near}


def _about(query: Query, asking: Asking) -> list[tuple[str, str]]:
    """The pages of the devices, provinces and regencies that are asked for; what no table knows has none."""
    keys = (("device", "devices", "id"), ("province", "provinces", "code"), ("regency", "regencies", "code"))
    known = {facet: {row[key] for row in rows(table)} for facet, table, key in keys if facet in query.chosen}
    return [
        (facet_label(facet, value, asking.words), asking.to(page, value))
        for facet, page in (("device", "device"), ("province", "province"), ("regency", "province"))
        for value in query.chosen.get(facet, ())
        if value in known[facet]
    ]


def _hidden(query: Query) -> list[tuple[str, str]]:
    """What a new search keeps of the query."""
    pairs = [(facet, value) for facet, values in query.chosen.items() for value in values]
    return pairs + [("view", query.view)] * (query.view != "list") + [("sort", query.sort)] * (query.sort != "stage")
