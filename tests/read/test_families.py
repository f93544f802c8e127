"""Families: hundreds of sentences in three languages with what each tells, as data in `families/*.toml`."""

import tomllib
from pathlib import Path

import pytest

from berdikari.edge.fetch.language import detect_language
from berdikari.edge.reference import words
from berdikari.read import read
from berdikari.read.dates import dates
from berdikari.read.devices import devices, general_devices
from berdikari.read.organisations import organisations
from berdikari.read.owners import owners
from berdikari.read.roles import roles
from berdikari.read.stages import highest, rungs
from berdikari.records import Content, Document, Value

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


def names() -> list[tuple[str, str]]:
    """Every name of a device of the family, in a sentence of its language, with its category."""
    makes = ("Alfa memproduksi {} di Bekasi.", "Alpha makes {} in Bekasi.", "Alfa Bursa'da {} üretiyor.")
    rows = tomllib.loads((FOLDER / "devices.toml").read_text(encoding="utf-8")).items()
    return [
        (sentence.format(name), category)
        for category, things in rows
        for thing in things
        for sentence, name in zip(makes, thing, strict=True)
    ]


@pytest.mark.parametrize(("text", "category"), names())
def test_devices(page, text, category):
    laid = page(text)
    assert [f.device.id for f in (*devices(laid), *general_devices(laid))][:1] == [category]


@pytest.mark.parametrize(("text", "role"), sentences("roles"))
def test_roles(page, text, role):
    before, name, after = text.split("*")
    laid = page(before + name + after)
    found, _ = organisations(laid)
    given = roles(laid, found, owners(laid, found), range(len(laid.sentences)))
    here = [r for o, r in zip(found, given, strict=True) if any(m.start <= len(before) < m.end for m in o.mentions)]
    assert here == [role]


def claimed(text: str, field: str) -> list[Content]:
    """What the claims of one field say in an article of a Monday."""
    claims, _ = read(Document(source="own", text=text, published="2024-02-05"), words())
    return [claim.value for claim in claims if claim.field == field]


@pytest.mark.parametrize(("text", "day"), sentences("dates"))
def test_dates(text, day):
    assert claimed(text, "date")[0].date == day


def amount(value: Value) -> str:
    """A value as the family writes it."""
    upper = f"-{value.upper:.0f}" if value.upper else ""
    return {"at_least": ">=", "at_most": "<="}.get(value.bound, "") + f"{value.amount:.0f}{upper} {value.currency}"


@pytest.mark.parametrize(("text", "told"), sentences("values"))
def test_values(text, told):
    assert ", ".join(map(amount, claimed(text, "value"))) == told


@pytest.mark.parametrize(("text", "told"), sentences("goods"))
def test_devices_of_a_deal(text, told):
    assert ", ".join(device.name for device in claimed(text, "device")) == told


@pytest.mark.parametrize(("text", "told"), sentences("deals"))
def test_deals(text, told):
    claims, _ = read(Document(source="t", text=text, language=detect_language(text)), words())
    deals = {}
    for claim in claims:
        if claim.field == "party":
            deals.setdefault(claim.about, set()).add(claim.value.name or claim.value.country)
    assert {frozenset(deal) for deal in deals.values()} == {frozenset(d.split(" + ")) for d in told.split(" | ")}
