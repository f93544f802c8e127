"""`berdikari assess [DEVICE]`: how far a device, or every device, depends on imports, with formulas and reasons."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from berdikari.cli.options import Options
from berdikari.cli.screen import Screen
from berdikari.cli.verbs.fetch import _country
from berdikari.errors import InvalidSheetError

if TYPE_CHECKING:
    from berdikari.records.dependence import Dependence
    from berdikari.report.dependence.labels import Labels

FIELD = "medical-device"


def options(parser: Options) -> None:
    """Which device, whose trade, from which data set, and where to."""
    parser.argument("assessed", nargs="?", metavar="DEVICE")
    for name, metavar in (
        ("reporter", "IDN"),
        ("name", "NAME"),
        ("trade", "FOLDER"),
        ("engine", "duckdb|sc://HOST:PORT"),
    ):
        parser.option(name, metavar=metavar)
    parser.option("output", "-o", metavar="FILE")
    parser.option("store", metavar="FILE|URL")
    parser.option("json", action="store_true")


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print the sheet of a device or the list of all; or write Excel, CSV or SVG."""
    from berdikari.edge.reference import rows  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.assessing import assess_devices, find_device  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.countries import names  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.engine import open_engine  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.settings import trade_settings  # noqa: PLC0415 - heavy
    from berdikari.report.dependence.labels import labels  # noqa: PLC0415 - heavy

    settings = trade_settings(os.environ, args.trade, args.engine)
    devices = [find_device(args.assessed)] if args.assessed else [row for row in rows("devices") if row["hs6"]]
    with open_engine(settings) as engine:
        found = assess_devices(engine, settings.folder, devices, _country(args.reporter or "IDN"), args.name or "")
    language = screen.words.language
    named = [(row[f"name_{language}"], one) for row, one in zip(devices, found, strict=True)]
    words = labels(language, names(language))
    if args.output:
        _write(Path(args.output), named, words, screen)
    elif args.json:
        _print_json(found, screen)
    else:
        _print(named, words, screen, args)
    return 0


def _print(
    named: "Sequence[tuple[str, Dependence]]", words: "Labels", screen: Screen, args: argparse.Namespace
) -> None:
    from berdikari.report.dependence.text import overview_lines, sheet_lines  # noqa: PLC0415 - heavy

    if args.assessed:
        name, one = named[0]
        screen.lines(sheet_lines(one, name, words, _beside(one.device, words, args)))
    else:
        screen.lines(overview_lines(named, words))


def _print_json(found: "Sequence[Dependence]", screen: Screen) -> None:
    from berdikari.edge.codec import encode  # noqa: PLC0415 - heavy

    for one in found:
        screen.line(encode(one))


def _write(path: Path, named: "Sequence[tuple[str, Dependence]]", words: "Labels", screen: Screen) -> None:
    from berdikari.edge.sheets.files import write_tables  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.table import Table  # noqa: PLC0415 - heavy
    from berdikari.report.dependence.svg import supplier_bars, supplier_sankey  # noqa: PLC0415 - heavy
    from berdikari.report.dependence.tables import sheets  # noqa: PLC0415 - heavy

    written: Sequence[Path] = [path]
    if path.suffix.lower() == ".svg":
        if len(named) != 1:
            raise InvalidSheetError(str(path), "devices", len(named), "one device for a chart")
        draw = supplier_sankey if "sankey" in path.stem.lower() else supplier_bars
        path.write_text(draw(named[0][1], named[0][0], words), encoding="utf-8")
    else:
        tables = [Table(name=one.name, columns=one.columns, rows=one.rows) for one in sheets(named, words)]
        written = write_tables(tables, path)
    for one in written:
        screen.say(screen.words("say.written", path=str(one)))


def _beside(device: str, words: "Labels", args: argparse.Namespace) -> list[tuple[str, list[str]]]:
    """What else belongs on the sheet: the official table of the whole field, makers and partnerships."""
    from berdikari.assess.official import official_shares  # noqa: PLC0415 - heavy
    from berdikari.edge.reference import rows  # noqa: PLC0415 - heavy

    more: list[tuple[str, list[str]]] = []
    if device == FIELD:
        shares = [
            f"{one.period}: {words.amount(one)} {words.reason(one.reason)}".rstrip()
            for one in official_shares(rows("facts"))
        ]
        more.append((words("official"), shares))
    partnerships, makers = _register(device, args)
    return [*more, (words("makers"), makers), (words("partnerships"), partnerships)]


def _register(device: str, args: argparse.Namespace) -> tuple[list[str], list[str]]:
    """Partnerships on the device, and its makers at home, as the register knows them; empty where there is none."""
    from berdikari import api  # noqa: PLC0415 - heavy
    from berdikari.cli.register import open_known  # noqa: PLC0415 - heavy
    from berdikari.errors import UnknownStoreError  # noqa: PLC0415 - heavy

    try:
        with open_known(args) as store:
            _, resolution = api.known(store, None)
    except UnknownStoreError:
        return [], []
    found = [one for one in resolution.partnerships if any(named.id == device for named in one.devices)]
    deals = [
        f"{' × '.join(party.name for party in one.parties)}: {one.stage or '?'} {one.date or ''}".rstrip()
        for one in found
    ]
    makers = {
        party.name for one in found for party in one.parties if party.country == "ID" and party.role == "manufacturer"
    }
    return deals, sorted(makers)
