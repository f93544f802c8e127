"""Stages: which rung of the ladder a sentence states, and whether as done, planned or hoped for."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from berdikari.read.dates import When
from berdikari.read.page import Page, Sentence, between
from berdikari.records import LADDER, rung
from berdikari.words import Hit

# lists whose words name a rung only together with others: a verb of making with a word of completion, ...
_LOOSE = {
    "production_verb": "production",
    "output_verb": "production",
    "export_verb": "export",
    "contract_word": "contract",
    "signed": "contract",
    "purchase_verb": "contract",
    "invest_verb": "talks",
    "meeting": "talks",
    "cooperation": "mou",
    "together": "mou",
}
_LISTS = tuple(f"stages.{name}" for name in (*LADDER, *_LOOSE, "nothing_signed"))
ON_PAPER = ("letter_of_intent", "mou", "contract", "joint_venture")
_CLAUSE = re.compile(r"[;:.!?\n()]|,(?= (?:kata|ujar|tutur|sementara|sedangkan|while|but|said)\b)")
_OPEN = {
    "planned": 48,
    "hoped": 70,
    "negated": 24,
}  # characters in front of a verb within which a word of modality reaches it
_EXPORT_NOUNS = ("ekspor", "export", "exports", "ihracat*")
_DENIED = 32  # characters behind a noun within which a word of negation reaches it: "Penandatanganan belum dibicarakan"
_PLANT = re.compile(
    r"pabrik|fasilitas|produksi|plant|factory|facility|facilities|production|manufactur|tesis|fabrika|uretim|line|pusat|laborator"
    r"|buatan|dikembangkan|developed"
)
_GRANTED = re.compile(
    r"[kn]g?antongi|peroleh|dapat|terbit|lolos|memiliki|punya|beroleh|keluar|di tangan|memegang|pegang|lulus|received"
    r"|obtained|granted|secured|approved|issued|\baldi|onay|verildi"
)
_ABLE = re.compile(r"\b(?:mampu|sanggup|bisa|dapat|able|can|could|capable)\b[^.,;]{0,16}$")
_RATE = re.compile(
    r"\d[\d.,]*[^.,;]{0,40}?(?:per |se|a |tiap |setiap |every |each )(?:hari|minggu|bulan|tahun|day|week|month|year)"
)
_MADE = re.compile(
    r"(?:seri )?uret(?:iliyor|ildi|ti|iyor|imi suruyor)|banttan ind\w+|put on the market|roll(?:ed|s) out"
)
_FROM_PLANT = re.compile(r"^(?: \w+){0,2} (?:in |at |locally|domestically)")
_SENT = re.compile(r"^[^.;,]{3,70}? (?:ke|to|for|untuk) ")
_FORMING = re.compile(
    r"(?:pembentukan|membentuk|bentuk|mendirikan|pendirian|forming|form|establish\w*|set up|kur\w*)\W[^.;,]{0,12}$"
)
_NOT_DONE = re.compile(r"\w+m[ae](?:d[iu]|mis|yacak|z)\w*")  # the negation inside a Turkish verb: imzalanmadi
_STATISTICS = re.compile(r"(?:nilai|kinerja|total|pasar|neraca|realisasi|volume|target|data|devisa|value of|total)\s+$")


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
    days = [w for w in dates if w.date and published and w.date > published]
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
    return [h for h in hits if id(h) not in inside]


def _stated(page: Page, number: int, sentence: Sentence, hit: Hit, *, future: bool) -> Rung | None:
    name = hit.list.split(".")[1]
    if name == "nothing_signed":
        return Rung("talks", "done", hit, number, sentence.headline, cap=True)
    mood = modality(page, sentence, hit)
    if name == "joint_venture" and mood == "done" and _is_to_form(page, sentence, hit):
        mood = "planned"
    if mood == "negated" or _is_denied(page, sentence, hit) or not _is_said(page, sentence, hit, name, mood):
        return None
    if future and mood == "done" and name in ("commissioned", "construction", "production", "export"):
        mood = "planned"
    if name == "plant_announced" and mood == "planned":
        return Rung("plant_announced", "planned", hit, number, sentence.headline)
    return Rung(_LOOSE.get(name, name), mood, hit, number, sentence.headline, loose=name in _LOOSE)


def _is_said(page: Page, sentence: Sentence, hit: Hit, name: str, mood: str) -> bool:
    """True where the words around a hit bear it out: an opening is of a plant, a licence was got, what is made is made
    already.
    """
    if name in ("production_verb", "output_verb") and mood == "done":
        return _completed(page, sentence, hit)
    if name == "export_verb":
        noun = hit.phrase in _EXPORT_NOUNS  # "target ekspor" is nobody's plan to export
        return _exported(page, sentence, hit) if mood == "done" else not noun
    if name == "licensed":
        return bool(_GRANTED.search(page.folded, max(sentence.start, hit.start - 50), min(sentence.end, hit.end + 64)))
    if name == "commissioned":
        return bool(_PLANT.search(page.folded, max(sentence.start, hit.start - 70), min(sentence.end, hit.end + 90)))
    if name == "cooperation" and not sentence.headline:
        return not (
            page.text[hit.start].isupper() and hit.start - sentence.start > 3
        )  # Direktur Inovasi dan Kerja Sama Industri
    return True


def _is_to_form(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """True for a joint venture that an understanding is to bring about: "MoU pembentukan joint venture"."""
    forming = _FORMING.search(page.folded, max(sentence.start, hit.start - 40), hit.start)
    return bool(forming) and page.has("stages.mou", "stages.letter_of_intent", start=sentence.start, end=sentence.end)


def _is_denied(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """True where a word of negation follows in the same clause: "Penandatanganan belum dibicarakan", "protokol
    imzalanmadi".
    """
    if _NOT_DONE.fullmatch(page.folded[hit.start : hit.end]):
        return True
    stop = min(_clause_end(page, hit.end, sentence.end), hit.end + _DENIED)
    found = page.hits("modality.after_negated", start=hit.end, end=stop)
    return bool(found) and "," not in page.folded[hit.end : found[0].start]


def modality(page: Page, sentence: Sentence, hit: Hit) -> str:
    """done, planned, hoped or negated, from the words around a verb in its clause."""
    if page.has("modality.after_hoped", start=hit.end, end=sentence.end):
        return "hoped"
    start = _clause_start(page, sentence.start, hit.start)
    for name, reach in _OPEN.items():
        near = page.hits(f"modality.{name}", start=max(start, hit.start - reach), end=hit.start)
        if (
            near
            and not page.has("modality.done", start=near[-1].end, end=hit.start)
            and not _is_other_verb(page, near[-1], hit)
        ):
            return name
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


def _completed(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """True for a verb of making that tells of what is made already: telah memproduksi, now makes, 500 units a month,
    Turkish -di, -yor.

    What somebody is able to make is not made.
    """
    verb = page.folded[hit.start : hit.end]
    if _ABLE.search(page.folded, max(sentence.start, hit.start - 30), hit.start):
        return False
    if verb in ("made", "make", "making") and not _FROM_PLANT.match(page.folded[hit.end : hit.end + 40]):
        return False
    if page.has("modality.done", start=max(sentence.start, hit.start - 22), end=hit.start):
        return True
    if _MADE.fullmatch(verb):
        return True
    finite = verb in ("produces", "makes", "manufactures", "assembles") or verb.startswith("me")
    return finite and bool(_RATE.search(page.folded, hit.end, min(sentence.end, hit.end + 90)))


def _exported(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """True for goods that left: telah ekspor, has exported, or a headline's "ekspor alat suntik ke Ukraina"."""
    if _STATISTICS.search(page.folded, max(sentence.start, hit.start - 20), hit.start):
        return False
    if page.has("modality.done", start=max(sentence.start, hit.start - 22), end=hit.start):
        return True
    verb = page.folded[hit.start : hit.end]
    if verb in ("ships", "shipped", "exported", "exports"):
        return bool(_SENT.match(page.folded[hit.end : hit.end + 90]))
    return verb == "ekspor" and sentence.headline and bool(_SENT.match(page.folded[hit.end : hit.end + 90]))


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
    made = [r for r in stated if r.loose and r.name in ("production", "export")]
    told = [r for r in stated if r.loose and r.name == "contract"]
    met = [r for r in stated if r.name == "talks"]
    together = [r for r in stated if r.loose and r.name == "mou"]
    if any(r.sentence in own or r.headline for r in made) or (made and not told and not met):
        return max(made, key=height)
    if told:
        return max(told, key=height)
    if met and len(met) >= len(together):
        return max(met, key=height)  # they met, and cooperation is but the subject of their talks
    return max([*made, *together, *met], key=height, default=None)
