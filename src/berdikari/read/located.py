"""Located: names of unknown kind that stand only where places stand: "rumah sakit di Bishkek, Chui, dan Naryn"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from berdikari.read.mention import Mention
from berdikari.read.page import Page
from berdikari.words import fold

_AT = re.compile(
    r"(?<!saham )(?<!invested )(?<!stake )(?<!interest )(?<!shares )(?<!investment )(?<!holding )(?<!hold )"
    r"\b(?:di|in|near|ke|menuju|kawasan|around|across|throughout|provinsi|distrik|kota|kabupaten|wilayah|kecamatan|"
    r"(?:province|district|city|town|village|county|state|region|island) of) $"
)
_LISTED = (", ", ", dan ", " dan ", ", and ", " and ", " serta ", ", serta ")
_LONGEST = 2  # words


def located(page: Page, found: Sequence[Mention]) -> list[Mention]:
    """The names, with those told to be places that every time stand behind a word of place, or in a list with such a
    name. One in capitals alone is left: "di ITB" may be any institution.
    """
    at: set[int] = set()
    for i, mention in enumerate(found):
        before = found[i - 1] if i else None
        listed = (
            before is not None
            and before.start in at
            and before.sentence == mention.sentence
            and page.folded[before.end : mention.start] in _LISTED
        )
        if _may_be(mention) and (listed or _AT.search(page.folded, max(0, mention.start - 24), mention.start)):
            at.add(mention.start)
    elsewhere = {fold(m.text) for m in found if m.start not in at and not page.sentences[m.sentence].headline}
    return [
        replace(m, kind="place") if m.start in at and m.kind == "unknown" and fold(m.text) not in elsewhere else m
        for m in found
    ]


def _may_be(mention: Mention) -> bool:
    """True for a place, and for one or two words of unknown kind without one in capitals."""
    words = mention.text.split()
    short = len(words) <= _LONGEST and not any(word.isupper() for word in words)
    return mention.kind == "place" or (mention.kind == "unknown" and short)
