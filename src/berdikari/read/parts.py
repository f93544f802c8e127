"""Parts: a page too long for one look is read part by part, so that time grows with its length and no faster."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from berdikari.read.bounds import MOST, beyond
from berdikari.read.claims import claims
from berdikari.read.page import Page
from berdikari.records import Claim, Party, Problem, Quote, content_id
from berdikari.words import fold

LONGEST = 50_000  # characters of a part; an article has some thousand, a report of hundred pages some hundred thousand
_SHARED = 2  # parties from which a cooperation is one that was told of before


def read_parts(page: Page, longest: int = LONGEST) -> tuple[list[Claim], list[Problem]]:
    """What a page says: at once, or in parts of at most `longest` characters, cut between sentences.

    A cooperation of two parties that an earlier part names is that one; short forms are not known from part to part.
    """
    beyond_bounds = list(beyond(page))
    if len(page.text) - page.document.body <= longest:
        found, problems = claims(page)
        return found, [*beyond_bounds, *problems]
    found, problems = [], beyond_bounds
    known = _Known()
    for start, end in _cuts(page, longest):
        told, faults = claims(_part(page, start, end))
        homes = known.homes(page, told)
        found += [_moved(page, claim, start, homes) for claim in told]
        problems += [replace(one, quote=_shifted(page, one.quote, start)) for one in faults]
    return found, problems


def _cuts(page: Page, longest: int) -> Iterator[tuple[int, int]]:
    """Where the parts begin and end."""
    start, end = -1, -1
    for sentence in page.sentences:
        if sentence.end - page.document.body > MOST:
            break
        if start >= 0 and sentence.end - start > longest:
            yield start, end
            start = -1
        start, end = sentence.start if start < 0 else start, sentence.end
    if start >= 0:
        yield start, end


def _part(page: Page, start: int, end: int) -> Page:
    text = page.text[start:end]
    return Page(replace(page.document, text=text, body=0, id=""), page.words, text)


@dataclass(slots=True)
class _Known:
    """The cooperations of earlier parts: their ids by the names of their parties. count: of all of them."""

    by_name: dict[str, set[str]] = field(default_factory=dict)
    count: int = 0

    def homes(self, page: Page, told: Sequence[Claim]) -> dict[str, str]:
        """The id, in the whole document, of each cooperation of a part."""
        parties = _parties(told)
        homes = {about: self._home(names) for about, names in parties.items()}
        for about, names in parties.items():
            if not homes[about]:
                homes[about] = content_id("mention", page.document.id, self.count)
                self.count += 1
            for name in names:
                self.by_name.setdefault(name, set()).add(homes[about])
        return homes

    def _home(self, names: set[str]) -> str:
        """A cooperation of earlier parts that has enough of these parties; empty: none."""
        near = Counter(home for name in names for home in self.by_name.get(name, ()))
        return min((home for home, count in near.items() if count >= _SHARED), default="")


def _parties(told: Sequence[Claim]) -> dict[str, set[str]]:
    """Folded names of the parties of each cooperation, in order."""
    parties: dict[str, set[str]] = {}
    for claim in told:
        if claim.about is not None:
            names = parties.setdefault(claim.about, set())
            if claim.field == "party" and isinstance(claim.value, Party):
                names.add(fold(claim.value.name))
    return parties


def _moved(page: Page, claim: Claim, start: int, homes: Mapping[str, str]) -> Claim:
    """A claim of a part as one of the whole document."""
    about = None if claim.about is None else homes[claim.about]
    quote = _shifted(page, claim.quote, start)
    return replace(claim, document=page.document.id, about=about, quote=quote, id="")


def _shifted(page: Page, quote: Quote | None, start: int) -> Quote | None:
    return quote and page.document.quote(quote.start + start, quote.end + start)
