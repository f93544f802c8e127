"""One partnership: its history, every fact with the sentence that proves it, what contradicts, and who decided what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData

from berdikari import api
from berdikari.edge.regions import locate
from berdikari.lookup import find_one
from berdikari.money import bundled_rates, convert, middle
from berdikari.names import fold
from berdikari.records import LADDER, Judgement, Partnership, Value, rung
from berdikari.report.contradictions import about_text, side_text
from berdikari.report.facts import Fact, facts_of, is_quoted
from berdikari.report.findings import is_retold
from berdikari.report.gaps import gaps_of
from berdikari.report.overdue import is_planned, last_day, months_between, overdue
from berdikari.report.words import Words
from berdikari.report.writing import amount_text, day_text, value_note, value_text
from berdikari.web.exports import offered
from berdikari.web.links import members_of
from berdikari.web.page import Asking, Shown
from berdikari.web.pages.partnerships import stage_text

_CURRENCIES = ("EUR", "USD", "IDR")
_DIGITS = 3
CLAIM_VERDICTS = ("wrong", "prefer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A rung of the ladder in this partnership's history. state: reached, planned, hoped or open; days: as stated."""

    label: str
    state: str
    days: tuple[str, ...]
    here: bool


def page(asking: Asking) -> Shown:
    """The page of the partnership whose id, or the first characters of it, stands in the address."""
    sight, words = asking.sight, asking.words
    p = find_one("partnership", asking.path["id"], sight.partnerships)
    row = sight.index.by_id[p.id]
    silence, facts = sight.silences.get(p.id), _facts(p, asking)
    view: dict[str, Any] = {
        "p": p,
        "stage": stage_text(p.stage, words),
        "height": rung(p.stage) + 1,
        "planned": words.label("stage", p.planned_stage) if is_planned(p) else "",
        "planned_day": day_text(p.planned_date, words) if p.planned_date else "",
        "status": words.label("status", p.status) if p.status else "",
        "silence": silence,
        "quiet_months": months_between(last_day(silence.since), sight.today) if silence else 0,
        "late": overdue(p, sight.today),
        "rungs": rungs(p, words),
        "facts": [(words.label("field", field), several) for field, several in facts.items()],
        "total": sum(map(len, facts.values())),
        "proven": sum(is_quoted(one) for several in facts.values() for one in several),
        "links": _links(p, asking),
        "money": [_money(value, p, words) for value in p.values],
        "conflicts": _conflicts(p, asking),
        "gaps": [words.label("gap", field) for field in gaps_of(p)],
        "judgements": judgements_on(p, asking),
        "retold": sum(
            is_retold(sight.documents[name]) for name in {c.document for c in p.claims} if name in sight.documents
        ),
        "exports": offered(asking, "partnership", p.id, query=""),
    }
    return Shown(template="partnership.html", title=row.title, here="partnerships", view=view)


def action(asking: Asking, form: FormData) -> str:
    """Keep a judgement on a claim (`wrong`, `prefer`) or take one back (`undo`); leads back to the partnership."""
    p = find_one("partnership", asking.path["id"], asking.sight.partnerships)
    author = asking.viewer.name or str(form.get("author", "")).strip()
    api.judge(
        asking.desk.store,
        str(form.get("verdict", "")),
        [str(form.get("subject", ""))],
        author=author,
        why=str(form.get("why", "")).strip(),
    )
    changed = asking.desk.fresh()
    kept = next(
        (one for one in changed.partnerships.values() if {c.id for c in one.claims} & {c.id for c in p.claims}), None
    )
    return asking.to("partnership", kept.id) if kept else asking.to("partnerships")


def rungs(p: Partnership, words: Words) -> list[Rung]:
    """The ladder from its highest rung down, with what this partnership reached, plans, and hopes for."""
    found = []
    for stage in reversed(LADDER):
        told = [one for one in p.history if one.rung == stage]
        done = [one for one in told if one.modality == "done"] or stage == p.stage
        planned = [one for one in told if one.modality == "planned"] or stage == p.planned_stage
        state = "reached" if done else "planned" if planned else "hoped" if told else "open"
        days = dict.fromkeys(day_text(one.date, words) for one in told if one.date)
        found.append(Rung(label=words.label("stage", stage), state=state, days=tuple(days), here=stage == p.stage))
    return found


