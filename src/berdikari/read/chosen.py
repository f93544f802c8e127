"""Chosen: which of the devices that a page names are those of a cooperation."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from berdikari.read.devices import Found, is_inside, is_neighbour, is_trade, named_generally, telling
from berdikari.read.findings import Findings, within
from berdikari.read.goods import made_goods
from berdikari.read.join import Frame
from berdikari.read.scope import Scope
from berdikari.read.weigh import PRIVATE

_MEETING = re.compile(r" (?:forum|expo|fuar|congress|kongre|exhibition)")
_BACK = 3  # sentences in front of the deal that may tell what it is about


def chosen(
    findings: Findings, frame: Frame, scope: Scope, of_others: Collection[str | None] = frozenset()
) -> list[Found]:
    """The devices of the deal's own sentences; where they name none but upper categories, with these those of the
    sentences that name a party; else the nearest in scope, else the headlines', else what leads up to the deal; else
    what is said to be made, or "medical devices" where the text says no more.

    of_others: categories that other deals of the page name in sentences of their own; headlines, and sentences that
    speak of several deals, tell them of those.
    """
    deal, naming, heads = frame.sentences, frame.naming & scope.own, _heads(findings)
    own = [d for d in _outside_names(findings, frame, scope.every) if d.device.id not in of_others]
    upper = [
        replace(d, general=False)
        for d in _told(findings, frame, deal)
        if not (is_neighbour(d) or is_trade(findings.page, d))
    ]
    for numbers in (
        _listing(findings, scope),
        deal,
        naming,
        _nearest(findings, own, frame, scope),
        heads,
        _led_up(findings, frame, scope),
    ):
        found = _told(findings, frame, numbers)
        if numbers is not deal and numbers is not naming:
            found = [d for d in found if d.device.id not in of_others]
        if not all(d.general for d in found):
            return telling(findings.page, [*upper, *found])
    return (
        _made(findings, deal)
        or _made(findings, naming)
        or (_made(findings, heads) if not of_others else [])
        or _loosely(findings, frame, scope, telling(findings.page, own))
    )


def named_alone(findings: Findings, frame: Frame, scope: Scope) -> frozenset[str | None]:
    """The categories that the sentences of a deal name, where they speak of no other."""
    found = within(findings.devices_in, scope.own | frame.sentences)
    return frozenset(d.device.id for d in found if not d.general)


def _told(findings: Findings, frame: Frame, numbers: Iterable[int]) -> list[Found]:
    """The devices of some sentences, but for what stands inside the name of a party."""
    return telling(findings.page, _outside_names(findings, frame, numbers))


def _outside_names(findings: Findings, frame: Frame, numbers: Iterable[int]) -> list[Found]:
    names = sorted((m.start, m.end) for p in frame.parties.values() for m in p.organisation.mentions)
    return [d for d in within(findings.devices_in, numbers) if not is_inside(d, names)]


def _listing(findings: Findings, scope: Scope) -> list[int]:
    """The sentences in scope that say what the goods of the deal are: "Produknya masker dan baju isolasi"."""
    page = findings.page
    said = {page.sentence_at(hit.start) for hit in page.hits("devices.listing")}
    return sorted(said & scope.own)


def _nearest(findings: Findings, own: Sequence[Found], frame: Frame, scope: Scope) -> Collection[int]:
    """The sentence in scope that names devices and stands nearest to one of the deal."""
    here = {findings.page.sentence_at(d.start) for d in own if not d.general} & scope.own
    return {min(here, key=lambda n: (min(abs(n - m) for m in frame.sentences), n))} if here else ()


def _led_up(findings: Findings, frame: Frame, scope: Scope) -> Collection[int]:
    """The sentences that lead up to the deal and name no private party: "fasilitas tersebut" means what they tell."""
    first = min(frame.sentences, default=0)
    named = {m.sentence for o in findings.organisations if o.kind in PRIVATE for m in o.mentions}
    private = any(p.organisation.kind in PRIVATE for p in frame.parties.values())
    return () if scope.digest or not private else [n for n in range(max(0, first - _BACK), first) if n not in named]


def _heads(findings: Findings) -> Collection[int]:
    """The headlines above the article."""
    return {n for n, sentence in enumerate(findings.page.sentences[:3]) if sentence.headline}


def _made(findings: Findings, numbers: Iterable[int]) -> list[Found]:
    """What some sentences say is made, where the catalogue does not know it."""
    spans = [findings.page.sentences[n] for n in sorted(numbers)]
    return [d for s in spans for d in made_goods(findings.page, s.start, s.end)][:1]


def _field(findings: Findings, numbers: Iterable[int]) -> list[Found]:
    """The field of a deal, where nothing else is told: "perjanjian pengembangan industri alat kesehatan"."""
    page = findings.page
    names = sorted((m.start, m.end) for o in findings.organisations for m in o.mentions)
    spans = [page.sentences[n] for n in numbers]
    hits = [hit for s in spans for hit in page.hits("devices.general", start=s.start, end=s.end)]
    hits = [h for h in hits if not (is_inside(h, names) or _MEETING.search(page.folded, h.end, h.end + 20))]
    return [named_generally(page, hit) for hit in hits[:1]]


def _loosely(findings: Findings, frame: Frame, scope: Scope, own: Sequence[Found]) -> list[Found]:
    """General words: upper categories in scope, then "medical devices" in the deal's sentences, then what is of a
    neighbouring field there.
    """
    words = within(findings.general_in, frame.sentences)
    return (
        [d for d in own if not is_neighbour(d)]
        or words[:1]
        or _told(findings, frame, frame.sentences)
        or within(findings.general_in, [*sorted(frame.naming), *sorted(_heads(findings)), *sorted(scope.every)])[:1]
        or _field(findings, [*sorted(frame.sentences), *sorted(_heads(findings))])
    )
