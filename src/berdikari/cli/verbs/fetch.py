"""`berdikari fetch trade|makers|hospitals`: from public services or files into the trade folder."""

import argparse
import os
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from berdikari.cli.options import Options
from berdikari.cli.screen import Screen
from berdikari.errors import BerdikariError, TradeDataError

if TYPE_CHECKING:
    from berdikari.records.problem import Problem

SOURCES = ("comtrade", "bps", "baci", "file", "synthetic")
SEED = 20_260_101


def options(parser: Options) -> None:
    """What to fetch, from where, of which years, devices and country, and what the columns of a file hold."""
    parser.argument("fetched", choices=("trade", "makers", "hospitals"))
    parser.option("source", choices=SOURCES, default="comtrade")
    parser.option("years", metavar="2019-2024")
    parser.option("file", metavar="FILE")
    parser.option("device", metavar="DEVICE")
    for name, metavar in (("reporter", "IDN"), ("columns", "NAME=HEADING,..."), ("name", "NAME"), ("trade", "FOLDER")):
        parser.option(name, metavar=metavar)
    parser.option("flow", choices=("import", "export"))


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Fetch or load, say how many rows came and what was wrong with them."""
    from berdikari.edge.trade.countries import country_named  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.settings import trade_settings  # noqa: PLC0415 - heavy

    folder = trade_settings(os.environ, args.trade).folder
    country = country_named(args.reporter or "IDN")
    if args.fetched == "makers":
        return _makers(folder, country, screen)
    if args.fetched == "hospitals":
        return _hospitals(folder, Path(args.file or ""), screen)
    count, problems = _TRADE[args.source](args, folder, country, screen)
    _tell(problems, screen)
    screen.say(screen.words("say.trade_written", count=screen.words.number(count), folder=str(folder)))
    return int(any(problem.severity != "note" for problem in problems))


Outcome = tuple[int, "tuple[Problem, ...]"]


def _from_service(args: argparse.Namespace, folder: Path, country: str, screen: Screen) -> Outcome:
    from berdikari.api import today  # noqa: PLC0415 - heavy
    from berdikari.edge.fetch.collect import Wish, collect_bps, collect_comtrade  # noqa: PLC0415 - heavy

    codes = _codes(args.device, "hs6" if args.source == "comtrade" else "btki8")
    wish = Wish(codes=codes, years=years_of(args.years), country=country, day=today().isoformat())
    watch = partial(_watch, screen=screen)
    if args.source == "comtrade":
        return collect_comtrade(folder, wish, os.environ, watch)
    return collect_bps(folder, wish, os.environ, watch)


def _from_baci(args: argparse.Namespace, folder: Path, _: str, screen: Screen) -> Outcome:
    from berdikari.edge.trade.library import DataSet  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.load import BACI, BACI_LICENCE, load_baci  # noqa: PLC0415 - heavy

    name = args.name or "baci"
    data_set = DataSet(name=name, folder=folder / name, source=BACI, licence=BACI_LICENCE)
    return load_baci(data_set, _file(args), partial(_watch, screen=screen))


def _from_file(args: argparse.Namespace, folder: Path, country: str, _: Screen) -> Outcome:
    from berdikari.assess.intake import Given  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.library import DataSet  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.load import load_file  # noqa: PLC0415 - heavy

    path = _file(args)
    name = args.name or path.stem.lower().replace(" ", "-")
    data_set = DataSet(name=name, folder=folder / name, source=f"file {path.name}")
    year = years_of(args.years)[0] if args.years else None
    reporter = country if args.reporter or args.flow else ""
    given = Given(source=name, names={}, reporter=reporter, flow=args.flow or "", year=year)
    return load_file(data_set, path, given, args.columns or "")


def _synthetic(args: argparse.Namespace, folder: Path, country: str, _: Screen) -> Outcome:
    from berdikari.assess.synthetic import NAME, synthetic_flows  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.library import DataSet  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.write import write_flows  # noqa: PLC0415 - heavy

    flows = synthetic_flows(_codes(args.device, "hs6"), years_of(args.years), country, SEED)
    data_set = DataSet(name=NAME, folder=folder / NAME, source="SYNTHETIC: made up", synthetic=True)
    return sum(write_flows(data_set, flows).values()), ()


_TRADE: dict[str, Any] = {
    "comtrade": _from_service, "bps": _from_service, "baci": _from_baci, "file": _from_file, "synthetic": _synthetic,
}  # fmt: skip


def years_of(text: str | None) -> tuple[int, ...]:
    """Years of `2019-2024`, `2022` or `2019,2021`. Raises TradeDataError for another text, and for none."""
    years: list[int] = []
    for part in (text or "").split(","):
        first, _, last = part.strip().partition("-")
        if not (first.isdigit() and len(first) == 4 and (not last or (last.isdigit() and first <= last < "2200"))):
            raise TradeDataError("--years", text or "nothing", "years such as 2019-2024")
        years += range(int(first), int(last or first) + 1)
    return tuple(sorted(set(years)))


def _codes(device: str | None, column: str) -> tuple[str, ...]:
    """The codes of one device, or of the whole catalogue."""
    from berdikari.edge.devices import find_device  # noqa: PLC0415 - heavy
    from berdikari.edge.reference import rows  # noqa: PLC0415 - heavy

    found = [find_device(device)] if device else rows("devices")
    return tuple(sorted({code for row in found for code in row[column].split("|") if code}))


def _file(args: argparse.Namespace) -> Path:
    if not args.file:
        raise TradeDataError(f"--source {args.source}", "no --file", "a file, or the folder of BACI")
    return Path(args.file)


def _makers(folder: Path, country: str, screen: Screen) -> int:
    """Makers registered with the FDA, as a CSV beside the trade data."""
    from berdikari.edge.fetch import openfda  # noqa: PLC0415 - heavy
    from berdikari.edge.fetch.polite import Client  # noqa: PLC0415 - heavy
    from berdikari.edge.reference import rows  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.files import write_tables  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.table import Table  # noqa: PLC0415 - heavy

    short = next((row["iso2"] for row in rows("countries") if row["iso3"] == country), country)
    client = Client(openfda.service(os.environ), folder / ".kept" / openfda.NAME)
    makers, day = openfda.fetch_makers(client, short, os.environ.get(openfda.KEY, ""))
    columns = ("fei_number", "name", "city", "country", "activities", "products", "expires", "source")
    lines = tuple((*openfda.cells(one), f"openFDA, {day}") for one in makers)
    folder.mkdir(parents=True, exist_ok=True)
    (path,) = write_tables([Table(name="makers", columns=columns, rows=lines)], folder / f"makers-{country}.csv")
    screen.say(screen.words("say.written", path=str(path)))
    return 0


def _hospitals(folder: Path, path: Path, screen: Screen) -> int:
    """A list of hospitals, its regencies by code, as a CSV beside the trade data."""
    from berdikari.assess.intake.hospitals import read_hospitals, regency_names  # noqa: PLC0415 - heavy
    from berdikari.edge.reference import rows  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.files import write_tables  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.table import Table  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.sheets import read_sheet  # noqa: PLC0415 - heavy

    sheet = read_sheet(path)
    names = regency_names(rows("regencies"))
    found, problems = read_hospitals(sheet.headings, sheet.rows, names, path.name, sheet.first_row)
    _tell(problems, screen)
    lines = tuple((one.name, one.regency, one.category, one.beds, path.name) for one in found)
    columns = ("name", "regency_code", "class", "beds", "source")
    folder.mkdir(parents=True, exist_ok=True)
    (written,) = write_tables([Table(name="hospitals", columns=columns, rows=lines)], folder / "hospitals.csv")
    screen.say(screen.words("say.written", path=str(written)))
    return int(any(problem.severity != "note" for problem in problems))


def _tell(problems: "Sequence[Problem]", screen: Screen) -> None:
    """What was wrong, in the reader's language."""
    from berdikari.report.dependence.labels import labels  # noqa: PLC0415 - heavy

    words = labels(screen.words.language, {})
    for problem in problems:
        screen.problem(words.problem(problem))


def _watch(pieces: Sequence[Any], screen: Screen) -> Iterable[Any]:
    try:
        yield from screen.progress(pieces, len(pieces), screen.words("say.fetching"))
    except BerdikariError:
        screen.say(screen.words("say.kept"))
        raise
