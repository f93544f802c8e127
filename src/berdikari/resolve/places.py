"""Place, site, fair, term and depth merged: what most independent outlets say; what does not fit is a conflict."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from berdikari.names import fold
from berdikari.records import Claim, Conflict, Depth, Fair, Place, Term
from berdikari.resolve.choosing import Option, choose, conflict
from berdikari.resolve.reports import Reports


def merge_place(reports: Reports, field: str) -> tuple[Place | None, list[Conflict]]:
    """The place (field `place` or `site`), in its fullest form; places that lie in one another are one."""
    claims, options, index = _options(reports.of(field), _places_fit, _place_text)
    if not claims:
        return None, []
    choice = choose(options, reports)
    chosen = max((_place(c) for c in index[choice.at]), key=lambda p: (len(p.code or ""), len(fold(p.name)), p.name))
    return chosen, [conflict(field, options, choice)] if len(options) > 1 else []


def merge_fair(reports: Reports) -> tuple[str | None, list[Conflict]]:
    """The fair, in its fullest form; another one is a conflict."""
    claims, options, index = _options(reports.of("fair"), _fairs_fit, lambda c: _fair(c).name)
    if not claims:
        return None, []
    choice = choose(options, reports)
    return max((_fair(c).name for c in index[choice.at]), key=lambda n: (len(fold(n)), n)), (
        [conflict("fair", options, choice)] if len(options) > 1 else []
    )


def merge_term(reports: Reports) -> tuple[float | None, list[Conflict]]:
    """How many years the agreement runs."""
    claims, options, index = _options(
        reports.of("term"), lambda a, b: _term(a) == _term(b), lambda c: f"{_term(c):g} years"
    )
    if not claims:
        return None, []
    choice = choose(options, reports)
    return _term(index[choice.at][0]), [conflict("term", options, choice)] if len(options) > 1 else []


def merge_depth(reports: Reports) -> tuple[int | None, list[Conflict]]:
    """Depth of localisation; a report from later may tell of a deeper one, so the newest counts where votes do not
    decide.
    """
    claims, options, index = _options(
        reports.of("depth"), lambda a, b: _depth(a) == _depth(b), lambda c: str(_depth(c))
    )
    if not claims:
        return None, []
    choice = choose(options, reports)
    return _depth(index[choice.at][0]), [conflict("depth", options, choice)] if len(options) > 1 else []


Fit = Callable[[Claim, Claim], bool]


def _options(
    claims: Sequence[Claim], fit: Fit, text: Callable[[Claim], str]
) -> tuple[Sequence[Claim], list[Option], list[list[Claim]]]:
    """Claims that fit one another, together; the text of each group is that of its longest member."""
    groups: list[list[Claim]] = []
    for claim in claims:
        home = next((group for group in groups if all(fit(claim, other) for other in group)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    options = [Option(text=max(map(text, group), key=lambda t: (len(t), t)), claims=tuple(group)) for group in groups]
    return claims, options, groups


def _place(claim: Claim) -> Place:
    assert isinstance(claim.value, Place)
    return claim.value


def _place_text(claim: Claim) -> str:
    return _place(claim).name


def _places_fit(left: Claim, right: Claim) -> bool:
    """One place lies in the other: codes by their beginning, names by their words; abroad and at home never fit."""
    a, b = _place(left), _place(right)
    if a.country and b.country and a.country != b.country:
        return False
    if a.code and b.code:
        return a.code.startswith(b.code) or b.code.startswith(a.code)
    words, other = place_words(a.name), place_words(b.name)
    return words <= other or other <= words


def _fair(claim: Claim) -> Fair:
    assert isinstance(claim.value, Fair)
    return claim.value


def _fairs_fit(left: Claim, right: Claim) -> bool:
    return one_fair(fair_words(_fair(left).name), fair_words(_fair(right).name))


def _term(claim: Claim) -> float:
    assert isinstance(claim.value, Term)
    return claim.value.years


def _depth(claim: Claim) -> int:
    assert isinstance(claim.value, Depth)
    return claim.value.level


_BRACKETS = re.compile(r"\([^()]*\)")
_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "the": ""}


@lru_cache(maxsize=1 << 14)
def place_words(name: str) -> frozenset[str]:
    """The folded words of a place, what stands in brackets left out."""
    return frozenset(fold(_BRACKETS.sub(" ", name)).split() or fold(name).split())


@lru_cache(maxsize=1 << 14)
def fair_words(name: str) -> frozenset[str]:
    """The folded words of a fair, what stands in brackets left out, ordinals in figures."""
    words = place_words(name)
    return frozenset(_ORDINALS.get(word, word) for word in words) - {""}


def one_fair(left: frozenset[str], right: frozenset[str]) -> bool:
    """True where two fairs are one: most words of the shorter name are the other's, and no other year."""
    years = [{w for w in words if w.isdigit() and len(w) == 4} for words in (left, right)]
    if all(years) and years[0] != years[1]:
        return False
    words, other = left - years[0], right - years[1]
    return bool(words and other) and len(words & other) >= 0.75 * min(len(words), len(other))
