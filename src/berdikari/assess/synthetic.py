"""Made-up trade for trying things out: plausible in shape, true of nothing, and labelled so wherever it is shown."""

from collections.abc import Iterator, Sequence

import numpy as np

from berdikari.records.trade import WORLD, TradeFlow

NAME = "synthetic"
_MAKERS = ("CHN", "DEU", "USA", "JPN", "KOR", "SGP", "MYS", "IND", "TUR", "FRA", "ITA", "GBR", "THA", "VNM", "NLD")


def synthetic_flows(codes: Sequence[str], years: Sequence[int], country: str, seed: int) -> Iterator[TradeFlow]:
    """Imports of a country by partner, a few exports of its own, partners' word of it, and exports of the world."""
    for code in codes:
        rng = np.random.default_rng([seed, int(code)])
        weights = rng.dirichlet(np.full(len(_MAKERS), rng.uniform(0.1, 1.0)))
        size = rng.lognormal(15, 1.5)
        price = rng.lognormal(3, 1)
        for at, year in enumerate(years):
            grown = size * 1.05**at * rng.lognormal(0, 0.1)
            for maker, weight in zip(_MAKERS, weights * rng.lognormal(0, 0.2, len(_MAKERS)), strict=True):
                yield from _pair(year, code, (maker, country), (grown * float(weight), price), rng)
            yield _flow(year, code, country, "MYS", grown * 0.05, None, "exporter")
            yield _flow(year, code, country, WORLD, grown * 0.1, None, "exporter")


def _pair(
    year: int, code: str, pair: tuple[str, str], scale: tuple[float, float], rng: np.random.Generator
) -> Iterator[TradeFlow]:
    maker, country = pair
    usd, price = scale
    yield _flow(year, code, maker, country, usd, usd / (price * rng.lognormal(0, 0.3)), "importer")
    yield _flow(year, code, maker, country, usd * rng.uniform(0.85, 1.0), None, "exporter")
    yield _flow(year, code, maker, WORLD, usd * rng.lognormal(4, 0.5), None, "exporter")


def _flow(year: int, code: str, exporter: str, importer: str, usd: float, kg: float | None, teller: str) -> TradeFlow:
    return TradeFlow(year=year, product=code, exporter=exporter, importer=importer, usd=round(usd, 2),
                     kg=None if kg is None else round(kg, 2), teller=teller, source=NAME)  # fmt: skip
