"""Web page into text: its headline, then its main text, as trafilatura finds them; day and outlet from its metadata."""

import json
import logging
import re
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from typing import Any

from berdikari.edge.config import Settings
from berdikari.edge.fetch.limited import run_limited
from berdikari.errors import UnreadableSourceError

_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LEAST_CHARACTERS = 200
_LONGEST_TITLE = 2000
_LONG = 2_000_000
_INTRICATE = 30_000
_LONGEST_TAG = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Main text of a web page, its headline first; None: the page does not say."""

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None


def read_page(html: str, source: str, settings: Settings, url: str | None = None) -> Page:
    """Main text and metadata of a page. Raises UnreadableSourceError where there is no text in it.

    url: where it was fetched from, which beats what the page says of itself. A page that may take long to be taken
    apart is given to a process with limits.
    """
    if _is_costly(html):
        found = run_limited("html_worker", html.encode("utf-8", "replace"), source, "a page", settings)
        page = Page(**json.loads(found))
    else:
        page = extract(html)
    if not page.text:
        raise UnreadableSourceError(source, "a page without text", "a page with an article in it")
    return replace(page, url=url or page.url)


def _is_costly(html: str) -> bool:
    """True for a page of many elements, or one with a tag of thousands of attributes, whose cost grows as a square."""
    if len(html) > _LONG or html.count("<") + html.count("=") > _INTRICATE:
        return True
    return max(map(len, html.split(">"))) > _LONGEST_TAG


def extract(html: str) -> Page:
    """Main text and metadata of a page; an empty text where there is none."""
    found = _extract(html)
    text = found.get("text") or ""
    if len(text) < _LEAST_CHARACTERS:
        text = max(text, _everything(html), key=len)
    title = _one_line(found.get("title") or _heading(html))
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return Page(text=text.strip() + "\n" if text.strip() else "", title=title or None, url=found.get("url") or None,
                outlet=_one_line(found.get("sitename") or "") or None, published=_day(found.get("date")))  # fmt: skip


def _trafilatura() -> Any:
    """The library, loaded when first needed; what it logs of a page that it cannot read, we say ourselves."""
    import trafilatura  # noqa: PLC0415 - heavy

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura


def _extract(html: str) -> dict[str, Any]:
    """What trafilatura finds; nothing where the page breaks it."""
    options = {"original_date": True, "extensive_search": False, "max_date": date.today().isoformat()}  # noqa: DTZ011
    trafilatura = _trafilatura()  # a broken installation is no broken page: it is told
    try:
        found = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False,
                                            include_tables=True, favor_recall=True,
                                            date_extraction_params=options)  # fmt: skip
    except Exception:  # noqa: BLE001 - a page from the open web may break any parser; its plain text is still there
        return {}
    return {} if found is None else found if isinstance(found, dict) else found.as_dict()


def _everything(html: str) -> str:
    """All text of a page, for those too short to tell the article from its surroundings."""
    trafilatura = _trafilatura()
    try:
        return str(trafilatura.html2txt(html, clean=True) or "")
    except Exception:  # noqa: BLE001 - as above
        return ""


def _heading(html: str) -> str:
    """The first headline of the page, else its title."""
    for name in ("h1", "title"):
        start = html.find("<" + name)
        end = html.find("</" + name, start)
        if 0 <= start < end < start + _LONGEST_TITLE:
            return unescape(re.sub(r"<[^<>]*>", " ", html[start:end] + ">"))
    return ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _day(found: str | None) -> str | None:
    if not found or not _FULL_DAY.fullmatch(found):
        return None
    try:
        return date.fromisoformat(found).isoformat()
    except ValueError:
        return None
