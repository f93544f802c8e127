"""`berdikari brief`: the register as one web page to hand on."""

import argparse
from pathlib import Path

from berdikari.cli.options import Options
from berdikari.cli.register import open_known, store_option
from berdikari.cli.screen import Screen


def options(parser: Options) -> None:
    """Where to, and from which register."""
    parser.option("output", "-o", default="brief.html", metavar="FILE")
    store_option(parser)
    parser.option("trade", metavar="FOLDER")
    parser.option("boundaries", metavar="FILE")
    parser.option("plan", metavar="FILE")


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Write the page."""
    from berdikari import api  # noqa: PLC0415 - heavy

    with open_known(args) as store:
        given = {"trade": args.trade, "boundaries": args.boundaries, "plan": args.plan}
        page = api.brief(store, screen.words.language, **given)
    Path(args.output).write_text(page, encoding="utf-8")
    screen.line(screen.words("say.written", path=args.output))
    return 0
