"""`berdikari demo`: the whole road on the example articles, and what to do next."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from berdikari.cli.options import Options
from berdikari.cli.register import open_any, store_option
from berdikari.cli.screen import Screen
from berdikari.cli.settings import settings_of

if TYPE_CHECKING:
    from berdikari.edge.store import Receipt
    from berdikari.resolve import Resolution


def options(parser: Options) -> None:
    """Where the register and the brief go."""
    parser.option("output", "-o", default="brief.html", metavar="FILE")
    store_option(parser)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Read, keep, resolve, write the brief, tell."""
    from berdikari import api  # noqa: PLC0415 - heavy
    from berdikari.cli.reading import readings  # noqa: PLC0415 - heavy
    from berdikari.cli.texts import partnership_lines  # noqa: PLC0415 - heavy
    from berdikari.edge.examples import examples  # noqa: PLC0415 - heavy

    with open_any(args) as store:
        receipts = list(api.add(store, readings([str(examples())], settings_of(args), screen)))
        resolution = api.known(store)[1]
        page = api.brief(store, screen.words.language)
        name = store.name
    Path(args.output).write_text(page, encoding="utf-8")
    for partnership in resolution.partnerships:
        screen.lines(partnership_lines(partnership, screen))
    screen.line(screen.words("say.demo_read", **_counts(receipts, resolution)))
    telling = max(resolution.partnerships, key=lambda one: (len(one.conflicts), len(one.sources), one.id))
    screen.line(screen.words("say.demo_next", brief=args.output, store=name, id=telling.id[:8]))
    return int(any(receipt.document is None for receipt in receipts))


def _counts(receipts: list["Receipt"], resolution: "Resolution") -> dict[str, int]:
    return {
        "documents": sum(receipt.document is not None for receipt in receipts),
        "partnerships": len(resolution.partnerships),
        "conflicts": sum(len(one.conflicts) for one in resolution.partnerships),
        "silent": len(resolution.silences),
    }
