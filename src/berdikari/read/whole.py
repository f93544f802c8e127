"""Whole: names that brackets, commas or "dan" have cut are made whole again."""

import re
from dataclasses import replace

from berdikari.read.kinds import LINKING, SHORT_FORM
from berdikari.read.mention import Mention
from berdikari.read.page import Page
from berdikari.words import fold

_LEGAL = frozenset(["ltd", "limited", "inc", "co", "corp", "llc", "gmbh", "plc", "bhd", "pte", "sti", "spa", "sa"])


def joined(page: Page, found: list[Mention]) -> list[Mention]:
    """The names with those made whole that stand apart: "Pemerintah Provinsi (Pemprov) Banten", "Lembaga Kajian Hukum
    dan Perburuhan Indonesia (LKHPI)"; what goes on from a project's name ("Strengthening Indonesia's Health Network")
    is that project.
    """
    whole: list[Mention] = []
    for mention in found:
        last = whole[-1] if whole else None
        gap = page.text[last.end : mention.start] if last and last.sentence == mention.sentence else "\n"
        if last and gap in ("'s ", "’s ") and last.kind == "other":
            whole.append(replace(mention, kind="other"))
        elif last and len(whole) > 1 and _goes_on_behind_bracket(page, whole[-2], last, mention):
            head = whole[-2]
            text = f"{head.text} {mention.text}"
            whole[-2:] = [replace(head, text=text, end=mention.end)]
        elif last and len(whole) > 1 and _goes_on_behind_town(page, whole[-2], last, mention):
            text = page.text[whole[-2].start : mention.end]
            whole[-2:] = [replace(whole[-2], text=text, end=mention.end, kind="company")]
        elif last and _one_name(page, last, mention):
            text = re.sub(r"\s+", " ", page.text[last.start : mention.end])
            kind = mention.kind if last.kind == "unknown" else last.kind
            whole[-1] = replace(last, text=text, end=mention.end, kind=kind)
        elif last and (first := _first_of_institution(page, whole, mention)) is not None:
            kind = next((m.kind for m in (*whole[first:], mention) if m.kind != "unknown"), "association")
            text = re.sub(r"\s+", " ", page.text[whole[first].start : mention.end])
            whole[first:] = [replace(whole[first], text=text, end=mention.end, kind=kind)]
        else:
            whole.append(mention)
    return whole


def _goes_on_behind_bracket(page: Page, head: Mention, short: Mention, rest: Mention) -> bool:
    """True for "Pemerintah Provinsi (Pemprov) Banten": a bare head, its short form, and what it is head of."""
    return (
        head.kind in ("local_government", "hospital", "university", "ministry")
        and len(head.text.split()) <= 2
        and page.text[head.end : short.start] == " ("
        and page.text[short.end : rest.start] == ") "
        and short.sentence == rest.sentence
    )


def _one_name(page: Page, last: Mention, mention: Mention) -> bool:
    """True for two halves of one name: "Yatırım, Sanayi ve Ticaret Bakanlığı", "Asia Investment and Consulting Pte
    Ltd", "Bill and Melinda Gates Foundation", "Revital (EPZ) Limited" when its bracket is no short form.
    """
    gap, words = page.folded[last.end : mention.start], mention.text.split()
    subject = page.has("names.after_and", start=mention.start, end=mention.start + len(words[0]))
    ends = page.has("names.after_and", start=last.end - len(last.text.split()[-1]), end=last.end)
    if last.kind != "unknown" or gap not in (" and ", " & ", " ve ", " dan ", ", "):
        return last.kind == "ministry" and gap == ", " and mention.kind == "unknown" and subject and len(words) <= 3
    if gap == ", ":
        return mention.kind == "ministry" and " ve " in mention.text and ends
    if mention.kind == "company":
        return subject and ends and fold(words[-1]).rstrip(".") in _LEGAL and len(words) > 1
    family = all(page.words.lexicon.get(fold(word)) == "p" for word in (last.text, words[0]))
    return family and len(words) == 3 and fold(words[-1]) in ("foundation", "vakfi", "trust")


def _goes_on_behind_town(page: Page, head: Mention, town: Mention, rest: Mention) -> bool:
    """True for the name of a firm with a town in the middle: "Vincent Raya (Dong Guan) Electronics Company"."""
    return (
        head.kind in ("unknown", "company")
        and (rest.kind == "company" or fold(rest.text) in _LEGAL)
        and not rest.text.lower().startswith("pt ")
        and page.text[head.end : town.start] == " ("
        and page.text[town.end : rest.start] == ") "
        and (town.kind in ("unknown", "place") or fold(rest.text) in _LEGAL)
        and head.sentence == rest.sentence
    )


def _first_of_institution(page: Page, before: list[Mention], last: Mention) -> int | None:
    """Index of the name with which an institution begins whose name the reader has cut at "dan" or at a comma, told by
    the short form in brackets behind it: "Balai Besar Kulit, Karet dan Plastik (BBKKP)".
    """
    behind = SHORT_FORM.match(page.text, last.end)
    if behind is None:
        return None
    short, own = fold(behind.group(1)), _initials(last.text)
    if short == own:
        return None
    letters, at, right = own, len(before) - 1, last
    while at >= 0 and len(before) - at < 5 and before[at].kind not in ("person", "place"):
        gap = page.folded[before[at].end : right.start]
        if gap not in (" dan ", " and ", " ve ", " & ", ", ", ", dan "):
            return None
        letters = _initials(before[at].text) + letters
        long = len(before[at].text.split()) > 2 and last.kind in ("association", "agency") and gap == " ve "
        if letters == short or (long and short[0] == letters[0]):
            return at
        right, at = before[at], at - 1
    return None


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.findall(r"\w+", fold(name)) if w not in LINKING)
