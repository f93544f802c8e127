"""`berdikari serve`: the web app on the register at hand."""

import argparse
import errno
import os
import socket
import sys
from contextlib import ExitStack
from threading import Thread
from typing import TYPE_CHECKING, Any

from berdikari.cli.options import Options
from berdikari.cli.register import open_any, store_option
from berdikari.cli.screen import Screen
from berdikari.cli.settings import reading_options, settings_of
from berdikari.errors import InvalidRecordError

if TYPE_CHECKING:
    from berdikari.web.guard import Guarding

_TURN = 0.001  # seconds that a page computes while the server waits for its turn
_AT_ONCE = 500  # connections; the next one is told to come again


def options(parser: Options) -> None:
    """Where it listens, for whom, and the register."""
    parser.option("host", metavar="ADDRESS")
    parser.option("port", default="8000", metavar="PORT")
    parser.option("allowed-hosts", metavar="NAMES")
    parser.option("boundaries", metavar="FILE")
    store_option(parser)
    reading_options(parser)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Listen until it is interrupted."""
    import uvicorn  # noqa: PLC0415 - heavy

    from berdikari.edge.accounts import Who, open_accounts  # noqa: PLC0415 - heavy
    from berdikari.edge.boundaries import load_boundaries  # noqa: PLC0415 - heavy
    from berdikari.web.app import make_app  # noqa: PLC0415 - heavy
    from berdikari.web.desk import Desk  # noqa: PLC0415 - heavy
    from berdikari.web.devices import warm  # noqa: PLC0415 - heavy
    from berdikari.web.guard import guarding_from  # noqa: PLC0415 - heavy

    port, settings = _port(args.port), settings_of(args)
    guarding = guarding_from(os.environ, host=args.host, allowed_hosts=args.allowed_hosts)
    regions, problems = load_boundaries(args.boundaries) if args.boundaries else ((), ())
    for problem in problems:
        screen.problem(problem)
    with ExitStack() as opened:
        store = opened.enter_context(open_any(args))
        accounts = (
            None
            if guarding.is_alone
            else opened.enter_context(
                open_accounts(settings.store, lasting=guarding.lasting, demands=guarding.second_factor)
            )
        )
        if accounts is not None:
            accounts.reseal(Who(name="serve", role="admin"))
            if not guarding.https:
                screen.say(screen.words("say.no_https"))
        desk = Desk(store, settings, regions=regions)
        opened.callback(desk.close)
        app = make_app(desk, guarding, accounts)
        if not _is_free(guarding.host, port):
            screen.fault(screen.words("say.port_busy", host=guarding.host, port=port, next=port + 1))
            return 1
        sys.setswitchinterval(_TURN)
        screen.line(screen.words("say.serving", url=f"http://{guarding.host}:{port}/", store=store.name))
        Thread(target=warm, args=(desk,), daemon=True).start()
        uvicorn.run(app, port=port, **listening(guarding))
    return 0


def _is_free(host: str, port: int) -> bool:
    """True where nobody else listens."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as fault:
            return fault.errno != errno.EADDRINUSE
    return True


def listening(guarding: "Guarding") -> dict[str, Any]:
    """How uvicorn listens: whose X-Forwarded-For is believed, what it says of itself, how long it waits."""
    from berdikari.web.guard.patience import HurriedProtocol  # noqa: PLC0415 - heavy

    return {
        "host": guarding.host, "log_level": "warning", "access_log": False, "server_header": False, "date_header": True,
        "ws": "none", "http": HurriedProtocol, "limit_concurrency": _AT_ONCE,
        "proxy_headers": bool(guarding.proxies), "forwarded_allow_ips": guarding.proxies,
    }  # fmt: skip


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) < 65536:
        return int(text)
    raise InvalidRecordError("serve", "port (BERDIKARI_PORT)", text, "a whole number from 0 to 65535")
