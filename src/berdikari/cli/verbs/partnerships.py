"""`berdikari partnerships`: the register's partnerships, merged, those that are asked for."""

import argparse

from berdikari.cli.options import Options
from berdikari.cli.register import open_known, store_option
from berdikari.cli.screen import Screen

ASKED = ("stage", "device", "country", "province", "party", "year", "text")


def options(parser: Options) -> None:
    """What is asked for, as of when, the register, JSON."""
    for name in ASKED:
        if name == "stage":
            parser.option(name, choices=parser.labelled("stage", "status"), metavar="STAGE")
        else:
            parser.option(name, metavar=name.upper())
    parser.option("as-of", metavar="YYYY-MM-DD")
    store_option(parser)
    parser.option("json", action="store_true")


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print each partnership, a JSON line or a few lines for people."""
    from berdikari import api  # noqa: PLC0415 - heavy
    from berdikari.cli.texts import partnership_lines  # noqa: PLC0415 - heavy
    from berdikari.edge.devices import device_named  # noqa: PLC0415 - heavy
    from berdikari.edge.wire import line, partnership_shape  # noqa: PLC0415 - heavy

    wanted = api.Wanted(**{name: getattr(args, name) for name in ASKED})
    with open_known(args) as store:
        register, resolution = api.known(store, args.as_of)
    found = api.pick(resolution.partnerships, wanted)
    names = {document.id: document.source for document in register.documents}
    for partnership in found:
        if args.json:
            screen.line(line(partnership_shape(partnership, names)))
        else:
            screen.lines(partnership_lines(partnership, screen))
    if found:
        return 0
    if args.device and device_named(args.device) is None:
        screen.say(screen.words("say.no_device", found=args.device))
        return 1
    screen.say(screen.words("say.no_partnerships"))
    return 0
