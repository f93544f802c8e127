"""Aliases: short forms behind a name, and which names of a page are known to be organisations."""

import re
from collections.abc import Iterable, Sequence

from berdikari.read.mention import ORGANISATIONS, Mention
from berdikari.read.organisation import FORMS, core_words
from berdikari.read.page import Page
from berdikari.read.settle import is_person, plain
from berdikari.words import fold

_BRACKET = re.compile(r" ?\(([^()\n]{2,60})\)")
_OR = re.compile(r"(?: \([^()\n]{2,20}\))?,? (?:atau|or|yang dikenal sebagai|alias|known as|disebut) ")
_PERSON_BEHIND = re.compile(r", (?:[A-Z][\w.\x27-]+ ){1,3}[A-Z][\w.\x27-]+[,.)]")
_TITLE = re.compile(r"(?i)\b(?:dr|drg|prof|mr|mrs|ms|ir|hj?|doç|uzm|op)\.?$")


def bracketed(page: Page, raw: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs of a name and its short form in brackets behind it, or behind "atau"."""
    by_start = {m.start: m for m in raw}
    pairs = []
    for mention in raw:
        if mention.kind in ("place", "person", "other"):
            continue
        match = _BRACKET.match(page.text, mention.end)
        if match and fold(match.group(1)) not in FORMS:
            inside = by_start.get(match.start(1))
            if inside and page.folded.startswith("'s ", inside.end) and mention.text[0] == inside.text[0]:
                pairs.append((mention, inside))  # Unicef (United Nations Children's Fund)
                continue
            spelt = mention.text.isupper() and inside is not None and " " in inside.text
            if (
                inside
                and inside.end >= match.end(1) - 1
                and (spelt or len(inside.text) < max(len(mention.text), 8) * 2)
            ):
                pairs.append((mention, inside))
                continue
        link = _OR.match(page.folded, mention.end)
        if link and link.end() in by_start and mention.kind != "unknown":
            pairs.append((mention, by_start[link.end()]))
    return pairs


def known_names(page: Page, raw: Iterable[Mention], aliases: Iterable[tuple[Mention, Mention]]) -> frozenset[str]:
    """Folded names that a run behind an office may begin with."""
    known: set[str] = set()
    holders = [
        core_words(m.text)
        for m in raw
        if m.kind == "office" and m.hint == "unknown" and (" " in m.text or _TITLE.search(m.office or ""))
    ]
    for mention in raw:
        if mention.kind in ORGANISATIONS:
            words = core_words(mention.text)
            known |= {plain(mention.text), " ".join(words)}
            if len(words[0]) >= 4 and mention.kind == "company":
                known |= {words[0], f"pt {words[0]}"}
        elif (
            mention.kind == "unknown"
            and not (mention.starts and mention.text[1:].islower())
            and (
                mention.text.isupper() or not (is_person(page, mention) or _is_held(core_words(mention.text), holders))
            )
        ) or (mention.kind == "office" and _is_employer(page, mention)):
            known.add(plain(mention.text))
    known |= {plain(inside.text) for _, inside in aliases}
    return frozenset(known)


def _is_employer(page: Page, mention: Mention) -> bool:
    """True for what stands behind an office and in front of a person's name, and is none itself: "CEO Royal Philips,
    Roy Jakobs".
    """
    words = core_words(mention.text)
    return (
        mention.hint == "unknown"
        and not any("p" in page.words.lexicon.get(w, "") for w in words)
        and _PERSON_BEHIND.match(page.text, mention.end) is not None
    )


def _is_held(words: tuple[str, ...], runs: Iterable[tuple[str, ...]]) -> bool:
    """True where a name may be the person of a run behind an office, and not the employer at its head: "Bio Farma" in
    "Bio Farma Shadiq Akasya".
    """
    own = set(words)
    return any(
        own.issubset(run) and not (len(words) > 1 and len(run) - len(words) > 1 and run[: len(words)] == words)
        for run in runs
    )
