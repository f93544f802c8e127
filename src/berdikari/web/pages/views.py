"""Board, map and timeline: what the list finds, seen in another way."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from berdikari.edge.asked import NONE
from berdikari.records import LADDER
from berdikari.report.map import Layers, MapView, Spot, map_html, points
from berdikari.report.timeline import timeline
from berdikari.report.words import Words
from berdikari.web.index import Row
from berdikari.web.maps import country_map
from berdikari.web.page import Asking
from berdikari.web.query import Answer

CARDS = 20  # in a column of the board; the list has the rest
_FINE = 100  # partnerships up to which the map tells regencies apart


def board(answer: Answer, asking: Asking) -> dict[str, Any]:
    """A column a rung, lowest first; before them those without an instrument, where there are any."""
    columns = []
    for stage, (label, rows) in zip((NONE, *LADDER), stages_of(answer, asking.words), strict=True):
        if stage == NONE and not rows:
            continue
        columns.append(
            {
                "stage": stage,
                "label": label,
                "count": len(rows),
                "cards": [_card(row, asking) for row in rows[:CARDS]],
                "more": f"{asking.to('partnerships')}?{_only(answer, stage)}" if len(rows) > CARDS else "",
            }
        )
    return {"columns": columns}


def stages_of(answer: Answer, words: Words) -> list[tuple[str, list[Row]]]:
    """The columns of the board: the name of each and what stands in it."""
    names = [(None, str(words("chart.no_instrument"))), *((stage, words.label("stage", stage)) for stage in LADDER)]
    return [(name, [row for row in answer.rows if row.partnership.stage == stage]) for stage, name in names]


def on_map(answer: Answer, asking: Asking) -> dict[str, Any]:
    """Where what was found is made or was signed; those whose place is abroad or not stated are counted beside it."""
    places = located(answer, asking)
    total = sum(count for _, _, count in places)
    return {
        "map": map_html(_drawn(places, answer, asking)),
        "located": total,
        "elsewhere": answer.count - total,
        "places": [(name, count, _within(answer, (code,), asking)) for code, name, count in places],
    }


def located(answer: Answer, asking: Asking) -> list[tuple[str, str, int]]:
    """The places of what was found, those of most first: code, name, how many. Of many, provinces only."""
    if answer.count > _FINE:
        provinces = answer.index.bits["province"].items()
        counts = Counter({code: (bits & answer.found).bit_count() for code, bits in provinces if code != NONE})
    else:
        counts = Counter(row.place for row in answer.rows if row.place)
    return [(code, _name(code, asking), count) for code, count in counts.most_common() if count]


def map_of(answer: Answer, asking: Asking) -> MapView:
    """The map of what was found, each mark leading to its list."""
    return _drawn(located(answer, asking), answer, asking)


def _drawn(places: Sequence[tuple[str, str, int]], answer: Answer, asking: Asking) -> MapView:
    at = points()
    spots = tuple(
        Spot(
            code=code,
            name=name,
            lat=at[code][0],
            lng=at[code][1],
            count=count,
            href=_within(answer, (code,), asking),
        )
        for code, name, count in places
        if code in at
    )

    def several(members: Sequence[Spot]) -> str:
        return _within(answer, tuple(one.code for one in members), asking)

    return country_map(asking, Layers(spots=spots), several)


def on_line(answer: Answer, asking: Asking) -> dict[str, Any]:
    """The history of what stands on this page of the list, the latest news first, under one axis."""
    findings = asking.sight.findings(tuple(row.partnership for row in answer.shown))
    dated = dict(findings.numbered)
    drawn = timeline(findings, asking.words, newest_first=True)
    return {"timeline": drawn, "hrefs": {number: asking.to("partnership", one.id) for number, one in dated.items()}}


def _card(row: Row, asking: Asking) -> dict[str, Any]:
    p = row.partnership
    return {
        "title": row.title,
        "href": asking.to("partnership", p.id),
        "move": asking.to("partnership", p.id, "move"),
        "devices": ", ".join(dict.fromkeys(asking.words.device(device) for device in p.devices[:2])),
        "day": p.date,
        "status": asking.words.label("status", p.status) if p.status else "",
    }


def _only(answer: Answer, stage: str) -> str:
    chosen = {name: values for name, values in answer.query.chosen.items() if name != "stage"}
    return answer.query.address(view="list", chosen=chosen | {"stage": (stage,)})


def _within(answer: Answer, codes: tuple[str, ...], asking: Asking) -> str:
    """The list of what was found in some places: in regencies, or where one of them is a province, in provinces."""
    fine = all("." in code for code in codes)
    places = codes if fine else tuple(dict.fromkeys(code.split(".", maxsplit=1)[0] for code in codes))
    chosen = {**answer.query.chosen, "regency" if fine else "province": places}
    return f"{asking.to('partnerships')}?{answer.query.address(view='list', chosen=chosen)}"


def _name(code: str, asking: Asking) -> str:
    return asking.words.regency(code) if "." in code else asking.words.province(code)
