"""`berdikari serve`: the web app on the register at hand."""

import argparse

from berdikari.cli.options import Options
from berdikari.cli.register import open_any, store_option
from berdikari.cli.screen import Screen
from berdikari.cli.settings import reading_options, settings_of
from berdikari.errors import InvalidRecordError


def options(parser: Options) -> None:
    """Where it listens, and the register."""
    parser.option("host", default="127.0.0.1")
    parser.option("port", default="8000")
    store_option(parser)
    reading_options(parser)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Listen until it is interrupted."""
    import uvicorn  # noqa: PLC0415 - heavy, and in the extra `web`

    from berdikari.web.app import make_app  # noqa: PLC0415 - heavy
    from berdikari.web.desk import Desk  # noqa: PLC0415 - heavy

    with open_any(args) as store:
        app = make_app(Desk(store, settings_of(args)))
        screen.line(screen.words("say.serving", url=f"http://{args.host}:{args.port}/", store=store.name))
        uvicorn.run(
            app, host=args.host, port=_port(args.port), log_level="warning", access_log=False, server_header=False
        )
    return 0


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) < 65536:
        return int(text)
    raise InvalidRecordError("serve", "port (BERDIKARI_PORT)", text, "a whole number from 0 to 65535")
