"""Tone: the words of a page beside its names, which tell a report of a deal from a report of something else."""

import re
from math import sqrt

from berdikari.read.around import Surroundings

_WORD = re.compile(r"[^\W\d_]{3,}")
_FEW = 80
_NAMES = frozenset("po")  # of the lexicon


def tone(around: Surroundings) -> dict[str, float]:
    """The words of a page that are no names of organisations or people; all count alike, together 1 (as a vector), or
    less where there are few, which tell little.
    """
    page, at, between = around.page, 0, []
    for start, end in sorted((m.start, m.end) for here in around.by_sentence.values() for _, m in here):
        between.append(page.folded[at : max(at, start)])
        at = max(at, end)
    kinds = page.words.lexicon
    found = {w for w in _WORD.findall(" ".join((*between, page.folded[at:]))) if kinds.get(w) not in _NAMES}
    return dict.fromkeys(sorted(found), 1 / sqrt(max(_FEW, len(found))))
