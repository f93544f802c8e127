"""The guard: everything that stands between the network and the pages, as plain ASGI around any app."""

from berdikari.edge.accounts import Accounts
from berdikari.errors import AccountError
from berdikari.web.guard.asgi import App
from berdikari.web.guard.cookies import SessionCookie
from berdikari.web.guard.faults import Faults
from berdikari.web.guard.gate import Gate, way_back
from berdikari.web.guard.hosts import Hosts
from berdikari.web.guard.limits import BodyLimit, TimeLimit
from berdikari.web.guard.origin import Origin
from berdikari.web.guard.rates import Rates
from berdikari.web.guard.request_id import RequestId
from berdikari.web.guard.security_headers import SecurityHeaders
from berdikari.web.guard.settings import Guarding, guarding_from

__all__ = ["Guarding", "SessionCookie", "guarded", "guarding_from", "way_back"]


def guarded(app: App, guarding: Guarding, accounts: Accounts | None = None) -> App:
    """The app behind its guard. accounts: wanted unless only this machine reaches it.

    To the pages, `request.state.who` says who asks (None on the log-in page only), `request.state.visit` from where.
    Raises AccountError where others would reach it and nobody could log in.
    """
    if guarding.is_alone:
        accounts = None
    elif accounts is None or not accounts.how_many():
        raise AccountError(
            "serve",
            f"{guarding.allowed_hosts or guarding.host} is open to others, and there is no account; make one first: "
            "berdikari account add NAME --role admin",
        )
    app = Gate(app, accounts, SessionCookie(https=bool(guarding.https)))
    app = BodyLimit(app, guarding)
    if guarding.rate_per_minute and not guarding.is_alone:
        app = Rates(app, guarding.rate_per_minute, guarding.rate_burst)
    app = Hosts(Origin(app), guarding)
    app = Faults(TimeLimit(app, guarding))
    return RequestId(SecurityHeaders(app, https=bool(guarding.https), keeps=guarding.is_alone))
