"""Sheets: the register out to Excel, CSV, JSON lines, Parquet and FollowTheMoney, and typed partnerships in."""

from berdikari.edge.sheets.bring import bring_in
from berdikari.edge.sheets.csv_file import csv_text
from berdikari.edge.sheets.files import read_table, write_tables
from berdikari.edge.sheets.ftm import entities
from berdikari.edge.sheets.raw import read_raw, write_raw
from berdikari.edge.sheets.retyped import retyped
from berdikari.edge.sheets.table import Table
from berdikari.edge.sheets.typed import COLUMNS, Typed, read_typed
from berdikari.edge.sheets.views import views

__all__ = [
    "COLUMNS", "Table", "Typed", "bring_in", "csv_text", "entities", "read_raw", "read_table", "read_typed", "retyped",
    "views", "write_raw", "write_tables",
]  # fmt: skip
