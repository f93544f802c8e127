"""The tables that ship with the package, each with what a row is, its sources, their licences and days, its size."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent.parent / "reference"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSource:
    """Where a table, or part of it, comes from. as_of: a day, month or year, or a version, as the source tells it."""

    name: str
    url: str = ""
    licence: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableAbout:
    """A table that ships.

    name          file below the folder `reference`
    title, row    what it is, and what a row of it is
    certain, judgement  what of it is certain, what is the project's own judgement; empty: not told
    rows, bytes   how large it is
    assumed       rows that are nobody's but the project's; None: rows do not say
    """

    name: str
    title: str
    row: str
    rows: int
    bytes: int
    certain: str = ""
    judgement: str = ""
    sources: tuple[TableSource, ...] = ()
    assumed: int | None = None


@cache
def shipped_tables() -> tuple[TableAbout, ...]:
    """All of them: those with a page of their own, those of the match, and the numbers of the forecast."""
    own = (_described(path) for path in sorted(_FOLDER.rglob("*.meta.toml")) if path.name != "tables.meta.toml")
    return (*own, *_of_match(), *_of_forecast())


def _described(path: Path) -> TableAbout:
    meta = tomllib.loads(path.read_text(encoding="utf-8"))
    file = next(one for one in path.parent.glob(path.name.replace(".meta.toml", ".*")) if one.suffix != ".toml")
    assumed = [row for row in _csv(file) if row.get("kind") == "assumption"] if file.suffix == ".csv" else []
    return _about(
        file,
        title=meta["title"],
        row=meta["row"],
        certain=meta.get("certain", ""),
        judgement=meta.get("judgement", ""),
        sources=tuple(_source(one, meta) for one in (*meta.get("sources", ()), *meta.get("source", ()))),
        assumed=len(assumed) or None,
    )


def _source(one: Mapping[str, str], meta: Mapping[str, Any]) -> TableSource:
    as_of = one.get("as_of") or str(meta.get("as_of", ""))
    return TableSource(name=one["name"], url=one.get("url", ""), licence=one.get("licence", ""), as_of=as_of)


def _of_match() -> Iterator[TableAbout]:
    """The tables of the match tell their sources in one file."""
    meta = tomllib.loads((_FOLDER / "match" / "tables.meta.toml").read_text(encoding="utf-8"))
    for name, one in meta.items():
        sources = (TableSource(name=one["source"]),) if "source" in one else ()
        note = "; ".join(filter(None, (one.get("chosen", ""), one.get("note", ""))))
        yield _about(
            _FOLDER / "match" / f"{name}.csv", title=name, row=one["rows"], judgement=note, sources=sources,
            assumed=None if not one.get("assumption") else sum(1 for _ in _csv(_FOLDER / "match" / f"{name}.csv")),
        )  # fmt: skip


def _of_forecast() -> Iterator[TableAbout]:
    """The numbers of the forecast: each entry names its source and day, or says that it is assumed."""
    yield from (_about(path, title=path.stem, row="") for path in sorted((_FOLDER / "forecast").glob("*.csv")))
    for path in sorted((_FOLDER / "forecast").glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        entries = list(_entries(tomllib.loads(text)))
        assumed = sum(bool(one.get("assumption")) for one in entries)
        title = text.split("\n", maxsplit=1)[0].lstrip("# ")
        yield _about(path, title=title, row="", rows=len(entries), assumed=assumed)


def _entries(table: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every part of a table, however deep, that names a source or is an assumption."""
    if "source" in table or "assumption" in table:
        yield table
    for part in table.values():
        for one in part if isinstance(part, list) else [part]:
            if isinstance(one, dict):
                yield from _entries(one)


def _about(path: Path, *, rows: int | None = None, **told: Any) -> TableAbout:
    if rows is None:
        rows = sum(1 for _ in _csv(path)) if path.suffix == ".csv" else len(path.read_text("utf-8").splitlines())
    return TableAbout(name=path.relative_to(_FOLDER).as_posix(), rows=rows, bytes=path.stat().st_size, **told)


def _csv(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
