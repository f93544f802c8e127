"""`berdikari match`: who could bring a device's technology, for a device, a firm, or a delegation with a timetable."""

import argparse
from datetime import date
from typing import TYPE_CHECKING

from berdikari.cli.options import Options
from berdikari.cli.register import open_known, store_option
from berdikari.cli.screen import Screen
from berdikari.cli.verbs.forecast import number
from berdikari.errors import BerdikariError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from berdikari.edge.foresee import Own
    from berdikari.records import Partnership


def options(parser: Options) -> None:
    """The register; a device, a firm or a delegation; the timetable; the weights; the back-test; JSON, Excel."""
    store_option(parser)
    parser.option("device", metavar="ID")
    parser.option("firm", metavar="NAME")
    parser.option("delegation", metavar="FILE")
    parser.option("hosts", metavar="FILE")
    parser.option("country", metavar="CODE", default="TUR")
    parser.option("slots", metavar="N|TIMES", default="8")
    parser.option("tables", metavar="N", default="10")
    parser.option("weights", metavar="FILE")
    parser.option("backtest", action="store_true")
    parser.option("excel", metavar="FILE")
    parser.option("json", action="store_true")


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print the matches, the timetable, or the back-test. Raises BerdikariError where nothing is asked for, and
    UnknownIdError for a country that is none.
    """
    from berdikari import api, foresee  # noqa: PLC0415 - heavy
    from berdikari.cli.foreseen import print_back_test, print_matches  # noqa: PLC0415 - heavy
    from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.countries import country_named  # noqa: PLC0415 - heavy

    args.country = country_named(args.country)
    own, today = Own(weights=args.weights), date.today()  # noqa: DTZ011 - the user's own day
    if args.backtest:
        print_back_test(((name, foresee.judged(own, name)) for name in ("earlier", "others")), args, screen)
        return 0
    with open_known(args) as store:
        partnerships = api.partnerships(store)
    if args.delegation:
        return _meet(args, screen, partnerships, own, today)
    if args.device:
        print_matches(foresee.match_device(partnerships, args.device, own, today), args, screen)
        return 0
    if args.firm:
        found = foresee.match_firm(partnerships, args.firm, own, today)
        if not found:
            screen.say(screen.words("say.no_match", found=args.firm))
            return 1
        print_matches(found, args, screen)
        return 0
    raise BerdikariError("found nothing to match, wanted --device, --firm, --delegation or --backtest")


def _meet(
    args: argparse.Namespace, screen: Screen, partnerships: "Sequence[Partnership]", own: "Own", today: date
) -> int:
    """The timetable of a delegation; 1 where the catalogue does not know some of its devices."""
    from berdikari import foresee  # noqa: PLC0415 - heavy
    from berdikari.cli.foreseen import print_schedule  # noqa: PLC0415 - heavy
    from berdikari.edge.delegation import firms_in  # noqa: PLC0415 - heavy

    guests, problems = firms_in(args.delegation, args.country)
    hosts, more = firms_in(args.hosts, "IDN") if args.hosts else ((), ())
    for problem in (*problems, *more):
        screen.problem(problem)
    slots = args.slots.split(",") if "," in args.slots else [str(at + 1) for at in range(number(args.slots, "--slots"))]
    tables = number(args.tables, "--tables")
    print_schedule(foresee.meetings(partnerships, guests, hosts, slots, tables, own, today), args, screen)
    return int(bool(problems or more))
