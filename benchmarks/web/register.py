"""A made-up register of any size: nothing in it is true; its sentences and outlets say so."""

import random
from pathlib import Path

from berdikari import api
from berdikari.edge.reference import rows
from berdikari.edge.sheets.csv_file import write_csv
from berdikari.edge.sheets.table import Table
from berdikari.edge.store import open_store
from berdikari.records import LADDER
from berdikari.records.value import KINDS

COLUMNS = ("key", "parties", "devices", "stage", "planned_stage", "values", "date", "site", "fair", "source_url", "outlet",
           "published", "quote", "term_years")  # fmt: skip


def write_register(file: Path, partnerships: int, seed: int = 1) -> None:
    """A register file with so many partnerships of about ten claims each."""
    chance = random.Random(seed)
    devices = [row["id"] for row in rows("devices") if row["technology_level"]]
    regencies = [(row["code"], row["name"]) for row in rows("regencies")]
    countries = ["TR", "CN", "DE", "JP", "KR", "US", "FR", "IN"]
    table = Table(name="synthetic", columns=COLUMNS, rows=tuple(_row(n, chance, devices, regencies, countries) for n in range(partnerships)))  # fmt: skip
    sheet = file.with_suffix(".csv")
    write_csv(table, sheet)
    with open_store(str(file)) as store:
        api.import_sheet(store, sheet, author="synthetic")


def _row(n, chance, devices, regencies, countries):
    code, place = chance.choice(regencies)
    stage = chance.choice(LADDER)
    year, month = chance.randint(2015, 2026), chance.randint(1, 12)
    words = [chance.choice("abcdefghijklmnopqrstuvwxyz") + format(chance.getrandbits(28), "x") for _ in range(2)]
    home, abroad = f"PT {words[0].capitalize()}", f"{words[1].capitalize()} Ltd"
    device = chance.choice(devices)
    return (
        f"synthetic-{n}",
        f"{home} [ID, manufacturer]; {abroad} [{chance.choice(countries)}, technology_owner]",
        f"{device.replace('-', ' ')}={device}",
        stage,
        chance.choice(LADDER) if chance.random() < 0.3 else None,
        f"{chance.randint(1, 900)}000000 {chance.choice(['USD', 'EUR', 'IDR'])} {chance.choice(KINDS)}",
        f"{year}-{month:02d}",
        f"{place} [ID, {code}]",
        f"Pameran Buatan {chance.randint(1, 40)}" if chance.random() < 0.2 else None,
        f"https://example.org/{n}",
        f"Kabar Buatan {n % 60}",
        f"{year}-{month:02d}-15",
        f"Contoh buatan: {home} dan {abroad} bekerja sama membuat {device.replace('-', ' ')} di {place}.",
        chance.choice([1, 2, 3, 5]),
    )
