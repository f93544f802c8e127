"""`berdikari assess [DEVICE]`: how far a device, or every device, depends on imports, with formulas and reasons."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from berdikari.cli.options import Options
from berdikari.cli.screen import Screen
from berdikari.errors import TradeDataError

if TYPE_CHECKING:
    from berdikari.edge.trade.engine import Engine
    from berdikari.edge.trade.settings import TradeSettings
    from berdikari.records.dependence import Dependence
    from berdikari.report.dependence.labels import Labels

OPTIONS = (
    ("reporter", "IDN"), ("name", "NAME"), ("trade", "FOLDER"), ("engine", "duckdb|sc://HOST:PORT"), ("bloc", "ASEAN"),
    ("store", "FILE|URL"),
)  # fmt: skip


def options(parser: Options) -> None:
    """Which device, whose trade, from which data set, beside what, and where to."""
    parser.argument("assessed", nargs="?", metavar="DEVICE")
    for name, metavar in OPTIONS:
        parser.option(name, metavar=metavar)
    parser.option("reach", action="store_true")
    parser.option("output", "-o", metavar="FILE")
    parser.option("json", action="store_true")


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print the sheet of a device or the list of all; or write Excel, CSV or SVG."""
    from berdikari.cli.verbs.fetch import country_named  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.countries import names  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.engine import open_engine  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.settings import trade_settings  # noqa: PLC0415 - heavy
    from berdikari.report.dependence.labels import labels  # noqa: PLC0415 - heavy

    settings, country = trade_settings(os.environ, args.trade, args.engine), country_named(args.reporter or "IDN")
    words = labels(screen.words.language, names(screen.words.language))
    with open_engine(settings) as engine:
        if args.reach:
            return _reach(args, engine, settings, country, screen)
        named = _assess(args, engine, settings, country, words)
        more = _bloc(args, engine, settings, named[0][1], words) if args.bloc and args.assessed else []
    _show(args, named, more, screen, words)
    return 0


def _assess(
    args: argparse.Namespace, engine: "Engine", settings: "TradeSettings", country: str, words: "Labels"
) -> "list[tuple[str, Dependence]]":
    from berdikari.edge.reference import rows  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.assessing import assess_devices, find_device  # noqa: PLC0415 - heavy

    devices = [find_device(args.assessed)] if args.assessed else [row for row in rows("devices") if row["hs6"]]
    found = assess_devices(engine, settings.folder, devices, country, args.name or "")
    return [(row[f"name_{words.language}"], one) for row, one in zip(devices, found, strict=True)]


def _show(
    args: argparse.Namespace,
    named: "list[tuple[str, Dependence]]",
    more: list[tuple[str, list[str]]],
    screen: Screen,
    words: "Labels",
) -> None:
    from berdikari.cli.dependence import beside, write_views  # noqa: PLC0415 - heavy
    from berdikari.edge.codec import encode  # noqa: PLC0415 - heavy
    from berdikari.report.dependence.text import overview_lines, sheet_lines  # noqa: PLC0415 - heavy

    if args.output:
        write_views(Path(args.output), named, words, screen)
    elif args.json:
        screen.lines(encode(one) for _, one in named)
    elif args.assessed:
        name, one = named[0]
        screen.lines(sheet_lines(one, name, words, [*more, *beside(one.device, words, args)]))
    else:
        screen.lines(overview_lines(named, words))


def _bloc(
    args: argparse.Namespace, engine: "Engine", settings: "TradeSettings", one: "Dependence", words: "Labels"
) -> list[tuple[str, list[str]]]:
    from berdikari.cli.dependence import bloc_section  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.assessing import chosen  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.blocs import bloc_margins  # noqa: PLC0415 - heavy

    for data_set in chosen(settings.folder, args.name or ""):
        year, margins = bloc_margins(engine, data_set, one.basket, args.bloc)
        return [bloc_section(args.bloc, year, margins, words)]
    raise TradeDataError(str(settings.folder), "no data set", "the trade of all members, such as BACI")


def _reach(args: argparse.Namespace, engine: "Engine", settings: "TradeSettings", country: str, screen: Screen) -> int:
    from berdikari.edge.trade.assessing import chosen  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.reaching import devices_of, reach_of  # noqa: PLC0415 - heavy

    for data_set in chosen(settings.folder, args.name or ""):
        found, say = reach_of(engine, data_set, country), screen.words
        if data_set.synthetic:
            screen.line(data_set.source)
        screen.line(say("say.reach", year=found.year))
        for one in found.found:
            near, baseline = f"{one.density:.3f} (#{one.density_rank})", f"{one.advantage:.2f} (#{one.advantage_rank})"
            screen.line(f"HS6 {one.product}  {near:<14} {baseline:<14} {devices_of(one.product, say.language)}")
        power = [say("say.not_known") if part is None else f"{part:.2f}" for part in found.power]
        screen.line(say("say.power", density=power[0], baseline=power[1]))
        return 0
    raise TradeDataError(str(settings.folder), "no data set", "the exports of all countries, such as BACI")
