"""Assets: one style sheet and one script, joined from their parts, under names that change with their content."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from berdikari.report.map import map_style

_FOLDER = Path(__file__).parent / "static"
_KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that pages ask for. name: with the hash of its content, so that a browser may keep it for ever.

    tag: for ETag; packed: the body as gzip, made once
    """

    name: str
    media: str
    body: bytes
    tag: str
    packed: bytes


@cache
def asset(kind: str) -> Asset:
    """All parts of a kind (`css`, `js`), in the order of their names; the style of maps is the last."""
    parts = sorted((_FOLDER / kind).glob(f"*.{kind}"))
    texts = [part.read_text(encoding="utf-8") for part in parts]
    body = "\n".join([*texts, map_style()] if kind == "css" else texts).encode()
    return _asset(f"berdikari-{_digest(body)}.{kind}", _KINDS[kind], body)


@cache
def assets() -> dict[str, Asset]:
    """What `/static/NAME` gives, by name."""
    icon = _asset("icon.svg", "image/svg+xml; charset=utf-8", (_FOLDER / "icon.svg").read_bytes())
    return {one.name: one for one in (asset("css"), asset("js"), icon)}


def _asset(name: str, media: str, body: bytes) -> Asset:
    return Asset(name=name, media=media, body=body, tag=f'"{_digest(body)}"', packed=gzip.compress(body, mtime=0))


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:12]
