"""The world's exports in 1998 to 2000, as R economiccomplexity ships them: 226 countries x 785 products."""

import csv
import os
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from berdikari.assess.advantage import presence

SHARED = Path(os.environ.get("BERDIKARI_SHARED", Path(__file__).parents[3] / "shared"))


class Table(NamedTuple):
    countries: list
    products: list
    exports: np.ndarray


def shared(name):
    path = SHARED / "data" / name
    if not path.exists():
        pytest.skip(f"{name} is not beside the checkout (BERDIKARI_SHARED)")
    return path


def pivot(path, country, product, value):
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    countries, products = sorted({row[country] for row in rows}), sorted({row[product] for row in rows})
    exports = np.zeros((len(countries), len(products)))
    for row in rows:
        exports[countries.index(row[country]), products.index(row[product])] += float(row[value])
    return Table(countries, products, exports)


@pytest.fixture(scope="session")
def sitc():
    return pivot(shared("complexity/sitc4_exports_avg_1998_2000.csv"), "country", "product", "value")


@pytest.fixture(scope="session")
def made(sitc):
    return presence(sitc.exports)


def random_world(countries=40, products=70, seed=1):
    """A presence table with a direction: able countries make what is hard."""
    rng = np.random.default_rng(seed)
    able, hard = rng.normal(size=(countries, 1)), rng.normal(size=products)
    return (rng.random((countries, products)) < 1 / (1 + np.exp(1.5 - 1.3 * able * hard - 1.2 * able))).astype(float)
