"""Score: what a reader found in articles against what a careful person finds in them.

Gold and readings are dictionaries as in `gold.jsonl` and as `berdikari read --json` prints them. The definitions stand in README.md.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
FACTS = ("parties", "devices", "stage", "values", "date")
FORMS = frozenset(
    "a.s bhd cv co company corp corporation gmbh grup group holding inc limited ltd persero pt sa sdn tbk the".split()  # noqa: SIM905
)


@dataclass(slots=True)
class Count:
    """How often something was found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, right: int, wrong: int, missed: int) -> None:
        self.right, self.wrong, self.missed = self.right + right, self.wrong + wrong, self.missed + missed

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


@dataclass(slots=True)
class Score:
    """The counts of many articles: partnerships, each kind of fact, articles without any, quotes that equal their slice."""

    articles: int = 0
    partnership: Count = field(default_factory=Count)
    facts: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in FACTS})
    empty: int = 0
    empty_kept: int = 0
    quotes: int = 0
    quotes_exact: int = 0

    @property
    def all_facts(self) -> Count:
        """The facts of all kinds together."""
        whole = Count()
        for count in self.facts.values():
            whole.add(count.right, count.wrong, count.missed)
        return whole


def score(golds: Iterable[Json], readings: Mapping[str, Json], texts: Mapping[str, str]) -> Score:
    """The score of readings against golds. readings, texts: by the id of the article."""
    total = Score()
    for gold in golds:
        found = readings.get(gold["id"], {}).get("partnerships") or []
        total.articles += 1
        total.empty += gold["negative"]
        total.empty_kept += gold["negative"] and not found
        _count_quotes(total, found, texts[gold["id"]])
        _count_partnerships(total, gold["partnerships"], found)
    return total


