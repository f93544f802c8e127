"""A map as text: for a page, whose style draws it, or as one SVG file that carries its own."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from berdikari.report.map.labels import text_width
from berdikari.report.map.views import UNITS, MapView, Sign

_TITLE, _GAP, _LEGEND = 22, 14, 44


def map_html(view: MapView) -> Markup:
    """The map for a page that has `map_style()` among its styles."""
    return Markup(_environment().get_template("map.html").render(view=view))  # noqa: S704 - autoescaped


@cache
def map_style() -> str:
    """The style of maps for pages: shapes, light and dark colours, which can be set anew as custom properties."""
    return _environment().get_template("map.css").render()


def map_svg(view: MapView, width: int = 960, dark: bool = False) -> str:
    """The map as one SVG document with its style, `width` pixels wide (640 at least): to download, print or convert."""
    width = max(width, 640)
    sheets, foot = _sheets(view, width)
    signs = _row(view)
    told = {"view": view, "sheets": sheets, "signs": signs, "foot": foot, "width": width, "unit": UNITS / width}
    height = foot + (_LEGEND if signs else 0)
    text = _environment().get_template("map.svg").render(told, height=height, dark=dark, style=map_style())
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
def _environment() -> Environment:
    loader = PackageLoader("berdikari.report", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
