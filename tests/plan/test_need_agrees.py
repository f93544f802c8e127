"""The plan and the forecast read the same need of a device alike."""

import csv
import tomllib
from importlib.resources import files

import pytest

HERE = files("berdikari.reference")


def test_the_plan_and_the_forecast_need_the_same():
    rows = csv.DictReader((HERE / "plan" / "parameters.csv").read_text("utf-8").splitlines())
    planned = {row["scope"].removeprefix("device:"): float(row["value"]) for row in rows if row["parameter"] == "need"}
    foreseen = {
        row["device"]: row["units"] / (int(row["end"]) - int(row["start"]) + 1)
        for row in tomllib.loads((HERE / "forecast" / "demand.toml").read_text("utf-8"))["programme"]
    }
    both = planned.keys() & foreseen.keys()
    assert both
    assert all(planned[device] == pytest.approx(foreseen[device]) for device in both)
