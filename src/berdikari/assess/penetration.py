"""Import share and self-sufficiency of apparent consumption, refused with the reason where their arithmetic breaks."""

from berdikari.records.dependence import Measure

SHARE = "M / (P + M - X)"
SUFFICIENCY = "P / (P + M - X)"


def import_share(imports: float, production: float | None, exports: float | None, period: str) -> Measure:
    """Share of apparent consumption that is imported, 0 to 1.

    Apparent consumption is production plus imports less exports. The share is refused above one: then more is
    exported than made, so that imported goods left again, and no share of what was used at home follows.
    """
    return _share("import_share", SHARE, imports, (imports, production, exports), period)


def self_sufficiency(imports: float, production: float | None, exports: float | None, period: str) -> Measure:
    """Production over apparent consumption; above one where more is made than used, refused with re-exports."""
    part = 0.0 if production is None else production
    return _share("self_sufficiency", SUFFICIENCY, part, (imports, production, exports), period)


def _share(
    name: str, formula: str, part: float, amounts: tuple[float, float | None, float | None], period: str
) -> Measure:
    imports, production, exports = amounts
    reason = _why_not(imports, production, exports)
    if reason or production is None or exports is None:
        return Measure(name=name, value=None, unit="share", formula=formula, period=period, reason=reason)
    value = part / _used(imports, production, exports)
    return Measure(name=name, value=value, unit="share", formula=formula, period=period)


def _why_not(imports: float, production: float | None, exports: float | None) -> str:
    """The reason why no share can be given; empty: none."""
    if production is None:
        return "production at home is not known for this basket"
    if exports is None:
        return "exports are not loaded for this basket"
    used = _used(imports, production, exports)
    if exports > production:
        ratio = f"; the plain ratio would be {imports / used:.0%}" if used > 0 else ""
        return f"exports exceed production by {exports - production:,.0f}: imported goods are exported again{ratio}"
    if used <= 0:
        return "nothing is left for use at home: production plus imports less exports is not above zero"
    return ""


def _used(imports: float, production: float, exports: float) -> float:
    """Apparent consumption; what stays of production is counted first, so that rounding lifts no share above one."""
    return imports + (production - exports)
