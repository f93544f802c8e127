"""`berdikari read FILES...`: what the documents say, printed; nothing is stored."""

import argparse

from berdikari.cli.options import Options
from berdikari.cli.screen import Screen
from berdikari.cli.settings import reading_options, settings_of


def options(parser: Options) -> None:
    """Files, JSON, and the limits of reading."""
    parser.argument("sources", nargs="+", metavar="FILE")
    parser.option("json", action="store_true")
    reading_options(parser)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print each document as it is read."""
    from berdikari.cli.reading import readings  # noqa: PLC0415 - heavy
    from berdikari.cli.texts import disagreement_lines, reading_lines  # noqa: PLC0415 - heavy
    from berdikari.edge.wire import line, reading_shape  # noqa: PLC0415 - heavy
    from berdikari.pipeline import disagreements_in, partnerships_in  # noqa: PLC0415 - heavy

    left_out = 0
    for reading in readings(args.sources, settings_of(args), screen):
        found = partnerships_in(reading)
        if args.json:
            screen.line(line(reading_shape(reading, found, disagreements_in(reading))))
        else:
            screen.lines(reading_lines(reading, found, screen))
            screen.lines(disagreement_lines(disagreements_in(reading), screen))
        for problem in reading.problems:
            if problem.severity == "error" or not args.json:
                screen.problem(problem)
        left_out += reading.left_out
    return int(left_out > 0)
