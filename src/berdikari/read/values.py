"""Values: which sums of money are the value of a deal, of which kind; the others are figures about something else."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from berdikari.read.money import Sum
from berdikari.read.page import Page
from berdikari.records import KINDS, Value
from berdikari.words import Hit

_SHARED = re.compile(
    r"\b(?:[4-9]|\d{2,}|puluhan|ratusan|sejumlah|belasan|dozens of) "
    r"(?:perusahaan|firms?\b|companies|investor|sirket|produsen|kontrak|contracts)"
)  # money of many at once
_LEAST = 1000  # of any currency: less is the price of a piece or of a share
_WORTH = re.compile(
    r"(?:nilainya|total nilai\w*|worth|valued at|dananya,?|harga yang disiapkan)"
    r" (?:(?:sekitar|mencapai|lebih dari|kurang lebih|hampir|about|around|some|over|nearly|more than) )?$"
)
_PAIR = 2
_BREAK = re.compile(r"[;.!?]")
_RATE = re.compile(r"kurs|exchange rate|kuru\b|per dolar|per (?:us )?dollar|asumsi")
_SAME = re.compile(
    r"[\s(),]*(?:(?:atau|setara|sekitar|senilai|sebesar|equivalent|or|about|around|approximately|roughly|yaklasik|dengan|to|kurang|lebih|"
    r"nearly|some|yani|ie|=|~|hampir|mendekati|worth|nilai|yang)[\s(),]*)*"
)
_PHASE = re.compile(
    r"(?:tahap|fase|phase|stage)\s+(?:pertama|kedua|awal|\w+|one|1|i)\b|(?:first|second|initial) phase"
    r"|investasi awal(?:nya)?|initial investment|ilk (?:etap|asama)"
)


def value_of(page: Page, sum_: Sum, twin: Value | None, *, own: bool) -> Value | None:
    """The value that a sum is, or None where it is a figure.

    twin: the value right before it that it restates in another currency, or goes on from;
    own: it stands in the deal's own sentence.
    """
    if max(sum_.amount, sum_.upper or 0) < _LEAST:
        return None
    kind = twin.kind if twin else kind_of(page, sum_)
    if kind in ("figure", "rate") or (kind is None and not twin and not own):
        return None
    phase = twin.phase if twin else phase_of(page, sum_)
    return Value(
        amount=sum_.amount, currency=sum_.currency, kind=kind, upper=sum_.upper, bound=sum_.bound,
        phase=phase,
    )  # fmt: skip


def phase_of(page: Page, sum_: Sum) -> str | None:
    """The part of a deal that a sum is for, in the text's words ("tahap pertama"); None for the whole."""
    start = page.sentences[page.sentence_at(sum_.start)].start
    for match in _PHASE.finditer(page.folded, max(start, sum_.start - 60), sum_.start):
        if not _BREAK.search(page.folded, match.end(), sum_.start):
            return page.text[match.start() : match.end()]
    return None


def is_restated(page: Page, before: Sum, after: Sum) -> bool:
    """True where a sum says the one before it again in another currency: "1 juta euro atau Rp 17 miliar"."""
    between = page.folded[before.end : after.start]
    return (
        before.currency != after.currency
        and len(between) <= 40
        and bool(_SAME.fullmatch(between))
        and not _RATE.search(between)
    )


def kind_of(page: Page, sum_: Sum) -> str | None:
    """The kind that the nearest word tells: one of KINDS, `figure` for none of a deal, `rate` for an exchange rate,
    None where no word tells.
    """
    sentence = page.sentences[page.sentence_at(sum_.start)]
    if _RATE.search(page.folded, max(sentence.start, sum_.start - 16), sum_.start):
        return "rate"
    if _SHARED.search(page.folded, sentence.start, sentence.end):
        return "figure"
    cues = [
        (_distance(page, hit, sum_) + (6 if kind == "transaction_target" else 0), kind)
        for kind, name in (("figure", "money.figures.words"), *((k, f"money.kinds.{k}") for k in KINDS))
        for hit in page.hits(name, start=sentence.start, end=sentence.end)
    ]
    best = min(cues, default=None)
    if best is not None and best[0] <= 160:
        return best[1]
    told = _WORTH.search(page.folded, max(sentence.start, sum_.start - 40), sum_.start)
    return "transaction_target" if told else None


def _distance(page: Page, hit: Hit, sum_: Sum) -> float:
    """Characters between a word and a sum; words behind it and in other clauses count as farther."""
    if hit.end <= sum_.start:
        between = page.folded[hit.end : sum_.start]
        return len(between) + 40 * len(re.findall(r"[;:]|, (?:dan|while|sedangkan|sementara)", between))
    between = page.folded[sum_.end : hit.start]
    return 1.6 * len(between) + 12 + 40 * len(re.findall(r"[;:,]", between))


def is_rounded(page: Page, sum_: Sum, every: Iterable[Sum]) -> bool:
    """True for a headline's sum that the body tells to the full: "Rp4,8 Triliun" above "Rp4,87 triliun"."""
    if not page.sentences[page.sentence_at(sum_.start)].headline:
        return False
    return any(
        s.currency == sum_.currency and s.start > sum_.end and 0 < abs(s.amount - sum_.amount) <= 0.025 * s.amount
        for s in every
    )


def is_total(amounts: Sequence[float], amount: float) -> bool:
    """True where an amount is the sum of two others, or of all the smaller ones: the headline's total.

    amounts: those of its currency on the page, in order of size, each once.
    """
    parts = amounts[: bisect_left(amounts, amount)]
    slip = 0.005 * amount
    for index, part in enumerate(parts):
        at = bisect_left(parts, amount - part - slip, lo=index + 1)
        if at < len(parts) and parts[at] <= amount - part + slip:
            return True
    return len(parts) > _PAIR and abs(sum(parts) - amount) <= slip
