"""Short ways to write reports in tests: a document that tells of one cooperation, with its claims."""

from berdikari.records import (
    Claim,
    Day,
    Device,
    Document,
    Fair,
    Ownership,
    Party,
    Person,
    Place,
    Stage,
    Status,
    Term,
    Value,
)

FIELD = {
    Device: "device",
    Stage: "stage",
    Status: "status",
    Value: "value",
    Term: "term",
    Day: "date",
    Fair: "fair",
    Person: "person",
    Ownership: "ownership",
}


def report(name, *contents, published=None, outlet=None, text=None, facilitators=(), place=None, site=None):
    """A document and its claims; a plain text among the contents is the name of a party, a number of years a term."""
    document = Document(source=f"{name}.txt", text=text or f"report {name}", outlet=outlet or name, published=published)
    told = [
        ("party", Party(name=c))
        if isinstance(c, str)
        else ("party", c)
        if isinstance(c, Party)
        else (FIELD[type(c)], c)
        for c in contents
    ]
    told += [("facilitator", Party(name=n)) for n in facilitators]
    told += [("place", Place(name=place))] if place else []
    told += [("site", Place(name=site))] if site else []
    return document, [
        Claim(document=document.id, field=f, value=v, quote=None, about=f"mention-{name}", method="hand:test")
        for f, v in told
    ]


def both(*reports):
    """Documents and claims of several reports."""
    return [d for d, _ in reports], [c for _, cs in reports for c in cs]


def about(partnership):
    """The names of the reports of which a partnership is made."""
    return {claim.about.removeprefix("mention-") for claim in partnership.claims}


def usd(amount, **more):
    return Value(amount=amount, currency="USD", **more)


def idr(amount, **more):
    return Value(amount=amount, currency="IDR", **more)
