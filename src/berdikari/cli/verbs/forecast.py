"""`berdikari forecast`: how much of each device would be made at home, what each partnership brings, what
is missing.
"""

import argparse
from datetime import date

from berdikari.cli.options import Options
from berdikari.cli.register import open_known, store_option
from berdikari.cli.screen import Screen
from berdikari.errors import InvalidRecordError


def options(parser: Options) -> None:
    """The register, one device, a target, what to suppose, the user's tables, draws and seed, JSON, Excel, the
    calibration.
    """
    store_option(parser)
    parser.option("device", metavar="ID")
    parser.option("target", metavar="YEAR=SHARE")
    parser.option("sensitivity", metavar="YEAR")
    parser.option("suppose", action="append", default=[], metavar="ID=WORD")
    for name in ("priors", "rates", "demand", "capacities"):
        parser.option(name, metavar="FILE")
    parser.option("draws", metavar="N", default="10000")
    parser.option("seed", metavar="N", default="1")
    parser.option("calibration", action="store_true")
    parser.option("excel", metavar="FILE")
    parser.option("json", action="store_true")


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print the outlooks, the gap to a target, or how well was foreseen."""
    from berdikari import foresee  # noqa: PLC0415 - heavy
    from berdikari.cli.foreseen import print_calibration, print_distances, print_forecast, print_gap, print_sways  # noqa: PLC0415 - heavy
    from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy

    own = Own(
        priors=args.priors,
        rates=args.rates,
        demand=args.demand,
        capacities=args.capacities,
        suppose=dict(pair(one, "--suppose") for one in args.suppose),
    )
    if args.calibration:
        print_calibration(foresee.calibration(own), args, screen)
        return 0
    draws, seed = number(args.draws, "--draws"), number(args.seed, "--seed")
    with open_known(args) as store:
        asked = foresee.ask(store, own, date.today(), draws=draws, seed=seed)  # noqa: DTZ011 - the user's own day
    if args.sensitivity:
        if not args.device:
            raise InvalidRecordError("Options", "--device", None, "the device that --sensitivity is for")
        print_sways(foresee.swayed(asked, args.device, number(args.sensitivity, "--sensitivity")), args, screen)
        return 0
    if args.target:
        year, share = pair(args.target, "--target")
        if not args.device:
            raise InvalidRecordError("Options", "--device", None, "the device that --target is for")
        print_gap(
            foresee.missing(asked, args.device, number(year, "--target"), float(share.replace(",", "."))), args, screen
        )
        return 0
    print_forecast(foresee.answer(asked, args.device), args, screen)
    if not args.json:
        print_distances(foresee.peers(own, args.device), screen)
    return 0


def pair(text: str, option: str) -> tuple[str, str]:
    """The two sides of `A=B`. Raises InvalidRecordError."""
    left, sign, right = text.partition("=")
    if not (sign and left and right):
        raise InvalidRecordError("Options", option, text, "NAME=WORD")
    return left, right


def number(text: str, option: str) -> int:
    """A whole number. Raises InvalidRecordError."""
    try:
        return int(text)
    except ValueError:
        raise InvalidRecordError("Options", option, text, "a whole number") from None
