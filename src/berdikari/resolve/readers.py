"""Readers: what several readers tell of one document, put together by cooperation, and where they differ."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from berdikari.names import SAME, alike, fold
from berdikari.records import Claim, Disagreement, Document, Partnership, Said, Stage
from berdikari.resolve.assemble import assemble
from berdikari.resolve.cluster import cluster
from berdikari.resolve.compare import compare
from berdikari.resolve.days import fit
from berdikari.resolve.evidence import MERGE
from berdikari.resolve.mention import mention
from berdikari.resolve.places import fair_words, one_fair, place_words

Group = tuple[Claim, ...]
Test = Callable[[str, str], bool]


def united(groups: Sequence[Group], document: Document) -> tuple[Group, ...]:
    """The claims of each cooperation of a document, those of several readers together, by the rules of the register."""
    mentions = {str(at): mention(group[0].about or "", group, document) for at, group in enumerate(groups)}

    def bits(one: str, other: str) -> float:
        score = compare(mentions[one], mentions[other])
        return score.total if score.sure else 0.0

    links = {(a, b): found for a, b in combinations(sorted(mentions), 2) if (found := bits(a, b)) >= MERGE}
    parts = sorted(sorted(map(int, part)) for part in cluster(mentions, links, bits))
    return tuple(tuple(claim for at in part for claim in groups[at]) for part in parts)


@dataclass(frozen=True, slots=True)
class _Fact:
    """One thing that a partnership says, in short, with the fields of its claims."""

    field: str
    values: tuple[str, ...]
    same: Test


def disagreements(
    partnerships: Iterable[Partnership], document: Document, methods: Sequence[str]
) -> tuple[Disagreement, ...]:
    """Where the readers (`methods`) of a document differ about its partnerships, which hold the claims of them all."""
    return tuple(found for partnership in partnerships for found in _differences(partnership, document, methods))


def _differences(partnership: Partnership, document: Document, methods: Sequence[str]) -> Iterator[Disagreement]:
    name = " × ".join(party.name for party in partnership.parties)
    own = {method: tuple(c for c in partnership.claims if c.method == method) for method in methods}
    if not all(own.values()):
        said = (Said(method=m, value=name if own[m] else None, claims=_of(own[m], "party")) for m in methods)
        yield Disagreement(partnership=name, field="partnership", said=tuple(said))
        return
    told = [_facts(assemble(own[method], {document.id: document})) for method in methods]
    for facts in zip(*told, strict=True):
        if any(not _agree(one, other) for one, other in combinations(facts, 2)):
            said = (
                Said(method=method, value="; ".join(fact.values) or None, claims=_of(own[method], fact.field))
                for method, fact in zip(methods, facts, strict=True)
            )
            yield Disagreement(partnership=name, field=facts[0].field, said=tuple(said))


def _facts(told: Partnership) -> tuple[_Fact, ...]:
    """What two readers are compared in; roles and people are not, for the press seldom tells them plainly."""
    values = (f"{v.amount:.0f}{f'-{v.upper:.0f}' if v.upper else ''} {v.currency}" for v in told.values)
    return (
        _Fact("party", tuple(party.name for party in told.parties), _one_party),
        _Fact("facilitator", tuple(party.name for party in told.facilitators), _one_party),
        _Fact("device", tuple(device.id or device.name for device in told.devices), _one_word),
        _Fact("stage", _some(told.stage), _one_word),
        _Fact("planned_stage", _some(told.planned_stage), _one_word),
        _Fact("status", _some(told.status), _one_word),
        _Fact("depth", _some(told.depth), _one_word),
        _Fact("value", tuple(values), _one_word),
        _Fact("term", _some(told.term_years), _one_word),
        _Fact("date", _some(told.date), fit),
        _Fact("fair", _some(told.fair), lambda a, b: one_fair(fair_words(a), fair_words(b))),
        _Fact("place", _some(told.place and told.place.name), _one_place),
        _Fact("site", _some(told.site and told.site.name), _one_place),
    )


def _some(value: object) -> tuple[str, ...]:
    return () if value is None else (str(value),)


def _agree(one: _Fact, other: _Fact) -> bool:
    """True where each value of either has its like in the other."""
    return all(
        any(left.same(a, b) for b in right.values) for left, right in ((one, other), (other, one)) for a in left.values
    )


def _one_word(one: str, other: str) -> bool:
    return fold(one) == fold(other)


def _one_party(one: str, other: str) -> bool:
    return alike(one, other).score >= SAME


def _one_place(one: str, other: str) -> bool:
    words, others = place_words(one), place_words(other)
    return words <= others or others <= words


def _of(claims: Iterable[Claim], field: str) -> tuple[Claim, ...]:
    """The claims that say what a fact is made of."""
    planned = field == "planned_stage"
    return tuple(
        claim
        for claim in claims
        if claim.field == ("stage" if planned else field)
        and (not isinstance(claim.value, Stage) or (claim.value.modality == "planned") == planned)
    )
