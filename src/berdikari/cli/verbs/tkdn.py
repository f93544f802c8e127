"""`berdikari tkdn SHEET`: local content of a product from its cost sheet, under both rules, with levers."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from berdikari.cli.options import Options
from berdikari.cli.screen import Screen
from berdikari.errors import InvalidSheetError, UnknownIdError

if TYPE_CHECKING:
    from berdikari.records.local_content import CostLine, LocalContent, TkdnRule
    from berdikari.report.dependence.labels import Labels

POINTS = ("research", "benefit")


def options(parser: Options) -> None:
    """The cost sheet, points beside it, a what-if, a file for the result, or a template to fill in."""
    parser.argument("cost_sheet", nargs="?", metavar="SHEET")
    for name in POINTS:
        parser.option(name, metavar="POINTS")
    parser.option("whatif", metavar="COMPONENT=PERCENT")
    parser.option("template", metavar="FILE")
    parser.option("output", "-o", metavar="FILE")
    parser.option("json", action="store_true")


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print what the sheet comes to under each rule; slips and cells that cannot be go to standard error."""
    from berdikari.assess.tkdn import Extras, local_content, read_lines, rules_from, thresholds_from  # noqa: PLC0415
    from berdikari.edge.reference import table  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.sheets import read_sheet  # noqa: PLC0415 - heavy
    from berdikari.report.dependence.labels import labels  # noqa: PLC0415 - heavy

    if args.template:
        return _template(Path(args.template), screen)
    if not args.cost_sheet:
        raise InvalidSheetError("tkdn", "SHEET", "nothing", "a cost sheet, or --template FILE to get one")
    sheet = read_sheet(Path(args.cost_sheet))
    lines, problems = read_lines(sheet.headings, sheet.rows, Path(args.cost_sheet).name, sheet.first_row)
    lines = _changed(lines, args.whatif)
    extras = Extras(research=_points("research", args.research), benefit=_points("benefit", args.benefit))
    asked = thresholds_from(table("tkdn_rules"))
    results = [(rule, local_content(lines, rule, extras, asked)) for rule in rules_from(table("tkdn_rules"))]
    words = labels(screen.words.language, {})
    for problem in (*problems, *results[0][1].slips):
        screen.problem(words.problem(problem))
    _show(args, lines, results, screen, words)
    return int(bool(problems))


def _show(
    args: argparse.Namespace,
    lines: "tuple[CostLine, ...]",
    results: "list[tuple[TkdnRule, LocalContent]]",
    screen: Screen,
    words: "Labels",
) -> None:
    from berdikari.edge.codec import encode  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.files import write_tables  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.table import Table  # noqa: PLC0415 - heavy
    from berdikari.report.local_content import content_lines, content_sheets  # noqa: PLC0415 - heavy

    if args.output:
        tables = [Table(name=one.name, columns=one.columns, rows=one.rows) for one in content_sheets(lines, results)]
        for path in write_tables(tables, Path(args.output)):
            screen.say(screen.words("say.written", path=str(path)))
    for rule, found in results:
        if args.json:
            screen.line(encode(found))
        else:
            screen.lines(content_lines(found, rule, words))


def _template(path: Path, screen: Screen) -> int:
    """An empty cost sheet with an example line of each aspect."""
    from berdikari.assess.tkdn.sheet import TEMPLATE  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.files import write_tables  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.table import Table  # noqa: PLC0415 - heavy

    rows = tuple((None, aspect, None, None, None) for aspect in ("material", "labour", "overhead"))
    (written,) = write_tables([Table(name="cost sheet", columns=TEMPLATE, rows=rows)], path)
    screen.say(screen.words("say.written", path=str(written)))
    return 0


def _changed(lines: "tuple[CostLine, ...]", whatif: str | None) -> "tuple[CostLine, ...]":
    """The sheet with one component's domestic share changed: `actuator=100`."""
    from berdikari.assess.tkdn import with_share  # noqa: PLC0415 - heavy

    if not whatif:
        return lines
    name, _, percent = whatif.rpartition("=")
    try:
        return with_share(lines, name, _points("whatif", percent))
    except KeyError:
        raise UnknownIdError("component", name, tuple(line.name for line in lines[:5])) from None


def _points(option: str, text: str | None) -> float:
    """Points or per cent (0 to 100) as a fraction."""
    try:
        value = float(text or 0)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 100:
        raise InvalidSheetError("tkdn", f"--{option}", text, "0 to 100")
    return value / 100
