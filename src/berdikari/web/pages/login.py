"""Log-in: a name and a password, and back to the page that was asked for."""

from starlette.datastructures import FormData

from berdikari.web.doors import Passed, Visitor, back, text
from berdikari.web.page import Shown


def page(visitor: Visitor) -> Shown:
    """The form."""
    asking = visitor.asking
    view = {"fault": visitor.fault, "next": asking.params.get("next", ""), "said": asking.params.get("said", "")}
    return Shown(template="login.html", title=str(asking.words("door.login")), view=view)


def action(visitor: Visitor, form: FormData) -> Shown | Passed:
    """Begin a session; the one that was there ends."""
    login = visitor.accounts.log_in(text(form, "name"), text(form, "password"), visitor.visit, text(form, "code"))
    if visitor.who is not None:
        visitor.accounts.log_out(visitor.who)
    if login.who.lacks:
        return Passed(to=visitor.asking.to("account"), secret=login.secret)
    return Passed(to=back(visitor.asking, visitor.asking.params.get("next")), secret=login.secret)
