"""A region's profile as lines for a screen and as a table, in the reader's language, with sources and ages."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from berdikari.records.sheet import RegionProfile, SheetRow
from berdikari.report.dependence.tables import Sheet
from berdikari.report.phrases import phrase

LANGUAGES = ("id", "en", "tr")
GROUPS = ("people", "hospitals", "wages", "estates", "ports", "airports", "said")
COLUMNS = ("region_code", "group", "name", "value", "unit", "day", "years_old", "note", "source", "url")
_WIDTH = 34


@dataclass(frozen=True, slots=True)
class RegionWords:
    """Sentences and names of one language."""

    language: str
    words: Mapping[str, Mapping[str, str]]

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of a key, its {names} filled in."""
        return self.words["say"][key].format(**values)

    def word(self, table: str, key: str) -> str:
        """The reader's word for one of ours; what has none, such as a proper name, stands as it is."""
        return self.words[table].get(key, key.replace("_", " ") if table == "row" else key)

    def number(self, value: float) -> str:
        """A number with the separators of the language, as many digits as it has."""
        text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")
        return text if self.language == "en" else text.translate(str.maketrans(",.", ".,"))

    def value(self, row: SheetRow) -> str:
        """A row's value with its unit, or "not known"."""
        if row.value is None:
            return self("not_known")
        told = self.number(row.value) if not isinstance(row.value, str) else row.value
        unit = self.word("unit", row.unit)
        return unit.format(told) if "{}" in unit else f"{told} {unit}".strip()

    def age(self, row: SheetRow) -> str:
        """The day of a row, and how old that is where it is a year or more."""
        if row.day is None or row.years is None:
            return self("undated")
        return self("old" if row.years >= 1 else "recent", day=row.day, years=self.number(row.years))

    def note(self, row: SheetRow) -> str:
        """What to mind of a row: our own words in the reader's language, others as they are."""
        first, _, rest = row.note.partition(" ")
        return phrase(f"{self.word('note', first)} {rest}".strip(), self.language)


@cache
def region_words(language: str) -> RegionWords:
    """The words of a language: `id`, `en` or `tr`."""
    text = (files("berdikari.reference") / f"region_{language}.toml").read_text(encoding="utf-8")
    return RegionWords(language, tomllib.loads(text))


def region_lines(profile: RegionProfile, words: RegionWords) -> Iterator[str]:
    """The profile for a screen: each figure with its day, its age and the number of its source below."""
    sources = _sources(profile.rows)
    kind, province = words.word("kind", profile.kind), profile.province
    above = words("in_province", province=province) if province else ""
    yield words("head", name=profile.name, code=profile.code, kind=kind, province=above, today=profile.today)
    yield "  " + words("point", bps=profile.bps or words("not_known"), lat=profile.lat, lng=profile.lng)
    for group in GROUPS:
        yield from ("", f"  {words.word('group', group)}")
        rows = profile.of(group)
        yield from (f"    {_line(row, sources, words)}" for row in rows)
        if not rows:
            yield f"    {words('none_known')}"
    yield from ("", f"  {words('partnerships')}")
    for one in profile.partnerships:
        what = "; ".join(filter(None, (one.stage, one.status, one.date, ", ".join(one.devices))))
        yield f"    {one.id[:8]}  {' × '.join(one.parties)}: {what}"
    if not profile.partnerships:
        yield f"    {words('none_known')}"
    yield from ("", f"  {words('sources')}")
    yield from (f"    [{number}] {name}" for name, number in sources.items())


def region_sheet(profiles: Sequence[RegionProfile], words: RegionWords) -> Sheet:
    """The profiles as one table: a row a figure, with its source and age."""
    rows = tuple(
        (one.code, row.group, words.word("row", row.name), row.value, row.unit or None, row.day, row.years,
         words.note(row) or None, row.source or None, row.url or None)
        for one in profiles for row in one.rows
    )  # fmt: skip
    return Sheet(name="region", columns=COLUMNS, rows=rows)


def province_lines(profiles: Sequence[RegionProfile], words: RegionWords) -> Iterator[str]:
    """A line a province: people, hospitals, beds, minimum wage; above, of which day each is."""
    names = {"people": "population", "hospitals": "hospitals", "beds": "beds", "wage": "minimum_wage_province"}
    found = [{key: _named(one, name) for key, name in names.items()} for one in profiles]
    if found:
        yield words("list_head", **{key: row.day or "?" for key, row in found[0].items()})
    for one, cells in zip(profiles, found, strict=True):
        told = {key: "?" if row.value is None else words.value(row) for key, row in cells.items()}
        yield f"{one.code}  {one.name:<28}{told.pop('people'):>18}  {words('list', **told)}"


def _named(profile: RegionProfile, name: str) -> SheetRow:
    return next(row for row in profile.rows if row.name == name)


def _line(row: SheetRow, sources: Mapping[str, int], words: RegionWords) -> str:
    number = f"  [{sources[_source(row)]}]" if row.source else ""
    told = f"{words.word('row', row.name):<{_WIDTH}} {words.value(row)}"
    note = f"  {note}" if (note := words.note(row)) else ""
    return f"{told:<{_WIDTH + 18}}  ({words.age(row)}){number}{note}" if row.source else told


def _sources(rows: Sequence[SheetRow]) -> dict[str, int]:
    named = dict.fromkeys(_source(row) for row in rows if row.source)
    return {name: number for number, name in enumerate(named, start=1)}


def _source(row: SheetRow) -> str:
    return row.source if row.url in ("", row.source) else f"{row.source}, {row.url}"
