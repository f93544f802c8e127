"""The organisations of the register, under all their names; those in most partnerships first."""

from berdikari.names import fold
from berdikari.web.page import Asking, Shown

MOST = 300


def page(asking: Asking) -> Shown:
    """All of them, or those that have every word of `q` in a name."""
    sight = asking.sight
    text = asking.params.get("q", "").strip()[:200]
    wanted = fold(text).split()
    found = [
        one
        for one in sight.resolution.organisations
        if one.partnerships and all(any(word in fold(name) for name in (one.name, *one.aliases)) for word in wanted)
    ]
    found.sort(key=lambda one: (-len(one.partnerships), one.name.casefold(), one.id))
    view = {"text": text, "organisations": found[:MOST], "count": len(found), "left_out": max(0, len(found) - MOST)}
    title = str(asking.words("organisation.all"))
    return Shown(template="organisations.html", title=title, here="partnerships", view=view)
