"""Told roles: the role that the words next to a party's names tell: "produsen X", "X akan mendistribusikan",
"buatan X", "X'in ürettiği", "memasok ke X".
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from berdikari.read.mention import Mention
from berdikari.read.organisations import Organisation
from berdikari.read.page import Page

ROLES = ("technology_owner", "distributor", "investor", "buyer", "parent_company", "manufacturer")
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
    for role in ROLES:
        for hit in page.hits(f"role_nouns.{role}", start=start, end=mention.start)[-1:]:
            between = _between(page, hit.end, mention.start, names)
            if _NOUN_BEFORE.fullmatch(between):
                of_another = role == "distributor" and _OF_ANOTHER.match(between)
                yield ("technology_owner" if of_another else role), 3
        for hit in page.hits(f"role_doers.{role}", start=start, end=mention.start)[-1:]:
            if _DOER.fullmatch(_between(page, hit.end, mention.start, names)):
                yield role, 2
    for hit in page.hits("role_verbs.seller", start=start, end=mention.start)[-1:]:
        if _GIVEN_TO.fullmatch(_between(page, hit.end, mention.start, names)):
            yield "buyer", 2


def _behind(page: Page, mention: Mention, end: int, names: Sequence[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    """What a noun behind a name tells, "X selaku distributor", and a verb whose subject it is."""
    for role in ROLES:
        for hit in page.hits(f"role_nouns.{role}", start=mention.end, end=end)[:1]:
            between = _between(page, mention.end, hit.start, names)
            if _LEADS.match(page.folded, hit.end) or any(0 <= first - hit.end <= 1 for first, _ in names):
                continue  # "X, distributor agreement"; "X, distributor Y"
            if _NOUN_BEHIND.fullmatch(between):
                yield role, 3
            elif role == "distributor" and _HIS.fullmatch(between):
                yield "technology_owner", 3
        for hit in page.hits(f"role_verbs.{role}", start=mention.end, end=end)[:1]:
            if _SUBJECT.fullmatch(_between(page, mention.end, hit.start, names)):
                yield role, 2
        for hit in page.hits(f"role_final.{role}", start=mention.end, end=end)[:1]:
            if _VERB_LAST.fullmatch(_between(page, mention.end, hit.start, names)):
                yield ("manufacturer" if role == "buyer" and _FROM.match(page.folded, mention.end) else role), 2
    for hit in page.hits("role_verbs.seller", start=mention.end, end=end)[:1]:
        if _SUBJECT.fullmatch(_between(page, mention.end, hit.start, names)):
            yield "manufacturer", 1
    for hit in page.hits("role_final.seller", start=mention.end, end=end)[:1]:
        if _VERB_LAST.fullmatch(_between(page, mention.end, hit.start, names)):
            yield ("buyer" if _TO.match(page.folded, mention.end) else "manufacturer"), 1


def _between(page: Page, start: int, end: int, names: Sequence[tuple[int, int]]) -> str:
    """What stands between two places, each name of a party a sign."""
    kept, at = [], start
    for first, last in names:
        if at <= first and last <= end:
            kept += [page.folded[at:first], "@"]
            at = last
    return "".join((*kept, page.folded[at:end]))