def pairs_of(golds: Sequence[Json], found: Sequence[Json]) -> list[tuple[int, int]]:
    """Which partnership of the reader is which of gold, one to one, those that share most parties first.

    Two share a partnership with two named parties in common, or with all that gold names where it names fewer.
    """
    able = []
    for i, gold in enumerate(golds):
        named = [party for party in gold["parties"] if party.get("name")]
        named = [party for party in named if not party.get("optional")] or named
        for j, one in enumerate(found):
            parties = one.get("parties") or []
            common = len(_match(named, parties, same_party))
            if named and common >= min(2, len(named)):
                able.append((common, -abs(len(parties) - len(named)), i, j))
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(able, reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


def _count_quotes(total: Score, found: Sequence[Json], text: str) -> None:
    for piece in (piece for one in found for piece in one.get("evidence") or []):
        total.quotes += 1
        total.quotes_exact += bool(piece["quote"]) and text[piece["start"] : piece["end"]] == piece["quote"]


def _count_partnerships(total: Score, golds: Sequence[Json], found: Sequence[Json]) -> None:
    pairs = pairs_of(golds, found)
    first, second = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [gold for i, gold in enumerate(golds) if i not in first and _must_be_found(gold)]
    false = [one for j, one in enumerate(found) if j not in second]
    total.partnership.add(len(pairs), len(false), len(missed))
    for i, j in pairs:
        _count_facts(total.facts, golds[i], found[j])
    for gold in missed:  # what a missed partnership holds is missed too
        for name, size in _sizes(gold).items():
            total.facts[name].add(0, 0, size)
    for one in false:
        for name, size in _sizes(one, named_only=False).items():
            total.facts[name].add(0, size, 0)


def _must_be_found(gold: Json) -> bool:
    """False where every party may be left out, or none has a name."""
    parties = gold["parties"]
    return any(party.get("name") for party in parties) and not all(party.get("optional") for party in parties)


def _sizes(one: Json, *, named_only: bool = True) -> dict[str, int]:
    """How many facts of each kind a partnership holds."""
    parties = [party for party in one.get("parties") or [] if party.get("name") or not named_only]
    many = {"parties": len(parties), "devices": len(one.get("devices") or []), "values": len(one.get("values") or [])}
    return {**many, "stage": int(bool(one.get("stage"))), "date": int(bool(one.get("date")))}


def _count_facts(facts: dict[str, Count], gold: Json, one: Json) -> None:
    facts["parties"].add(*_party_counts(gold, one))
    for name, same in (("devices", same_device), ("values", same_value)):
        wanted, had = gold.get(name) or [], one.get(name) or []
        right = len(_match(wanted, had, same))
        facts[name].add(right, len(had) - right, len(wanted) - right)
    rungs = {_rung(rung) for rung in (gold.get("stage"), *(gold.get("stage_alt") or ()))} - {None}
    _count_one(facts["stage"], _rung(one.get("stage")) in rungs, bool(rungs), bool(one.get("stage")))
    day, read = gold.get("date"), one.get("date")
    _count_one(facts["date"], same_day(day, read), bool(day), bool(read))


def _count_one(count: Count, right: bool, wanted: bool, had: bool) -> None:
    """A fact of which there is at most one; what gold leaves open is not counted against the reader."""
    if wanted:
        count.add(int(right), int(had and not right), int(not right))


def _party_counts(gold: Json, one: Json) -> tuple[int, int, int]:
    """Optional parties may be missed, and facilitators may be taken for parties."""
    wanted, had = [party for party in gold["parties"] if party.get("name")], one.get("parties") or []
    pairs = _match(wanted, had, same_party)
    first, second = {i for i, _ in pairs}, {j for _, j in pairs}
    helpers = [{"name": name} for name in gold.get("facilitators") or []]
    extra = [party for j, party in enumerate(had) if j not in second and _names(party)]
    wrong = sum(not any(same_party(helper, party) for helper in helpers) for party in extra)
    missed = sum(i not in first and not party.get("optional") for i, party in enumerate(wanted))
    return len(pairs), wrong, missed


def _match(golds: Sequence[Json], found: Sequence[Json], same: Callable[[Any, Any], bool]) -> list[tuple[int, int]]:
    """Pairs one to one: each gold takes the first that fits and is still free."""
    free, pairs = list(range(len(found))), []
    for i, gold in enumerate(golds):
        j = next((j for j in free if same(gold, found[j])), None)
        if j is not None:
            free.remove(j)
            pairs.append((i, j))
    return pairs


def telling_words(name: str | None) -> list[str]:
    """The words of a name in plain small letters, without legal forms and what stands in brackets."""
    plain = (
        unicodedata.normalize("NFKD", (name or "").replace("İ", "I").replace("ı", "i"))
        .encode("ascii", "ignore")
        .decode()
    )
    return [word for word in re.findall(r"[a-z0-9]+", re.sub(r"\(.*?\)", " ", plain.lower())) if word not in FORMS]


def same_name(one: str, other: str) -> bool:
    """True where three quarters of the shorter name's telling words stand in the other, or one is the other's initials."""
    a, b = telling_words(one), telling_words(other)
    if not a or not b:
        return False
    short, long = sorted((set(a), set(b)), key=len)
    most = len(short & long) >= 0.75 * len(short) and (len(short) > 1 or len(next(iter(short))) >= 4)
    return "".join(a) == "".join(b) or most or _initials(a, b) or _initials(b, a)


def _initials(a: Sequence[str], b: Sequence[str]) -> bool:
    return len(a) == 1 < len(b) and a[0] == "".join(word[0] for word in b)


def _names(party: Json) -> list[str]:
    return [name for name in (party.get("name"), *(party.get("aliases") or ())) if name]


def same_party(gold: Json, party: Json) -> bool:
    """True where one of the names of each is the same."""
    return any(same_name(one, other) for one in _names(gold) for other in _names(party))


def same_device(gold: str, device: Json) -> bool:
    """True where half the words of the shorter name stand in the other: the text's words, or the catalogue's id."""
    wanted = set(telling_words(gold))
    names = [set(telling_words(device.get(key))) for key in ("name", "id")]
    return any(wanted and had and len(wanted & had) >= 0.5 * min(len(wanted), len(had)) for had in names)


def same_value(gold: Json, value: Json) -> bool:
    """True for the same currency and an amount within half a per cent."""
    close = abs((value.get("amount") or 0) - gold["amount"]) <= 0.005 * abs(gold["amount"])
    return bool(value.get("amount")) and gold.get("currency") == value.get("currency") and close


def same_day(gold: str | None, day: str | None) -> bool:
    """True where one is the other, or the other cut to its month or year."""
    return bool(gold and day) and (str(day).startswith(str(gold)) or str(gold).startswith(str(day)))


def _rung(stage: str | None) -> str | None:
    """A stage as a key of the ladder; a plant that is opened counts as one that produces."""
    key = (stage or "").strip().lower().replace(" ", "_") or None
    return "production" if key == "commissioned" else key
