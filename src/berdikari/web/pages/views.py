"""Board, map and timeline: what the list finds, seen in another way."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from berdikari.records import LADDER
from berdikari.report.map import Captions, Layers, MapView, Spot, draw, java, map_html, nation, points
from berdikari.report.timeline import timeline
from berdikari.web.index import NONE, Row, province_of
from berdikari.web.page import Asking
from berdikari.web.query import Answer

CARDS = 20  # in a column of the board; the list has the rest
_FINE = 300  # partnerships up to which the map tells regencies apart


def board(answer: Answer, asking: Asking) -> dict[str, Any]:
    """A column a rung, lowest first, those without an instrument before them."""
    columns = []
    for stage in (None, *LADDER):
        rows = [row for row in answer.rows if row.partnership.stage == stage]
        columns.append(
            {
                "stage": stage or NONE,
                "label": asking.words.label("stage", stage) if stage else asking.words("chart.no_instrument"),
                "count": len(rows),
                "cards": [_card(row, asking) for row in rows[:CARDS]],
                "more": f"{asking.to('partnerships')}?{_only(answer, stage or NONE)}" if len(rows) > CARDS else "",
            }
        )
    return {"columns": columns}


def on_map(answer: Answer, asking: Asking) -> dict[str, Any]:
    """Where what was found is made or was signed; those whose place is abroad or not stated are counted beside it."""
    coarse = len(answer.rows) > _FINE
    counts: Counter[str] = Counter()
    for row in answer.rows:
        place = row.partnership.site if row.partnership.site and row.partnership.site.code else row.partnership.place
        code = province_of(place) if coarse else place.code if place else None
        if code:
            counts[code] += 1
    return {
        "map": map_html(_drawn(counts, answer, asking)),
        "located": counts.total(),
        "elsewhere": len(answer.rows) - counts.total(),
        "places": [
            (_name(code, asking), count, _within(answer, (code,), asking)) for code, count in counts.most_common()
        ],
    }


def on_line(answer: Answer, asking: Asking) -> dict[str, Any]:
    """The history of what stands on this page of the list, under one axis."""
    findings = asking.sight.findings(tuple(row.partnership for row in answer.shown))
    dated = dict(findings.numbered)
    drawn = timeline(findings, asking.words)
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


def _drawn(counts: Counter[str], answer: Answer, asking: Asking) -> MapView:
    words, at = asking.words, points()
    spots = tuple(
        Spot(
            code=code,
            name=_name(code, asking),
            lat=at[code][0],
            lng=at[code][1],
            count=count,
            href=_within(answer, (code,), asking),
        )
        for code, count in counts.items()
        if code in at
    )

    def several(members: Sequence[Spot]) -> str:
        return _within(answer, tuple(one.code for one in members), asking)

    frames = (nation(str(words("overview.nation"))), java(str(words("overview.java"))))
    captions = Captions(language=words.language, unit=str(words("frame.partnerships")))
    return draw(frames, Layers(spots=spots), captions, several)


def _within(answer: Answer, codes: tuple[str, ...], asking: Asking) -> str:
    """The list of what was found in the provinces of some places."""
    provinces = tuple(dict.fromkeys(code.split(".", maxsplit=1)[0] for code in codes))
    chosen = {**answer.query.chosen, "province": provinces}
    return f"{asking.to('partnerships')}?{answer.query.address(view='list', chosen=chosen)}"


def _name(code: str, asking: Asking) -> str:
    return asking.words.regency(code) if "." in code else asking.words.province(code)
