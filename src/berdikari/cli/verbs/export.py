"""`berdikari export FILE`: the register in the form that its name ends in."""

import argparse

from berdikari.cli.options import Options
from berdikari.cli.register import open_known, store_option
from berdikari.cli.screen import Screen


def options(parser: Options) -> None:
    """Where to, of which register."""
    parser.argument("target", metavar="FILE")
    parser.option("separator", default=",", choices=(",", ";"))
    store_option(parser)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Write it and name the files."""
    from berdikari import api  # noqa: PLC0415 - heavy

    with open_known(args) as store:
        for path in api.export(store, args.target, args.separator):
            screen.line(screen.words("say.written", path=path))
    return 0
