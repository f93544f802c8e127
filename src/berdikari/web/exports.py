"""Exports: exactly what is on the screen, as Excel, CSV, JSON, PDF, or a picture."""

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from berdikari.edge.sheets.csv_file import SEPARATORS, csv_text
from berdikari.edge.sheets.files import write_tables
from berdikari.edge.sheets.views import views
from berdikari.edge.wire import partnership_shape
from berdikari.errors import UnknownIdError
from berdikari.lookup import find_one
from berdikari.records import Partnership
from berdikari.register import Register
from berdikari.report.brief import brief_html
from berdikari.report.paper import picture_png, press
from berdikari.report.tables import Table
from berdikari.web.desk import Sight
from berdikari.web.page import Asking
from berdikari.web.papers import brief, dossier, listing, partnerships_svg
from berdikari.web.query import ask, query_of

Drawn = Mapping[str, Callable[[], bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file to hand on."""

    name: str
    media: str
    body: bytes


def export_list(asking: Asking) -> Export:
    """The partnerships that the query of the address finds, all of them, in its order; as a picture, their map."""
    rows = ask(asking.sight.index, query_of(asking.params.multi_items())).rows
    name = f"berdikari-{asking.sight.today.isoformat()}"
    drawn = {
        "pdf": lambda: press(listing(asking, rows)),
        "svg": lambda: partnerships_svg(asking, rows).encode(),
        "png": lambda: picture_png(partnerships_svg(asking, rows)),
    }
    return _export(asking, [row.partnership for row in rows], name, drawn)


def export_one(asking: Asking) -> Export:
    """One partnership; on paper, its dossier."""
    found = find_one("partnership", asking.path["id"], asking.sight.partnerships)
    return _export(asking, [found], f"berdikari-{found.id}", {"pdf": lambda: press(dossier(asking, found))})


def export_brief(asking: Asking) -> Export:
    """The brief: on paper, or as the web page that can be mailed."""
    name = f"berdikari-brief-{asking.sight.today.isoformat()}"
    page = lambda: brief_html(asking.sight.findings(), asking.language).encode()  # noqa: E731 - one of two
    return drawn_as(asking, name, {"pdf": lambda: press(brief(asking)), "html": page})


def workbook(asking: Asking, name: str, sheets: Sequence[tuple[str, Table]]) -> Export:
    """Tables of a page as an Excel workbook, a sheet each."""
    return drawn_as(asking, f"berdikari-{name}", {"xlsx": partial(_workbook, sheets)})


def _workbook(sheets: Sequence[tuple[str, Table]]) -> bytes:
    from berdikari.edge.foresee_excel import write_tables as write  # noqa: PLC0415 - only workbooks need it

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "berdikari.xlsx"
        write(str(file), sheets)
        return file.read_bytes()


def _export(asking: Asking, partnerships: Sequence[Partnership], name: str, drawn: Drawn) -> Export:
    """A file of partnerships, in the form that the address names."""
    more = {"separator": asking.params["sep"]} if asking.path["form"] == "csv" and "sep" in asking.params else {}
    written = {form: partial(write, asking.sight, partnerships, **more) for form, write in _WRITE.items()}
    return drawn_as(asking, name, written | dict(drawn))


def drawn_as(asking: Asking, name: str, forms: Drawn) -> Export:
    """A file in the form that the address names. Raises UnknownIdError for another one."""
    form = asking.path["form"]
    if form not in forms:
        raise UnknownIdError("format", form, tuple(forms))
    return Export(name=f"{name}.{form}", media=MEDIA[form], body=forms[form]())


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


MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "png": "image/png",
    "html": "text/html; charset=utf-8",
}
_WRITE: dict[str, Callable[..., bytes]] = {"xlsx": _excel, "csv": _csv, "json": _json}
