"""One device: need, dependence, who makes it at home, who could, its codes, and every partnership about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from berdikari.edge.devices import find_device
from berdikari.edge.reference import rows
from berdikari.edge.trade.countries import names as country_names
from berdikari.names import fold
from berdikari.records import Figure
from berdikari.records.dependence import Dependence, Measure
from berdikari.records.match import Match
from berdikari.records.sheet import DeviceSheet, Maker
from berdikari.report.dependence.labels import Labels, labels
from berdikari.report.evidence import safe_link
from berdikari.report.forecast_views import outlook_table, telling
from berdikari.report.foresee_words import texts
from berdikari.report.match_views import reasons
from berdikari.report.priorities import listings_of
from berdikari.report.prospects import said_value
from berdikari.report.words import Words, upfirst
from berdikari.report.writing import day_text, figure_text
from berdikari.web import planning, thinking
from berdikari.web.desk import Sight
from berdikari.web.devices import owners, partnerships_by_device, sheet_of
from berdikari.web.exports import offered
from berdikari.web.page import Asking, Shown
from berdikari.web.pages.partnerships import line_of
from berdikari.web.query import query_of

_SUPPLIERS, _LINES = 10, 40
_AT_ONCE = 2000  # partnerships of which a forecast is worked out while somebody waits for another page
_FIRST = ("import_share", "self_sufficiency", "import_hhi", "top_supplier_share")


def page(asking: Asking) -> Shown:
    """The device whose id stands in the address."""
    row = find_device(asking.path["id"])
    words, own = asking.words, labels(asking.language, country_names(asking.language))
    sheet = sheet_of(asking.sight, row)
    dependence = sheet.dependence
    about = partnerships_by_device(asking.sight).get(row["id"], ())
    places = [asking.sight.index.by_id[one.id] for one in about]
    mine = [one for one in places if one.at_home]
    apart = [one for one in places if not one.at_home]
    said = _said(dependence, row, own, asking)
    view: dict[str, Any] = {
        "row": row,
        "code_note": words.phrase(row["code_note"]),
        "exports": offered(asking, "device", row["id"], "sheet", query=""),
        "names": _names(row, asking.language),
        "listings": [
            (words.phrase(one.name), day_text(one.day, words), safe_link(one.url)) for one in listings_of(row)
        ],
        "codes": {name: row[name].split("|") if row[name] else [] for name in ("hs6", "btki8", "emdn", "kbli")},
        "needs": _needs(sheet, own, words),
        "traded": bool(dependence.years),
        "dependence": dependence,
        "measures": [_measure(one, own) for one in dependence.measures],
        "official": [_measure(one, own) for one in sheet.official],
        "trade": _trade(dependence, own) if dependence.years else None,
        "said": [*said, *_reported(row, asking)],
        "made": _made(row["id"], asking) if len(asking.sight.partnerships) <= _AT_ONCE else None,
        "planned": row["id"] in planning.devices(),
        "makers": [_maker(one, asking) for one in sheet.makers],
        "owners": _owners(owners(asking.sight.today).get(row["id"], ()), own, asking),
        "lines": [line_of(one, asking, query_of(())) for one in mine[:_LINES]],
        "apart": [line_of(one, asking, query_of(())) for one in apart[:_LINES]],
        "count": len(mine),
        "list": asking.to("partnerships", device=row["id"], reach="home"),
    }
    name = upfirst(words.category(row["id"]), words.language)
    return Shown(template="device.html", title=name, here="devices", view=view)


def _names(row: Mapping[str, str], language: str) -> list[tuple[str, str]]:
    """Its names in the other languages."""
    return [(code, row[f"name_{code}"]) for code in ("id", "en", "tr") if code != language and row[f"name_{code}"]]


def _needs(sheet: DeviceSheet, own: Labels, words: Words) -> list[dict[str, Any]]:
    return [
        {
            "units": own.number(one.units),
            "range": f"{own.number(one.low)}–{own.number(one.high)}" if one.low and one.high else "",
            "from": one.start,
            "to": one.end,
            "why": words.phrase(one.why),
            "basis": one.basis,
            "assumed": one.assumption,
        }
        for one in sheet.needs
    ]


def _measure(one: Measure, own: Labels) -> dict[str, Any]:
    return {
        "name": own.name(one.name),
        "value": own.amount(one),
        "known": one.value is not None,
        "period": one.period,
        "formula": one.formula,
        "reason": own.reason(one.reason),
        "first": one.name in _FIRST,
    }


def _trade(found: Dependence, own: Labels) -> dict[str, Any]:
    """Suppliers of the newest year, and imports of all years; widths in per cent of the largest."""
    last, most = found.years[-1], max(year.imports for year in found.years) or 1
    return {
        "year": last.year,
        "suppliers": [
            (own.country(one.country), f"{own.number(100 * one.share, 1)} %", 100 * one.share, own.number(one.usd))
            for one in last.suppliers[:_SUPPLIERS]
        ],
        "more": max(0, len(last.suppliers) - _SUPPLIERS),
        "years": [
            (
                one.year,
                own.number(one.imports),
                own.number(one.exports) if one.exports is not None else "",
                100 * one.imports / most,
            )
            for one in found.years
        ],
    }


def _said(found: Dependence, row: Mapping[str, str], own: Labels, asking: Asking) -> list[dict[str, Any]]:
    """What officials and others said, each with basket, speaker and period, and where that was printed, and when."""
    subject = "" if row["id"] == "medical-device" else row["id"]
    table = [one for one in rows("facts") if one["subject"] == subject]
    return [_told(one, table, asking) | {"what": own.fact(one.measure)} for one in found.said]


def _told(one: Figure, table: Iterable[Mapping[str, str]], asking: Asking) -> dict[str, Any]:
    key = (one.measure, one.speaker or "", one.period or "", one.basket or "")
    printed = next((r for r in table if (r["fact"], r["speaker"], r["year"], r["basket"]) == key), None)
    return {
        "value": said_value(one, asking.words),
        "speaker": asking.words.phrase(one.speaker or ""),
        "basket": asking.words.phrase(one.basket or ""),
        "period": one.period or "",
        "href": safe_link(printed["source"]) if printed else None,
        "day": day_text(printed["day"], asking.words) if printed and printed["day"] else "",
    }


def _reported(row: Mapping[str, str], asking: Asking) -> list[dict[str, Any]]:
    """Figures of the register about this device, each leading to its sentence."""
    columns = ("id", "name_id", "name_en", "name_tr", "aliases_id", "aliases_en", "aliases_tr")
    names = {fold(name) for column in columns for name in row[column].split("|") if name}
    words, found = asking.words, []
    for claim in asking.sight.figures:
        figure, document = claim.value, asking.sight.documents.get(claim.document)
        if isinstance(figure, Figure) and document is not None and fold(figure.subject) in names:
            found.append(
                {
                    "what": words.label("measure", figure.measure),
                    "value": figure_text(figure, words),
                    "speaker": words.phrase(figure.speaker or "") or document.outlet or document.source,
                    "basket": figure.basket or "",
                    "period": figure.period or "",
                    "href": asking.to("document", document.id) + f"#{claim.id[:12]}",
                    "day": day_text(document.published, words) if document.published else "",
                }
            )
    return found


def _made(device: str, asking: Asking) -> dict[str, Any]:
    """What lines are to make a year, as promised; made against need by year; where more of it stands."""
    lines, outlooks = asking.think(thinking.made, device)
    said = texts(asking.language)
    table = outlook_table(telling(outlooks), said)
    return {
        "lines": [
            (one.title, asking.to("partnership", one.id), said.number(one.capacity or 0), one.source) for one in lines
        ],
        "years": replace(
            table,
            heads=table.heads[1:],
            rows=tuple(row[1:] for row in table.rows),
            numbers=frozenset(one - 1 for one in table.numbers),
        ),
    }


def _maker(one: Maker, asking: Asking) -> dict[str, Any]:
    known = _organisations(asking.sight).get(fold(one.name))
    return {
        "name": one.name,
        "href": asking.to("organisation", known) if known else "",
        "source": "" if one.partnerships else one.source,
        "count": len(one.partnerships),
    }


@lru_cache(maxsize=1)
def _organisations(sight: Sight) -> Mapping[str, str]:
    """Ids of organisations by each of their folded names."""
    every = sight.organisations.values()
    return {fold(name): one.id for one in every for name in (*one.aliases, one.name)}


def _owners(found: Sequence[Match], own: Labels, asking: Asking) -> list[dict[str, Any]]:
    """Candidates; widths in per cent of the largest chance."""
    said, most = texts(asking.language), max((one.chance for one in found), default=0) or 1
    return [
        {
            "name": own.country(one.country),
            "chance": said.percent(one.chance),
            "share": 100 * one.chance / most,
            "reasons": reasons(one.features, said) if one.recommended else said(f"match.{one.why_not}"),
        }
        for one in found
    ]
