"""Log: what was done, by whom, when; for admins."""

from berdikari.web.doors import Visitor
from berdikari.web.page import Shown

_MOST = 100


def page(visitor: Visitor) -> Shown:
    """A hundred entries, the newest first; with `check=1` also whether the whole log is as it was written."""
    params = visitor.asking.params
    before = params.get("before", "")
    number = int(before) if before.isascii() and before.isdigit() and len(before) < 10 else None
    entries = visitor.accounts.log(visitor.known, before=number, most=_MOST)
    view = {
        "entries": entries,
        "older": str(entries[-1].number) if entries and entries[-1].number > 1 else "",
        "checked": visitor.accounts.check_log() if params.get("check") == "1" else None,
    }
    return Shown(template="log.html", title=str(visitor.asking.words("door.log")), view=view)
