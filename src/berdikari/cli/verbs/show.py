"""`berdikari show ID`: one partnership, every fact with its sentence, its history, and what contradicts."""

import argparse

from berdikari.cli.options import Options
from berdikari.cli.register import open_known, store_option
from berdikari.cli.screen import Screen


def options(parser: Options) -> None:
    """Which one, the register, JSON."""
    parser.argument("partnership", metavar="ID")
    store_option(parser)
    parser.option("json", action="store_true")


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print it whole."""
    from berdikari import api  # noqa: PLC0415 - heavy
    from berdikari.cli.pages import page_lines  # noqa: PLC0415 - heavy
    from berdikari.edge.wire import line, partnership_shape  # noqa: PLC0415 - heavy
    from berdikari.lookup import find_one  # noqa: PLC0415 - heavy

    with open_known(args) as store:
        register, resolution = api.known(store)
    one = find_one("partnership", args.partnership, {found.id: found for found in resolution.partnerships})
    documents = {document.id: document for document in register.documents}
    if args.json:
        screen.line(line(partnership_shape(one, {name: document.source for name, document in documents.items()})))
    else:
        screen.lines(page_lines(one, documents, screen))
    return 0
