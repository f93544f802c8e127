"""The words of the command line in Indonesian, English or Turkish, from `reference/messages_*.toml`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from berdikari.records import Conflict

LANGUAGES = ("id", "en", "tr")
VARIABLE = "BERDIKARI_LANG"
_FOLDER = Path(__file__).parent.parent / "reference"


@dataclass(frozen=True, slots=True)
class Words:
    """Messages of one language, called by key: `words("say.read", count=3)`."""

    language: str
    messages: Mapping[str, Mapping[str, str]]

    def __call__(self, key: str, **values: object) -> str:
        """The message of a key, its {names} filled in. A key that no catalogue has is a fault of the program."""
        table, _, name = key.partition(".")
        return self.messages[table][name].format(**values)

    def label(self, table: str, word: str | None) -> str:
        """The reader's word for one of ours (a stage, a role); one that has none stands as it is."""
        return self.messages[table].get(word or "none", (word or "").replace("_", " "))

    def fault(self, text: str) -> str:
        """What went wrong, as far as there are words for it."""
        if self.language == "en" or not text:
            return text
        from berdikari.report.phrases import fault_text  # noqa: PLC0415 - heavy

        return fault_text(text, self.language)

    def about(self, conflict: Conflict) -> str:
        """What a conflict is about."""
        from berdikari.report.contradictions import about_text  # noqa: PLC0415 - heavy
        from berdikari.report.words import load_words as load_report_words  # noqa: PLC0415 - heavy

        return about_text(conflict.about, load_report_words(self.language))

    def number(self, value: float) -> str:
        """A number with the separators of the language."""
        text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")
        return text if self.language == "en" else text.translate(str.maketrans(",.", ".,"))


def words_for(argv: Sequence[str], environment: Mapping[str, str]) -> Words:
    """Words of the language that `--lang` or the environment names; Indonesian where neither does, or names another."""
    wanted = environment.get(VARIABLE, "")
    for number, word in enumerate(argv):
        if word == "--":
            break
        if word.startswith("--lang="):
            wanted = word.partition("=")[2]
        elif word == "--lang" and number + 1 < len(argv):
            wanted = argv[number + 1]
    return load_words(wanted if wanted in LANGUAGES else LANGUAGES[0])


@cache
def load_words(language: str) -> Words:
    """The catalogue of a language."""
    text = (_FOLDER / f"messages_{language}.toml").read_text(encoding="utf-8")
    return Words(language, tomllib.loads(text))
