"""Verbs and their options into an argument parser in the reader's language; every option has its variable."""

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Protocol

from berdikari import __version__
from berdikari.cli.words import LANGUAGES, Words
from berdikari.edge.config import PREFIX

TRUE = ("1", "true", "yes", "ya", "evet", "on")
VERBS = {
    "demo": "demo",
    "read": "read",
    "add": "add",
    "partnerships": "partnerships",
    "show": "show",
    "brief": "brief",
    "questions": "questions",
    "judge": "judge",
    "organisations": "organisations",
    "forecast": "forecast",
    "match": "match",
    "export": "export",
    "import": "import_sheet",
    "starter": "starter",
    "backup": "backup",
    "fetch": "fetch",
    "assess": "assess",
    "tkdn": "tkdn",
    "plan": "plan",
    "siting": "siting",
    "serve": "serve",
    "region": "region",
    "account": "account",
}


class Verb(Protocol):
    """What each file in `verbs` offers."""

    def options(self, parser: "Options") -> None:
        """Add the verb's arguments."""

    def run(self, args: argparse.Namespace, screen: Any) -> int:
        """Do it, print it, give the exit code."""


class Options:
    """A verb's arguments being declared: each option gets its help from the catalogue and its environment variable."""

    def __init__(self, parser: argparse.ArgumentParser, words: Words) -> None:
        self._parser = parser
        self._words = words

    def argument(self, name: str, **how: Any) -> None:
        """A positional argument, its help under `argument.NAME`."""
        self._parser.add_argument(name, help=self._words(f"argument.{name}"), **how)

    def option(self, name: str, *short: str, **how: Any) -> None:
        """An option `--name`, its help under `option.NAME`, its default from BERDIKARI_NAME."""
        variable = variable_of(name)
        found = os.environ.get(variable)
        if found:
            how["default"] = self._from_environment(variable, found, how)
            how.pop("required", None)
        choices = f": {', '.join(how['choices'])}" if "choices" in how else ""
        text = f"{self._words('option.' + name.replace('-', '_'))}{choices} [{variable}]"
        self._parser.add_argument(f"--{name}", *short, help=text, **how)

    def labelled(self, *tables: str) -> tuple[str, ...]:
        """Our words that the catalogue has labels for: those of the records, which need not be loaded for it."""
        return tuple(word for table in tables for word in self._words.messages[table] if word != "none")

    def _from_environment(self, variable: str, found: str, how: dict[str, Any]) -> object:
        """The variable's value as the option would have it; argparse itself checks no default against the choices."""
        if how.get("action") == "store_true":
            return found.lower() in TRUE
        if found not in how.get("choices", (found,)):
            self._parser.error(f"{variable}: {found!r} ({', '.join(how['choices'])})")
        return found


def variable_of(option: str) -> str:
    """Name of an option's environment variable."""
    return PREFIX + option.upper().replace("-", "_")


def parse(argv: Sequence[str], words: Words) -> tuple[Verb, argparse.Namespace]:
    """The verb that is named and its arguments. Raises SystemExit after printing help, the version or wrong use."""
    with _speaking(words):
        parser = build_parser(words)
        args = parser.parse_args(list(argv))
    verb: Verb = args.verb
    return verb, args


def build_parser(words: Words) -> argparse.ArgumentParser:
    """The parser of all verbs, each with its help and examples."""
    parser = _parser(words, prog="berdikari", description=words("help.about"), epilog=words("help.epilog"))
    parser.add_argument("--version", action="version", version=__version__, help=words("option.version"))
    verbs = parser.add_subparsers(title=words("help.verbs"), metavar=words("help.verb"), required=True)
    for name, module in VERBS.items():
        verb: Any = import_module(f"berdikari.cli.verbs.{module}")
        about = words(f"verb.{module}")
        text = {"help": about, "description": about, "epilog": words(f"example.{module}")}
        child = _parser(words, verbs.add_parser, name, **text)
        child.set_defaults(verb=verb)
        verb.options(Options(child, words))
    return parser


def _parser(words: Words, make: Any = argparse.ArgumentParser, *names: str, **texts: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = make(
        *names, formatter_class=argparse.RawDescriptionHelpFormatter, add_help=False, allow_abbrev=False, **texts
    )
    parser.add_argument("-h", "--help", action="help", help=words("option.help"))
    parser.add_argument("--lang", choices=LANGUAGES, help=f"{words('option.lang')} [{variable_of('lang')}]")
    return parser


@contextmanager
def _speaking(words: Words) -> Iterator[None]:
    """The parser's own sentences in the reader's language: it asks `gettext` for them by their English wording."""
    table = words.messages.get("argparse", {})
    kept = argparse._, argparse.ngettext  # type: ignore[attr-defined]
    argparse._ = lambda text: table.get(text, text)  # type: ignore[attr-defined]
    argparse.ngettext = lambda one, many, n: table.get(many, one if n == 1 else many)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        argparse._, argparse.ngettext = kept  # type: ignore[attr-defined]
