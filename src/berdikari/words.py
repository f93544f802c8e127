"""Word lists: phrases of the press in three languages as data, found in one pass over folded text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeAlias

_WORD = re.compile(r"\w+")
_PHRASE_WORD = re.compile(r"\w+\*?|\*")
_REMEMBERED = 200_000  # words; more are forgotten, so that an archive of millions of articles does not fill the memory

_FOLD = str.maketrans(
    {
        **dict(zip("ÀÁÂÃÄÅàáâãäåĀāĂă", "a" * 16, strict=True)),
        **dict(zip("ÈÉÊËèéêëĒēĖė", "e" * 12, strict=True)),
        **dict(zip("ÌÍÎÏìíîïĪīİıI", "i" * 13, strict=True)),
        **dict(zip("ÒÓÔÕÖØòóôõöøŌō", "o" * 14, strict=True)),
        **dict(zip("ÙÚÛÜùúûüŪū", "u" * 10, strict=True)),
        **dict(zip("ÇçĆćČč", "c" * 6, strict=True)),
        **dict(zip("ĞğĢģ", "g" * 4, strict=True)),
        **dict(zip("ŞşŚśŠš", "s" * 6, strict=True)),
        **dict(zip("ÑñŃń", "n" * 4, strict=True)),
        **dict(zip("‘’‛ʼ`´", "'" * 6, strict=True)),
        **dict(zip("“”„«»", '"' * 5, strict=True)),
        **dict(zip("‐‑‒–—−", "-" * 6, strict=True)),
        **dict(zip("\u00a0\u2007\u202f\u2009\t", " " * 5, strict=True)),
    }
)


def fold(text: str) -> str:
    """The text in lower case without accents, of the same length: offsets in it are offsets in the text.

    Turkish I, İ, ı and i all become i; curly quotes and dashes become plain ones.
    """
    folded = text.translate(_FOLD).lower()
    return (
        folded
        if len(folded) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_FOLD))
    )


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a folded text: its letters and digits, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a text. list: the list it stands in (`stages.mou`); phrase: as the word file writes it."""

    list: str
    phrase: str
    start: int
    end: int
    first: int
    last: int


