"""Forecast and match on the terminal: sentences and tables in the reader's language, JSON lines, Excel."""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from berdikari.cli.screen import Screen
from berdikari.edge.foresee_excel import write_tables
from berdikari.edge.foresee_wire import back_test_shape, gap_shape, match_shape, outlook_shape, schedule_shape
from berdikari.edge.wire import line
from berdikari.records.forecast import Forecast, Gap, Sway
from berdikari.records.match import BackTest, Match, Schedule
from berdikari.report import forecast_views as views
from berdikari.report import match_views
from berdikari.report.foresee_words import Texts, texts
from berdikari.report.tables import Table

if TYPE_CHECKING:
    from berdikari.forecast.demand import Distance
    from berdikari.foresee import Calibration

_WIDEST = 44


def print_forecast(forecast: Forecast, args: argparse.Namespace, screen: Screen) -> None:
    """Each device with its sentences, and its table year by year."""
    words = texts(screen.words.language)
    if args.json:
        for outlook in forecast.outlooks:
            screen.line(line(outlook_shape(outlook)))
    elif not forecast.outlooks:
        screen.line(words("forecast.none"))
    else:
        for device in dict.fromkeys(outlook.device for outlook in forecast.outlooks):
            own = [outlook for outlook in forecast.outlooks if outlook.device == device]
            told = next((one for one in own if one.need and one.start[:4] != one.end[:4]), own[-1])
            screen.line(screen.paint(f"{words.device(device)} ({device})", "bold"))
            for sentence in views.sentences(told, words):
                screen.line(f"  {sentence}")
            _table(views.outlook_table(own, words), screen)
    if not args.json:
        for sentence in views.untouched_sentences(forecast, words):
            screen.line(sentence)
    if args.excel:
        write_tables(args.excel, _sheets(forecast, words))
        screen.say(screen.words("say.written", path=args.excel))


def _sheets(forecast: Forecast, words: Texts) -> list[tuple[str, Table]]:
    lines = [views.contribution_table(outlook, words) for outlook in forecast.outlooks]
    return [
        (words.column("announced"), views.outlook_table(forecast.outlooks, words)),
        *((f"{at} {table.caption}", table) for at, table in enumerate(lines, start=1)),
        (words("forecast.counts"), views.count_table(forecast, words)),
        (words("forecast.assumed"), views.assumed_table(forecast, words)),
    ]


def print_moved(before: Forecast, after: Forecast, screen: Screen) -> None:
    """What the numbers that the user moved do: each share before and after, for every window with a need."""
    words = texts(screen.words.language)
    screen.line(words("forecast.moved"))
    _table(views.moved_table(before, after, words), screen)


def print_sways(sways: Sequence[Sway], args: argparse.Namespace, screen: Screen) -> None:
    """What each assumption does."""
    if args.json:
        for one in sways:
            screen.line(line(asdict(one)))
        return
    _table(views.sway_table(sways, texts(screen.words.language)), screen)


def print_distances(distances: Sequence["Distance"], screen: Screen) -> None:
    """Each place's distance to the median of its peers."""
    rows = [(one.place, one.per_million, one.median, one.units, len(one.peers)) for one in distances]
    for sentence in views.distance_sentences(rows, texts(screen.words.language)):
        screen.line(f"  {sentence}")


def print_gap(gap: Gap, args: argparse.Namespace, screen: Screen) -> None:
    """What is missing to a target, and the moves that close it."""
    words = texts(screen.words.language)
    if args.json:
        screen.line(line(gap_shape(gap)))
        return
    table = views.gap_table(gap, words)
    screen.line(screen.paint(table.caption, "bold"))
    for sentence in views.gap_sentences(gap, words):
        screen.line(f"  {sentence}")
    if table.rows:
        _table(table, screen)


def print_calibration(found: "Calibration", args: argparse.Namespace, screen: Screen) -> None:
    """The scores beside those of a constant, and the cohorts whose bands held."""
    words = texts(screen.words.language)
    if args.json:
        for one in found.scores:
            screen.line(line({"name": one.name, "cases": one.cases, "brier": one.brier, "log": one.log,
                              "crps": one.ranked, "coverage": one.covered}))  # fmt: skip
        return
    cells = ((one.name, one.cases, one.brier, one.log, one.ranked, one.covered) for one in found.scores)
    _table(views.calibration_table(cells, words), screen)
    for name, left in (("Gujarat, leave one out", found.left_out), ("Gujarat, other counts", found.foreseen)):
        screen.line(f"{name}: {sum(one.inside for one in left)}/{len(left)}")


def print_matches(matches: Sequence[Match], args: argparse.Namespace, screen: Screen) -> None:
    """The candidates with their reasons."""
    words = texts(screen.words.language)
    if args.json:
        for rank, match in enumerate(matches, start=1):
            screen.line(line(match_shape(match, rank)))
        return
    for device in dict.fromkeys(match.device for match in matches):
        own = [match for match in matches if match.device == device]
        screen.line(screen.paint(f"{words.device(device)} ({device})", "bold"))
        for some in ([one for one in own if one.firm], [one for one in own if not one.firm]):
            if some:
                _table(match_views.match_table(some, words), screen)
    screen.line(words("match.only_country"))
    if args.excel:
        sheets = [("match", match_views.match_table(matches, words, len(matches)))]
        for at, one in enumerate(matches[:20], start=1):
            name = one.firm or words.country(one.country)
            sheets.append((f"{at} {name}", match_views.feature_table(one, words)))
        write_tables(args.excel, sheets)


def print_schedule(schedule: Schedule, args: argparse.Namespace, screen: Screen) -> None:
    """The meetings of the day, and who has none."""
    words = texts(screen.words.language)
    if args.json:
        screen.line(line(schedule_shape(schedule)))
        return
    _table(match_views.schedule_table(schedule, words), screen)
    for name, why in schedule.alone:
        screen.line(f"{name}: {words(f'match.{why}')}")
    if args.excel:
        write_tables(args.excel, [(words("match.sheet"), match_views.schedule_table(schedule, words))])


def print_back_test(tests: Iterable[tuple[str, BackTest]], args: argparse.Namespace, screen: Screen) -> None:
    """The match beside three simpler ways, with the bias of the cases said."""
    words = texts(screen.words.language)
    for name, test in tests:
        if args.json:
            screen.line(line({"teachers": name, **back_test_shape(test)}))
        else:
            screen.line(screen.paint(f"{name} (n = {len(test.cases)}, {test.candidates})", "bold"))
            _table(match_views.back_test_table(test, words), screen)
    if not args.json:
        screen.line(words("match.bias"))


def _table(table: Table, screen: Screen) -> None:
    """The table in columns; long cells are cut, since JSON and Excel have them whole."""
    rows = [[_cut(cell) for cell in row] for row in (table.heads, *table.rows)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(table.heads))]
    for number, row in enumerate(rows):
        cells = [
            cell.rjust(width) if at in table.numbers else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        text = "  ".join(cells).rstrip()
        screen.line("  " + (screen.paint(text, "dim") if number == 0 else text))


def _cut(cell: str) -> str:
    return cell if len(cell) <= _WIDEST else cell[: _WIDEST - 1] + "…"
