"""Stages: which rung of the ladder a sentence states, and whether as done, planned or hoped for."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from berdikari.read.dates import When
from berdikari.read.page import Page, Sentence, between
from berdikari.read.proofs import is_begun, is_borne_out, is_launch
from berdikari.records import LADDER, rung
from berdikari.words import Hit

# lists whose words name a rung only together with others: a verb of making with a word of completion, ...
_LOOSE = {
    "production_verb": "production",
    "output_verb": "production",
    "in_use": "production",
    "export_verb": "export",
    "contract_word": "contract",
    "signed": "contract",
    "purchase_verb": "contract",
    "given": "contract",
    "invest_verb": "talks",
    "cleared": "licensed",  # abroad, by FDA or CE: told of what is offered as often as of what was reached
    "meeting": "talks",
    "cooperation": "mou",
    "together": "mou",
}
_FIRM = {"founded": "joint_venture"}  # no word of cooperation by itself: "didirikan bersama"
_LISTS = tuple(f"stages.{name}" for name in (*LADDER, *_LOOSE, *_FIRM, "nothing_signed"))
ON_PAPER = ("letter_of_intent", "mou", "contract", "joint_venture")
_CLAUSE = re.compile(r"[;:.!?\n()]|,(?= (?:kata|ujar|tutur|sementara|sedangkan|while|but|said)\b)")
_MONTH = 7  # characters of a month; one without its year may have been long ago
_OPEN = {
    "planned": 48,
    "hoped": 70,
    "negated": 24,
}  # characters in front of a verb within which a word of modality reaches it
_PAPERS = ("stages.mou", "stages.contract", "stages.contract_word")
_UNDER = re.compile(
    r"\b(?:under|berdasarkan|sesuai|menindaklanjuti|as part of) [^.;,]{0,24}$"
)  # "will supply beds under a contract"
_MAYBE = re.compile(
    r"[^.;,]{0,30}? (?:could|may|might) (?:one day |also )?(?:develop|follow|come|start|begin|emerge)\b"
)
_DENIED = 32  # characters behind a noun within which a word of negation reaches it: "Penandatanganan belum dibicarakan"
_FORMING = re.compile(
    r"(?:pembentukan|membentuk|bentuk|mendirikan|pendirian|forming|form|establish\w*|set up|kur\w*)\W[^.;,]{0,12}$"
)
_TO_FORM = re.compile(
    r"(?:pembentukan|pendirian|establishment of|formation of)\W[^.;,]{0,12}$"
)  # a thing to come, in a noun
_WILL = re.compile(
    r"(?:akan|rencana|will|to|plans?) |\w+(?: \w+)*(?:aca[kg]|ece[kg])\w*$"
)  # inside the words of a stage
_WILL_BE = re.compile(r"[^.;,:]{0,60}?\b(?!mengecek|dicek)\w{2,}(?:acak|ecek)(?:tir|lar|ler|larini|lerini)?\b")
_NOT_DONE_BEHIND = re.compile(r"(?: [\w']+){0,2} \w{3,}m[ae](?:d[iu]|mis)(?:k|lar|ler|tir)?\b")  # sozlesme imzalamadi
_NOT_DONE = re.compile(r"\w+m[ae](?:d[iu]|mis|yacak|z)\w*")  # the negation inside a Turkish verb: imzalanmadi


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung that a sentence states.

    loose     the words name it only if nothing better does
    headline  as in `records.Stage`
    cap       the sentence says that nothing was signed
    """

    name: str
    modality: str
    hit: Hit
    sentence: int
    headline: bool
    loose: bool = False
    cap: bool = False


def rungs(page: Page, dates: list[When]) -> list[Rung]:
    """Every rung that the page states, in order of place."""
    found = []
    published = page.document.published
    days = [
        w for w in dates if w.date and published and w.date > published and not (w.guessed and len(w.date) == _MONTH)
    ]
    for number, sentence in enumerate(page.sentences):
        future = bool(between(days, sentence.start, sentence.end))
        for hit in _outermost(page.hits(*_LISTS, start=sentence.start, end=sentence.end)):
            stated = _stated(page, number, sentence, hit, future=future)
            if stated:
                found.append(stated)
    return found


