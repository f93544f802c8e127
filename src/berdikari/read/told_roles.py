"""Told roles: the role that the words next to a party's names tell: "produsen X", "X akan mendistribusikan",
"buatan X", "X'in ürettiği", "memasok ke X".
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from berdikari.read.mention import Mention
from berdikari.read.organisations import Organisation
from berdikari.read.page import Page, between
from berdikari.words import Hit

ROLES = ("technology_owner", "distributor", "investor", "buyer", "parent_company", "manufacturer")
_KINDS = ("role_nouns", "role_doers", "role_verbs", "role_final")
_NEAR = 100  # characters between a name and the word that tells its role
_WORD = (
    r"(?: (?!(?:dan|dengan|and|with|ve|ile|yang|that|which|who|bersama|untuk|for|kepada|to|oleh|by|serta|milik|seperti|"
    r"asal)\b|@)[\w&/'’.-]+)"
)
_NOUN_BEFORE = re.compile(
    rf"(?:(?! (?:di|in|of)\b){_WORD}){{0,6}}(?: asal \w+(?: selatan| serikat)?,?)? |{_WORD}{{0,9}}(?: asal \w+)?, "
)
_NOUN_BEHIND = re.compile(
    rf"(?: ?\([^)]*\))?(?:,| selaku| sebagai| adalah| merupakan| menjadi| as| is| was| are){_WORD}{{0,8}} "
)
_OF_ANOTHER = re.compile(
    r" (?:resmi|tunggal|eksklusif|official|authori[sz]ed|sole|exclusive|produk|of|dari|merek) (?!.*,)"
)
_HIS = re.compile(rf"['’](?:s|n?[iu]n)\b{_WORD}{{0,3}} ")
_DOER = re.compile(rf"(?: (?:oleh|by|dari|from)|{_WORD}){{0,3}} ")
_NAMES = r"(?: ?\([^)]*\))?(?:(?:,| dan| serta| maupun| and| ve| ile| bersama| with| &)+ @(?: ?\([^)]*\))?)*"
_SUBJECT = re.compile(
    rf"{_NAMES}(?:,? (?:yang|akan|telah|sudah|kini|juga|pun|bakal|siap|mulai|resmi|berencana|ingin|hendak|bisa|dapat|"
    r"mampu|berhasil|segera|sepakat|untuk|tengah|sedang|lama|terus|ikut|will|would|has|have|had|is|are|was|were|now|to|plans?|"
    r"planned|aims?|agreed|set|also|which|that|who|can|could|may|said|it|recently|already|today|be|been|currently|both|"
    r"begin|start|started|began|jointly))* "
)
_VERB_LAST = re.compile(rf"(?:['’]\w+)?{_NAMES}(?:['’]\w+)?(?:,?(?: [\w'’-]+)){{0,9}} ")
_LEADS = re.compile(r" (?:agreement|deal|contract)")
_FROM, _TO = re.compile(r"['’]?(?:den|dan|ten|tan)\b"), re.compile(r"['’][yn]?[ea]\b")
_GIVEN_TO = re.compile(r"[^@;:]* (?:ke|kepada|to)(?: (?:the|pihak|pembeli|perusahaan|firma))? ")


def told_role(page: Page, organisation: Organisation, names: Sequence[tuple[int, int]]) -> str | None:
    """The role that most words next to an organisation's names tell; None where none does. names: where the parties
    of its deal are named.
    """
    votes: Counter[str] = Counter()
    for mention in organisation.mentions:
        sentence = page.sentences[mention.sentence]
        near = max(sentence.start, mention.start - _NEAR), min(sentence.end, mention.end + _NEAR)
        for role, weight in (*_before(page, mention, near[0], names), *_behind(page, mention, near[1], names)):
            votes[role] += weight
    return max(votes, key=lambda role: (votes[role], -ROLES.index(role))) if votes else None


def _before(page: Page, mention: Mention, start: int, names: Sequence[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    """What a noun in front of a name tells, "produsen alat bedah asal Jerman, X", a word whose doer it is, and goods
    that go to it.
    """
    nearest = {hit.list: hit for hit in between(_role_words(page), start, mention.start) if hit.end <= mention.start}
    for hit in nearest.values():
        kind, role = hit.list.split(".")
        stands = _between(page, hit.end, mention.start, names)
        if kind == "role_nouns" and _NOUN_BEFORE.fullmatch(stands):
            of_another = role == "distributor" and _OF_ANOTHER.match(stands)
            yield ("technology_owner" if of_another else role), 3
        elif kind == "role_doers" and _DOER.fullmatch(stands):
            yield role, 2
        elif hit.list == "role_verbs.seller" and _GIVEN_TO.fullmatch(stands):
            yield "buyer", 2


def _behind(page: Page, mention: Mention, end: int, names: Sequence[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    """What a noun behind a name tells, "X selaku distributor", and a verb whose subject it is."""
    nearest: dict[str, Hit] = {}
    for hit in between(_role_words(page), mention.end, end):
        if hit.end <= end:
            nearest.setdefault(hit.list, hit)
    for hit in nearest.values():
        kind, role = hit.list.split(".")
        stands = _between(page, mention.end, hit.start, names)
        if kind == "role_nouns":
            yield from _noun_behind(page, role, hit, stands, names)
        elif kind == "role_verbs" and _SUBJECT.fullmatch(stands):
            yield ("manufacturer", 1) if role == "seller" else (role, 2)
        elif kind == "role_final" and _VERB_LAST.fullmatch(stands):
            yield _verb_last(role, stands)


def _noun_behind(
    page: Page, role: str, hit: Hit, stands: str, names: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, int]]:
    """What a noun tells of the name in front of it; nothing where it is the next name's: "X, distributor Y"."""
    if _LEADS.match(page.folded, hit.end) or any(0 <= first - hit.end <= 1 for first, _ in names):
        return
    if _NOUN_BEHIND.fullmatch(stands):
        yield role, 3
    elif role == "distributor" and _HIS.fullmatch(stands):
        yield "technology_owner", 3


def _verb_last(role: str, stands: str) -> tuple[str, int]:
    """What a Turkish verb tells of a name in its case: bought from it, sold to it."""
    if role == "seller":
        return ("buyer" if _TO.match(stands) else "manufacturer"), 1
    return ("manufacturer" if role == "buyer" and _FROM.match(stands) else role), 2


def _role_words(page: Page) -> Sequence[Hit]:
    """The words of a page that tell roles, in order of place."""
    lists = [f"{kind}.{role}" for kind in _KINDS for role in (*ROLES, "seller")]
    return page.once("role words", lambda page: page.hits(*lists))


def _between(page: Page, start: int, end: int, names: Sequence[tuple[int, int]]) -> str:
    """What stands between two places, each name of a party a sign."""
    kept, at = [], start
    for first, last in names:
        if at <= first and last <= end:
            kept += [page.folded[at:first], "@"]
            at = last
    return "".join((*kept, page.folded[at:end]))
