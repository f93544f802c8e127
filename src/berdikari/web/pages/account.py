"""Account: one's own password, sessions and API tokens."""

import segno
from markupsafe import Markup
from starlette.datastructures import FormData

from berdikari.edge.accounts import ROLES
from berdikari.edge.accounts.factors import address_of
from berdikari.edge.accounts.passwords import LONGEST, SHORTEST
from berdikari.errors import ProofNeededError
from berdikari.web.doors import Passed, Visitor, text
from berdikari.web.page import Shown
from berdikari.web.pages.invitation import new_password

_DAYS = (30, 90, 365)
_PROVEN = ("password", "factor_add", "factor_remove")  # forms that bring their own proof, however fresh the last is


def page(visitor: Visitor, secret: str = "", codes: tuple[str, ...] = ()) -> Shown:
    """What is one's own. secret: of a token that was made just now; codes: for recovery; each shown this once."""
    who, words = visitor.known, visitor.asking.words
    factor = visitor.accounts.factor(who)
    view = {
        "fault": visitor.fault,
        "said": visitor.said,
        "who": who,
        "secret": secret,
        "codes": codes,
        "factor": factor,
        "qr": _qr(factor.begun, who.name) if factor.begun else "",
        "sessions": visitor.accounts.sessions(who),
        "tokens": visitor.accounts.tokens(who),
        "roles": [role for role in ROLES if who.may(role)],
        "days": _DAYS,
        "shortest": SHORTEST,
        "longest": LONGEST,
    }
    return Shown(template="account.html", title=str(words("door.account")), view=view)


def action(visitor: Visitor, form: FormData) -> Shown | Passed:
    """Change the password, end sessions, make or revoke a token: what the field `do` says."""
    who, accounts, what = visitor.known, visitor.accounts, text(form, "do")
    here = Passed(to=visitor.asking.to("account"))
    if what in _PROVEN and not visitor.proven:
        raise ProofNeededError
    if what == "password":
        accounts.change_password(who, new_password(form))
    elif what == "end":
        accounts.end_sessions(who, only=text(form, "id"))
    elif what == "end_all":
        accounts.end_sessions(who)
        return Passed(to=visitor.asking.to("login"), secret="")
    elif what == "revoke":
        accounts.revoke_tokens(who, only=text(form, "id"))
    elif what == "factor_begin":
        accounts.begin_factor(who)
        return Passed(to=f"{here.to}#factor")
    elif what == "factor_add":
        return page(visitor, codes=accounts.add_factor(who, text(form, "code")))
    elif what == "factor_remove":
        accounts.remove_factor(who)
    elif what == "token":
        days = next((count for count in _DAYS if str(count) == text(form, "days")), 0)
        _, secret = accounts.add_token(who, text(form, "name"), text(form, "role"), days)
        return page(visitor, secret)
    return here


def _qr(secret: str, name: str) -> Markup:
    """What an app reads, as a drawing."""
    drawn = segno.make(address_of(secret, name), error="m", micro=False)
    return Markup(drawn.svg_inline(scale=4, dark="#000", light="#fff", svgclass=None, lineclass=None))  # noqa: S704 - drawn here
