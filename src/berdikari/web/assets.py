"""Assets: one style sheet and one script, joined from their parts, under names that change with their content."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from berdikari.report.map import map_style

_FOLDER = Path(__file__).parent / "static"
_KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that pages ask for. name: with the hash of its content, so that a browser may keep it for ever."""

    name: str
    media: str
    body: bytes


@cache
def asset(kind: str) -> Asset:
    """All parts of a kind (`css`, `js`), in the order of their names; the style of maps is the last."""
    parts = sorted((_FOLDER / kind).glob(f"*.{kind}"))
    texts = [part.read_text(encoding="utf-8") for part in parts]
    body = "\n".join([*texts, map_style()] if kind == "css" else texts).encode()
    digest = hashlib.sha256(body).hexdigest()[:12]
    return Asset(name=f"berdikari-{digest}.{kind}", media=_KINDS[kind], body=body)


@cache
def assets() -> dict[str, Asset]:
    """What `/static/NAME` gives, by name."""
    icon = Asset(name="icon.svg", media="image/svg+xml", body=(_FOLDER / "icon.svg").read_bytes())
    return {one.name: one for one in (asset("css"), asset("js"), icon)}
