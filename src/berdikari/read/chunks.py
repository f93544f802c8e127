"""Chunks: runs of capitalised words that may be names, with the words of office and kind in front of them told
apart.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from berdikari.read.page import Page
from berdikari.words import Token, fold

_JOINS = frozenset({" ", "-", "&", " & ", ". ", " /", "/"})
_BODIES = tuple(
    f"organisations.{kind}{end}"
    for kind in ("ministry", "agency", "local_government", "university", "association", "hospital")
    for end in ("", "_end")
)
_LEGAL_TAIL = frozenset(
    [
        "ltd",
        "inc",
        "co",
        "corp",
        "llc",
        "gmbh",
        "tbk",
        "sti",
        "plc",
        "lp",
        "bhd",
        "sdn",
        "limited",
        "pte",
        "ptr",
        "ltda",
        "zrt",
        "kft",
        "kgaa",
        "spa",
        "srl",
        "sa",
        "nv",
        "bv",
        "ag",
        "as",
    ]
)
_NAMED_AFTER = ("organisations.hospital", "organisations.university")
_TITLES = frozenset(["dr", "drg", "prof", "ir", "h", "hj", "haji", "kh"])
_LOWER_INSIDE = frozenset(["of", "for", "ve", "fur", "und", "de", "dan", "and", "bidang", "di"])
_LINKING_HEADS = (
    "organisations.ministry", "organisations.agency", "organisations.association", "organisations.university",
    "organisations.local_government", "organisations.cluster", "offices.words",
)  # fmt: skip
_NAMED_AS = ("organisations.company", "organisations.company_end", "organisations.university", "offices.words")
_FIELD_OF_WORK = re.compile(
    r"(?: [A-Z]\w+(?: [A-Z]\w+)*,)+(?: [A-Z]\w+)*,? (?:dan|and|serta) [A-Z]\w+(?: [A-Z]\w+)*?(?: \([A-Z]{3,}\)|"
    r"(?= Kem|,| \())|(?: [A-Z]\w+){0,6} \((?:[A-Z]{3,})\)"
)
_DATELINE = re.compile(
    r"^ *(?:\w+\.(?:com|co\.id|id|net)\W{1,3})?"
    r"[^\n.!?]{0,12}?[A-ZÇĞİÖŞÜ][^\n!?]{0,60}?(?: -| ?--| ?–| ?—| ?\|) ?(?=[\"“A-ZÇĞİÖŞÜ])",
    re.MULTILINE,
)
_MONEY = re.compile(r"(Rp|RM|[A-Z]{3})(\d+)?", re.IGNORECASE)  # Rp47, SAR4; EGP before an amount
_AMOUNT = re.compile(r" ?\d")
_HEAD = 40  # characters of the words that say what kind of hospital it is
_QUOTES = "\"'“”‘’"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of capitalised words. first, last: its tokens; starts: it begins its sentence, where capitals tell
    little.
    """

    first: int
    last: int
    start: int
    end: int
    sentence: int
    starts: bool


def chunks(page: Page) -> list[Chunk]:
    """Every run of capitalised words of the page, in order of place."""
    found: list[Chunk] = []
    tokens, at = page.tokens, 0
    heads = {hit.start for hit in page.hits(*_LINKING_HEADS)}
    apart = _set_apart(page)
    for number, sentence in enumerate(page.sentences):
        while at < len(tokens) and tokens[at].start < sentence.start:
            at += 1
        stop = at
        while stop < len(tokens) and tokens[stop].end <= sentence.end:
            stop += 1
        found.extend(_in_sentence(page, number, [i for i in range(at, stop) if not apart[i]], heads))
        at = stop
    return found


def _set_apart(page: Page) -> list[bool]:
    """For each token, True where it is part of a dateline, or of the field of work behind an office, and so of no
    name.
    """
    regions = [*datelines(page)]
    for hit in page.hits("offices.chain"):
        match = _FIELD_OF_WORK.match(page.text, hit.end)
        if match and not page.has(*_NAMED_AS, start=hit.end, end=match.end()):
            regions.append((hit.end, match.end()))
    apart = [False] * len(page.tokens)
    for start, end in regions:
        for i in range(bisect_left(page.tokens, start, key=_start), bisect_left(page.tokens, end, key=_start)):
            apart[i] = True
    return apart


def datelines(page: Page) -> list[tuple[int, int]]:
    """The stretches at the head of paragraphs that tell place, outlet and day: "JAKARTA (ANTARA) - "."""
    return page.once("datelines", lambda page: [m.span() for m in _DATELINE.finditer(page.text)])


def _start(token: Token) -> int:
    return token.start


def _in_sentence(page: Page, number: int, free: list[int], heads: set[int]) -> Iterator[Chunk]:
    """The chunks among the free tokens of a sentence; a gap between free tokens ends a chunk."""
    tokens, at = page.tokens, 0
    while at < len(free):
        if not is_capital(page, tokens[free[at]]):
            at += 1
            continue
        stop = next((i for i in range(at + 1, len(free)) if free[i] != free[i - 1] + 1), len(free))
        last = _run(page, free[at], free[stop - 1] + 1, heads)
        yield Chunk(free[at], last, tokens[free[at]].start, _with_stop(page, tokens[last]), number, at == 0)
        at += last - free[at] + 1


