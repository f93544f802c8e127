"""`berdikari account ACT [NAME]`: who may use a server, and what they did."""

import argparse
import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING

from berdikari.cli.options import Options
from berdikari.cli.register import known_store, store_option
from berdikari.cli.screen import Screen
from berdikari.cli.settings import settings_of
from berdikari.errors import AccountError, WeakPasswordError

if TYPE_CHECKING:
    from berdikari.edge.accounts import Accounts, Who

ACTS = ("add", "list", "role", "password", "factor", "key", "end", "remove", "log")
ROLES = ("viewer", "editor", "admin")
Act = Callable[["Accounts", "Who", argparse.Namespace, Screen], int]


def options(parser: Options) -> None:
    """What, for whom, and how the password comes about."""
    parser.argument("act", choices=ACTS, metavar="|".join(ACTS))
    parser.argument("person", nargs="?", default="", metavar="NAME")
    parser.option("role", choices=ROLES, metavar="ROLE")
    parser.option("ask", action="store_true")
    parser.option("json", action="store_true")
    store_option(parser)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Do it, as whoever sits at the machine; all of it stands in the log."""
    from berdikari.edge.accounts import Who, open_accounts  # noqa: PLC0415 - heavy, and an extra

    if args.act not in ("list", "log", "key") and not args.person:
        raise AccountError(args.act, "wanted a name behind it")
    where = settings_of(args).store if args.act == "add" else known_store(args)
    with open_accounts(where) as accounts:
        who = Who(name=f"{_user()} (server)", role="admin")
        return _DO[args.act](accounts, who, args, screen)


def _add(accounts: "Accounts", who: "Who", args: argparse.Namespace, screen: Screen) -> int:
    password = _asked(screen) if args.ask else None
    account, code = accounts.add(who, args.person, args.role or ROLES[0], password)
    screen.line(screen.words("say.account_added", name=account.name, role=account.role))
    _show_code(code, screen)
    return 0


def _password(accounts: "Accounts", who: "Who", args: argparse.Namespace, screen: Screen) -> int:
    if args.ask:
        accounts.set_password(who, args.person, _asked(screen))
        screen.line(screen.words("say.account_password", name=args.person))
    else:
        _show_code(accounts.invite(who, args.person), screen)
    return 0


def _list(accounts: "Accounts", _who: "Who", args: argparse.Namespace, screen: Screen) -> int:
    from berdikari.edge.wire import line  # noqa: PLC0415 - heavy

    for one in accounts.everybody():
        waits = "" if one.has_password else screen.words("say.account_waits")
        shape = {"name": one.name, "role": one.role, "made": one.made.isoformat(), "password": one.has_password}
        screen.line(line(shape) if args.json else f"{one.name}  {one.role}  {one.made:%Y-%m-%d}  {waits}".rstrip())
    return 0


def _role(accounts: "Accounts", who: "Who", args: argparse.Namespace, screen: Screen) -> int:
    if not args.role:
        raise AccountError("role", f"wanted --role and one of {', '.join(ROLES)}")
    accounts.set_role(who, args.person, args.role)
    screen.line(screen.words("say.account_role", name=args.person, role=args.role))
    return 0


def _factor(accounts: "Accounts", who: "Who", args: argparse.Namespace, screen: Screen) -> int:
    was = accounts.reset_factor(who, args.person)
    screen.line(screen.words("say.account_factor" if was else "say.account_no_factor", name=args.person))
    return 0


def _key(accounts: "Accounts", who: "Who", _args: argparse.Namespace, screen: Screen) -> int:
    """Another key for the secrets of second factors."""
    screen.line(screen.words("say.account_key", count=accounts.reseal(who, turn=True)))
    return 0


def _end(accounts: "Accounts", who: "Who", args: argparse.Namespace, screen: Screen) -> int:
    ended = accounts.end_sessions(who, name=args.person)
    revoked = accounts.revoke_tokens(who, name=args.person)
    screen.line(screen.words("say.account_ended", name=args.person, sessions=ended, tokens=revoked))
    return 0


def _remove(accounts: "Accounts", who: "Who", args: argparse.Namespace, screen: Screen) -> int:
    accounts.remove(who, args.person)
    screen.line(screen.words("say.account_removed", name=args.person))
    return 0


def _log(accounts: "Accounts", who: "Who", args: argparse.Namespace, screen: Screen) -> int:
    """The whole log, oldest last, then whether it is as it was written."""
    from berdikari.edge.wire import line  # noqa: PLC0415 - heavy

    before = None
    while entries := accounts.log(who, before=before, most=1000):
        for one in entries:
            told = {name: getattr(one, name) for name in one.__slots__} | {"at": one.at.isoformat(timespec="seconds")}
            shown = [str(told[name]) for name in _SHOWN if told[name]]
            screen.line(line(told) if args.json else "  ".join(shown))
        before = entries[-1].number
    found = accounts.check_log()
    if found.fault:
        screen.fault(screen.words("say.log_changed", fault=found.fault))
        return 1
    screen.say(screen.words("say.log_whole", entries=found.entries, head=found.head))
    return 0


_SHOWN = ("number", "at", "name", "action", "subject", "outcome", "detail", "address", "request")
_DO: dict[str, Act] = {
    "add": _add, "list": _list, "role": _role, "password": _password, "factor": _factor, "key": _key, "end": _end,
    "remove": _remove, "log": _log,
}  # fmt: skip


def _show_code(code: str | None, screen: Screen) -> None:
    if code:
        screen.line(screen.words("say.account_code", code=code))


def _user() -> str:
    """Whoever sits at the machine; in a container nobody has a name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def _asked(screen: Screen) -> str:
    """A password typed twice, which the terminal does not show."""
    first = getpass.getpass(screen.words("say.ask_password") + " ")
    if first != getpass.getpass(screen.words("say.ask_again") + " "):
        raise WeakPasswordError("differ", screen.words("say.passwords_differ"))
    return first