def _facts(p: Partnership, asking: Asking) -> Mapping[str, tuple[Fact, ...]]:
    return facts_of(p, asking.sight.documents, asking.words)


def _links(p: Partnership, asking: Asking) -> dict[tuple[str, str], str]:
    """Where the name of a party, a device, a place or a fair leads, by field and name."""
    of = {fold(name): one.id for one in members_of(asking.sight).get(p.id, ()) for name in (one.name, *one.aliases)}
    links = {}
    for party in (*p.parties, *p.facilitators):
        for name in (party.name, *party.aliases):
            if known := of.get(fold(name)):
                links["party", party.name] = links["facilitator", party.name] = asking.to("organisation", known)
                break
    links |= {("device", device.id): asking.to("device", device.id) for device in p.devices if device.id}
    for field, place in (("site", p.site), ("place", p.place)):
        if place and (code := locate(place)):
            links[field, place.name] = asking.to("province", code)
    return links | ({("fair", p.fair): asking.to("fair", p.fair)} if p.fair else {})


def _money(value: Value, p: Partnership, words: Words) -> dict[str, Any]:
    """An amount as stated, and in other currencies at the rate of the day of the deal, or of its latest report."""
    day = p.date or p.last_news
    rates = bundled_rates()
    others = []
    for currency in _CURRENCIES if day else ():
        amount = convert(value.amount, value.currency, currency, day or "", rates)
        if currency != value.currency and amount is not None:
            others.append(amount_text(float(f"{amount:.{_DIGITS}g}"), currency, words))
    on = day_text(middle(day), words) if day and others else ""
    return {
        "text": value_text(value, words),
        "note": value_note(value, words),
        "others": others,
        "on": on,
        "source": rates.source,
    }


def _conflicts(p: Partnership, asking: Asking) -> list[dict[str, Any]]:
    """Each conflict with its sides next to each other, the preferred one first."""
    words, proofs = (
        asking.words,
        {proof.claim.id: proof for facts in _facts(p, asking).values() for fact in facts for proof in fact.proofs},
    )
    claims = {claim.id: claim for claim in p.claims}
    found = []
    for conflict in p.conflicts:
        sides = [
            {
                "text": words.country(one.value)
                if conflict.about.startswith("country")
                else side_text(one.value, [claims[c] for c in one.claims if c in claims], words),
                "preferred": one.value == conflict.preferred,
                "proofs": [proofs[claim] for claim in one.claims if claim in proofs],
            }
            for one in conflict.alternatives
        ]
        sides.sort(key=lambda side: not side["preferred"])
        decided = conflict.preferred is not None
        found.append(
            {
                "about": about_text(conflict.about, words),
                "sides": sides,
                "rule": words.label("rule", conflict.rule),
                "decided": decided,
            }
        )
    return found


def judgements_on(p: Partnership, asking: Asking) -> list[dict[str, Any]]:
    """The judgements about this partnership's claims and reports, newest first. undone: taken back by a later one."""
    about = {claim.id for claim in p.claims} | {claim.about for claim in p.claims if claim.about}
    every = asking.sight.register.judgements
    undone = {subject: one for one in every if one.verdict == "undo" for subject in one.subjects}
    return [
        _judgement(one, undone.get(one.id), asking)
        for one in reversed(every)
        if one.verdict != "undo" and about & set(one.subjects)
    ]


def _judgement(one: Judgement, undone: Judgement | None, asking: Asking) -> dict[str, Any]:
    words = asking.words
    return {
        "id": one.id,
        "verdict": words.label("verdict", one.verdict),
        "author": one.author,
        "day": day_text(one.day, words),
        "why": one.why,
        "undone": f"{undone.author}, {day_text(undone.day, words)}" if undone else "",
    }
