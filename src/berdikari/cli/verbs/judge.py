"""`berdikari judge VERDICT IDS`: a person's decision, kept for ever with author and day."""

import argparse

from berdikari.cli.options import Options
from berdikari.cli.register import open_known, store_option
from berdikari.cli.screen import Screen
from berdikari.errors import InvalidRecordError

WANTED = {"author": "the name of who decides", "why": "a reason in words, or no --why at all"}
VERDICTS = ("same", "not-same", "wrong", "prefer", "close", "undo")


def options(parser: Options) -> None:
    """What, about what, who and why."""
    parser.argument("verdict", choices=VERDICTS, metavar="|".join(VERDICTS))
    parser.argument("subjects", nargs="+", metavar="ID")
    parser.option("author", required=True, metavar="NAME")
    parser.option("why", metavar="TEXT")
    store_option(parser)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Keep it and say its id, by which it can be undone."""
    from berdikari import api  # noqa: PLC0415 - heavy

    for name in ("author", "why"):
        if (given := getattr(args, name)) is not None and not given.strip():
            raise InvalidRecordError("Judgement", f"--{name}", given, WANTED[name])
    with open_known(args) as store:
        judgement = api.judge(
            store, args.verdict.replace("-", "_"), args.subjects, author=args.author, why=args.why or ""
        )
    told = {"verdict": args.verdict, "subjects": " ".join(judgement.subjects), "id": judgement.id}
    screen.line(screen.words("say.judged", **told))
    return 0
