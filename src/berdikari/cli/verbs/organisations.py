"""`berdikari organisations`: who takes part, under all names."""

import argparse

from berdikari.cli.options import Options
from berdikari.cli.register import open_known, store_option
from berdikari.cli.screen import Screen


def options(parser: Options) -> None:
    """The register, JSON."""
    store_option(parser)
    parser.option("json", action="store_true")


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print each with its country, its other names, its owner and its partnerships."""
    from berdikari import api  # noqa: PLC0415 - heavy
    from berdikari.edge.wire import line, organisation_shape  # noqa: PLC0415 - heavy

    with open_known(args) as store:
        found = api.organisations(store)
    for one in found:
        if args.json:
            screen.line(line(organisation_shape(one)))
            continue
        aliases = f" = {', '.join(one.aliases)}" if one.aliases else ""
        owner = f", {screen.words.label('field', 'ownership')} {one.owner}" if one.owner else ""
        ids = " ".join(name[:8] for name in one.partnerships)
        screen.line(
            f"{screen.paint(one.name, 'bold')} ({one.country or '?'}){aliases}{owner}  {screen.paint(ids, 'dim')}"
        )
    return 0