def is_capital(page: Page, token: Token) -> bool:
    """True for a word with a capital in it (Surgiris, ERK, bioMerieux), not for a Turkish ending behind an
    apostrophe.
    """
    word = page.text[token.start : token.end]
    if _is_money(page, token, word):
        return False
    if word[0].isupper():
        return True
    return any(c.isupper() for c in word[1:]) and word[0].isalpha()


def _is_money(page: Page, token: Token, word: str) -> bool:
    """True for Rp47, SAR4 and the EGP of "EGP 1.4 billion"."""
    match = _MONEY.fullmatch(word)
    if match is None:
        return False
    if match[2]:
        return True
    code = len(word) == 3 and fold(word) in page.words.table("money", "codes")
    return code and _AMOUNT.match(page.text, token.end) is not None


def _run(page: Page, first: int, stop: int, heads: set[int]) -> int:
    """Index of the last token of the run that begins at a token."""
    tokens, last, linking = page.tokens, first, page.tokens[first].start in heads
    at = first + 1
    while at < stop:
        linking = linking or tokens[at].start in heads
        gap = page.text[tokens[at - 1].end : tokens[at].start]
        if not _joins(gap, page, tokens[at - 1], tokens[at]):
            break
        if is_capital(page, tokens[at]) or (gap == "-" and tokens[at].text == tokens[at - 1].text):
            last = at
        elif tokens[at].text in _LOWER_INSIDE and at - last == 1 and (linking or tokens[at].text in ("ve", "of")):
            if tokens[at - 1].text in _LEGAL_TAIL:
                break
            if tokens[at].text in ("dan", "and", "ve") and not _continues(page, at + 1, stop):
                break
        elif tokens[at].text in ("dan", "and", "ve") and at - last == 1 and _goes_on(page, first, at, stop):
            pass
        elif tokens[at].text in _TITLES and behind_titles(page, first) == at + 1:
            pass  # RSUP dr. Kariadi
        elif linking and tokens[at].text == "the" and at - last == 2 and tokens[at - 1].text in ("of", "for"):
            pass
        elif tokens[at].text.isdigit() and at - last == 1 and page.text[tokens[at].start - 1] in " -":
            last = (
                at
                if at + 1 < stop
                and is_capital(page, tokens[at + 1])
                and page.text[tokens[at].end : tokens[at + 1].start] == " "
                else last
            )
            if last != at:
                break
        else:
            break
        at += 1
    return last


def _joins(gap: str, page: Page, before: Token, after: Token) -> bool:
    if gap == "." and ((before.text, after.text) == ("a", "s") or len(before.text) == len(after.text) == 1):
        return True  # A.Ş., I.G.N.G.
    if gap in _JOINS:
        return gap != ". " or len(before.text) <= 4
    return gap in (", ", "., ", ". , ") and after.text in _LEGAL_TAIL and is_capital(page, after)


def _continues(page: Page, at: int, stop: int) -> bool:
    """True where the word behind "dan", "and" or "ve" is a subject of an institution, not the next organisation."""
    if at >= stop or not is_capital(page, page.tokens[at]):
        return False
    return page.has("names.after_and", start=page.tokens[at].start, end=page.tokens[at].end)


def _goes_on(page: Page, first: int, link: int, stop: int) -> bool:
    """True for a name of several words that goes on in words of a trade: "Adria Medical Devices and Services"."""
    end = link + 1
    while (
        end < stop
        and is_capital(page, page.tokens[end])
        and (end == link + 1 or page.text[page.tokens[end - 1].end : page.tokens[end].start] == " ")
    ):
        end += 1
    if link - first < 2 or not _continues(page, link + 1, stop):
        return False
    rest = page.tokens[link + 1 : end]
    common = all(page.words.lexicon.get(t.text, "").strip("o") == "c" for t in rest)
    return common and not page.has(*_BODIES, start=rest[0].start, end=rest[-1].end)


def _with_stop(page: Page, token: Token) -> int:
    """The end of a run, with the full stop of an abbreviation that ends it (Ltd., A.Ş.)."""
    short = (token.text in _LEGAL_TAIL or page.folded[max(0, token.start - 2) : token.end] == "a.s") and page.text[
        token.end : token.end + 1
    ] == "."
    return token.end + 1 if short else token.end


def behind_titles(page: Page, first: int) -> int:
    """Index of the token behind the titles of the person that a hospital or university is named after: of "Kariadi" in
    "RSUP dr. Kariadi"; 0 where a run begins with neither, or no title follows.
    """
    start = page.tokens[first].start
    behind = [h.last + 1 for h in page.hits(*_NAMED_AFTER, start=start, end=start + _HEAD) if h.first == first]
    own = at = max(behind, default=len(page.tokens))
    while at < len(page.tokens) and page.tokens[at].text in _TITLES:
        at += 1
    return at if at > own else 0


def words_of(page: Page, first: int, last: int) -> str:
    """The text from one token to another, white space made plain."""
    return re.sub(r"\s+", " ", page.text[page.tokens[first].start : page.tokens[last].end]).strip(_QUOTES)
