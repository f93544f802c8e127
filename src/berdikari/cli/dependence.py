"""What `assess` prints and writes: the sheet of a device, the list of all, a bloc, what is within reach, and files."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from berdikari import api
from berdikari.assess.official import FIELD, official_shares
from berdikari.cli.register import open_known
from berdikari.cli.screen import Screen
from berdikari.edge.reference import rows
from berdikari.edge.sheets.files import write_tables
from berdikari.edge.sheets.table import Table
from berdikari.errors import InvalidSheetError, UnknownStoreError
from berdikari.records.dependence import Dependence, Margin
from berdikari.report.dependence.labels import Labels
from berdikari.report.dependence.svg import supplier_bars, supplier_sankey
from berdikari.report.dependence.tables import sheets

_CATALOGUE = {"technology": "technology_level", "risk": "risk_class", "emdn": "emdn", "kbli": "kbli"}
Named = Sequence[tuple[str, Dependence]]


def write_views(path: Path, named: Named, words: Labels, screen: Screen) -> None:
    """A chart (`.svg`; a sankey where its name says so) of one device, or tables of all. Says what was written."""
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


def beside(device: str, words: Labels, args: argparse.Namespace) -> list[tuple[str, list[str]]]:
    """What else belongs on the sheet: the official table of the whole field, makers and partnerships."""
    more = [_catalogue(device, words)]
    if device == FIELD:
        shares = official_shares(rows("facts"))
        more.append(
            (
                words("official"),
                [f"{one.period}: {words.amount(one)} {words.reason(one.reason)}".rstrip() for one in shares],
            )
        )
    partnerships, makers = _register(device, args)
    return [*more, (words("makers"), makers), (words("partnerships"), partnerships)]


def _catalogue(device: str, words: Labels) -> tuple[str, list[str]]:
    """What the catalogue says of the device, and the priority lists that name it, each with day and source."""
    row = next(one for one in rows("devices") if one["id"] == device)
    known = {name: row[column] or words("not_known") for name, column in _CATALOGUE.items()}
    lists = [" · ".join(one.split("@")) for one in row["priority"].split("|") if one]
    return words("catalogue", **known), [f"{words('priority')}: {one}" for one in lists]


def bloc_section(bloc: str, year: int, margins: Sequence[Margin], words: Labels) -> tuple[str, list[str]]:
    """The core indicators of a bloc, as a section of the sheet."""
    return f"{bloc.upper()} {year} ({margins[0].source})", [_distance(one, words) for one in margins]


def _distance(one: Margin, words: Labels) -> str:
    if one.value is None or one.margin is None:
        return f"{words.name(one.criterion)}: {words('not_known')}"
    value, asked = words.number(one.value, 3), words.number(one.threshold, 1)
    return f"{words.name(one.criterion)}: {value} − {asked} = {words.number(one.margin, 3)}"


def _register(device: str, args: argparse.Namespace) -> tuple[list[str], list[str]]:
    """Partnerships on the device, and its makers at home, as the register knows them; empty where there is none."""
    try:
        with open_known(args) as store:
            _, resolution = api.known(store)
    except UnknownStoreError:
        return [], []
    found = [one for one in resolution.partnerships if any(named.id == device for named in one.devices)]
    deals = [
        f"{' × '.join(party.name for party in one.parties)}: {one.stage or '?'} {one.date or ''}".rstrip()
        for one in found
    ]
    home = (party for one in found for party in one.parties if party.country == "ID" and party.role == "manufacturer")
    return deals, sorted({party.name for party in home})
