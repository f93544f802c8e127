"""`berdikari assess [DEVICE]`: how far a device, or every device, depends on imports, with formulas and reasons."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from berdikari.cli.options import Options
from berdikari.cli.screen import Screen
from berdikari.errors import TradeDataError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from berdikari.edge.trade.engine import Engine
    from berdikari.edge.trade.settings import TradeSettings
    from berdikari.records.dependence import Dependence
    from berdikari.records.sheet import DeviceSheet
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
    from berdikari.edge.trade.countries import country_named, names  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.engine import open_engine  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.settings import trade_settings  # noqa: PLC0415 - heavy
    from berdikari.report.dependence.labels import labels  # noqa: PLC0415 - heavy

    settings, country = trade_settings(os.environ, args.trade, args.engine), country_named(args.reporter or "IDN")
    words = labels(screen.words.language, names(screen.words.language))
    with open_engine(settings) as engine:
        if args.reach:
            return _reach(args, engine, settings, country, screen)
        if args.assessed:
            _one(args, engine, settings, country, (screen, words))
        else:
            _all(args, engine, settings, country, (screen, words))
    return 0


def _one(
    args: argparse.Namespace, engine: "Engine", settings: "TradeSettings", country: str, to: "tuple[Screen, Labels]"
) -> None:
    """The sheet of a device, printed or as a file."""
    from berdikari import api  # noqa: PLC0415 - heavy
    from berdikari.cli.dependence import write_views  # noqa: PLC0415 - heavy
    from berdikari.cli.register import known_or_none  # noqa: PLC0415 - heavy
    from berdikari.edge.assess_wire import sheet_shape  # noqa: PLC0415 - heavy
    from berdikari.edge.codec import encode  # noqa: PLC0415 - heavy
    from berdikari.profiles import sheet_by  # noqa: PLC0415 - heavy
    from berdikari.report.dependence.text import device_lines  # noqa: PLC0415 - heavy

    screen, words = to
    resolution = known_or_none(args)[1]
    found = resolution.partnerships if resolution else ()
    sheet = sheet_by(
        engine, args.assessed, settings.folder, api.today(), found, country=country, source=args.name or ""
    )
    _tell([sheet.dependence], screen, words)
    if args.output:
        write_views(Path(args.output), [(sheet.name(words.language), sheet.dependence)], words, screen)
    elif args.json:
        screen.line(encode(sheet_shape(sheet)))
    else:
        screen.lines(device_lines(sheet, words, _bloc(args, engine, settings, sheet, words) if args.bloc else []))


def _all(
    args: argparse.Namespace, engine: "Engine", settings: "TradeSettings", country: str, to: "tuple[Screen, Labels]"
) -> None:
    """A line a device, or files of all."""
    from berdikari.cli.dependence import write_views  # noqa: PLC0415 - heavy
    from berdikari.edge.codec import encode  # noqa: PLC0415 - heavy
    from berdikari.edge.reference import rows  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.assessing import assess_devices  # noqa: PLC0415 - heavy
    from berdikari.report.dependence.text import overview_lines  # noqa: PLC0415 - heavy

    screen, words = to
    devices = [row for row in rows("devices") if row["hs6"]]
    found = assess_devices(engine, settings.folder, devices, country, args.name or "")
    named = [(row[f"name_{words.language}"], one) for row, one in zip(devices, found, strict=True)]
    _tell(found, screen, words)
    if args.output:
        write_views(Path(args.output), named, words, screen)
    elif args.json:
        screen.lines(map(encode, found))
    else:
        screen.lines(overview_lines(named, words))


def _tell(found: "Sequence[Dependence]", screen: Screen, words: "Labels") -> None:
    """What was wrong with the data, each fault once; what lacks altogether is said on the sheet."""
    for problem in dict.fromkeys(one for dependence in found for one in dependence.problems):
        if problem.severity != "note":
            screen.problem(words.problem(problem))


def _bloc(
    args: argparse.Namespace, engine: "Engine", settings: "TradeSettings", sheet: "DeviceSheet", words: "Labels"
) -> list[tuple[str, list[str]]]:
    from berdikari.cli.dependence import bloc_section  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.assessing import chosen  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.blocs import bloc_margins  # noqa: PLC0415 - heavy

    for data_set in chosen(settings.folder, args.name or ""):
        year, margins = bloc_margins(engine, data_set, sheet.dependence.basket, args.bloc)
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
