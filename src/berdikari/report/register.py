"""The register as the brief shows it: a row a partnership, what its reports state, and the sentences that say so."""

from dataclasses import dataclass

from berdikari.records import LADDER, Partnership, Party, Silence, rung
from berdikari.report.evidence import LOW, Report, reports_of
from berdikari.report.findings import Findings, title_of
from berdikari.report.gaps import gaps_of
from berdikari.report.overdue import Overdue, is_planned, last_day, months_between, overdue
from berdikari.report.words import Words, number
from berdikari.report.writing import day_text, owner_text, party_text, value_note, value_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A partnership ready to be shown.

    steps     rungs up to the one reached, of `of_steps`
    planned   the planned rung with its day; None: none above the one reached
    values    (amount, note)
    facts     (label, text) of the rest that is stated
    status    as a source declares it; silence is inferred, and told in `silence`, `quiet_months`
    doubtful  how many sentences were read with a confidence below LOW
    """

    number: int
    id: str
    title: str
    parties: tuple[str, ...]
    stage: str
    steps: int
    of_steps: int
    status: str | None
    planned: str | None
    planned_day: str | None
    values: tuple[tuple[str, str], ...]
    devices: tuple[str, ...]
    place: str | None
    day: str | None
    facts: tuple[tuple[str, str], ...]
    gaps: tuple[str, ...]
    reports: tuple[Report, ...]
    silence: Silence | None
    quiet_months: int
    overdue: Overdue | None
    doubtful: int


def entries(findings: Findings, words: Words) -> tuple[Entry, ...]:
    """The partnerships in the order of the brief."""
    return tuple(_entry(number, partnership, findings, words) for number, partnership in findings.numbered)


def _entry(number: int, p: Partnership, findings: Findings, words: Words) -> Entry:
    reports = reports_of(p.claims, findings.documents)
    place = p.site or p.place
    planned = is_planned(p)
    silence = findings.silent.get(p.id)
    return Entry(
        number=number,
        id=p.id,
        title=title_of(p),
        parties=tuple(_party(party, words) for party in p.parties),
        stage=words.label("stage", p.stage) if p.stage else str(words("chart.no_instrument")),
        steps=rung(p.stage) + 1,
        of_steps=len(LADDER),
        status=words.label("status", p.status) if p.status and not silence else None,
        planned=words.label("stage", p.planned_stage) if planned else None,
        planned_day=day_text(p.planned_date, words) if planned and p.planned_date else None,
        values=tuple((value_text(value, words), value_note(value, words)) for value in p.values),
        devices=tuple(dict.fromkeys(words.device(device) for device in p.devices)),
        place=words.place(place) if place else None,
        day=day_text(p.date, words) if p.date else None,
        facts=tuple((words.label("field", field), text) for field, text in _facts(p, words) if text),
        gaps=tuple(words.label("gap", field) for field in gaps_of(p)),
        reports=reports,
        silence=silence,
        quiet_months=months_between(last_day(silence.since), findings.day) if silence else 0,
        overdue=overdue(p, findings.day),
        doubtful=sum(sentence.confidence < LOW for report in reports for sentence in report.sentences),
    )


def _party(party: Party, words: Words) -> str:
    role = f", {words.label('role', party.role)}" if party.role else ""
    return party_text(party, words) + role


def _facts(p: Partnership, words: Words) -> list[tuple[str, str]]:
    people = [", ".join(filter(None, (person.name, person.office, person.employer))) for person in p.people]
    event = words.place(p.place) if p.place and p.site else ""
    return [
        ("facilitator", "; ".join(party_text(party, words) for party in p.facilitators)),
        (
            "term",
            str(words.many("say.years", 1 if p.term_years == 1 else 2, years=number(p.term_years, words.language)))
            if p.term_years
            else "",
        ),
        ("fair", p.fair or ""),
        ("place", event),
        ("depth", words.label("depth", str(p.depth)) if p.depth is not None else ""),
        ("person", "; ".join(people)),
        ("ownership", "; ".join(owner_text(each, words) for each in p.owners)),
    ]
