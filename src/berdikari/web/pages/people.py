"""People: who may use the server; for admins."""

from dataclasses import replace

from starlette.datastructures import FormData

from berdikari.edge.accounts import ROLES
from berdikari.web.doors import Passed, Visitor, text
from berdikari.web.page import Shown


def page(visitor: Visitor, code: str = "") -> Shown:
    """Everybody, and what can be done. code: by which somebody chooses a password, shown this once."""
    visitor.known.need("admin")
    view = {
        "fault": visitor.fault,
        "said": visitor.said,
        "code": code,
        "people": visitor.accounts.everybody(),
        "roles": ROLES,
    }
    return Shown(template="people.html", title=str(visitor.asking.words("door.people")), view=view)


def action(visitor: Visitor, form: FormData) -> Shown | Passed:
    """Add somebody, change a role, give a code, end sessions, remove: what the field `do` says."""
    visitor.known.need("admin")
    who, accounts, what, name = visitor.known, visitor.accounts, text(form, "do"), text(form, "name")
    if what == "add":
        _, code = accounts.add(who, name, text(form, "role"))
        return page(replace(visitor, said=name.strip()), code or "")
    if what == "code":
        return page(replace(visitor, said=name), accounts.invite(who, name))
    if what == "role":
        accounts.set_role(who, name, text(form, "role"))
    elif what == "end":
        accounts.end_sessions(who, name=name)
        accounts.revoke_tokens(who, name=name)
    elif what == "remove":
        accounts.remove(who, name)
    return Passed(to=visitor.asking.to("people"))