def _outermost(hits: Sequence[Hit]) -> list[Hit]:
    """Hits without those instruments that stand inside a longer one: a preliminary protocol is none of the
    protocols.
    """
    papers = [h for h in hits if h.list.split(".")[1] in ON_PAPER]
    longer = [(o, h) for o in papers for h in papers if o.list != h.list and o.start <= h.start and h.end <= o.end]
    inside = {id(h) for o, h in longer if o.end - o.start > h.end - h.start}
    intents = [h for h in papers if h.list == "stages.letter_of_intent"]  # "menandatangani perjanjian pendahuluan"
    inside |= {id(h) for h in papers for o in intents if h.list != o.list and h.start < o.end and o.start < h.end}
    return [h for h in hits if id(h) not in inside]


def _stated(page: Page, number: int, sentence: Sentence, hit: Hit, *, future: bool) -> Rung | None:
    name = hit.list.split(".")[1]
    if name == "nothing_signed":
        return Rung("talks", "done", hit, number, sentence.headline, cap=True)
    mood = modality(page, sentence, hit)
    if mood == "done" and _is_to_come(page, sentence, hit, name):
        mood = "planned"
    if name == "joint_venture" and mood == "done" and _is_to_form(page, sentence, hit):
        mood = "planned"
    if mood == "negated" or _is_denied(page, sentence, hit):
        return None
    if not is_borne_out(page, sentence, hit, name, mood):
        launched = name == "commissioned" and is_launch(page, sentence, hit)
        return Rung("production", mood, hit, number, sentence.headline, loose=True) if launched else None
    if future and mood == "done" and name in ("commissioned", "construction", "production", "export"):
        mood = "planned"
    if name == "plant_announced" and mood == "done" and is_begun(page, sentence, hit):
        return Rung("construction", "done", hit, number, sentence.headline)
    if name == "plant_announced" and mood == "planned":
        return Rung("plant_announced", "planned", hit, number, sentence.headline)
    return Rung({**_LOOSE, **_FIRM}.get(name, name), mood, hit, number, sentence.headline, loose=name in _LOOSE)


def _is_to_come(page: Page, sentence: Sentence, hit: Hit, name: str) -> bool:
    """True for a future form, in the words of a stage or, where they name no paper, behind them: "Temel atma töreni
    yapılacak".
    """
    if _WILL.match(page.folded[hit.start : hit.end]):
        return True
    return name not in (*ON_PAPER, *_LOOSE) and bool(_WILL_BE.match(page.folded, hit.end, sentence.end))


