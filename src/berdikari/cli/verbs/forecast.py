"""`berdikari forecast`: how much of each device would be made at home, what each partnership brings, what
is missing.
"""

import argparse
from dataclasses import replace
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
    parser.option("prior", action="append", default=[], metavar="NAME=NUMBER")
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
    from berdikari.cli.foreseen import (  # noqa: PLC0415 - heavy
        print_calibration,
        print_distances,
        print_forecast,
        print_gap,
        print_moved,
        print_sways,
    )
    from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy

    own = Own(
        priors=args.priors,
        rates=args.rates,
        demand=args.demand,
        capacities=args.capacities,
        suppose=dict(pair(one, "--suppose") for one in listed(args.suppose)),
        moved={name: decimal(text, "--prior") for name, text in (pair(one, "--prior") for one in listed(args.prior))},
    )
    if args.calibration:
        print_calibration(foresee.calibration(own), args, screen)
        return 0
    draws, seed = number(args.draws, "--draws"), number(args.seed, "--seed")
    with open_known(args) as store:
        today = date.today()  # noqa: DTZ011 - the user's own day
        asked = foresee.ask(store, own, today, draws=draws, seed=seed)
        before = foresee.ask(store, replace(own, moved={}), today, draws=draws, seed=seed) if own.moved else None
    if args.sensitivity:
        if not args.device:
            raise InvalidRecordError("Options", "--device", None, "the device that --sensitivity is for")
        print_sways(foresee.swayed(asked, args.device, number(args.sensitivity, "--sensitivity")), args, screen)
        return 0
    gap = None
    if args.target:
        year, share = pair(args.target, "--target")
        if not args.device:
            raise InvalidRecordError("Options", "--device", None, "the device that --target is for")
        gap = foresee.missing(asked, args.device, number(year, "--target"), decimal(share, "--target"))
        if args.json:
            print_gap(gap, args, screen)
            return 0
    found = foresee.answer(asked, args.device)
    print_forecast(found, args, screen)
    if gap:
        print_gap(gap, args, screen)
    if before and not args.json:
        print_moved(foresee.answer(before, args.device), found, screen)
    if not args.json:
        print_distances(foresee.peers(own, args.device), screen)
    return 0


def pair(text: str, option: str) -> tuple[str, str]:
    """The two sides of `A=B`. Raises InvalidRecordError."""
    left, sign, right = text.partition("=")
    if not (sign and left and right):
        raise InvalidRecordError("Options", option, text, "NAME=WORD")
    return left, right


def listed(value: list[str] | str) -> list[str]:
    """What an option that may be given often holds, be it a list or a text from the environment."""
    return value.split(",") if isinstance(value, str) else value


def decimal(text: str, option: str) -> float:
    """A number, with a decimal point or comma. Raises InvalidRecordError."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise InvalidRecordError("Options", option, text, "a number") from None


def number(text: str, option: str) -> int:
    """A whole number. Raises InvalidRecordError."""
    try:
        return int(text)
    except ValueError:
        raise InvalidRecordError("Options", option, text, "a whole number") from None
