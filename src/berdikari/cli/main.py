"""`berdikari VERB ...`: chooses the language, parses, runs the verb, and turns every end into an exit code."""

import os
import re
import signal
import sys
from argparse import Namespace
from collections.abc import Sequence

from berdikari.cli.options import parse
from berdikari.cli.screen import Screen
from berdikari.cli.words import LANGUAGES, words_for
from berdikari.errors import BerdikariError

GOOD, PROBLEMS, WRONG_USE = 0, 1, 2
INTERRUPTED = 128 + signal.SIGINT
READER_GONE = 128 + 13


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0; 1 something was left out; 2 wrong use; 130 Ctrl-C; 141 reader gone."""
    given = list(sys.argv[1:] if argv is None else argv)
    screen, args = Screen(words=words_for(given, os.environ)), Namespace()
    try:
        if _names_no_verb(given):
            screen.line(screen.words("help.start"))
            return GOOD
        verb, args = parse(given, screen.words)
        code = verb.run(args, screen)
        sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else GOOD
    except BerdikariError as fault:
        screen.fault(screen.words.fault(_as_option(str(fault), args)))
        return WRONG_USE
    except KeyboardInterrupt:
        screen.fault(screen.words("say.interrupted"))
        return INTERRUPTED
    except BrokenPipeError:
        _silence()
        return READER_GONE
    except OSError as fault:
        screen.fault(screen.words.fault(f"{fault.filename or 'file'}: {fault.strerror or fault}"))
        return WRONG_USE
    return code


def _names_no_verb(given: Sequence[str]) -> bool:
    """True for no word at all, or the language alone: whoever types that wants to know how to begin."""
    return not given or (len(given) == 2 and given[0] == "--lang" and given[1] in LANGUAGES)


def _as_option(text: str, args: Namespace) -> str:
    """The text, where it begins with the field of a record that an option fills: `Settings.workers` is `--workers`."""
    if found := re.match(r"(\w+)\.(\w+)(?=[ :])", text):
        for name in (found[2], found[2].removesuffix("s"), found[1]):
            if hasattr(args, name):
                return f"--{name.replace('_', '-')}{text[found.end() :]}"
    return text


def _silence() -> None:
    """The reader of our output is gone (`| head`): what Python flushes at its end goes nowhere, without a traceback."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
