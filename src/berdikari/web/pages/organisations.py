"""The organisations of the register, under all their names; those in most partnerships first."""

from functools import lru_cache

from berdikari.names import fold
from berdikari.records import Organisation
from berdikari.web.desk import Sight
from berdikari.web.page import Asking, Shown

MOST = 300


def page(asking: Asking) -> Shown:
    """All of them, or those that have every word of `q` in a name."""
    sight = asking.sight
    text = asking.params.get("q", "").strip()[:200]
    wanted = fold(text).split()
    found = in_order(sight)
    if wanted:
        names = ((one, [fold(name) for name in (one.name, *one.aliases)]) for one in found)
        found = tuple(one for one, known in names if all(any(word in name for name in known) for word in wanted))
    view = {"text": text, "organisations": found[:MOST], "count": len(found), "left_out": max(0, len(found) - MOST)}
    title = str(asking.words("organisation.all"))
    return Shown(template="organisations.html", title=title, here="partnerships", view=view)


@lru_cache(maxsize=1)
def in_order(sight: Sight) -> tuple[Organisation, ...]:
    """Those that are in a partnership, those in most first."""
    found = [one for one in sight.resolution.organisations if one.partnerships]
    return tuple(sorted(found, key=lambda one: (-len(one.partnerships), one.name.casefold(), one.id)))
