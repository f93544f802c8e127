"""Invitation: whoever was given a code chooses a password with it."""

from starlette.datastructures import FormData

from berdikari.edge.accounts.passwords import LONGEST, SHORTEST
from berdikari.errors import WeakPasswordError
from berdikari.web.doors import Passed, Visitor, text
from berdikari.web.page import Shown


def page(visitor: Visitor) -> Shown:
    """The form."""
    view = {"fault": visitor.fault, "shortest": SHORTEST, "longest": LONGEST}
    return Shown(template="invitation.html", title=str(visitor.asking.words("door.invitation")), view=view)


def action(visitor: Visitor, form: FormData) -> Shown | Passed:
    """Keep the password, and lead to the log-in."""
    visitor.accounts.accept(text(form, "code"), new_password(form), visitor.visit)
    return Passed(to=visitor.asking.to("login", said="chosen"), secret="")


def new_password(form: FormData) -> str:
    """A password that was typed twice. Raises WeakPasswordError where the two differ."""
    password = text(form, "password")
    if password != text(form, "again"):
        raise WeakPasswordError("differ", "the two are not the same")
    return password
