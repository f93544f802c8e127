"""`berdikari add FILES...`: documents into the register."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from berdikari.cli.options import Options
from berdikari.cli.register import open_any, store_option
from berdikari.cli.screen import Screen
from berdikari.cli.settings import reading_options, settings_of

if TYPE_CHECKING:
    from berdikari.records import Reading


def options(parser: Options) -> None:
    """Files, the register, JSON, and the limits of reading."""
    parser.argument("sources", nargs="+", metavar="FILE")
    store_option(parser)
    parser.option("json", action="store_true")
    reading_options(parser)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Read and keep, say what was left out, and count."""
    from berdikari import api  # noqa: PLC0415 - heavy
    from berdikari.edge.wire import line, receipt_shape  # noqa: PLC0415 - heavy

    added = known = left_out = claims = 0
    with open_any(args) as store:
        for receipt in api.add(store, _said(args, screen)):
            added, known = added + receipt.is_new, known + (not receipt.is_new and receipt.document is not None)
            left_out, claims = left_out + (receipt.document is None), claims + receipt.claims
            for problem in receipt.problems:
                screen.problem(problem)
            if args.json:
                screen.line(line(receipt_shape(receipt)))
        counts = {"added": added, "known": known, "left_out": left_out, "claims": claims}
        (screen.say if args.json else screen.line)(screen.words("say.added_total", store=store.name, **counts))
    return int(left_out > 0)


def _said(args: argparse.Namespace, screen: Screen) -> Iterator["Reading"]:
    """The readings, each one's problems said as it passes."""
    from berdikari.cli.reading import readings  # noqa: PLC0415 - heavy

    for reading in readings(args.sources, settings_of(args), screen):
        for problem in reading.problems:
            if problem.severity != "note":  # notes are kept with the register; the brief and `read` show them
                screen.problem(problem)
        yield reading
