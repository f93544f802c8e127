"""Move: a partnership to another stage, by the words of a report that somebody read; nothing is moved without them."""

from datetime import UTC, datetime

from starlette.datastructures import FormData

from berdikari import api
from berdikari.edge.sheets import cells
from berdikari.edge.sheets.bring import bring_in
from berdikari.edge.sheets.table import Table
from berdikari.edge.sheets.typed import read_typed
from berdikari.errors import BerdikariError
from berdikari.lookup import find_one
from berdikari.records import LADDER, Partnership
from berdikari.web.page import Asking, Shown
from berdikari.web.pages.partnerships import stage_text

_FIELDS = ("stage", "date", "quote", "source_url", "outlet", "published", "author")
_COLUMNS = ("key", "parties", "stage", "date", "quote", "source_url", "outlet", "published")


def page(asking: Asking, fault: str = "", typed: dict[str, str] | None = None) -> Shown:
    """The form; `stage` in the address is what the board proposes. typed: what was sent, where something is wrong."""
    p = _partnership(asking)
    kept = typed or {"stage": asking.params.get("stage", ""), "published": asking.sight.today.isoformat()}
    view = {
        "p": p,
        "back": asking.to("partnership", p.id),
        "now": stage_text(p.stage, asking.words),
        "stages": [(stage, asking.words.label("stage", stage)) for stage in LADDER],
        "kept": {field: kept.get(field, "") for field in _FIELDS},
        "fault": fault,
    }
    title = asking.words("move.title", name=asking.sight.index.by_id[p.id].title).unescape()
    return Shown(template="move.html", title=title, here="partnerships", status=422 if fault else 200, view=view)


def action(asking: Asking, form: FormData) -> str | Shown:
    """Keep what a report says as a claim of whoever read it, and that it speaks of this partnership."""
    p = _partnership(asking)
    typed = {field: str(form.get(field, "")).strip() for field in _FIELDS}
    author = asking.viewer.name or typed["author"]
    for field, wanted in (("quote", typed["quote"]), ("source_url", typed["source_url"]), ("author", author)):
        if not wanted:
            return page(asking, str(asking.words(f"move.no_{field}")), typed)
    parties = "; ".join(cells.party_text(party) for party in p.parties)
    row = (p.id, parties, *(typed[column] or None for column in _COLUMNS[2:]))
    try:
        found = read_typed(Table(name="board", columns=_COLUMNS, rows=(row,)), author, asking.sight.today.isoformat())
    except BerdikariError as error:
        return page(asking, asking.words.fault(str(error)), typed)
    if found.problems or not found.readings:
        return page(asking, " ".join(problem.message for problem in found.problems), typed)
    told = p.claims[0].about
    bring_in(asking.desk.store, found, added=datetime.now(UTC))
    asking.desk.fresh()
    about = found.readings[0].claims[0].about
    if about and told and about != told:
        api.judge(asking.desk.store, "same", [told, about], author=author, why=str(asking.words("move.why")))
    kept = asking.desk.fresh()
    moved = next((one for one in kept.partnerships.values() if about in {claim.about for claim in one.claims}), p)
    return asking.to("partnership", moved.id)


def _partnership(asking: Asking) -> Partnership:
    return find_one("partnership", asking.path["id"], asking.sight.partnerships)
