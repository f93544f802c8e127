"""`berdikari partnerships`: the register's partnerships, merged, those that are asked for."""

import argparse

from berdikari.cli.options import Options
from berdikari.cli.register import open_known, store_option
from berdikari.cli.screen import Screen
from berdikari.errors import BerdikariError

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
    from berdikari.edge.asked import value_of  # noqa: PLC0415 - heavy
    from berdikari.edge.wire import line, partnership_shape  # noqa: PLC0415 - heavy

    wanted = api.Wanted(**{name: getattr(args, name) for name in ASKED} | _checked(args, screen))
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
    for name in ("device", "province"):  # which may be part of a name in an article, too
        if (given := getattr(args, name)) and value_of(name, given) is None:
            raise _unknown(name, given, screen)
    screen.say(screen.words("say.no_partnerships"))
    return 0


def _checked(args: argparse.Namespace, screen: Screen) -> dict[str, str]:
    """The country and the year that are meant. Raises BerdikariError where nobody knows them."""
    from berdikari.edge.asked import value_of  # noqa: PLC0415 - heavy

    found = {}
    for name in ("country", "year"):
        if given := getattr(args, name):
            value = value_of(name, given)
            if value is None:
                raise _unknown(name, given, screen)
            found[name] = value
    return found


def _unknown(name: str, given: str, screen: Screen) -> BerdikariError:
    from berdikari.edge.asked import name_of, values_near  # noqa: PLC0415 - heavy

    said = screen.words(f"say.no_{name}", found=given)
    language = screen.words.language
    near = ", ".join(f"{value} ({name_of(name, value, language)})" for value in values_near(name, given))
    return BerdikariError(f"{said}; {screen.words('say.near', values=near)}" if near else said)
