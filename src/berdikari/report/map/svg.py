"""A map as text: for a page, whose style draws it, or as one SVG file that carries its own."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from berdikari.report.map.labels import text_width
from berdikari.report.map.views import UNITS, MapView, Sign

_TITLE, _GAP, _LEGEND = 22, 14, 44
_COLOUR = re.compile(r"var\(--map-([^)]+)\)")
LIGHT = {
    "paper": "#fdfcf9", "sea": "#eef2f3", "near": "#e4e4df", "land": "#d6d1c3", "border": "#a8a190", "ink": "#1c2126",
    "flow": "#8a4b12", "1": "#12425e", "2": "#a8431a", "3": "#2f6b3a", "4": "#70408a", "5": "#6b5600",
    "mixed": "#3d444b",
}  # fmt: skip
DARK = {
    "paper": "#14181b", "sea": "#191f24", "near": "#252c31", "land": "#39424a", "border": "#66717b", "ink": "#e9e6df",
    "flow": "#e6b07a", "1": "#8cc4e2", "2": "#f0a27c", "3": "#97cf9f", "4": "#d0b0e2", "5": "#e0ca6a",
    "mixed": "#c3c9ce",
}  # fmt: skip


def map_html(view: MapView) -> Markup:
    """The map for a page that has `map_style()` among its styles."""
    return Markup(_environment().get_template("map.html").render(view=view))  # noqa: S704 - autoescaped


@cache
def map_style() -> str:
    """The style of maps for pages: shapes, light and dark colours, which can be set anew as custom properties."""
    light, dark = (" ".join(f"--map-{name}: {colour};" for name, colour in it.items()) for it in (LIGHT, DARK))
    colours = f".map {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ .map {{ {dark} }} }}\n"
    return colours + _css("map.css") + _css("map_shapes.css")


def map_svg(view: MapView, width: int = 960, dark: bool = False) -> str:
    """The map as one SVG document with its style, `width` pixels wide (640 at least): to download, print or convert."""
    width = max(width, 640)
    sheets, foot = _sheets(view, width)
    signs = _row(view)
    told = {"view": view, "sheets": sheets, "signs": signs, "foot": foot, "width": width, "unit": UNITS / width}
    height = foot + (_LEGEND if signs else 0)
    colours = DARK if dark else LIGHT
    style = Markup(_COLOUR.sub(lambda found: colours[found[1]], _css("map_shapes.css")))  # noqa: S704 - our own
    text = _environment().get_template("map.svg").render(told, height=height, colours=colours, style=style)
    return "".join(letter for letter in text if letter == "\n" or letter.isprintable())


def _sheets(view: MapView, width: int) -> tuple[list[dict[str, Any]], int]:
    """Frames one below the other, each with where it starts; and where they end."""
    top, sheets = 0, []
    for frame in view.frames:
        height = round(width * frame.ground.height / UNITS)
        sheets.append({"frame": frame, "top": top + _TITLE, "height": height})
        top += _TITLE + height + _GAP
    return sheets, top


def _row(view: MapView) -> list[dict[str, Any]]:
    """The legend from left to right: each title or sign with where it stands."""
    at, row = 0.0, []
    for title, signs in ((view.unit, view.sizes), ("", view.kinds), (view.flow, view.widths)):
        for sign in (Sign(text=title), *signs) if signs and title else signs:
            wide = (26 if sign.width else 2 * sign.r) + 6 if sign.r or sign.width else 0
            row.append({"x": at, "sign": sign, "wide": wide})
            at += wide + text_width(sign.text) + 16
        at += 8
    return row


@cache
def _css(name: str) -> str:
    return (files("berdikari.report") / "templates" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    loader = PackageLoader("berdikari.report", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
