"""Stages: which rung of the ladder a sentence states, and whether as done, planned or hoped for."""

import re
from dataclasses import dataclass

from berdikari.read.dates import When
from berdikari.read.page import Page, Sentence
from berdikari.records import LADDER, rung
from berdikari.words import Hit

# lists whose words name a rung only together with others: a verb of making with a word of completion, ...
_LOOSE = {"production_verb": "production", "export_verb": "export", "contract_word": "contract", "signed": "contract", "cooperation": "mou"}
_LISTS = tuple(f"stages.{name}" for name in (*LADDER, *_LOOSE))
_CLAUSE = re.compile(r"[;:.!?\n()]|,(?= (?:kata|ujar|tutur|sementara|sedangkan|while|but|said)\b)")
_OPEN = {"planned": 48, "hoped": 70, "negated": 24}  # characters in front of a verb within which a word of modality reaches it
_PLANT = re.compile(r"pabrik|fasilitas|produksi|plant|factory|facility|facilities|production|manufactur|tesis|fabrika|uretim|line|pusat|laborator")
_GRANTED = re.compile(r"kantongi|peroleh|dapat|terbit|lolos|memiliki|punya|beroleh|keluar|received|obtained|granted|secured|approved|issued|\\baldi|onay|verildi")


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung that a sentence states. loose: the words name it only if nothing better does; headline: as in `records.Stage`."""

    name: str
    modality: str
    hit: Hit
    sentence: int
    headline: bool
    loose: bool = False


def rungs(page: Page, dates: list[When]) -> list[Rung]:
    """Every rung that the page states, in order of place."""
    found = []
    published = page.document.published
    for number, sentence in enumerate(page.sentences):
        future = any(sentence.start <= w.start < sentence.end and w.date and published and w.date > published for w in dates)
        for hit in page.hits(*_LISTS, start=sentence.start, end=sentence.end):
            stated = _stated(page, number, sentence, hit, future=future)
            if stated:
                found.append(stated)
    return found


def _stated(page: Page, number: int, sentence: Sentence, hit: Hit, *, future: bool) -> Rung | None:
    name = hit.list.split(".")[1]
    mood = modality(page, sentence, hit)
    if mood == "negated":
        return None
    if name in ("production_verb", "export_verb") and mood == "done" and not _completed(page, sentence, hit):
        return None
    if name == "licensed" and not _GRANTED.search(page.folded, max(sentence.start, hit.start - 50), min(sentence.end, hit.end + 40)):
        return None
    if name == "commissioned" and not _PLANT.search(page.folded, max(sentence.start, hit.start - 70), min(sentence.end, hit.end + 90)):
        return None
    if future and mood == "done" and name in ("commissioned", "construction", "production", "export"):
        mood = "planned"
    if name == "plant_announced" and mood == "planned":
        return Rung("plant_announced", "planned", hit, number, sentence.headline)
    return Rung(_LOOSE.get(name, name), mood, hit, number, sentence.headline, loose=name in _LOOSE)


def modality(page: Page, sentence: Sentence, hit: Hit) -> str:
    """done, planned, hoped or negated, from the words around a verb in its clause."""
    if page.has("modality.after_hoped", start=hit.end, end=sentence.end):
        return "hoped"
    start = _clause_start(page, sentence.start, hit.start)
    for name, reach in _OPEN.items():
        near = page.hits(f"modality.{name}", start=max(start, hit.start - reach), end=hit.start)
        if near and not page.has("modality.done", start=near[-1].end, end=hit.start) and not _is_other_verb(page, near[-1], hit):
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
    """True for a verb of making with a word of completion right in front: telah memproduksi, now makes, or Turkish -di, -yor."""
    if page.has("modality.done", start=max(sentence.start, hit.start - 22), end=hit.start):
        return True
    return bool(re.fullmatch(r"uret(?:iliyor|ildi|ti|iyor)", page.folded[hit.start : hit.end]))


def highest(found: list[Rung], modality_: str = "done") -> Rung | None:
    """The highest rung stated in a modality; the body before headlines, firm words before loose ones."""
    stated = [r for r in found if r.modality == modality_]
    stated = [r for r in stated if not r.headline] or stated
    firm = [r for r in stated if not r.loose]
    met = sum(r.name == "talks" for r in firm)
    if met == len(firm) and met >= sum(r.name == "mou" for r in stated) and not any(r.name == "contract" for r in stated):
        stated = firm or stated  # they met, and cooperation is but the subject of their talks
    return max(firm if len(firm) > met else stated, key=lambda r: (rung(r.name), -r.hit.start), default=None)
