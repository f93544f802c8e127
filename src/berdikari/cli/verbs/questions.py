"""`berdikari questions`: what the register asks of its keepers, the most useful first."""

import argparse

from berdikari.cli.options import Options
from berdikari.cli.register import open_known, store_option
from berdikari.cli.screen import Screen


def options(parser: Options) -> None:
    """The register, JSON."""
    store_option(parser)
    parser.option("json", action="store_true")


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print each question with its reasons and the id by which it is answered."""
    from berdikari import api  # noqa: PLC0415 - heavy
    from berdikari.edge.wire import line, question_shape  # noqa: PLC0415 - heavy

    with open_known(args) as store:
        found = api.questions(store)
    for question in found:
        if args.json:
            screen.line(line(question_shape(question)))
            continue
        screen.line(f"{screen.paint(question.id[:8], 'bold')} {question.text}")
        for reason in question.reasons:
            screen.line(f"         {reason.weight:+.1f} {reason.text}")
        screen.line("         " + screen.paint(_answer(question.asks, question.id, question.subjects), "dim"))
    if not found:
        screen.say(screen.words("say.no_questions"))
    return 0


def _answer(asks: str, name: str, subjects: tuple[str, ...]) -> str:
    """The command that answers it."""
    if asks == "same":
        return f"berdikari judge same|not-same {name[:8]} --author ..."
    return f"berdikari judge prefer {'|'.join(subject[:8] for subject in subjects)} --author ..."
