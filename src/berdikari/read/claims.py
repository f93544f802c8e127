"""Claims: the frames of a page with all that is told of them, each thing with its exact words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from berdikari.read.dates import When, dates
from berdikari.read.devices import Found, devices, general_devices, unknown_devices
from berdikari.read.events import event_date, fairs, signing_place, site, term
from berdikari.read.figures import Named, figures
from berdikari.read.join import Frame, frames
from berdikari.read.money import Sum, sums
from berdikari.read.names import Mention
from berdikari.read.organisations import Organisation, organisations
from berdikari.read.page import Page
from berdikari.read.people import people
from berdikari.read.roles import party_record, unnamed_party
from berdikari.read.scope import scopes
from berdikari.read.stages import Rung, highest, rungs
from berdikari.read.values import is_restated, value_of, without_total
from berdikari.records import Claim, Content, Day, Problem, Stage, Status, Value, content_id

METHOD = "rules-1"


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found on a page, before it is given to its frames."""

    page: Page
    organisations: Sequence[Organisation]
    persons: Sequence[Mention]
    dates: Sequence[When]
    rungs: Sequence[Rung]
    devices: Sequence[Found]
    sums: Sequence[Sum]


def claims(page: Page) -> tuple[list[Claim], list[Problem]]:
    """Every claim that the page supports, and its problems."""
    found, others = organisations(page)
    every = dates(page)
    persons = [m for m in others if m.kind == "person"]
    findings = Findings(page, found, persons, every, rungs(page, every), devices(page), sums(page))
    made: list[Claim] = []
    told = frames(page, found)
    for number, (frame, scope) in enumerate(zip(told, scopes(page, told, found), strict=True)):
        made.extend(_Writer(findings, frame, scope, content_id("mention", page.document.id, number)).claims())
    made.extend(_figures(findings))
    return made, _problems(findings)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the claims of one frame. scope: the sentences that speak of it."""

    findings: Findings
    frame: Frame
    scope: frozenset[int]
    about: str

    def claim(self, field: str, value: Content, start: int, end: int, confidence: float = 1.0) -> Claim:
        """A claim of the frame with its quote."""
        document = self.findings.page.document
        quote = document.quote(start, end)
        return Claim(document=document.id, about=self.about, field=field, value=value, quote=quote, method=METHOD, confidence=confidence)

    def claims(self) -> Iterator[Claim]:
        """All claims of the frame."""
        yield from self._parties()
        yield from self._stages()
        yield from self._values()
        yield from self._devices()
        yield from self._events()
        yield from self._people()

    def _in_scope(self, start: int) -> bool:
        return self.findings.page.sentence_at(start) in self.scope

    def _parties(self) -> Iterator[Claim]:
        page = self.findings.page
        for party in self.frame.parties.values():
            record = party_record(page, party.organisation, self.scope)
            yield self.claim("party", record, party.mention.start, party.mention.end, 0.9 if party.organisation.kind == "unknown" else 1.0)
        if len(self.frame.parties) < 2:
            for hit in self.frame.countries[:1]:
                yield self.claim("party", unnamed_party(page, hit), hit.start, hit.end, 0.7)
        for party in self.frame.facilitators.values():
            record = party_record(page, party.organisation, self.scope, role="facilitator")
            yield self.claim("facilitator", record, party.mention.start, party.mention.end)

    def _own_rungs(self) -> list[Rung]:
        return [r for r in self.findings.rungs if r.sentence in self.scope]

    def _stages(self) -> Iterator[Claim]:
        own = self._own_rungs()
        best, planned = highest(own), highest(own, "planned")
        if best is None:
            if planned or highest(own, "hoped"):
                hit = (planned or highest(own, "hoped")).hit  # type: ignore[union-attr]
                yield self.claim("stage", Stage(rung="talks"), hit.start, hit.end, 0.5)
        else:
            when = self._date_of(best)
            confidence = 0.5 if best.loose else 1.0
            yield self.claim("stage", Stage(rung=best.name, date=when.date if when else None, headline=best.headline), best.hit.start, best.hit.end, confidence)
        if planned:
            yield self.claim("stage", Stage(rung=planned.name, modality="planned", headline=planned.headline), planned.hit.start, planned.hit.end)
        for name in ("stalled", "cancelled"):
            for number in sorted(self.scope):
                sentence = self.findings.page.sentences[number]
                for hit in self.findings.page.hits(f"status.{name}", start=sentence.start, end=sentence.end)[:1]:
                    if name == "cancelled" and highest(own) is None:
                        yield self.claim("status", Status(status=name), hit.start, hit.end, 0.6)

    def _date_of(self, rung: Rung) -> When | None:
        """The date of a stage: in its own sentence, else in another sentence of the frame that states it too."""
        same = [r for r in self._own_rungs() if r.modality == "done" and (r.name == rung.name or r.loose)]
        for candidate in [rung, *sorted(same, key=lambda r: abs(r.sentence - rung.sentence))]:
            when = event_date(self.findings.page, self.findings.dates, candidate)
            if when:
                return when
        return None

    def _events(self) -> Iterator[Claim]:
        page = self.findings.page
        best = highest(self._own_rungs())
        when = self._date_of(best) if best else None
        if when and when.date:
            yield self.claim("date", Day(date=when.date), when.start, when.end)
        sentences = [page.sentences[n] for n in sorted(self.scope)]
        for spot in fairs(page):
            if self._in_scope(spot.start):
                yield self.claim("fair", spot.value, spot.start, spot.end)
                break
        spot = next((s for sentence in sentences if (s := term(page, sentence.start, sentence.end))), None)
        if spot:
            yield self.claim("term", spot.value, spot.start, spot.end)
        made_at = site(page, sentences)
        if made_at:
            yield self.claim("site", made_at.value, made_at.start, made_at.end)
        signed_at = signing_place(page, page.sentences[best.sentence]) if best else None
        if signed_at and (made_at is None or signed_at.start != made_at.start):
            yield self.claim("place", signed_at.value, signed_at.start, signed_at.end)

    def _values(self) -> Iterator[Claim]:
        page = self.findings.page
        own = [s for s in self.findings.sums if self._in_scope(s.start)]
        kept: list[tuple[Sum, Value]] = []
        for index, sum_ in enumerate(own):
            before = own[index - 1] if index else None
            twin = next((v for s, v in kept if s is before), None) if before and is_restated(page, before, sum_) else None
            if before and twin is None and is_restated(page, before, sum_):
                continue
            value = value_of(page, sum_, twin)
            if value and not any(v.amount == value.amount and v.currency == value.currency for _, v in kept):
                kept.append((sum_, value))
        amounts = [(v.amount, v.currency) for _, v in kept]
        for sum_, value in kept:
            if not without_total(amounts, value.amount, value.currency) or value.phase:
                yield self.claim("value", value, sum_.start, sum_.end)

    def _devices(self) -> Iterator[Claim]:
        page = self.findings.page
        own = [d for d in self.findings.devices if self._in_scope(d.start)]
        spans = [page.sentences[n] for n in sorted(self.scope)]
        if not own:
            own = [d for s in spans for d in unknown_devices(page, s.start, s.end)][:1]
        if not own:
            own = [d for s in spans for d in general_devices(page, s.start, s.end)][:1]
        seen: set[str] = set()
        for device in own:
            key = device.device.id or device.device.name.lower()
            if key not in seen:
                seen.add(key)
                yield self.claim("device", device.device, device.start, device.end)

    def _people(self) -> Iterator[Claim]:
        page = self.findings.page
        for met in people(page, self.findings.persons, self.findings.organisations):
            if met.mention.sentence in self.scope or met.person.employer in self.frame.parties:
                yield self.claim("person", met.person, met.start, met.end)


def _figures(findings: Findings) -> Iterator[Claim]:
    page = findings.page
    named = Named(findings.organisations, findings.persons, findings.devices, findings.dates)
    for counted in figures(page, named):
        quote = page.document.quote(counted.start, counted.end)
        yield Claim(document=page.document.id, field="figure", value=counted.figure, quote=quote, method=METHOD)


def _problems(findings: Findings) -> list[Problem]:
    page = findings.page
    return [
        Problem(
            stage="read", severity="note", source=page.document.source, quote=page.document.quote(w.start, w.end),
            message=f"{w.clash} is not the weekday of {w.date}", hint="the date is kept as it is printed",
        )
        for w in findings.dates if w.clash
    ]  # fmt: skip


