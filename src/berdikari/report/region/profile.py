"""A region's profile from tables, partnerships and figures: pure, and the same for the screen, JSON and the web."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from berdikari.names import fold
from berdikari.records import Claim, Document, Figure, Partnership, Place
from berdikari.records.sheet import RegionProfile, SheetRow, partnership_row, years_since
from berdikari.report.region.care import hospital_rows
from berdikari.report.region.sites import airport_rows, estate_rows, port_rows
from berdikari.report.region.tables import RegionTables, Row, lies_in


def region_profile(
    tables: RegionTables,
    code: str,
    today: str,
    partnerships: Iterable[Partnership] = (),
    said: Sequence[tuple[Claim, Document]] = (),
    locate: Callable[[Place], str | None] = attrgetter("code"),
) -> RegionProfile:
    """The province or regency with this ministry code.

    partnerships, said: of the register; those that lie in the region, and figures whose subject it is, are taken
    locate: the ministry code of a place
    """
    regencies = tables.of(code)
    province = tables.province(code)
    whole = "." not in code
    point = next(
        row for row in tables.regencies if row["code"] == (province["capital_regency_code"] if whole else code)
    )
    rows = [
        *_people(tables, regencies, whole=whole),
        *hospital_rows(tables, regencies),
        *_wages(tables, code, regencies),
        *estate_rows(tables, regencies),
        *port_rows(tables, regencies, point),
        *airport_rows(tables, regencies, point),
        *_facts(tables, code),
        *_figures(said, names_of(tables, code)),
    ]
    return RegionProfile(
        code=code,
        bps=(regencies[0]["bps_code"][:2] if whole else regencies[0]["bps_code"]) or None,
        name=province["name"] if whole else point["name"],
        kind="province" if whole else point["kind"],
        province=None if whole else province["name"],
        lat=float(point["lat"]),
        lng=float(point["lng"]),
        today=today,
        rows=tuple(replace(row, years=years_since(row.day, today)) for row in rows),
        partnerships=tuple(partnership_row(one) for one in partnerships if lies_there(one, code, locate)),
    )


def names_of(tables: RegionTables, code: str) -> frozenset[str]:
    """Every folded name of a region: of a regency with its kind before it, and bare where no other has it."""
    if "." not in code:
        row = tables.province(code)
        cells = [row[name] for name in ("name", "name_en", "name_tr", "aliases_id", "aliases_en", "aliases_tr")]
        return frozenset(fold(name) for cell in cells for name in cell.split("|") if name)
    row = next(one for one in tables.regencies if one["code"] == code)
    shared = sum(one["name"] == row["name"] for one in tables.regencies) > 1
    shared = shared or any(row["name"] == one["name"] for one in tables.provinces)
    named = [f"{kind} {row['name']}" for kind in (row["kind"], row["kind"][:3])]
    return frozenset(map(fold, named if shared else [*named, row["name"]]))


def lies_there(partnership: Partnership, code: str, locate: Callable[[Place], str | None]) -> bool:
    """True where its site lies in the region; where no site is stated, the place of its event."""
    place = partnership.site or partnership.place
    return place is not None and lies_in(locate(place), code)


def _people(tables: RegionTables, regencies: Sequence[Row], *, whole: bool) -> Iterator[SheetRow]:
    people = sum(int(row["population"]) for row in regencies)
    area = sum(float(row["area_km2"]) for row in regencies)
    if whole:
        yield _row(tables, "people", "regencies", len(regencies), "regencies.code")
    yield _row(tables, "people", "population", people, "regencies.population", unit="people")
    yield _row(tables, "people", "area", round(area, 1), "regencies.area_km2", unit="km2")
    density = round(people / area, 1)
    yield _row(tables, "people", "density", density, "regencies.population", unit="people/km2", note="computed")


def _wages(tables: RegionTables, code: str, regencies: Sequence[Row]) -> Iterator[SheetRow]:
    """The province's wage, then the regency's own, or the lowest and highest that are known of its regencies."""
    yield _wage("minimum_wage_province", _newest(tables.wages, code.split(".", maxsplit=1)[0]))
    if "." in code:
        yield _wage("minimum_wage", _newest(tables.wages, code))
        return
    known = [row for one in regencies if (row := _newest(tables.wages, one["code"]))]
    if known:
        least, most = (of(known, key=lambda row: int(row["idr_per_month"])) for of in (min, max))
        count = f"{len(known)}/{len(regencies)}"
        yield _wage("minimum_wage_lowest", least, f"{least['name']}; {count}")
        yield _wage("minimum_wage_highest", most, f"{most['name']}; {count}")


def _newest(wages: Sequence[Row], code: str) -> Row | None:
    return max((row for row in wages if row["code"] == code), key=lambda row: row["year"], default=None)


def _wage(name: str, row: Row | None, note: str = "") -> SheetRow:
    if row is None:
        return SheetRow(group="wages", name=name, value=None, unit="IDR/month")
    link = row["source"] if row["source"].startswith("http") else ""
    told = "; ".join(filter(None, (note, row["status"] if row["status"] == "computed" else "")))
    return SheetRow(group="wages", name=name, value=int(row["idr_per_month"]), unit="IDR/month", day=row["year"],
                    source=row["source"], url=link, note=told)  # fmt: skip


def _facts(tables: RegionTables, code: str) -> Iterator[SheetRow]:
    """What officials said of the region, as the table of facts has it."""
    for row in tables.facts:
        if row["subject"] == code and row["value"]:
            yield SheetRow(group="said", name=row["fact"], value=float(row["value"]), unit=row["unit"],
                           source=row["speaker"] or row["source"], url=row["source"],
                           day=row["day"] or row["year"] or None, note=row["note"])  # fmt: skip


def _figures(said: Sequence[tuple[Claim, Document]], names: frozenset[str]) -> Iterator[SheetRow]:
    """Figures of the register whose subject is the region, each with who published it and when."""
    for claim, document in said:
        figure = claim.value
        if isinstance(figure, Figure) and fold(figure.subject) in names:
            share = figure.unit in ("share", "fraction")
            value, unit = (figure.value * 100, "%") if share else (figure.value, figure.unit)
            who = figure.speaker or document.outlet or document.source
            yield SheetRow(group="said", name=figure.measure, value=value, unit=unit, source=who,
                           url=document.url or "", day=document.published, note=claim.id)  # fmt: skip


def _row(
    tables: RegionTables, group: str, name: str, value: float, origin: str, *, unit: str = "", note: str = ""
) -> SheetRow:
    """A row whose source is that of a column."""
    found = tables.origins[origin]
    return SheetRow(
        group=group, name=name, value=value, unit=unit, source=found.name, url=found.url, day=found.day, note=note
    )
