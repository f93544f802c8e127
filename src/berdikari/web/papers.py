"""Papers of the pages: a dossier of one partnership, the list on the screen, the profile of a region, the brief."""

from collections.abc import Iterator, Sequence

from berdikari.edge.regions import locate
from berdikari.records import Partnership, rung
from berdikari.records.sheet import RegionProfile
from berdikari.report.contradictions import about_text, side_text
from berdikari.report.evidence import caption
from berdikari.report.facts import facts_of
from berdikari.report.findings import is_retold, title_of
from berdikari.report.gaps import gaps_of
from berdikari.report.map import Captions, Layers, Spot, draw, java, map_svg, nation, points
from berdikari.report.overdue import is_planned
from berdikari.report.paper import Block, Facts, Grid, Heading, Paper, Picture, Quoted, Text
from berdikari.report.region.text import region_words
from berdikari.report.summary import summary
from berdikari.report.words import Words
from berdikari.report.writing import day_text, value_text
from berdikari.web.index import Row
from berdikari.web.page import Asking
from berdikari.web.pages.partnerships import stage_text

MOST = 2000  # rows of a table on paper; the workbook has them all


def dossier(asking: Asking, p: Partnership) -> Paper:
    """Everything about one partnership, each fact with its sentence."""
    words = asking.words
    blocks = [*_standing(p, asking), *_history(p, words), *_conflicts(p, words), *_proved(p, asking)]
    if gaps := gaps_of(p):
        blocks += [
            Heading(text=str(words("partnership.gaps"))),
            Text(text=", ".join(words.label("gap", gap) for gap in gaps)),
        ]
    return _paper(title_of(p, 6), _lede(p, words), blocks, asking)


def listing(asking: Asking, rows: Sequence[Row]) -> Paper:
    """What a query found, as a table and a map."""
    words = asking.words
    shown = rows[:MOST]
    blocks: list[Block] = [
        Picture(svg=partnerships_svg(asking, rows), alt=str(words("partnerships.view_map"))),
        _table(shown, words),
    ]
    if len(rows) > MOST:
        blocks.append(Text(text=str(words("paper.left_out", count=len(rows) - MOST)), small=True))
    return _paper(
        str(words("frame.partnerships")), str(words.many("partnerships.count", len(rows))), blocks, asking, wide=True
    )


def market_profile(asking: Asking, profile: RegionProfile) -> Paper:
    """What is known of a region, each figure with its source and age."""
    words, own = asking.words, region_words(asking.language)
    blocks: list[Block] = []
    for group in dict.fromkeys(row.group for row in profile.rows):
        cells = tuple(
            (own.word("row", row.name), own.value(row), own.note(row), row.source, own.age(row))
            for row in profile.rows
            if row.group == group
        )
        columns = tuple(str(words(f"paper.{name}")) for name in ("what", "value", "note", "source", "age"))
        blocks += [
            Heading(text=own.word("group", group)),
            Grid(columns=columns, rows=cells, widths=(3, 2, 3, 4, 2), numbers=(1,)),
        ]
    known = [asking.sight.index.by_id[one.id] for one in profile.partnerships if one.id in asking.sight.index.by_id]
    if known:
        blocks += [Heading(text=str(words("frame.partnerships"))), _table(known[:MOST], words)]
    return _paper(profile.name, own.word("kind", profile.kind), blocks, asking)


def brief(asking: Asking) -> Paper:
    """The register in short: where it stands, what contradicts, what has gone silent, and the whole list."""
    words, sight = asking.words, asking.sight
    findings = sight.findings()
    blocks: list[Block] = [Text(text=line.striptags()) for line in summary(findings, words)]
    blocks.append(Picture(svg=partnerships_svg(asking, sight.index.rows), alt=str(words("partnerships.view_map"))))
    if silent := [row for row in sight.index.rows if row.partnership.id in sight.silences]:
        blocks += [Heading(text=str(words("part.silent"))), _table(silent[:MOST], words)]
    if against := [row for row in sight.index.rows if row.partnership.conflicts]:
        blocks.append(Heading(text=str(words("part.contradicts"))))
        for row in against:
            blocks += [Heading(text=row.title, level=2), *_sides(row.partnership, words)]
    blocks += [Heading(text=str(words("known.register"))), _table(sight.index.rows[:MOST], words)]
    return _paper(str(words("title.name")), day_text(sight.today.isoformat(), words), blocks, asking, wide=True)


