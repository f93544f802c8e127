"""Add: drop files or paste links; they are read in the background and shown before anything is kept."""

import re
from pathlib import Path, PurePath

from starlette.datastructures import FormData, UploadFile

from berdikari.edge.load import is_link
from berdikari.edge.sources import Source, printable
from berdikari.web.page import Asking, Shown
from berdikari.web.reader import Order
from berdikari.web.trays import Tray

ACCEPTED = ".txt,.md,.html,.htm,.pdf,.xlsx,.csv"
MOST_LINKS = 50
_PIECE = 2**20
_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\]")


def page(asking: Asking, fault: str = "", typed: str = "") -> Shown:
    """The form. fault: what is wrong with what was sent; typed: the links or text that were sent with it."""
    settings = asking.desk.settings
    view = {"fault": fault, "typed": typed, "accepted": ACCEPTED, "most": settings.file_bytes // 2**20}
    title = str(asking.words("frame.add"))
    return Shown(template="add.html", title=title, here="add", status=422 if fault else 200, view=view)


def action(asking: Asking, form: FormData) -> str | Shown:
    """Put what was sent on a tray and lead to it; or say what is wrong, with what was typed still there."""
    words, typed = asking.words, str(form.get("typed", "")).strip()
    author = asking.viewer.name or str(form.get("author", "")).strip()[:80]
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    links = typed.split() if typed and all(map(is_link, typed.split())) else []
    if not files and not typed:
        return page(asking, str(words("add.nothing")))
    if len(links) > MOST_LINKS:
        return page(asking, str(words("add.many", most=MOST_LINKS)), typed)
    if not author:
        return page(asking, str(words("add.no_author")), typed)
    tray = asking.desk.trays.new(asking.viewer.name, author)
    sources = [_stored(one, tray, number, asking.desk.settings.file_bytes) for number, one in enumerate(files)]
    sources += [Source(address=link, name=link) for link in dict.fromkeys(links)]
    if typed and not links:
        sources.append(_written(typed, tray))
    today = asking.sight.today.isoformat()
    asking.desk.trays.fill(tray, [Order(source=source, author=author, today=today) for source in sources])
    return asking.to("add", tray.id)


def _stored(file: UploadFile, tray: Tray, number: int, most: int) -> Source:
    """The file on the tray, at most one byte more than may be read: the reader refuses what is larger, in words."""
    name = printable(_UNFIT.sub(" ", PurePath((file.filename or "").replace("\\", "/")).name).strip()[:150]) or "file"
    path = tray.folder / f"{number:04d}{PurePath(name).suffix[:8]}"
    left = most + 1
    with path.open("wb") as kept:
        while left and (piece := file.file.read(min(left, _PIECE))):
            left -= kept.write(piece)
    return Source(address=str(path), name=name)


def _written(text: str, tray: Tray) -> Source:
    """A text that was pasted, named after its first words."""
    path = Path(tray.folder) / "pasted.txt"
    path.write_text(text, encoding="utf-8")
    first = re.sub(r"\W+", "-", text[:60]).strip("-").lower()[:40]
    return Source(address=str(path), name=f"{first or 'text'}.txt")
