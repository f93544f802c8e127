"""One partnership on paper: its dossier, each fact with its sentence."""

from collections.abc import Iterator

from berdikari.lookup import find_one
from berdikari.records import Partnership, rung
from berdikari.report.evidence import caption
from berdikari.report.facts import facts_of
from berdikari.report.findings import is_retold, title_of
from berdikari.report.gaps import gaps_of
from berdikari.report.overdue import is_planned
from berdikari.report.paper import Block, Facts, Heading, Paper, Quoted, Text
from berdikari.report.words import Words
from berdikari.report.writing import day_text, value_text
from berdikari.web.exports import Export, Handout, handed
from berdikari.web.page import Asking
from berdikari.web.pages.partnerships import stage_text
from berdikari.web.papers.parts import paper_of, sides_of
from berdikari.web.sheets import shapes_of, sheets_of


def export(asking: Asking) -> Export:
    """The partnership of the address. Raises UnknownIdError."""
    found = find_one("partnership", asking.path["id"], asking.sight.partnerships)
    return handed(
        asking,
        Handout(
            name=f"berdikari-{found.id}",
            paper=lambda _: dossier(asking, found),
            record=lambda: shapes_of(asking.sight, [found])[0],
            tables=lambda: sheets_of(asking.sight, [found]),
        ),
    )


def dossier(asking: Asking, p: Partnership) -> Paper:
    """Everything about one partnership, each fact with its sentence."""
    words = asking.words
    blocks = [*_standing(p, asking), *_history(p, words), *_conflicts(p, words), *_proved(p, asking)]
    if gaps := gaps_of(p):
        blocks += [
            Heading(text=str(words("partnership.gaps"))),
            Text(text=", ".join(words.label("gap", gap) for gap in gaps)),
        ]
    return paper_of(title_of(p, 6), _lede(p, words), blocks, asking)


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
        yield from sides_of(p, words)


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
