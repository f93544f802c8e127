"""Intake: rows of anybody's table into trade flows; what is wrong is named in plain words, the rest goes on."""

from berdikari.assess.intake.columns import Columns, guess_columns
from berdikari.assess.intake.row import Given
from berdikari.assess.intake.table import read_rows

__all__ = ["Columns", "Given", "guess_columns", "read_rows"]