def partnerships_svg(asking: Asking, rows: Sequence[Row], width: int = 960) -> str:
    """The map of what was found, as a file of its own."""
    words, at = asking.words, points()
    counts: dict[str, int] = {}
    for row in rows:
        place = row.partnership.site or row.partnership.place
        code = (locate(place) or "").split(".", maxsplit=1)[0] if place else ""
        if code in at:
            counts[code] = counts.get(code, 0) + 1
    spots = tuple(
        Spot(code=code, name=words.province(code), lat=at[code][0], lng=at[code][1], count=count)
        for code, count in counts.items()
    )
    frames = (nation(str(words("overview.nation"))), java(str(words("overview.java"))))
    captions = Captions(language=words.language, unit=str(words("frame.partnerships")))
    return map_svg(draw(frames, Layers(spots=spots), captions), width)


def _paper(title: str, lede: str, blocks: list[Block], asking: Asking, *, wide: bool = False) -> Paper:
    day = asking.sight.today.isoformat()
    foot = str(asking.words("frame.foot", day=day_text(day, asking.words)))
    return Paper(title=title, lede=lede, language=asking.language, day=day, foot=foot, blocks=tuple(blocks), wide=wide)


def _lede(p: Partnership, words: Words) -> str:
    told = [stage_text(p.stage, words), day_text(p.date, words) if p.date else ""]
    if is_planned(p):
        told.append(str(words("partnership.planned", stage=words.label("stage", p.planned_stage))))
    told += [str(words("partnership.last_news", day=day_text(p.last_news, words)))] if p.last_news else []
    return " · ".join(filter(None, told))


def _standing(p: Partnership, asking: Asking) -> Iterator[Block]:
    words, documents = asking.words, asking.sight.documents
    silence = asking.sight.silences.get(p.id)
    if silence:
        inferred = str(words("partnership.inferred"))
        yield Text(
            text=". ".join((f"{words.label('status', 'silent')}: {day_text(silence.since, words)}", inferred)),
            alarm=True,
        )
    elif p.status:
        yield Text(text=words.label("status", p.status), alarm=True)
    if any(is_retold(documents[claim.document]) for claim in p.claims if claim.document in documents):
        yield Text(text=str(words("partnership.retold")), alarm=True)
    if p.values:
        yield Heading(text=str(words("partnership.money")))
        yield Facts(rows=tuple((words.label("kind", value.kind), value_text(value, words)) for value in p.values))


def _history(p: Partnership, words: Words) -> Iterator[Block]:
    if p.history:
        yield Heading(text=str(words("partnership.history")))
        yield Facts(
            rows=tuple(
                (
                    day_text(one.date, words),
                    f"{words.label('stage', one.rung)} ({words.label('modality', one.modality)})",
                )
                for one in sorted(p.history, key=lambda one: (one.date or "9999", rung(one.rung)))
            )
        )


def _conflicts(p: Partnership, words: Words) -> Iterator[Block]:
    if p.conflicts:
        yield Heading(text=str(words("partnership.conflicts")))
        yield from _sides(p, words)


def _sides(p: Partnership, words: Words) -> Iterator[Block]:
    claims = {claim.id: claim for claim in p.claims}
    for conflict in p.conflicts:
        told = []
        for side in conflict.alternatives:
            said = [claims[name] for name in side.claims if name in claims]
            mark = f" ({words('partnership.preferred')})" if side.value == conflict.preferred else ""
            told.append(side_text(side.value, said, words) + mark)
        yield Facts(rows=((about_text(conflict.about, words), "  ≠  ".join(told)),))


def _proved(p: Partnership, asking: Asking) -> Iterator[Block]:
    words = asking.words
    yield Heading(text=str(words("partnership.facts")))
    for field, facts in facts_of(p, asking.sight.documents, words).items():
        yield Heading(text=words.label("field", field).capitalize(), level=2)
        for fact in facts:
            passed = "" if fact.in_force else f" [{words('partnership.passed')}]"
            yield Text(text=" · ".join(filter(None, (fact.text, fact.note))) + passed)
            for proof in fact.proofs[:3]:
                source = caption(proof.report, words)
                for sentence in proof.report.sentences:
                    yield Quoted(parts=sentence.parts, source=source)


def _table(rows: Sequence[Row], words: Words) -> Grid:
    names = ("partnership", "stage", "value", "device", "place", "date")
    return Grid(
        columns=tuple(str(words(f"column.{name}")) for name in names),
        rows=tuple(_cells(row, words) for row in rows),
        widths=(5, 2.4, 2.4, 2.6, 2.6, 2),
    )


def _cells(row: Row, words: Words) -> tuple[str, ...]:
    p = row.partnership
    place = p.site or p.place
    return (
        row.title,
        stage_text(p.stage, words) + (f" ({words.label('status', p.status)})" if p.status else ""),
        "; ".join(value_text(value, words) for value in p.values) or "–",
        ", ".join(dict.fromkeys(words.device(device) for device in p.devices)) or "–",
        words.place(place) if place else "–",
        day_text(p.date, words) if p.date else "–",
    )
