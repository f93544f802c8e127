"""The documents of the register: what was read, newest first; those of one outlet where it is asked for."""

from functools import lru_cache
from typing import Any

from berdikari.records import Document
from berdikari.report.findings import is_retold
from berdikari.report.writing import day_text
from berdikari.web.desk import Sight
from berdikari.web.page import Asking, Shown

PAGE = 100
_NOBODY = "-"


def page(asking: Asking) -> Shown:
    """A page of them. `outlet`: of that one, `-`: of those that name none; `page`: counted from 1."""
    outlet = asking.params.get("outlet", "").strip()[:200]
    wanted = "" if outlet == _NOBODY else outlet
    found = [one for one in in_order(asking.sight) if not outlet or (one.outlet or "") == wanted]
    pages = max(1, -(-len(found) // PAGE))
    given = asking.params.get("page", "")
    at = min(max(1, int(given)) if given.isascii() and given.isdigit() and len(given) < 7 else 1, pages)
    view: dict[str, Any] = {
        "count": len(found),
        "documents": [_line(one, asking) for one in found[(at - 1) * PAGE : at * PAGE]],
        "at": at,
        "pages": pages,
        "before": asking.to("documents", outlet=outlet, page=str(at - 1)) if at > 1 else "",
        "after": asking.to("documents", outlet=outlet, page=str(at + 1)) if at < pages else "",
        "outlet": outlet,
    }
    title = wanted or str(asking.words("origin.no_outlet" if outlet else "origin.documents"))
    return Shown(template="documents.html", title=title, here="sources", view=view)


@lru_cache(maxsize=1)
def in_order(sight: Sight) -> tuple[Document, ...]:
    """All of them, newest first."""
    return tuple(sorted(sight.documents.values(), key=lambda one: (one.published or "", one.id), reverse=True))


def _line(one: Document, asking: Asking) -> dict[str, Any]:
    return {
        "title": one.title or one.source,
        "href": asking.to("document", one.id),
        "outlet": one.outlet or one.source,
        "day": day_text(one.published, asking.words) if one.published else str(asking.words("say.no_day")),
        "retold": is_retold(one),
        "language": one.language,
    }
