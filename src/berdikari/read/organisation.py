"""Organisation: one organisation of a page under its names, and which other names may mean it."""

import re
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from berdikari.read.mention import Mention
from berdikari.words import fold

FORMS = frozenset(
    [
        "pt",
        "cv",
        "tbk",
        "persero",
        "ltd",
        "limited",
        "inc",
        "corp",
        "co",
        "llc",
        "gmbh",
        "ag",
        "plc",
        "pte",
        "sdn",
        "bhd",
        "as",
        "sti",
        "kg",
        "spa",
        "srl",
        "bv",
        "nv",
        "sa",
        "zrt",
        "kft",
        "ltda",
        "holding",
        "company",
        "corporation",
    ]
)
TAILS = frozenset(
    ["group", "grup", "indonesia", "international", "global", "medical", "medika", "healthcare", "health"]
)
_LINKS = frozenset(["dan", "and", "ve", "of", "the", "di", "untuk", "for"])
REGISTERED = re.compile(r"(?i)(?:pt|cv)\b")
_STEM = 7  # letters of a word from which another that goes on from it is the same with an ending
_SLIP = 6  # letters from which a word that differs by a letter or two counts as a slip of spelling


@dataclass(slots=True)
class Organisation:
    """An organisation of a page under construction. words: folded words of its fullest name, legal form aside."""

    name: str
    kind: str
    words: tuple[str, ...]
    aliases: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    country: str | None = None
    shorts: set[str] = field(default_factory=set)

    def knows(self, words: tuple[str, ...], countries: frozenset[str] = frozenset()) -> bool:
        """True where folded words may be a short form of the name, its initials, a slip of one of its words, or the
        name with a country.
        """
        if words == self.words or "".join(words) == "".join(self.words) or " ".join(words) in self.shorts:
            return True
        if self.inflected(words):
            return True
        if len(words) == 1 and (words[0] in self.initials or self.slipped(words[0])):
            return True
        if len(words) > 1 and self.words[: len(words)] == words and self.kind in ("company", "unknown"):
            return True
        if words[: len(self.words)] == self.words and set(words[len(self.words) :]) <= TAILS | countries:
            return True
        core = [w for w in words if w not in TAILS] or list(words)
        if len(core) == 1 and self.slipped(core[0]):
            return True
        if len(words) > 1 and words[0] in self.shorts and self.kind != "unknown":
            return True
        enough = 2 if self.kind == "company" else 3
        return core[0] == self.words[0] and set(core) <= set(self.words) and (len(core[0]) > enough or len(core) > 1)

    @property
    def initials(self) -> set[str]:
        """The name's first letters, with and without its linking words."""
        every = "".join(w[0] for w in self.words)
        short = "".join(w[0] for w in self.words if w not in _LINKS)
        registered = {"pt" + every} if REGISTERED.match(self.name) else set()
        return {every, short} | registered if len(self.words) > 1 else set()

    def inflected(self, words: tuple[str, ...]) -> bool:
        """True for the name with a Turkish ending on its last word: Üniversitesi, Üniversitesinde."""
        one, other = sorted((words, self.words), key=lambda name: len(name[-1]))
        return one[:-1] == other[:-1] != () and len(one[-1]) >= _STEM and other[-1].startswith(one[-1])

    def slipped(self, word: str) -> bool:
        """True for a word that differs from the name's first by a letter or two."""
        own = self.words[0]
        return (
            min(len(word), len(own)) >= _SLIP - 1
            and max(len(word), len(own)) >= _SLIP
            and word[0] == own[0]
            and word != own
            and OSA.distance(word, own) <= (2 if len(word) > 6 else 1)
        )


def core_words(name: str) -> tuple[str, ...]:
    """Folded words of a name without its legal form and what stands in brackets."""
    plain = re.findall(r"\w+", fold(re.sub(r"\(.*?\)", " ", name)))
    return tuple(w for w in plain if w not in FORMS) or tuple(plain)
