"""Workings: what a resolution has worked out so far, so that one more document costs only what it touches."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice

from berdikari.money import Rates
from berdikari.records import (
    Claim,
    Document,
    Judgement,
    Organisation,
    Ownership,
    Partnership,
    Problem,
    Question,
    Silence,
)
from berdikari.resolve.assemble import assembled
from berdikari.resolve.candidates import Candidates
from berdikari.resolve.cluster import Pair, cluster, components, pair
from berdikari.resolve.compare import compare
from berdikari.resolve.evidence import ASK, MERGE, Score
from berdikari.resolve.judged import Judged, judged
from berdikari.resolve.mention import Mention, mention
from berdikari.resolve.organisations import Organisations
from berdikari.resolve.questions import conflict_questions, same_question
from berdikari.resolve.reports import Context
from berdikari.resolve.shelf import Shelf
from berdikari.resolve.silence import silence

_AT_ONCE = 4000  # claims: what is only needed while they are worked on stays small


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What claims and judgements come to: partnerships by id, organisations by name, questions with the most useful
    first.

    silences  of the partnerships whose status is `silent`: inferred on that day, with the rule
    """

    partnerships: tuple[Partnership, ...]
    organisations: tuple[Organisation, ...]
    questions: tuple[Question, ...]
    problems: tuple[Problem, ...]
    silences: tuple[Silence, ...] = ()


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Without the garbage collector while much is built of which nothing is thrown away: a fifth of the time."""
    rests = gc.isenabled()
    if rests:
        gc.disable()
    try:
        yield
    finally:
        if rests:
            gc.enable()


def _place(claim: Claim) -> tuple[str, int, str]:
    """Where a claim stands: the order of a mention's claims must not be that of their arrival."""
    return claim.document, claim.quote.start if claim.quote else -1, claim.id