def _is_to_form(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """True for a joint venture that an understanding is to bring about: "MoU pembentukan joint venture"."""
    start, papers = max(sentence.start, hit.start - 40), ("stages.mou", "stages.letter_of_intent")
    if _TO_FORM.search(page.folded, start, hit.start):
        return page.has(*papers)
    forming = _FORMING.search(page.folded, start, hit.start)
    return bool(forming) and page.has(*papers, start=sentence.start, end=sentence.end)


def _is_denied(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """True where a word of negation follows in the same clause: "Penandatanganan belum dibicarakan", "protokol
    imzalanmadi".
    """
    if _NOT_DONE.fullmatch(page.folded[hit.start : hit.end]):
        return True
    around = max(_clause_start(page, sentence.start, hit.start), hit.start - 50), min(sentence.end, hit.end + 50)
    if page.has("modality.denied", start=around[0], end=around[1]):
        return True
    stop = min(_clause_end(page, hit.end, sentence.end), hit.end + _DENIED)
    if _NOT_DONE_BEHIND.match(page.folded, hit.end, stop):
        return True
    found = page.hits("modality.after_negated", start=hit.end, end=stop)
    return bool(found) and "," not in page.folded[hit.end : found[0].start]


def modality(page: Page, sentence: Sentence, hit: Hit) -> str:
    """done, planned, hoped or negated, from the words around a verb in its clause."""
    if page.has("modality.after_hoped", start=hit.end, end=sentence.end) or _MAYBE.match(
        page.folded[hit.end : sentence.end]
    ):
        return "hoped"
    if hit.list in _PAPERS and _UNDER.search(page.folded, max(sentence.start, hit.start - 40), hit.start):
        return "done"
    start = _clause_start(page, sentence.start, hit.start)
    for name, reach in _OPEN.items():
        near = page.hits(f"modality.{name}", start=max(start, hit.start - reach), end=hit.start)
        if (
            near
            and not page.has("modality.done", start=near[-1].end, end=hit.start)
            and not _is_other_verb(page, near[-1], hit)
        ):
            return name
    if page.has("modality.to_come", start=start, end=hit.start):
        return "planned"
    stop = _clause_end(page, hit.end, sentence.end)
    return "planned" if page.has("modality.after_planned", start=hit.end, end=min(stop, hit.end + 90)) else "done"


def _is_other_verb(page: Page, near: Hit, hit: Hit) -> bool:
    """True where a comma and another finite clause stand between: "Untuk itu, keduanya menandatangani"."""
    between = page.folded[near.end : hit.start]
    return ", " in between and len(between) > 12


def _clause_start(page: Page, start: int, at: int) -> int:
    return max((m.end() for m in _CLAUSE.finditer(page.folded, start, at)), default=start)


def _clause_end(page: Page, at: int, end: int) -> int:
    match = _CLAUSE.search(page.folded, at, end)
    return match.start() if match else end


def highest(found: list[Rung], modality_: str = "done", own: Collection[int] = ()) -> Rung | None:
    """The highest rung stated in a modality; the body before headlines, firm words before loose ones.

    own: the sentences that name a party: what is made there tells more than an understanding that the text calls no
    contract.
    """
    stated = [r for r in found if r.modality == modality_]
    capped = next((r for r in stated if r.cap), None)
    if capped:
        if not any(r.hit.list == "stages.signed" and r.sentence != capped.sentence and not r.headline for r in stated):
            return capped
        stated = [r for r in stated if not r.cap]
    body = [r for r in stated if not r.headline]
    stated = body or stated

    def height(rung_: Rung) -> tuple[int, bool, int]:
        return rung(rung_.name), rung_.sentence in own, -rung_.hit.start

    firm = [r for r in stated if not r.loose and r.name != "talks"]
    made = [r for r in stated if r.loose and r.name == "production"]
    best = max(firm, key=height, default=None)
    if best is not None:
        return max(made, key=height) if made and best.name in ("commissioned", "licensed") else best
    return _best_loose(stated, own, height)


def _best_loose(
    stated: list[Rung], own: Collection[int], height: Callable[[Rung], tuple[int, bool, int]]
) -> Rung | None:
    """The best rung where no firm word names one: what the parties make, what they signed, that they met, that they
    cooperate.
    """
    told = [r for r in stated if r.loose and r.name == "contract"]
    met = [r for r in stated if r.name == "talks"]
    made = [r for r in stated if r.loose and r.name in ("production", "export")]
    made = [r for r in made if not (met and r.hit.list == "stages.in_use")]  # what one of them made before
    together = [r for r in stated if r.loose and r.name == "mou"]
    cleared = [r for r in stated if r.loose and r.name == "licensed"]
    if any(r.sentence in own or r.headline for r in made) or (made and not told and not met):
        return max(made, key=height)
    if told:
        return max(told, key=height)
    first = min([*met, *together], key=lambda r: (r.headline, r.hit.start), default=None)
    if met and (len(met) >= len(together) or (first in met and first.sentence in own)):
        return max(met, key=height)  # they met, and cooperation is but the subject of their talks
    return max([*made, *together, *met] or cleared, key=height, default=None)
