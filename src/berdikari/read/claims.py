"""Claims: the frames of a page with all that is told of them, each thing with its exact words."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from berdikari.read.background import without_background
from berdikari.read.chosen import chosen, named_alone
from berdikari.read.days import WORKED_OUT, Happened, happened
from berdikari.read.depth import depth
from berdikari.read.devices import Found
from berdikari.read.events import fairs, signing_place, site, term
from berdikari.read.figures import figures
from berdikari.read.findings import Findings, find, within
from berdikari.read.home import home
from berdikari.read.join import Frame, frames
from berdikari.read.money import Sum
from berdikari.read.page import Page
from berdikari.read.periods import period
from berdikari.read.roles import helper_role, party_record, roles, unnamed_party
from berdikari.read.scope import Scope, scopes
from berdikari.read.stages import ON_PAPER, Rung, highest
from berdikari.read.subjects import Named, named, speaker
from berdikari.read.values import is_restated, is_total, kind_of, phase_of, value_of
from berdikari.records import Claim, Content, Day, Problem, Stage, Status, Value, content_id

METHOD = "rules-1"


def claims(page: Page) -> tuple[list[Claim], list[Problem]]:
    """Every claim that the page supports, and its problems."""
    findings = find(page)
    made: list[Claim] = []
    told = frames(page, findings.organisations)
    for organisation in {id(p.organisation): p.organisation for frame in told for p in frame.parties.values()}.values():
        organisation.country = organisation.country or home(page, organisation)
    spoken = list(zip(told, scopes(page, told, findings.organisations), strict=True))
    goods = frozenset[str | None]().union(*(named_alone(findings, frame, scope) for frame, scope in spoken))
    for number, (frame, scope) in enumerate(spoken):
        of_others = goods - named_alone(findings, frame, scope)
        about = content_id("mention", page.document.id, number)
        made.extend(_Writer(findings, frame, scope, about, of_others).claims())
    made.extend(_figures(findings))
    return made, _problems(findings)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the claims of one frame. scope: the sentences that speak of it."""

    findings: Findings
    frame: Frame
    scope: Scope
    about: str
    of_others: Collection[str | None]

    def claim(self, field: str, value: Content, start: int, end: int, confidence: float = 1.0) -> Claim:
        """A claim of the frame with its quote."""
        document = self.findings.page.document
        quote = document.quote(start, end)
        return Claim(
            document=document.id,
            about=self.about,
            field=field,
            value=value,
            quote=quote,
            method=METHOD,
            confidence=confidence,
        )

    def claims(self) -> Iterator[Claim]:
        """All claims of the frame."""
        yield from self._parties()
        yield from self._stages()
        yield from self._values()
        yield from self._devices()
        yield from self._events()
        yield from self._people()
        yield from self._depth()
        for owned in self.findings.owned:
            if {owned.owner.name, owned.owned.name} & set(self.frame.parties):
                yield self.claim("ownership", owned.ownership, owned.start, owned.end)

    def _in_scope(self, start: int) -> bool:
        return self.findings.page.sentence_at(start) in self.scope.every

    def _parties(self) -> Iterator[Claim]:
        page = self.findings.page
        parties = list(self.frame.parties.values())
        for party, role in zip(
            parties,
            roles(page, [p.organisation for p in parties], self.findings.owned, self.scope.own),
            strict=True,
        ):
            record = party_record(party.organisation, role)
            yield self.claim(
                "party",
                record,
                party.mention.start,
                party.mention.end,
                0.9 if party.organisation.kind == "unknown" else 1.0,
            )
        if len(self.frame.parties) < 2:
            for hit in self.frame.countries[:1]:
                yield self.claim("party", unnamed_party(page, hit), hit.start, hit.end, 0.7)
        for party in self.frame.facilitators.values():
            record = party_record(party.organisation, helper_role(page, party.organisation))
            yield self.claim("facilitator", record, party.mention.start, party.mention.end)

    def _own_rungs(self) -> list[Rung]:
        own = sorted(
            (r for n in self.scope.every for r in self.findings.rungs_in.get(n, ())), key=lambda r: r.hit.start
        )
        together = [r for r in own if r.sentence not in self.scope.apart]
        signed = any(r.name in ON_PAPER and not r.loose and r.modality == "done" for r in together)
        own = [r for r in own if r.sentence not in self.scope.apart or r.name not in ON_PAPER] if signed else own
        goods = {d.device.id for d in self._goods() if d.device.id and not d.general}
        return without_background(self.findings, own, goods)

    def _goods(self) -> list[Found]:
        """The devices of the deal."""
        return self.findings.page.once(
            f"goods {self.about}", lambda _: chosen(self.findings, self.frame, self.scope, self.of_others)
        )

    def _stages(self) -> Iterator[Claim]:
        own = self._own_rungs()
        best, planned = self._reached(), highest(own, "planned")
        if best and best.loose and planned and planned.name == "plant_announced" and not planned.headline:
            yield self.claim("stage", Stage(rung=planned.name), planned.hit.start, planned.hit.end, 0.8)
        elif best is None:
            yield from self._unnamed_stage(own, planned)
        else:
            when = self._date_of(best)
            confidence = 0.5 if best.loose else 1.0
            yield self.claim(
                "stage",
                Stage(
                    rung=best.name,
                    date=when.date if when and when.confidence > WORKED_OUT else None,
                    headline=best.headline,
                ),
                best.hit.start,
                best.hit.end,
                confidence,
            )
        if planned:
            yield self.claim(
                "stage",
                Stage(rung=planned.name, modality="planned", headline=planned.headline),
                planned.hit.start,
                planned.hit.end,
            )
        for name in ("stalled", "cancelled"):
            for number in sorted(self.scope.own):
                sentence = self.findings.page.sentences[number]
                for hit in self.findings.page.hits(f"status.{name}", start=sentence.start, end=sentence.end)[:1]:
                    if name == "cancelled" and best is None:
                        yield self.claim("status", Status(status=name), hit.start, hit.end, 0.6)

    def _unnamed_stage(self, own: list[Rung], planned: Rung | None) -> Iterator[Claim]:
        """Nothing is stated as done: an announced plant is that; other plans with a word of cooperation are an
        understanding, else talks.
        """
        seen = planned or highest(own, "hoped")
        if seen is not None:
            yield self.claim("stage", Stage(rung=_understood(seen)), seen.hit.start, seen.hit.end, 0.5)
        elif self.frame.triggers:
            hit = self.frame.triggers[0]
            yield self.claim("stage", Stage(rung="mou"), hit.start, hit.end, 0.3)

    def _reached(self) -> Rung | None:
        """The highest rung that is done."""
        return highest(self._own_rungs(), own=self.frame.naming | self.frame.sentences)

    def _talked(self) -> Rung | None:
        """Where no rung is reached: that somebody spoke of it, where it is planned, hoped for, or told of as a
        cooperation.
        """
        seen = highest(self._own_rungs(), "planned") or highest(self._own_rungs(), "hoped")
        if seen:
            return replace(seen, name="talks", modality="done")
        for hit in self.frame.triggers[:1]:
            return Rung("talks", "done", hit, self.findings.page.sentence_at(hit.start), headline=False)
        return None

    def _date_of(self, rung: Rung | None) -> Happened | None:
        """The date of a stage."""
        if rung is None:
            return None
        group = ON_PAPER if rung.name in ON_PAPER else (rung.name,)
        same = [r for r in self._own_rungs() if r.modality == "done" and (r.name in group or r.loose)]
        same.sort(key=lambda r: (r.name != rung.name, abs(r.sentence - rung.sentence)))
        return happened(self.findings.page, self.findings.dates, rung, same, self.scope.every)

    def _events(self) -> Iterator[Claim]:
        page = self.findings.page
        best = self._reached()
        when = self._date_of(best or self._talked())
        if when:
            yield self.claim("date", Day(date=when.date), when.start, when.end, when.confidence)
        sentences = [page.sentences[n] for n in sorted(self.scope.every)]
        fair = next((f for f in fairs(page) if self._in_scope(f.start)), None)
        if fair:
            yield self.claim("fair", fair.value, fair.start, fair.end)
        year = re.search(r"(?:19|20)\d{2}", page.text[fair.start : fair.end]) if fair else None
        if fair and year and not when and best and best.name in ON_PAPER:
            yield self.claim("date", Day(date=year.group()), fair.start, fair.end, 0.6)
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
        kept: list[tuple[Sum, Value]] = []
        before: tuple[Sum, Value | None] | None = None
        for sum_ in within(self.findings.sums_in, self.scope.own):
            value = None if is_total(self.findings.amounts[sum_.currency], sum_.amount) else self._value(before, sum_)
            if kind_of(page, sum_) != "rate":
                before = (sum_, value)
            if value and not any(v.amount == value.amount and v.currency == value.currency for _, v in kept):
                kept.append((sum_, value))
                yield self.claim("value", self._told(value, sum_), sum_.start, sum_.end)

    def _told(self, value: Value, sum_: Sum) -> Value:
        """A value with the time that it is for and who said so."""
        page = self.findings.page
        sentence = page.sentences[page.sentence_at(sum_.start)]
        return replace(
            value,
            period=period(page, sum_.start, sum_.end),
            speaker=None if sentence.headline else speaker(page, things(self.findings), sentence),
        )

    def _value(self, before: tuple[Sum, Value | None] | None, sum_: Sum) -> Value | None:
        """The value of a sum: what it restates in another currency, what it goes on from in the next sentence, or its
        own.
        """
        page = self.findings.page
        own = self._is_own(page.sentence_at(sum_.start))
        if before and is_restated(page, before[0], sum_):
            return before[1] and value_of(page, sum_, before[1], own=own)
        if before and before[1] and kind_of(page, sum_) is None:
            a, b = (page.sentences[page.sentence_at(s.start)] for s in (before[0], sum_))
            if a.paragraph == b.paragraph and a is not b:
                return value_of(page, sum_, replace(before[1], phase=phase_of(page, sum_)), own=own)
        return value_of(page, sum_, None, own=own)

    def _is_own(self, number: int) -> bool:
        """True for a sentence of the deal, and for the one that goes on from it in its paragraph."""
        sentences = self.findings.page.sentences
        deal = self.frame.sentences
        return number in deal or (number - 1 in deal and sentences[number - 1].paragraph == sentences[number].paragraph)

    def _devices(self) -> Iterator[Claim]:
        for found in self._goods():
            general = found.device.id == "medical-device"
            yield self.claim("device", found.device, found.start, found.end, 0.6 if general else 1.0)

    def _depth(self) -> Iterator[Claim]:
        """How deeply the device is made in the country, where the frame's own sentences state it as done."""
        page = self.findings.page
        deep = depth(page, [page.sentences[n] for n in sorted(self.scope.own)])
        if deep and not deep.planned:
            yield self.claim("depth", deep.depth, deep.start, deep.end, 0.8)

    def _people(self) -> Iterator[Claim]:
        scope = self.scope
        for met in within(self.findings.met_in, scope.own if scope.digest else scope.every | self.frame.naming):
            yield self.claim("person", met.person, met.start, met.end)


def _understood(seen: Rung) -> str:
    """The rung of a deal that is only planned or hoped for: an announced plant is that; plans to make or sell together
    are an
    understanding; anything else is talks.
    """
    if seen.name == "plant_announced":
        return "plant_announced"
    if seen.modality == "planned" and seen.name in ("production", "commissioned", "export", "construction"):
        return "mou"
    return "talks"


def _figures(findings: Findings) -> Iterator[Claim]:
    page = findings.page
    for counted in figures(page, things(findings)):
        quote = page.document.quote(counted.start, counted.end)
        yield Claim(document=page.document.id, field="figure", value=counted.figure, quote=quote, method=METHOD)


def things(findings: Findings) -> Named:
    """What a page names that a figure may be about, or that may tell it."""
    return findings.page.once(
        "things named", lambda _: named(findings.organisations, findings.persons, findings.devices, findings.dates)
    )


def _problems(findings: Findings) -> list[Problem]:
    page = findings.page
    return [
        Problem(
            stage="read", severity="note", source=page.document.source, quote=page.document.quote(w.start, w.end),
            message=f"{w.clash} is not the weekday of {w.date}", hint="the date is kept as it is printed",
        )
        for w in findings.dates if w.clash
    ]  # fmt: skip
