"""Criteria of import dependence: CEPII's GeoDep and the Commission's core dependency, with the margin to each."""

from collections.abc import Sequence

from berdikari.records.dependence import Margin

GEODEP = "CEPII GeoDep (Lefebvre and Wibaux 2024)"
CORE = "European Commission core dependency (Arjona, Connell and Herghelegiu 2023)"
CONCENTRATED = 0.4
SUBSTITUTABLE = 1.0
EXTRA_BLOC = 0.5
NO_EXPORTS = 9999.0
WINDOW, NEEDED = 3, 2


def geodep(
    import_hhi: float | None, world_hhi: float | None, imports: float, exports: float | None
) -> tuple[Margin, ...]:
    """GeoDep's three criteria of one year: concentrated imports, concentrated world exports, imports above exports.

    CEPII gives the ratio the value 9999 where a country exports nothing. None: the data for a criterion are not loaded.
    """
    return (
        Margin(criterion="import_concentration", value=import_hhi, threshold=CONCENTRATED, source=GEODEP),
        Margin(criterion="world_concentration", value=world_hhi, threshold=CONCENTRATED, source=GEODEP),
        Margin(
            criterion="imports_over_exports", value=_ratio(imports, exports), threshold=SUBSTITUTABLE, source=GEODEP
        ),
    )


def lasting(flags: Sequence[bool | None]) -> bool | None:
    """GeoDep's fourth criterion over the last three years: all three criteria in at least two of them.

    flags: one a year, oldest first, None where a year is not known; None where those could still decide.
    """
    window = list(flags[-WINDOW:])
    if len(window) < WINDOW:
        window += [None] * (WINDOW - len(window))
    sure = window.count(True)
    if sure >= NEEDED:
        return True
    return None if sure + window.count(None) >= NEEDED else False


def share_of_years(flags: Sequence[bool | None]) -> float | None:
    """Share of the known years in which all criteria were met, 0 to 1: one in five flags is gone a year later."""
    known = [flag for flag in flags if flag is not None]
    return sum(known) / len(known) if known else None


def core_dependency(
    extra_hhi: float | None, extra_imports: float, all_imports: float, bloc_exports: float | None
) -> tuple[Margin, ...]:
    """The three core indicators of a bloc's dependency on the world outside it.

    extra_hhi      concentration of imports from outside the bloc
    extra_imports  imports from outside; all_imports: those and the trade within the bloc
    bloc_exports   all exports of the bloc's members, within and outside, standing for what the bloc can make itself

    The thresholds (0.4, 0.5, 1) are those of the Commission's first review (SWD(2021) 352).
    """
    share = extra_imports / all_imports if all_imports > 0 else None
    return (
        Margin(criterion="extra_bloc_concentration", value=extra_hhi, threshold=CONCENTRATED, source=CORE),
        Margin(criterion="extra_bloc_share", value=share, threshold=EXTRA_BLOC, source=CORE),
        Margin(criterion="extra_bloc_imports_over_exports", value=_ratio(extra_imports, bloc_exports),
               threshold=SUBSTITUTABLE, source=CORE),
    )  # fmt: skip


def _ratio(imports: float, exports: float | None) -> float | None:
    if exports is None:
        return None
    if exports > 0:
        return min(imports / exports, NO_EXPORTS)
    return NO_EXPORTS if imports > 0 else None