def tokens_of(folded: str) -> list[Token]:
    """The words of a folded text, in order."""
    return [Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(folded)]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase cut into words; gaps: what must stand between them (a space stands for spaces or a hyphen)."""

    list: str
    written: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]

    def ends_at(self, folded: str, tokens: Sequence[Token], first: int) -> int | None:
        """Index of its last token if it stands at the token, else None. A lone `*` takes one to three words."""
        at = first
        for word, gap in zip(self.words[1:], self.gaps, strict=True):
            at += 1
            if word == "*":
                continue
            stop = at + 3 if self.words[at - first - 1] == "*" else at + 1
            at = next((i for i in range(at, min(stop, len(tokens))) if _same_word(word, tokens[i].text)), -1)
            if at < 0 or not _same_gap(gap, folded[tokens[at - 1].end : tokens[at].start]):
                return None
        return at


def _same_word(word: str, found: str) -> bool:
    return found.startswith(word[:-1]) if word.endswith("*") else found == word


def _same_gap(gap: str, found: str) -> bool:
    return found == gap or (gap == " " and (found == "-" or not found.strip(" ")))


# a leaf, or: a feature, the value up to which the first branch is taken, the two branches
Tree: TypeAlias = "float | tuple[str, float, Tree, Tree]"


@dataclass(frozen=True)
class Words:
    """The word lists of all languages together: the press mixes them, so every list holds the words of each.

    tables  what the files hold, merged: section, key, then a tuple of phrases or a mapping from phrase to value
    weights learned weights of features, by step and name (`read/weigh.py`)
    trees   learned decision trees over the features of a pair (`read/trees.py`)
    lexicon folded words with their kinds: c common, p of persons' names, o of organisations' names
    """

    tables: Mapping[str, Mapping[str, Any]]
    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    trees: Sequence[Tree] = ()
    lexicon: Mapping[str, str] = field(default_factory=dict)

    def phrases(self, section: str, key: str) -> tuple[str, ...]:
        """The phrases under a key, folded."""
        known = self._folded_phrases.get((section, key))
        if known is None:
            known = self._folded_phrases[section, key] = tuple(fold(phrase) for phrase in self.tables[section][key])
        return known

    def table(self, section: str, key: str) -> Mapping[str, Any]:
        """The mapping under a key, its phrases folded."""
        known = self._folded.get((section, key))
        if known is None:
            known = {fold(phrase): value for phrase, value in self.tables[section][key].items()}
            self._folded[section, key] = known
        return known

    @cached_property
    def _folded_phrases(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {}

    @cached_property
    def _folded(self) -> dict[tuple[str, str], Mapping[str, Any]]:
        return {}

    @cached_property
    def _index(self) -> tuple[dict[str, list[_Phrase]], dict[str, list[_Phrase]]]:
        """Phrases by their first word, and those whose first word may end in any way by its first letter."""
        exact: dict[str, list[_Phrase]] = {}
        open_ended: dict[str, list[_Phrase]] = {}
        for section, keys in self.tables.items():
            for key, content in keys.items():
                for written in content:
                    phrase = _cut(f"{section}.{key}", written)
                    if phrase is None:
                        continue
                    if phrase.words[0].endswith("*"):
                        open_ended.setdefault(phrase.words[0][0], []).append(phrase)
                    else:
                        exact.setdefault(phrase.words[0], []).append(phrase)
        return exact, open_ended

    @cached_property
    def _starting(self) -> dict[str, "_Starting"]:
        return {}

    def _starting_with(self, word: str) -> "_Starting":
        """Phrases that may begin with a word; remembered, since the press repeats its words."""
        known = self._starting.get(word)
        if known is None:
            exact, open_ended = self._index
            found = [*exact.get(word, ()), *(p for p in open_ended.get(word[0], ()) if _same_word(p.words[0], word))]
            if len(self._starting) > _REMEMBERED:
                self._starting.clear()
            known = self._starting[word] = _starting(found)
        return known

    def scan(self, folded: str, tokens: Sequence[Token]) -> list[Hit]:
        """Every phrase of every list that stands in the text: of one list, the longest, and none inside another."""
        hits: list[Hit] = []
        taken: dict[str, int] = {}
        for i, token in enumerate(tokens):
            starting = self._starting_with(token.text)
            following = tokens[i + 1].text if starting.by_second and i + 1 < len(tokens) else ""
            for phrase in starting.by_second.get(following, starting.rest):
                if taken.get(phrase.list, -1) >= i:
                    continue
                last = phrase.ends_at(folded, tokens, i) if len(phrase.words) > 1 else i
                if last is not None:
                    taken[phrase.list] = last
                    hits.append(Hit(phrase.list, phrase.written, token.start, tokens[last].end, i, last))
        return hits


@dataclass(frozen=True, slots=True)
class _Starting:
    """Phrases that may begin with one word, the longest first: those that may stand before a known second word, and
    those before any other.
    """

    by_second: Mapping[str, tuple[_Phrase, ...]]
    rest: tuple[_Phrase, ...]


def _starting(phrases: Iterable[_Phrase]) -> _Starting:
    ranked = sorted(phrases, key=lambda p: -len(p.words))
    seconds = {p.words[1] for p in ranked if len(p.words) > 1 and "*" not in p.words[1]}

    def before(word: str) -> tuple[_Phrase, ...]:
        return tuple(p for p in ranked if len(p.words) == 1 or p.words[1] == word or "*" in p.words[1])

    return _Starting({word: before(word) for word in seconds}, before(""))


def _cut(name: str, written: str) -> _Phrase | None:
    """A phrase cut into its words; None for one with a sign of currency (`$`), which the money grammar reads itself."""
    folded = fold(written)
    if "$" in folded:
        return None
    found = list(_PHRASE_WORD.finditer(folded))
    if not found or found[0].start() > 0:
        return None
    gaps = tuple(folded[a.end() : b.start()] for a, b in pairwise(found))
    return _Phrase(name, written, tuple(m.group() for m in found), gaps)


def merge_words(
    files: Iterable[Mapping[str, Any]],
    weights: Mapping[str, Mapping[str, float]] | None = None,
    trees: Sequence[Tree] = (),
    lexicon: Mapping[str, str] | None = None,
) -> Words:
    """One Words from the word files of several languages; where two give a phrase a value, the first wins."""
    tables: dict[str, dict[str, Any]] = {}
    for file in files:
        for section, content in _sections(file):
            into = tables.setdefault(section, {})
            for key, value in content.items():
                if isinstance(value, Mapping):
                    into[key] = {**value, **into.get(key, {})}
                else:
                    into[key] = (*into.get(key, ()), *value)
    return Words(tables, weights or {}, trees, lexicon or {})


def _sections(file: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Mapping[str, Any]]]:
    """Sections by dotted name; a mapping from phrase to number or text is a value, not a section."""
    for name, content in file.items():
        below = {key: value for key, value in content.items() if _is_section(value)}
        yield prefix + name, {key: value for key, value in content.items() if key not in below}
        yield from _sections(below, prefix=f"{prefix}{name}.")


def _is_section(value: object) -> bool:
    return isinstance(value, Mapping) and any(isinstance(inner, list | Mapping) for inner in value.values())
