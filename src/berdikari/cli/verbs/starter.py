"""`berdikari starter`: the starter register that ships with Berdikari."""

import argparse

from berdikari.cli.options import Options
from berdikari.cli.register import open_any, store_option
from berdikari.cli.screen import Screen
from berdikari.cli.verbs.import_sheet import say_problems


def options(parser: Options) -> None:
    """Into which register."""
    store_option(parser)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Take it in."""
    from berdikari import api  # noqa: PLC0415 - heavy

    with open_any(args) as store:
        taken = api.load_starter(store)
    claims = sum(receipt.claims for receipt in taken.receipts)
    screen.line(screen.words("say.started", documents=len(taken.receipts), claims=claims))
    return say_problems(taken, screen)
