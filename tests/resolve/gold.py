"""Gold partnerships of an article turned into the documents and claims that a perfect reader would make of it."""

import json
import os
import pathlib

from berdikari.records import (
    Claim,
    Day,
    Device,
    Document,
    Fair,
    Party,
    Place,
    Stage,
    Term,
    Value,
)

SHARED = pathlib.Path(os.environ.get("BERDIKARI_SHARED", pathlib.Path(__file__).resolve().parents[3] / "shared"))
KINDS = {"investment phase 1": ("investment", "tahap pertama")}
ROLES = {"technology owner", "manufacturer", "distributor", "buyer", "investor", "parent company", "cluster", "association",
         "university", "hospital", "government", "host government", "facilitator", "regulator", "witness"}  # fmt: skip


def articles(path):
    """The articles of a gold file, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read(article, texts=None):
    """Document and claims of one article of the gold; `texts`: folder of the articles, for their words."""
    path = texts / f"{article['id']}.txt" if texts else None
    text = path.read_text(encoding="utf-8") if path and path.exists() else f"article {article['id']}"
    document = Document(
        source=f"{article['id']}.txt", text=text, outlet=article["outlet"], published=article["published"]
    )
    claims = []
    for n, told in enumerate(article["partnerships"]):
        about = f"{document.id}-{n}"
        claims += [
            Claim(document=document.id, field=f, value=v, quote=None, about=about, method="hand:gold")
            for f, v in _contents(told)
        ]
    return document, claims


def _contents(told):
    for party in told["parties"]:
        role = party.get("role") if party.get("role") in ROLES else None
        name = party.get("name")
        yield (
            "party",
            Party(
                name=name or party.get("country") or "mitra",
                aliases=tuple(party.get("aliases") or ()),
                country=party.get("country"),
                role=role and role.replace(" ", "_"),
                named=bool(name),
            ),
        )
    for name in told.get("facilitators") or []:
        yield "facilitator", Party(name=name)
    for name in told.get("devices") or []:
        yield "device", Device(name=name)
    if told.get("stage"):
        yield "stage", Stage(rung=told["stage"].lower().replace(" ", "_"))
    if told.get("planned_stage"):
        yield "stage", Stage(rung=told["planned_stage"].lower().replace(" ", "_"), modality="planned")
    for value in told.get("values") or []:
        kind, phase = KINDS.get(value.get("kind"), ((value.get("kind") or "").replace(" ", "_") or None, None))
        kind = kind if kind in ("investment", "transaction_target", "purchase", "funding", "shipment") else None
        yield "value", Value(amount=value["amount"], currency=value["currency"], kind=kind, phase=phase)
    if told.get("term_years"):
        yield "term", Term(years=told["term_years"])
    if told.get("date"):
        yield "date", Day(date=told["date"])
    place = told.get("place") or {}
    if isinstance(place, dict):
        if place.get("event"):
            yield "fair", Fair(name=place["event"])
        if place.get("city"):
            yield "place", Place(name=place["city"], country=place.get("country"))
    if told.get("site"):
        yield "site", Place(name=told["site"])
