"""Sources and method: every table with its source and day, the documents by outlet, every formula, and the marks."""

import os
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from berdikari.edge.manual import method_names
from berdikari.edge.tables import TableAbout, TableSource, shipped_tables
from berdikari.edge.trade.settings import trade_settings
from berdikari.money import bundled_rates
from berdikari.records import Document
from berdikari.report.evidence import safe_link
from berdikari.report.writing import day_text, days_text
from berdikari.web.desk import Sight
from berdikari.web.exports import offered
from berdikari.web.page import Asking, Shown

_MARKS = ("sentence", "not_stated", "silent", "late", "conflict", "bound", "planned", "assumed", "retold", "synthetic")
_DAY_LENGTHS = (4, 7, 10)
_OUTLETS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who published documents of the register. first, last: days of publication; empty where none is known."""

    name: str
    count: int
    first: str
    last: str


def page(asking: Asking) -> Shown:
    """All sources, the largest outlets first."""
    words = asking.words
    told = outlets(asking.sight)
    rates = bundled_rates()
    view: dict[str, Any] = {
        "exports": offered(asking, "sources", query=""),
        "marks": [(words(f"origin.mark_{one}"), words(f"origin.means_{one}")) for one in _MARKS],
        "methods": [(words.label("manual", one), asking.to("method", one)) for one in method_names()],
        "tables": [_table(one, asking) for one in shipped_tables()],
        "trade": _trade(),
        "rates": (rates.source, day_text(max(days[-1] for days in rates.days.values()), words)),
        "outlets": [_outlet(one, asking) for one in told[:_OUTLETS]],
        "outlet_count": len(told),
        "documents": len(asking.sight.documents),
    }
    return Shown(template="sources.html", title=str(words("origin.title")), here="sources", view=view)


@lru_cache(maxsize=1)
def outlets(sight: Sight) -> tuple[Outlet, ...]:
    """The outlets of the register's documents; those of unknown outlet together, under an empty name."""
    found: defaultdict[str, list[Document]] = defaultdict(list)
    for document in sight.documents.values():
        found[document.outlet or ""].append(document)
    told = [
        Outlet(name=name, count=len(several), first=min(days, default=""), last=max(days, default=""))
        for name, several in found.items()
        for days in [[one.published for one in several if one.published]]
    ]
    return tuple(sorted(told, key=lambda one: (-one.count, one.name)))


def _outlet(one: Outlet, asking: Asking) -> dict[str, Any]:
    return {
        "name": one.name or str(asking.words("origin.no_outlet")),
        "href": asking.to("documents", outlet=one.name or "-"),
        "count": one.count,
        "days": days_text(one.first, one.last, asking.words) if one.first else "",
    }


def _table(one: TableAbout, asking: Asking) -> dict[str, Any]:
    words = asking.words
    key = one.name.rsplit(".", maxsplit=1)[0].replace("/", "_")
    return {
        "key": key,
        "about": one,
        "title": words.label("shipped", key) if words.has("shipped", key) else one.title,
        "kilobytes": max(1, round(one.bytes / 1000)),
        "sources": [_source(source, asking) for source in one.sources],
    }


def _source(one: TableSource, asking: Asking) -> dict[str, Any]:
    dated = one.as_of[:4].isdigit() and len(one.as_of) in _DAY_LENGTHS
    day = day_text(one.as_of, asking.words) if dated else one.as_of
    return {"name": one.name, "href": safe_link(one.url), "licence": one.licence, "as_of": day}


def _trade() -> list[dict[str, Any]]:
    """The data sets of trade that are loaded."""
    from berdikari.edge.trade.library import TABLES, data_sets  # noqa: PLC0415 - heavy

    found = data_sets(trade_settings(os.environ).folder)
    return [
        {
            "about": one,
            "years": sorted({year for table in TABLES for year in one.years(table)}),
        }
        for one in found
    ]
