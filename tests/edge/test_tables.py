"""Every table that ships is listed with its sources; every page on method can be read."""

import pytest

from berdikari.edge import tables
from berdikari.edge.manual import method_names, method_text
from berdikari.edge.reference import rows
from berdikari.errors import UnknownIdError


def test_every_table_of_the_folder_is_listed():
    listed = {one.name for one in tables.shipped_tables()}
    folder = tables._FOLDER
    there = {file.relative_to(folder).as_posix() for kind in ("*.csv", "*.tsv") for file in folder.rglob(kind)}
    assert there <= listed


def test_a_table_tells_its_rows_and_where_they_come_from():
    told = {one.name: one for one in tables.shipped_tables()}
    assert told["regencies.csv"].rows == len(rows("regencies"))
    assert told["regencies.csv"].sources[0].licence == "MIT"
    assert told["regencies.csv"].bytes > 10_000
    assert told["match/headings.csv"].assumed == told["match/headings.csv"].rows
    assert told["forecast/priors.toml"].assumed
    for one in told.values():
        assert one.sources or one.assumed is not None or one.name.startswith(("forecast/", "match/")), one.name


def test_pages_on_method_are_named_and_nothing_else_is_read():
    assert {"assess", "plan", "forecast", "match"} <= set(method_names())
    assert method_text("assess").startswith("# ")
    for name in ("../README", "nothing", ""):
        with pytest.raises(UnknownIdError):
            method_text(name)
