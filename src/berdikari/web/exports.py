"""Exports: exactly what is on the screen, as Excel, CSV or JSON."""

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from berdikari.edge.sheets.csv_file import SEPARATORS, csv_text
from berdikari.edge.sheets.files import write_tables
from berdikari.edge.sheets.views import views
from berdikari.edge.wire import partnership_shape
from berdikari.errors import UnknownIdError
from berdikari.lookup import find_one
from berdikari.records import Partnership
from berdikari.register import Register
from berdikari.web.desk import Sight
from berdikari.web.page import Asking
from berdikari.web.query import ask, query_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file to hand on."""

    name: str
    media: str
    body: bytes


def export_list(asking: Asking) -> Export:
    """The partnerships that the query of the address finds, all of them, in its order."""
    answer = ask(asking.sight.index, query_of(asking.params.multi_items()))
    return _export(asking, [row.partnership for row in answer.rows], f"berdikari-{asking.sight.today.isoformat()}")


def export_one(asking: Asking) -> Export:
    """One partnership."""
    found = find_one("partnership", asking.path["id"], asking.sight.partnerships)
    return _export(asking, [found], f"berdikari-{found.id}")


def _export(asking: Asking, partnerships: Sequence[Partnership], name: str) -> Export:
    form = asking.path["form"]
    if form not in _WRITE:
        raise UnknownIdError("format", form, tuple(_WRITE))
    more = {"separator": asking.params["sep"]} if form == "csv" and "sep" in asking.params else {}
    return Export(name=f"{name}.{form}", media=_MEDIA[form], body=_WRITE[form](asking.sight, partnerships, **more))


def _excel(sight: Sight, partnerships: Sequence[Partnership]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "berdikari.xlsx"
        write_tables(views(_narrowed(sight.register, partnerships), partnerships), file)
        return file.read_bytes()


def _csv(sight: Sight, partnerships: Sequence[Partnership], separator: str = ",") -> bytes:
    """With a byte order mark; separator: another one for an Excel whose decimals are commas."""
    table = views(_narrowed(sight.register, partnerships), partnerships)[0]
    return csv_text(table, separator if separator in SEPARATORS else ",").encode("utf-8-sig")


def _json(sight: Sight, partnerships: Sequence[Partnership]) -> bytes:
    sources = {document.id: document.source for document in sight.documents.values()}
    shapes = [partnership_shape(partnership, sources) for partnership in partnerships]
    return json.dumps(shapes, ensure_ascii=False, allow_nan=False, indent=1).encode()


def _narrowed(register: Register, partnerships: Sequence[Partnership]) -> Register:
    """The register with what the partnerships rest on, and nothing else."""
    claims = {claim.id for one in partnerships for claim in one.claims}
    about = {claim.about for one in partnerships for claim in one.claims}
    told = {claim.document for one in partnerships for claim in one.claims}
    documents = tuple(document for document in register.documents if document.id in told)
    sources = {document.source for document in documents}
    return replace(
        register,
        documents=documents,
        claims=tuple(claim for claim in register.claims if claim.id in claims),
        judgements=tuple(one for one in register.judgements if (claims | about) & set(one.subjects)),
        problems=tuple(problem for problem in register.problems if problem.source in sources),
    )


_MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
_WRITE: dict[str, Callable[..., bytes]] = {"xlsx": _excel, "csv": _csv, "json": _json}
