"""What tells in the name of an organisation: legal form aside, translated head words apart, short forms known."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from berdikari.names.fold import fold
from berdikari.names.lists import institutions, legal_forms, words

_SENDERS = {"kbri": "ID", "kjri": "ID"}  # embassies and consulates whose short name holds the country that sends them
_STATE = frozenset({"republik", "republic", "ri", "tc"})
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_ACRONYM = re.compile(r"\b[A-ZÇĞİÖŞÜ][\w&.-]*[A-ZÇĞİÖŞÜ][\w&-]*\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name, taken apart.

    text          as it was given
    telling       folded words that tell, in order ("kalbe"); where there are none, the generic words take their place
    generic       meanings of the words that tell little (`medical`, `health`), translated
    kinds         what its head words say it is (`hospital`, `province`, ...)
    countries     countries that its words name
    forms         legal forms, as `legal_forms.toml` calls them
    institutions  pairs of concept and country, where it is a public institution of the table
    joined        its words without spaces, legal form aside
    words         its words, legal form aside
    tells         False for what is only a country or its government ("Pemerintah Turki")
    parts         the same with compounds of trade words taken apart ("teknomedika" is "tekno", "medika"): what initials
                  stand for
    """

    text: str
    telling: tuple[str, ...]
    generic: frozenset[str]
    kinds: frozenset[str]
    countries: frozenset[str]
    forms: tuple[str, ...]
    institutions: frozenset[tuple[str, str]]
    joined: str
    words: tuple[str, ...]
    parts: tuple[str, ...]
    tells: bool


@lru_cache(maxsize=1 << 12)
def parse(text: str) -> Name:
    """Take a name apart; what stands in brackets is left to `short_forms`."""
    bracketed = "(" in text or "[" in text
    plain = _BRACKETS.sub(" ", text) if bracketed else text
    folded = fold(plain) or fold(text) or text.casefold()
    core, forms = _without_forms(tuple(folded.split()))
    if bracketed:
        forms += _without_forms(tuple(fold(" ".join(_BRACKETS.findall(text))).split()), keep=0)[1]
    telling, meanings = _meanings(core)
    generic = frozenset(m[8:] for m in meanings if m.startswith("generic:"))
    return Name(
        text=text,
        telling=telling or core,
        generic=generic,
        kinds=frozenset(m[5:] for m in meanings if m.startswith("head:")),
        countries=frozenset(
            m[8:] for m in (*meanings, *(_bracketed(text) if bracketed else ())) if m.startswith("country:")
        )
        | {_SENDERS[word] for word in core if word in _SENDERS},
        forms=forms,
        institutions=_institutions(folded, core, meanings),
        joined="".join(core),
        words=core,
        parts=tuple(part for word in core for part in _parts(word)),
        tells=bool(telling) or not all(m.startswith(("country:", "generic:government")) for m in meanings),
    )


def firm_key(name: str) -> str:
    """What all spellings of a firm's name share: its folded words without legal form (`haloni jane`)."""
    return " ".join(parse(name).words)


def short_forms(text: str) -> tuple[str, ...]:
    """Other names that stand in brackets inside a name: `PT Graha Teknomedika (GTM)` gives `GTM`.

    A legal form is none.
    """
    found = []
    for inner in _BRACKETS.findall(text):
        core, forms = _without_forms(tuple(fold(inner).split()), keep=0)
        if core and not (forms and not core) and (_ACRONYM.search(inner) or inner[:1].isupper()):
            found.append(inner.strip())
    return tuple(found)


def country_of_form(text: str) -> str | None:
    """The country to which a name's legal form belongs (`Tbk` ID, `A.Ş.` TR, `Sdn Bhd` MY); None: no form tells one."""
    countries = legal_forms().countries
    return next((countries[form] for form in parse(text).forms if form in countries), None)


def _parts(word: str) -> tuple[str, ...]:
    """The two trade words of which a word is made, or the word itself."""
    table = words().meaning
    for at in range(4, len(word) - 3):
        if (word[:at],) in table and (word[at:],) in table:
            return word[:at], word[at:]
    return (word,)


def _bracketed(text: str) -> tuple[str, ...]:
    """The meanings of what stands in brackets: `Bowne (France)` is not `Bowne (Germany)`."""
    return tuple(m for inner in _BRACKETS.findall(text) for m in _meanings(tuple(fold(inner).split()))[1])


def _without_forms(folded: tuple[str, ...], keep: int = 1) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words without legal forms before and behind them, and the forms; at least `keep` words stay."""
    table, forms, core = legal_forms(), [], folded
    searching = True
    while searching and len(core) > keep:
        searching = False
        for size in range(min(table.longest, len(core) - keep), 0, -1):
            if core[-size:] in table.trail:
                forms.append(table.trail[core[-size:]])
                core, searching = core[:-size], True
                break
            if core[:size] in table.lead:
                forms.append(table.lead[core[:size]])
                core, searching = core[size:], True
                break
        if not searching and len(core) > max(keep, 1) and (slip := _slip(core[-1], behind=bool(forms))):
            forms.append(slip)
            core, searching = core[:-1], True
    return core, tuple(forms)


@cache
def _single_forms() -> dict[str, list[tuple[str, str]]]:
    """Legal forms of one word that stand behind a name, by their first letter."""
    found: dict[str, list[tuple[str, str]]] = {}
    for spelling, form in legal_forms().trail.items():
        if len(spelling) == 1:
            found.setdefault(spelling[0][0], []).append((spelling[0], form))
    return found


@lru_cache(maxsize=1 << 15)
def _slip(word: str, *, behind: bool) -> str | None:
    """The legal form that a last word misspells ("Comporation").

    A short word only where a form stands behind it ("Ptr. Ltd").
    """
    for spelling, form in _single_forms().get(word[0], ()):
        apart = OSA.distance(word, spelling, score_cutoff=2)
        if (apart <= 2 and len(spelling) >= 9) or (apart <= 1 and (len(word) >= 6 or (behind and len(word) == 3))):
            return form
    return None


def _meanings(core: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that tell, and the meanings of those that tell little; the longest phrase wins."""
    table, telling, meanings, at = words(), [], [], 0
    while at < len(core):
        for size in range(min(table.longest, len(core) - at), 0, -1):
            meaning = table.meaning.get(core[at : at + size])
            if meaning:
                meanings.append(meaning)
                at += size
                break
        else:
            if core[at] not in table.minor:
                telling.append(core[at])
            at += 1
    return tuple(telling), tuple(meanings)


def _institutions(folded: str, core: tuple[str, ...], meanings: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """Concepts of the table whose name this is, with or without the name of the country before or behind it."""
    table = institutions()
    named = [m[8:] for m in meanings if m.startswith("country:")]
    found = table.get(folded) or table.get(" ".join(core))
    if found is None and (named or not _STATE.isdisjoint(core)):
        at_home = tuple(w for w in core if words().meaning.get((w,), "")[:8] != "country:" and w not in _STATE)
        found = table.get(" ".join(_trimmed(at_home)))
    if not found:
        return frozenset()
    if named:
        return frozenset((concept, named[0]) for concept, country in found if country in (named[0], "any"))
    return found


def _trimmed(core: tuple[str, ...]) -> tuple[str, ...]:
    """Without the `of` or `the` that a country's name leaves at either end."""
    while core and core[-1] in words().minor:
        core = core[:-1]
    while core and core[0] in words().minor:
        core = core[1:]
    return core
