"""`berdikari import SHEET`: partnerships typed in a spreadsheet, into the register."""

import argparse
from typing import TYPE_CHECKING

from berdikari.cli.options import Options
from berdikari.cli.register import open_any, store_option
from berdikari.cli.screen import Screen
from berdikari.errors import InvalidRecordError

if TYPE_CHECKING:
    from berdikari.api import Taken


def options(parser: Options) -> None:
    """Which sheet, who typed it, into which register."""
    parser.argument("sheet", metavar="FILE")
    parser.option("author", required=True, metavar="NAME")
    parser.option("part", metavar="NAME")
    store_option(parser)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Take it in and say what of it could not be."""
    from berdikari import api  # noqa: PLC0415 - heavy

    if not args.author.strip():
        raise InvalidRecordError("Sheet", "--author", args.author, "the name of who typed it")
    with open_any(args) as store:
        taken = api.import_sheet(store, args.sheet, author=args.author, part=args.part)
    left_out = say_problems(taken, screen)
    if taken.corrected:
        screen.line(screen.words("say.corrected", count=len(taken.judgements), sheet=args.sheet))
        return left_out
    claims = sum(receipt.claims for receipt in taken.receipts)
    screen.line(screen.words("say.imported", claims=claims, documents=len(taken.receipts), sheet=args.sheet))
    return left_out


def say_problems(taken: "Taken", screen: Screen) -> int:
    """Say what could not be; 1 where something was left out."""
    problems = [*taken.problems, *(problem for receipt in taken.receipts for problem in receipt.problems)]
    for problem in problems:
        screen.problem(problem)
    return int(any(problem.severity != "note" for problem in problems))
