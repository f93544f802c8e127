"""`berdikari backup FILE`: a copy of the register, also while others use it."""

import argparse

from berdikari.cli.options import Options
from berdikari.cli.register import open_known, store_option
from berdikari.cli.screen import Screen


def options(parser: Options) -> None:
    """Where to, and of which register."""
    parser.argument("target", metavar="FILE")
    store_option(parser)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Copy it; nothing is overwritten."""
    with open_known(args) as store:
        path = store.backup(args.target)
        screen.line(screen.words("say.backed_up", store=store.name, path=path))
    return 0
