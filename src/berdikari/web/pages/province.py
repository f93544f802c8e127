"""One province or regency: the market profile that a delegation gets handed, each figure with source, day and age."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from berdikari.records.sheet import RegionProfile, SheetRow
from berdikari.report.evidence import safe_link
from berdikari.report.map import Captions, Layers, MapView, Spot, draw, landmarks, map_html, points, province_frame
from berdikari.report.region.text import RegionWords, region_words
from berdikari.report.writing import day_text
from berdikari.web.exports import offered
from berdikari.web.maps import areas
from berdikari.web.page import Asking, Shown
from berdikari.web.pages.partnerships import line_of
from berdikari.web.pages.provinces import COLUMNS, head_of, plain, row_of
from berdikari.web.query import query_of
from berdikari.web.regions import partnerships_by_region, profile_of, regencies

_GROUPS = ("people", "hospitals", "wages", "said", "estates", "ports", "airports")
_CLASSES = ("class_a", "class_b", "class_c", "class_d", "class_unset")
_LINES = 40
_OLD = 3  # years, from which a figure's age is marked


def page(asking: Asking) -> Shown:
    """The region whose code or name stands in the address."""
    profile = profile_of(asking.sight, asking.path["code"], _LINES)
    words, own = asking.words, region_words(asking.language)
    sources = _sources(profile.rows)
    rows = [asking.sight.index.by_id[one.id] for one in profile.partnerships]
    whole = profile.province is None
    view: dict[str, Any] = {
        "profile": profile,
        "exports": offered(asking, "province", profile.code, "profile", query=""),
        "kind": own.word("kind", profile.kind),
        "above": (words.province(profile.code[:2]), asking.to("province", profile.code[:2])) if not whole else None,
        "first": [
            _row(row_of(profile, name), sources, own, asking) | {"name": head_of(name, asking)}
            for name in (*COLUMNS[:-1], COLUMNS[-1] if whole else "minimum_wage")
        ],
        "groups": {
            group: (own.word("group", group), [_row(row, sources, own, asking) for row in _shown(profile, group)])
            for group in _GROUPS
        },
        "classes": _classes(profile, own),
        "map": map_html(map_of(profile, asking)),
        "regencies": [regency_of(one, asking) for one in regencies(profile.code, profile.today)] if whole else [],
        "lines": [line_of(row, asking, query_of(())) for row in rows],
        "count": len(partnerships_by_region(asking.sight).get(profile.code, ())),
        "list": asking.to("partnerships", **{"province" if whole else "regency": profile.code}),
        "sources": [(number, asking.words.phrase(name), safe_link(url)) for (name, url), number in sources.items()],
    }
    return Shown(template="province.html", title=_name(profile, asking), here="provinces", view=view)


def _name(profile: RegionProfile, asking: Asking) -> str:
    if profile.province is None:
        return asking.words.province(profile.code)
    return f"{profile.kind.capitalize()} {profile.name}"


def _shown(profile: RegionProfile, group: str) -> list[SheetRow]:
    """The rows of a group; hospitals by class stand in a picture of their own."""
    return [row for row in profile.of(group) if row.name not in _CLASSES]


def _row(row: SheetRow, sources: dict[tuple[str, str], int], own: RegionWords, asking: Asking) -> dict[str, Any]:
    said = asking.sight.figures if row.group == "said" else ()
    claim = next((one for one in said if one.id == row.note), None)
    return {
        "name": own.word("row", row.name),
        "value": own.value(row) if row.value is not None else str(asking.words("province.not_known")),
        "plain": plain(row, own),
        "known": row.value is not None,
        "day": day_text(row.day, asking.words) if row.day else "",
        "old": own.number(row.years) if row.years is not None and row.years >= _OLD else "",
        "note": "" if claim else own.note(row),
        "said": asking.to("document", claim.document) + f"#{claim.id[:12]}" if claim else "",
        "speaker": asking.words.phrase(row.source) if row.group == "said" else "",
        "source": sources.get((row.source, row.url), 0),
    }


def _sources(rows: Iterable[SheetRow]) -> dict[tuple[str, str], int]:
    """Sources, each with its number at the foot of the page."""
    named = dict.fromkeys((row.source, row.url) for row in rows if row.source)
    return {source: number for number, source in enumerate(named, start=1)}


def _classes(profile: RegionProfile, own: RegionWords) -> list[tuple[str, str, float]]:
    """Hospitals by class: name, how many, per cent of the most."""
    counts = [(own.word("row", name), row_of(profile, name).value) for name in _CLASSES]
    known = [(name, float(count)) for name, count in counts if count is not None]
    most = max((count for _, count in known), default=0) or 1
    return [(name, own.number(count), 100 * count / most) for name, count in known]


def map_of(profile: RegionProfile, asking: Asking) -> MapView:
    """Partnerships by regency, with ports and estates; those of which only the province is known stand at its seat."""
    words, at, province = asking.words, points(), profile.code[:2]
    there, known = partnerships_by_region(asking.sight).get(province, ()), asking.sight.index.by_id
    held = Counter(place for one in there if (place := known[one.id].place))
    names = {one.code: one.name for one in regencies(province, profile.today)}
    spots = tuple(
        Spot(
            code=code,
            name=names.get(code) or words.province(code),
            lat=at[code][0],
            lng=at[code][1],
            count=count,
            href=asking.to("province", code),
            kind="partnership",
        )
        for code, count in held.items()
    )
    dots = tuple(point for code, point in at.items() if code.startswith(f"{province}."))
    kinds = tuple((kind, str(words(f"province.{kind}"))) for kind in ("partnership", "port", "estate"))
    frame = province_frame(province, words.province(province))
    layers = Layers(spots=(*spots, *landmarks(province)), dots=dots, regions=areas(asking.desk.regions, province))
    return draw((frame,), layers, Captions(language=words.language, unit=str(words("frame.partnerships")), kinds=kinds))


def regency_of(one: RegionProfile, asking: Asking) -> dict[str, Any]:
    """A regency as a row of its province."""
    own = region_words(asking.language)
    names = ("population", "hospitals", "beds", "minimum_wage")
    return {
        "name": f"{one.kind.capitalize()} {one.name}",
        "href": asking.to("province", one.code),
        "cells": [plain(row_of(one, name), own) for name in names],
        "partnerships": len(partnerships_by_region(asking.sight).get(one.code, ())),
    }
