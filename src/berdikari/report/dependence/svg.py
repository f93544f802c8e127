"""Suppliers as SVG: a bar chart, and a sankey of who delivers to whom. Self-contained, readable without colours."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from berdikari.records.dependence import Dependence, Supplier, TradeYear
from berdikari.report.dependence.labels import Labels

_WIDE, _ROW, _LEFT, _HEAD, _FOOT = 720, 28, 190, 72, 34
_BANDS, _LABEL, _GAP = 240, 15, 4
_MOST = 10
_LONGEST = 90
_COLOURS = (
    "#0b5a8f",
    "#2e7d4f",
    "#a8641b",
    "#7b4a9e",
    "#8f2d3a",
    "#3f6f76",
    "#6b6b1f",
    "#4a5a8f",
    "#7d5a3c",
    "#5f5f5f",
)


def supplier_bars(found: Dependence, name: str, words: Labels) -> str:
    """Bars of the newest year's suppliers, each with its share; says what is not known, and what is made up."""
    year = _last(found)
    rows = _rows(year, words) if year else []
    drawn = [
        f'<text x="{_LEFT - 8}" y="{_HEAD + _ROW * at + 18}" text-anchor="end">{escape(label)}</text>'
        f'<rect x="{_LEFT}" y="{_HEAD + _ROW * at + 4}" width="{max((_WIDE - _LEFT - 90) * share, 1):.1f}" height="18" '
        f'fill="{_COLOURS[0]}"><title>{escape(label)}: {escape(text)}</title></rect>'
        f'<text x="{_LEFT + (_WIDE - _LEFT - 90) * share + 8:.1f}" y="{_HEAD + _ROW * at + 18}">{escape(text)}</text>'
        for at, (label, share, text) in enumerate(rows)
    ]
    return _frame(found, name, words, "".join(drawn), _ROW * max(len(rows), 1))


def supplier_sankey(found: Dependence, name: str, words: Labels) -> str:
    """Bands from suppliers on the left to the country on the right, as thick as what they deliver."""
    year = _last(found)
    rows = _rows(year, words) if year else []
    slots = [max(_BANDS * share, _LABEL) for _, share, _ in rows]
    height = sum(slots) + _GAP * len(rows)
    left, right, drawn = float(_HEAD), _HEAD + (height - _BANDS) / 2, []
    for at, ((label, share, text), slot) in enumerate(zip(rows, slots, strict=True)):
        middle, thick = left + slot / 2, max(_BANDS * share, 0.5)
        drawn.append(_band(middle - thick / 2, right, thick, _COLOURS[at % len(_COLOURS)], f"{label}: {text}"))
        said = f"{escape(label)} {escape(text)}"
        drawn.append(f'<text x="{_LEFT - 8}" y="{middle + 4:.1f}" text-anchor="end">{said}</text>')
        left, right = left + slot + _GAP, right + thick
    if rows:
        where = _HEAD + height / 2 + 4
        drawn.append(f'<text x="{_WIDE - 128}" y="{where:.1f}">{escape(words.country(found.country))}</text>')
    return _frame(found, name, words, "".join(drawn), round(height) or _ROW)


def _band(left: float, right: float, thick: float, colour: str, title: str) -> str:
    x1, x2 = _LEFT, _WIDE - 136
    middle = (x1 + x2) / 2
    return (
        f'<path d="M{x1},{left:.1f} C{middle},{left:.1f} {middle},{right:.1f} {x2},{right:.1f} '
        f"L{x2},{right + thick:.1f} C{middle},{right + thick:.1f} {middle},{left + thick:.1f} "
        f'{x1},{left + thick:.1f} Z" '
        f'fill="{colour}" fill-opacity="0.65"><title>{escape(title)}</title></path>'
    )


def _rows(year: TradeYear, words: Labels) -> list[tuple[str, float, str]]:
    """Label, share and text of each supplier; those beyond the tenth together."""
    shown: Sequence[Supplier] = year.suppliers[:_MOST]
    rows = [(words.country(one.country), one.share, _percent(one.share, words)) for one in shown]
    rest = sum(one.share for one in year.suppliers[_MOST:])
    if rest > 0:
        rows.append((words("others"), rest, _percent(rest, words)))
    return rows


def _percent(share: float, words: Labels) -> str:
    return f"{words.number(100 * share, 1)} %"


def _last(found: Dependence) -> TradeYear | None:
    return found.years[-1] if found.years else None


def _frame(found: Dependence, name: str, words: Labels, drawn: str, tall: int) -> str:
    height = _HEAD + tall + _FOOT
    year = _last(found)
    title = words("chart", name=name, country=words.country(found.country), year=year.year if year else "")
    below = words("sources", sources="; ".join(found.sources)) if found.sources else words("no_data")
    note = words("synthetic") if found.synthetic else words("upper_bound") if found.basket.upper_bound else ""
    colour = "#8f2d3a" if found.synthetic else "#444"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {height}" role="img" font-family="sans-serif" '
        f'font-size="13"><title>{escape(title)}</title><rect width="{_WIDE}" height="{height}" fill="#fff"/>'
        f'<text x="12" y="24" font-size="16" font-weight="bold">{escape(title)}</text>'
        f'<text x="12" y="42" fill="#444">{escape(_cut(str(found.basket)))}</text>'
        f'<text x="12" y="59" fill="{colour}">{escape(note)}</text>'
        f"{drawn or _nothing(words)}"
        f'<text x="12" y="{height - 12}" font-size="11" fill="#444">{escape(below)}</text></svg>'
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _nothing(words: Labels) -> str:
    return f'<text x="12" y="{_HEAD + 18}">{escape(words("not_known"))}</text>'
