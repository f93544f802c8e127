"""One fair: what came of it. Who signed what there, and how far each has come since."""

from collections import Counter

from berdikari.errors import UnknownIdError
from berdikari.names import fold
from berdikari.records import rung
from berdikari.web.exports import offered
from berdikari.web.index import Row
from berdikari.web.page import Asking, Shown
from berdikari.web.pages.partnerships import line_of, stage_text
from berdikari.web.query import query_of

_SIGNED = rung("contract")


def page(asking: Asking) -> Shown:
    """The partnerships of the fair whose name stands in the address."""
    rows = found(asking)
    stages = Counter(row.partnership.stage for row in rows)
    view = {
        "exports": offered(asking, "fair", asking.path["name"], query=""),
        "lines": [line_of(row, asking, query_of(())) for row in rows],
        "stages": [
            (stage_text(stage, asking.words), count)
            for stage, count in sorted(stages.items(), key=lambda pair: -rung(pair[0]))
        ],
        "beyond": sum(rung(row.partnership.stage) >= _SIGNED for row in rows),
        "silent": sum(row.partnership.status == "silent" for row in rows),
    }
    return Shown(template="fair.html", title=rows[0].partnership.fair or "", here="partnerships", view=view)


def found(asking: Asking) -> list[Row]:
    """The partnerships of the fair of the address, in the order of the list. Raises UnknownIdError."""
    name = asking.path["name"]
    rows = [row for row in asking.sight.index.rows if row.partnership.fair and fold(row.partnership.fair) == fold(name)]
    if not rows:
        known = {row.partnership.fair for row in asking.sight.index.rows if row.partnership.fair}
        raise UnknownIdError("fair", name, tuple(sorted(one for one in known if fold(name)[:4] in fold(one)))[:5])
    return rows
