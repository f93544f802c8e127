"""`berdikari region [NAME]`: what is known of a province or regency, each figure with its source and its age."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from berdikari.cli.options import Options
from berdikari.cli.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from berdikari.records.sheet import RegionProfile
    from berdikari.report.region.text import RegionWords


def options(parser: Options) -> None:
    """Which region, the register whose partnerships lie there, the folder of a user's hospitals, where to."""
    parser.argument("region", nargs="?", metavar="NAME|CODE")
    for name, metavar in (("store", "FILE|URL"), ("trade", "FOLDER")):
        parser.option(name, metavar=metavar)
    parser.option("output", "-o", metavar="FILE")
    parser.option("json", action="store_true")


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print the profile of a region, or a line for each province; or write all figures to a file."""
    from berdikari import api  # noqa: PLC0415 - heavy
    from berdikari.cli.register import known_or_none  # noqa: PLC0415 - heavy
    from berdikari.edge.codec import encode  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.settings import trade_settings  # noqa: PLC0415 - heavy
    from berdikari.profiles import profile_regions  # noqa: PLC0415 - heavy
    from berdikari.report.region.text import province_lines, region_lines, region_words  # noqa: PLC0415 - heavy

    words, folder = region_words(screen.words.language), trade_settings(os.environ, args.trade).folder
    register, resolution = known_or_none(args)
    partnerships = resolution.partnerships if resolution else ()
    found = profile_regions([args.region] if args.region else [], api.today(), register, partnerships, folder)
    if args.output:
        _write(found, Path(args.output), words, screen)
    elif args.json:
        screen.lines(map(encode, found))
    elif args.region:
        screen.lines(region_lines(found[0], words))
    else:
        screen.lines(province_lines(found, words))
    return 0


def _write(found: "Sequence[RegionProfile]", path: Path, words: "RegionWords", screen: Screen) -> None:
    from berdikari.edge.sheets.files import write_tables  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.table import Table  # noqa: PLC0415 - heavy
    from berdikari.report.region.text import region_sheet  # noqa: PLC0415 - heavy

    sheet = region_sheet(found, words)
    for one in write_tables([Table(name=sheet.name, columns=sheet.columns, rows=sheet.rows)], path):
        screen.say(screen.words("say.written", path=str(one)))
