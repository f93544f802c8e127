"""Families: hundreds of sentences in three languages with what each tells, as data in `families/*.toml`."""

import tomllib
from pathlib import Path

import pytest

from berdikari.read.dates import dates
from berdikari.read.stages import highest, rungs

FOLDER = Path(__file__).parent / "families"


def sentences(name: str) -> list[tuple[str, str]]:
    """Every sentence of a family with what it tells."""
    languages = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8")).values()
    return [(text, told) for family in languages for told, texts in family.items() for text in texts]


@pytest.mark.parametrize(("text", "rung"), sentences("stages"))
def test_stages(page, text, rung):
    laid = page(text)
    best = highest(rungs(laid, dates(laid)), own=range(len(laid.sentences)))
    assert (best.name if best else "none") in ({"none", "talks"} if rung == "none" else {rung})
