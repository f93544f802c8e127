"""Band chart: the share of a need year by year as an SVG: the band, its middle, and what was announced."""

from collections.abc import Sequence
from html import escape

from berdikari.records.forecast import Outlook
from berdikari.report.foresee_words import Texts

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 560, 270, 52, 30, 54


def band_chart(outlooks: Sequence[Outlook], texts: Texts) -> str:
    """An SVG of the yearly outlooks that have a need, with a title and a description for those who cannot see it.

    Empty where there are none.
    """
    known = [one for one in outlooks if one.units is not None and one.start[:4] == one.end[:4]]
    if not known:
        return ""
    xs = [_x(at, len(known)) for at in range(len(known))]
    bands = [one.units for one in known if one.units is not None]
    area = " ".join(
        [f"{x:.1f},{_y(band.high):.1f}" for x, band in zip(xs, bands, strict=True)]
        + [f"{x:.1f},{_y(band.low):.1f}" for x, band in reversed(list(zip(xs, bands, strict=True)))]
    )
    said = [one.announced.high if one.announced else 0.0 for one in known]
    return "".join(
        [
            f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" xmlns="http://www.w3.org/2000/svg">',
            f"<title>{escape(texts.device(known[0].device))}: {escape(texts('forecast.chart_share'))}</title>",
            f"<desc>{escape(_described(known, texts))}</desc>",
            _axes(known, xs, texts),
            f'<polygon points="{area}" fill="#2a6f97" fill-opacity="0.25"/>',
            _line(xs, [band.mid for band in bands], "#2a6f97", ""),
            _line(xs, said, "#9b2226", "5 4"),
            *(
                f'<circle cx="{x:.1f}" cy="{_y(band.mid):.1f}" r="3" fill="#2a6f97"/>'
                for x, band in zip(xs, bands, strict=True)
            ),
            _key(TOP - 36, "#9b2226", "5 4", texts("forecast.chart_announced")),
            _key(TOP - 16, "#2a6f97", "", texts("forecast.chart_usual")),
            "</svg>",
        ]
    )


def _key(y: float, colour: str, dashes: str, text: str) -> str:
    told = f'<text x="{LEFT + 40}" y="{y}" font-size="12">{escape(text)}</text>'
    x, style = LEFT + 4, f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<line x1="{x}" x2="{x + 28}" y1="{y - 4}" y2="{y - 4}" stroke="{colour}" stroke-width="2"{style}/>{told}'


def _x(at: int, count: int) -> float:
    room = WIDTH - LEFT - 20
    return LEFT + room / 2 if count == 1 else LEFT + 10 + at * (room - 10) / (count - 1)


def _y(share: float) -> float:
    return TOP + (1 - min(max(share, 0.0), 1.0)) * (HEIGHT - TOP - BOTTOM)


def _line(xs: Sequence[float], shares: Sequence[float], colour: str, dashes: str) -> str:
    points = " ".join(f"{x:.1f},{_y(share):.1f}" for x, share in zip(xs, shares, strict=True))
    style = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"{style}/>'


def _axes(known: Sequence[Outlook], xs: Sequence[float], texts: Texts) -> str:
    lines = [
        f'<line x1="{LEFT}" x2="{WIDTH - 8}" y1="{_y(share):.1f}" y2="{_y(share):.1f}" stroke="#ccc"/>'
        f'<text x="{LEFT - 6}" y="{_y(share) + 4:.1f}" font-size="12" text-anchor="end">{texts.percent(share)}</text>'
        for share in (0.0, 0.25, 0.5, 0.75, 1.0)
    ]
    years = [
        f'<text x="{x:.1f}" y="{HEIGHT - 10}" font-size="12" text-anchor="middle">{one.start[:4]}</text>'
        for x, one in zip(xs, known, strict=True)
    ]
    return "".join([*lines, *years])


def _described(known: Sequence[Outlook], texts: Texts) -> str:
    return "; ".join(
        f"{one.start[:4]}: {texts.percent(one.units.low)}-{texts.percent(one.units.high)}"
        for one in known
        if one.units is not None
    )
