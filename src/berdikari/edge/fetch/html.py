"""Web page into text: its headline, then its main text, as trafilatura finds them; day and outlet from its metadata."""

import logging
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from berdikari.errors import UnreadableSourceError

_HEADING = re.compile(r"<(title|h1)\b[^>]*>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LEAST_CHARACTERS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Main text of a web page, its headline first; None: the page does not say."""

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None


def read_page(html: str, source: str, url: str | None = None) -> Page:
    """Main text and metadata of a page. Raises UnreadableSourceError where there is no text in it.

    url: where it was fetched from, which beats what the page says of itself.
    """
    found = _extract(html, url)
    text = found.get("text") or ""
    if len(text) < _LEAST_CHARACTERS:
        text = max(text, _everything(html), key=len)
    title = _one_line(found.get("title") or _heading(html))
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    if not text.strip():
        raise UnreadableSourceError(source, "a page without text", "a page with an article in it")
    return Page(text=text.strip() + "\n", title=title or None, url=url or found.get("url") or None,
                outlet=_one_line(found.get("sitename") or "") or None, published=_day(found.get("date")))  # fmt: skip


def _trafilatura() -> Any:
    """The library, loaded when first needed; what it logs of a page that it cannot read, we say ourselves."""
    import trafilatura  # noqa: PLC0415 - heavy

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura


def _extract(html: str, url: str | None) -> dict[str, Any]:
    """What trafilatura finds; nothing where the page breaks it."""
    options = {"original_date": True, "extensive_search": False, "max_date": date.today().isoformat()}  # noqa: DTZ011
    try:
        found = _trafilatura().bare_extraction(html, url=url, with_metadata=True, include_comments=False,
                                            include_tables=True, favor_recall=True,
                                            date_extraction_params=options)  # fmt: skip
    except Exception:  # noqa: BLE001 - a page from the open web may break any parser; its plain text is still there
        return {}
    return {} if found is None else found if isinstance(found, dict) else found.as_dict()


def _everything(html: str) -> str:
    """All text of a page, for those too short to tell the article from its surroundings."""
    try:
        return str(_trafilatura().html2txt(html, clean=True) or "")
    except Exception:  # noqa: BLE001 - as above
        return ""


def _heading(html: str) -> str:
    from html import unescape  # noqa: PLC0415 - only here

    found = {match[1].lower(): match[2] for match in _HEADING.finditer(html[:200_000])}
    return unescape(re.sub(r"<[^>]*>", " ", found.get("h1") or found.get("title") or ""))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _day(found: str | None) -> str | None:
    if not found or not _FULL_DAY.fullmatch(found):
        return None
    try:
        return date.fromisoformat(found).isoformat()
    except ValueError:
        return None