class Workings:
    """Everything known and everything inferred from it.

    `take_in` more, then `resolution`; the order is of no account.
    """

    def __init__(self, rates: Rates | None = None) -> None:
        self._context = Context(documents={}, rates=rates)
        self._documents: dict[str, Document] = {}
        self._claims: dict[str, dict[str, Claim]] = {}  # of a mention
        self._owners: dict[str, Claim] = {}  # of no mention
        self._judgements: dict[str, Judgement] = {}
        self._judged = Judged()
        self._partners: dict[str, set[str]] = {}  # mentions that people called one with this one
        self._mentions: dict[str, Mention] = {}  # while they are compared: there are many, and soon made anew
        self._candidates = Candidates()
        self._links: dict[str, dict[str, float]] = {}
        self._group: dict[str, tuple[str, ...]] = {}
        self._part: dict[str, str] = {}  # component of a mention, by its first member
        self._parts: dict[str, tuple[str, ...]] = {}
        self._asked: dict[str, list[str]] = {}  # questions of a component
        self._partnerships: dict[tuple[str, ...], Partnership] = {}
        self._shelf: Shelf[Partnership] = Shelf(lambda p: p.id)
        self._questions: Shelf[Question] = Shelf(lambda q: (-q.usefulness, q.id))
        self._silences: Shelf[Silence] = Shelf(lambda s: s.partnership)
        self._organisations = Organisations()
        self._missing: dict[str, set[str]] = {}
        self._today = ""

    def take_in(
        self, documents: Iterable[Document] = (), claims: Iterable[Claim] = (), judgements: Iterable[Judgement] = ()
    ) -> None:
        """Add documents, claims and judgements; what is there already changes nothing."""
        with _collector_resting():
            self._work(self._add_documents(documents) | self._add_judgements(judgements))
            rest = iter(sorted(claims, key=self._age))
            while some := tuple(islice(rest, _AT_ONCE)):
                self._work(self._add_claims(some))

    def resolution(self, today: str) -> Resolution:
        """What all that was taken in comes to on that day; equal to a resolution of the same things from nothing."""
        with _collector_resting():
            if today != self._today:
                self._today = today
                for group in list(self._partnerships):
                    self._show(group)
            return Resolution(
                partnerships=self._shelf.all(),
                organisations=self._organisations.settle(),
                questions=self._questions.all(),
                problems=tuple(self._problems()),
                silences=self._silences.all(),
            )

    def _add_documents(self, documents: Iterable[Document]) -> set[str]:
        dirty: set[str] = set()
        for document in documents:
            if document.id not in self._documents:
                self._documents[document.id] = document
                dirty |= self._missing.pop(document.id, set())
        self._context = replace(self._context, documents=self._documents)
        return dirty

    def _add_claims(self, claims: Iterable[Claim]) -> set[str]:
        dirty: set[str] = set()
        for claim in claims:
            if claim.about is None:
                self._add_loose(claim)
                continue
            known = self._claims.setdefault(claim.about, {})
            if claim.id in known:
                continue
            known[claim.id] = claim
            dirty.add(claim.about)
            if claim.document not in self._documents:
                self._missing.setdefault(claim.document, set()).add(claim.about)
        return dirty

    def _add_loose(self, claim: Claim) -> None:
        """Of claims about no cooperation only those about owners matter here; figures are assessed, not resolved."""
        if claim.field == "ownership" and claim.id not in self._owners:
            self._owners[claim.id] = claim
            if claim.id not in self._judged.wrong and isinstance(claim.value, Ownership):
                self._organisations.own((claim.value,), 1)

    def _add_judgements(self, judgements: Iterable[Judgement]) -> set[str]:
        fresh = {j.id: j for j in judgements if j.id not in self._judgements}
        if not fresh:
            return set()
        self._judgements |= fresh
        old, new = self._judged, judged(self._judgements.values())
        self._judged = new
        self._context = replace(self._context, wrong=new.wrong, preferred=new.preferred)
        self._partners = {}
        for one, other in new.same:
            self._partners.setdefault(one, set()).add(other)
            self._partners.setdefault(other, set()).add(one)
        closed = {subject for subjects in old.closed ^ new.closed for subject in subjects}
        changed = (old.wrong ^ new.wrong) | (old.preferred ^ new.preferred) | closed
        for name in (old.wrong ^ new.wrong) & self._owners.keys():
            told = self._owners[name].value
            assert isinstance(told, Ownership)
            self._organisations.own((told,), -1 if name in new.wrong else 1)
        dirty = {m for m, known in self._claims.items() if changed & known.keys()} if changed else set()
        dirty |= {m for p in (old.same ^ new.same) | (old.apart ^ new.apart) for m in p}
        return (dirty | closed) & self._claims.keys()

    def _work(self, dirty: set[str]) -> None:
        """Compare the mentions that changed with their candidates, then group anew the components that they touch."""
        dirty = self._refresh(dirty)
        touched = set(dirty)
        for name in dirty:
            for other in self._links.pop(name, {}):
                self._links[other].pop(name, None)
                touched.add(other)
        done: set[str] = set()
        for name in dirty:
            done.add(name)
            for other in self._candidates.of(name):
                if other in done:
                    continue
                score = self._score(name, other)
                if score.total >= ASK:
                    bits = score.total if score.sure else min(score.total, MERGE - 0.01)
                    self._links.setdefault(name, {})[other] = bits
                    self._links.setdefault(other, {})[name] = bits
        touched |= {m for name in touched if name in self._part for m in self._parts[self._part[name]]}
        parts = components(touched, self._neighbours)
        for old in {self._part[m] for part in parts for m in part if m in self._part}:
            for question in self._asked.pop(old, ()):
                self._questions.drop(question)
        for part in parts:
            self._regroup(part, dirty)
        self._mentions.clear()

    def _refresh(self, dirty: set[str]) -> set[str]:
        """Make the dirty mentions anew; gives them, and those whose candidates changed because of them."""
        more: set[str] = set()
        for name in dirty:
            if name in self._candidates:
                more |= self._candidates.remove(name)
        for name in dirty:
            more |= self._candidates.add(self._mention(name))
        return dirty | more

    def _mention(self, name: str) -> Mention:
        held = self._mentions.get(name)
        if held is None:
            known = sorted((c for c in self._claims[name].values() if c.id not in self._judged.wrong), key=_place)
            told = {c.document for c in known} or {c.document for c in self._claims[name].values()}
            first = told.pop() if len(told) == 1 else min(told, key=lambda d: (self._published(d), d))
            held = self._mentions[name] = mention(name, known, self._documents.get(first))
        return held

    def _age(self, claim: Claim) -> tuple[str, str]:
        """The oldest first: a block that grows at its end keeps its anchors."""
        return self._published(claim.document), claim.about or ""

    def _published(self, name: str) -> str:
        document = self._documents.get(name)
        return (document.published if document else None) or "9999"

    def _neighbours(self, name: str) -> Iterator[str]:
        yield from self._links.get(name, ())
        for other in self._partners.get(name, ()):
            if other in self._candidates:
                yield other

    def _regroup(self, part: list[str], dirty: set[str]) -> None:
        """Group one component, replace the partnerships that changed, and ask its questions anew."""
        self._part.update(dict.fromkeys(part, part[0]))
        self._parts[part[0]] = tuple(part)
        groups: list[tuple[str, ...]] = [(part[0],)] if len(part) == 1 else self._grouped(part)
        old = {self._group[m] for m in part if m in self._group}
        for group in old - set(groups):
            self._forget(group)
        for group in groups:
            if group not in self._partnerships or not dirty.isdisjoint(group):
                self._forget(group)
                claims = [c for m in group for c in self._claims[m].values()]
                self._partnerships[group] = assembled(claims, self._context)
                self._organisations.put(self._partnerships[group])
                if self._today:
                    self._show(group)
                for doubt in conflict_questions(self._partnerships[group]):
                    if frozenset(doubt.subjects) not in self._judged.closed:
                        self._questions.put(doubt.id, doubt)
            self._group.update(dict.fromkeys(group, group))
        if len(groups) > 1:
            self._ask(part)

    def _grouped(self, part: list[str]) -> list[tuple[str, ...]]:
        members = set(part)
        links = {pair(m, o): bits for m in part for o, bits in self._links.get(m, {}).items() if bits >= MERGE}
        must = {p for m in part for o in self._partners.get(m, ()) if o in members for p in [pair(m, o)]}
        apart = [p for p in self._judged.apart if p[0] in members and p[1] in members]
        return cluster(part, links, self._bits, must, apart)

    def _bits(self, one: str, other: str) -> float:
        known = self._links.get(one, {}).get(other)
        return self._score(one, other).total if known is None else known

    def _score(self, one: str, other: str) -> Score:
        return compare(self._mention(one), self._mention(other), self._context.rates)

    def _forget(self, group: tuple[str, ...]) -> None:
        partnership = self._partnerships.pop(group, None)
        if partnership is None:
            return
        self._organisations.drop(partnership)
        self._shelf.drop(partnership.id)
        self._silences.drop(partnership.id)
        for doubt in conflict_questions(partnership):
            self._questions.drop(doubt.id)

    def _show(self, group: tuple[str, ...]) -> None:
        """Put the partnership on the shelf, with the silence of the day."""
        partnership = self._partnerships[group]
        quiet = silence(partnership, self._today)
        if quiet is None:
            self._silences.drop(partnership.id)
        else:
            self._silences.put(partnership.id, quiet)
            partnership = replace(partnership, status="silent")
        self._shelf.put(partnership.id, partnership)

    def _ask(self, part: list[str]) -> None:
        """One question for each two groups that a link connects, by its strongest pair."""
        best: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[float, Pair]] = {}
        for name in part:
            for other, bits in self._links.get(name, {}).items():
                one, two = sorted((self._group[name], self._group[other]))
                if name < other and one != two:
                    best[(one, two)] = max(best.get((one, two), (0.0, ("", ""))), (bits, (name, other)))
        asked = self._asked.setdefault(part[0], [])
        for (one, two), (_, mentions) in best.items():
            if self._settled(one, two):
                continue
            both = self._partnerships[one], self._partnerships[two]
            question = same_question(mentions, self._score(*mentions), both)
            self._questions.put(question.id, question)
            asked.append(question.id)

    def _settled(self, one: tuple[str, ...], two: tuple[str, ...]) -> bool:
        """True where a person keeps the two groups apart or has closed the question."""
        if any(pair(a, b) in self._judged.apart for a in one for b in two):
            return True
        return any(not subjects.isdisjoint(one) and not subjects.isdisjoint(two) for subjects in self._judged.closed)

    def _problems(self) -> Iterator[Problem]:
        yield from self._judged.problems
        for document in sorted(self._missing):
            yield Problem(
                stage="resolve",
                severity="warning",
                message=f"claims stand without their document {document}",
                hint="add it again",
            )
        known = self._claims
        for judgement in sorted(self._judgements.values(), key=lambda j: j.id):
            if judgement.verdict in ("same", "not_same"):
                unknown = [m for m in judgement.subjects if m not in known]
                if unknown:
                    message = f"the judgement {judgement.id} speaks of {', '.join(unknown)}, which no document tells of"
                    yield Problem(stage="resolve", severity="note", message=message)
