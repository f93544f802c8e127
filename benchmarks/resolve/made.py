"""A register made up for measuring: deals between firms that do not exist, told by outlets in variants, and
look-alikes.

Everything comes from the seed. Names are syllables, so no real firm is meant.
"""

import random
from dataclasses import dataclass

from berdikari.records import Claim, Day, Device, Document, Fair, Party, Person, Place, Stage, Term, Value

SYLLABLES = [a + b for a in "bcdfghjklmnprstvwz" for b in ("a", "e", "i", "o", "u", "an", "er", "in", "or", "us")]
TRADE = [
    "Medika",
    "Farma",
    "Teknomedika",
    "Alkes",
    "Global",
    "Healthcare",
    "Medical",
    "Indonesia",
    "Biotech",
    "Instrumen",
]
ABROAD = [
    ("{} GmbH", "DE"),
    ("{} A.Ş.", "TR"),
    ("{} Medical Co., Ltd.", "CN"),
    ("{} SAS", "FR"),
    ("{} Inc.", "US"),
    ("{} Sdn Bhd", "MY"),
]
DEVICES = [f"device-{n}" for n in range(60)]
STEPS = ["talks", "letter_of_intent", "mou", "contract", "plant_announced", "construction", "production"]
CITIES = ["Jakarta", "Bandung", "Surabaya", "Bogor", "Serang", "Semarang", "Kendal", "Batam", "Medan", "Solo"]


@dataclass(frozen=True)
class Deal:
    """One true deal: two parties, a device, a value, the day on which it began."""

    key: int
    parties: tuple[Party, Party]
    device: str
    amount: int
    year: int
    month: int
    day: int


def word(chance: random.Random, size: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(size)).capitalize()


def firms(chance: random.Random, count: int) -> list[tuple[Party, Party]]:
    """For each number a local and a foreign firm."""
    found = []
    for _ in range(count):
        local = f"PT {word(chance, 2)} {word(chance, chance.choice((2, 3)))} {chance.choice(TRADE)}"
        form, land = chance.choice(ABROAD)
        abroad = Party(
            name=form.format(f"{word(chance, 3)} {chance.choice(['', 'Medical', 'Health'])}".strip()), country=land
        )
        found.append((Party(name=local, country="ID", role="manufacturer"), abroad))
    return found


def deals(count: int, seed: int = 1) -> list[Deal]:
    """Deals, a third of which share a firm with another deal (one firm with several partners)."""
    chance = random.Random(seed)
    pool = firms(chance, count)
    made = []
    for key in range(count):
        home = pool[key][0] if chance.random() < 0.67 else pool[chance.randrange(count)][0]
        made.append(
            Deal(
                key=key,
                parties=(home, pool[key][1]),
                device=chance.choice(DEVICES),
                amount=chance.randrange(1, 900) * 100_000,
                year=chance.randrange(2017, 2026),
                month=chance.randrange(1, 13),
                day=chance.randrange(1, 29),
            )
        )
    return made


def variant(chance: random.Random, party: Party) -> Party:
    """The party as one outlet writes it: without legal form, with an alias, or with a slip."""
    name, roll = party.name, chance.random()
    if roll < 0.2:
        name = name.removeprefix("PT ").replace(" GmbH", "").replace(" A.Ş.", "").replace(" SAS", "")
    elif roll < 0.3:
        return Party(
            name=name,
            aliases=("".join(w[0] for w in name.split() if w != "PT").upper(),),
            country=party.country,
            role=party.role,
        )
    elif roll < 0.36 and len(name) > 12:
        at = chance.randrange(7, len(name) - 1)
        name = name[:at] + name[at + 1 :]
    return Party(name=name.strip(), country=party.country if chance.random() < 0.7 else None, role=party.role)


def report(deal: Deal, number: int, seed: int = 1) -> tuple[Document, list[Claim]]:
    """The number-th report of a deal, with the claims that a reader would make of it (ten or so)."""
    chance = random.Random(f"{seed}:{deal.key}:{number}")
    step = min(2 + number // 2, len(STEPS) - 1)
    year = deal.year + number // 2
    day = f"{year}-{deal.month:02}-{deal.day:02}"
    published = f"{year}-{deal.month:02}-{min(28, deal.day + chance.randrange(3)):02}"
    text = f"report {number} of deal {deal.key} by outlet {chance.randrange(400)}"
    document = Document(
        source=f"{deal.key}-{number}.txt", text=text, outlet=f"outlet {chance.randrange(400)}", published=published
    )
    about = f"{document.id}-0"
    contents = [("party", variant(chance, party)) for party in deal.parties]
    contents += [
        ("device", Device(name=deal.device, id=deal.device)),
        ("stage", Stage(rung=STEPS[step], date=day if chance.random() < 0.6 else None)),
    ]
    contents.append(("stage", Stage(rung="production", modality="planned", date=str(year + 2))))
    contents.append(("value", Value(amount=deal.amount, currency="USD", kind="investment")))
    if chance.random() < 0.4:
        contents.append(
            ("value", Value(amount=round(deal.amount * 15_600, -9) or 10**9, currency="IDR", kind="investment"))
        )
    contents.append(("date", Day(date=day)))
    contents.append(("place", Place(name=CITIES[deal.key % 10], country="ID")))
    if chance.random() < 0.3:
        contents.append(("fair", Fair(name=f"Fair {deal.key % 7} {year}")))
    if chance.random() < 0.5:
        contents.append(("term", Term(years=3)))
    contents.append(
        (
            "person",
            Person(
                name=f"{word(random.Random(deal.key), 2)} {word(random.Random(-deal.key), 3)}",
                employer=deal.parties[0].name,
            ),
        )
    )
    claims = [
        Claim(document=document.id, field=f, value=v, quote=None, about=about, method="hand:made") for f, v in contents
    ]
    return document, claims


def register(
    claims: int, seed: int = 1, reports: tuple[int, ...] = (1, 1, 2, 3, 5)
) -> tuple[list[Document], list[Claim], dict[str, int]]:
    """Documents, at least so many claims, and the true deal of each mention."""
    chance = random.Random(seed)
    documents: list[Document] = []
    made: list[Claim] = []
    truth: dict[str, int] = {}
    for deal in deals(claims // 20, seed):
        for number in range(chance.choice(reports)):
            document, said = report(deal, number, seed)
            documents.append(document)
            made += said
            truth[f"{document.id}-0"] = deal.key
        if len(made) >= claims:
            break
    return documents, made, truth
