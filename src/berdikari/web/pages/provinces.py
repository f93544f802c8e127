"""Provinces: people, hospitals, beds, wage and partnerships of each, and where they are."""

from typing import Any

from berdikari.records.sheet import RegionProfile, SheetRow
from berdikari.report.map import map_html
from berdikari.report.region.text import RegionWords, region_words
from berdikari.report.writing import day_text
from berdikari.web.maps import provinces_map
from berdikari.web.page import Asking, Shown
from berdikari.web.regions import partnerships_by_region, provinces

COLUMNS = ("population", "hospitals", "beds", "beds_per_thousand", "minimum_wage_province")


def page(asking: Asking) -> Shown:
    """One row a province, most partnerships first."""
    told = [_province(one, asking) for one in provinces(asking.sight.today.isoformat())]
    told.sort(key=lambda one: -one["partnerships"])
    view: dict[str, Any] = {
        "map": map_html(provinces_map(asking)),
        "heads": [head_of(name, asking) for name in COLUMNS],
        "provinces": told,
        "sources": sources_of(provinces(asking.sight.today.isoformat())[0], COLUMNS, asking),
    }
    return Shown(template="provinces.html", title=str(asking.words("frame.provinces")), here="provinces", view=view)


def sources_of(profile: RegionProfile, names: tuple[str, ...], asking: Asking) -> list[tuple[str, str, str, str]]:
    """Of each column: its name, its source, the address of that, the day that it is of."""
    return [
        (head_of(name, asking), asking.words.phrase(row.source), row.url, day_text(row.day, asking.words))
        for name in names
        if (row := row_of(profile, name)).source
    ]


def head_of(name: str, asking: Asking) -> str:
    """What a row is called where it stands alone."""
    if name.startswith("minimum_wage"):
        return str(asking.words("province.wage"))
    return region_words(asking.language).word("row", name)


def row_of(profile: RegionProfile, name: str) -> SheetRow:
    """The row of this name."""
    return next(row for row in profile.rows if row.name == name)


def plain(row: SheetRow, words: RegionWords) -> str:
    """A number alone; a question mark where it is not known."""
    return "?" if row.value is None or isinstance(row.value, str) else words.number(row.value)


def _province(one: RegionProfile, asking: Asking) -> dict[str, Any]:
    words = region_words(asking.language)
    return {
        "code": one.code,
        "name": asking.words.province(one.code),
        "href": asking.to("province", one.code),
        "cells": [plain(row_of(one, name), words) for name in COLUMNS],
        "partnerships": len(partnerships_by_region(asking.sight).get(one.code, ())),
        "list": asking.to("partnerships", province=one.code),
    }
