"""Background: rungs beside a paper that was signed which tell of something else: other goods of a party, what it did
years before.
"""

import re
from collections.abc import Collection, Sequence

from berdikari.read.findings import Findings
from berdikari.read.page import Page
from berdikari.read.stages import ON_PAPER, Rung

_WORKS = ("plant_announced", "construction", "licensed", "commissioned", "production", "export")
_PAPERS = ("stages.signed", "stages.contract_word")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_RELATIVE = re.compile(r"\b(?:yang|which|that|who|whose)\b[^.;,]{0,40}$")
_NEAR = 60  # characters behind a rung in which its year stands


def without_background(findings: Findings, rungs: Sequence[Rung], goods: Collection[str]) -> list[Rung]:
    """The rungs of a deal without what is only told about a party, where the deal itself is on paper.

    goods: ids of the categories that the deal is about.
    """
    papers = [
        r for r in rungs if r.modality == "done" and ((r.name in ON_PAPER and not r.loose) or r.hit.list in _PAPERS)
    ]
    if not papers:
        return list(rungs)
    signed = {r.sentence for r in papers}
    return [r for r in rungs if r.sentence in signed or not _is_background(findings, r, goods)]


def _is_background(findings: Findings, rung: Rung, goods: Collection[str]) -> bool:
    if rung.name not in _WORKS or rung.modality != "done" or rung.headline:
        return False
    named = {d.device.id for d in findings.devices_in.get(rung.sentence, ()) if not d.general}
    return bool(named and goods and not named & set(goods)) or _is_long_ago(findings.page, rung)


def _is_long_ago(page: Page, rung: Rung) -> bool:
    """True for what a clause tells of a year before that of the page: "yang mulai membangun pabrik pada 2019"."""
    sentence, published = page.sentences[rung.sentence], page.document.published
    year = _YEAR.search(page.folded, rung.hit.end, min(sentence.end, rung.hit.end + _NEAR))
    if year is None:
        return False
    relative = _RELATIVE.search(page.folded, max(sentence.start, rung.hit.start - 50), rung.hit.start)
    return int(year.group()) < int(published[:4]) - 1 if published else relative is not None
