"""`berdikari read FILES...`: what the documents say, printed; nothing is stored."""

import argparse
import os
from dataclasses import fields

from berdikari.cli.options import Options
from berdikari.cli.screen import Screen
from berdikari.edge.config import Settings, settings_from

LIMITS = tuple(field.name.replace("_", "-") for field in fields(Settings) if field.name != "store")


def options(parser: Options) -> None:
    """Files, JSON, and the limits of reading."""
    parser.argument("sources", nargs="+", metavar="FILE")
    parser.option("json", action="store_true")
    reading_options(parser)


def reading_options(parser: Options) -> None:
    """What every verb that reads documents may be told."""
    for name in LIMITS:
        parser.option(name, metavar="N" if name != "executor" else "URL")


def settings_of(args: argparse.Namespace) -> Settings:
    """The settings that the options, or else the environment, give."""
    given = {field.name: getattr(args, field.name, None) for field in fields(Settings)}
    return settings_from(os.environ, **given)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print each document as it is read."""
    from berdikari.cli.reading import readings  # noqa: PLC0415 - heavy
    from berdikari.cli.texts import reading_lines  # noqa: PLC0415 - heavy
    from berdikari.edge.wire import line, reading_shape  # noqa: PLC0415 - heavy
    from berdikari.pipeline import partnerships_in  # noqa: PLC0415 - heavy

    broken = 0
    for reading in readings(args.sources, settings_of(args), screen):
        broken += reading.left_out
        found = partnerships_in(reading)
        if args.json:
            screen.line(line(reading_shape(reading, found)))
        else:
            for text in reading_lines(reading, found, screen):
                screen.line(text)
        for problem in reading.problems:
            if not args.json or problem.severity == "error":
                screen.problem(problem)
    return int(bool(broken))
