"""Evidence: what trade tells of each country as an owner of a device's technology: one row a candidate, one column a
feature.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from berdikari.match.settings import Settings

Array = NDArray[np.float64]
FEATURES = ("advantage", "growth", "world_share", "present", "unit_value", "spread", "realisation", "record")
ALL = "all"
FARTHEST = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What is known of trade, all in US dollars, countries as ISO 3166-1 alpha-3.

    exports     by heading and country, `all` for all goods; earlier: the same years before, by group
    groups      the earlier groups that come closest to a heading
    imports     of the home country by partner, all goods; by_device: the same for one heading, where it is known
    unit_values dollars a kilogram by heading and country, where known; kilometres: to the home country
    years       of exports, of earlier exports, of imports
    """

    home: str
    exports: Mapping[str, Mapping[str, float]]
    earlier: Mapping[str, Mapping[str, float]]
    groups: Mapping[str, Sequence[str]]
    imports: Mapping[str, float]
    kilometres: Mapping[str, float]
    by_device: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    unit_values: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    years: tuple[str, str, str] = ("2016", "1998-2000", "2016")


@dataclass(frozen=True, slots=True)
class Candidates:
    """Countries with their features: `values` (countries, features), NaN where not known."""

    countries: tuple[str, ...]
    values: Array

    @property
    def standard(self) -> Array:
        """Each feature in standard deviations from its mean over the candidates; what is not known counts as the mean.

        Cut at FARTHEST, so that no single feature decides: where few rates are known, one of them lies ten deviations
        out.
        """
        known = np.isfinite(self.values)
        count = np.maximum(known.sum(axis=0), 1)
        mean = np.where(known, self.values, 0.0).sum(axis=0) / count
        away = np.where(known, self.values - mean, 0.0)
        spread = np.sqrt((away**2).sum(axis=0) / count)
        return np.asarray(np.clip(away / np.where(spread > 0, spread, 1.0), -FARTHEST, FARTHEST))


def candidates(world: World, headings: Sequence[str], least: float = 1e9) -> tuple[str, ...]:
    """Countries that export all goods for at least so many dollars a year, and something under one of the headings."""
    return tuple(
        sorted(
            country
            for country, total in world.exports[ALL].items()
            if total >= least
            and country != world.home
            and any(world.exports.get(heading, {}).get(country, 0) > 0 for heading in headings)
        )
    )


def evidence(world: World, headings: Sequence[str], record: Mapping[str, float], settings: Settings) -> Candidates:
    """The features of all candidates for a device with these headings (four digits each), the mean over headings.

    record: partnerships of each country with the home country that were known by then.
    """
    countries = candidates(world, headings)
    by_heading = [np.stack(_of_heading(world, heading, countries), axis=1) for heading in headings]
    trade = _mean(np.stack(by_heading))
    rates = [_logit(settings.rates[one]) if one in settings.rates else np.nan for one in countries]
    known = [np.log1p(record.get(country, 0.0)) for country in countries]
    return Candidates(countries, np.column_stack([trade, rates, known]))


def _mean(tables: Array) -> Array:
    """Mean over headings of what is known; NaN where nothing is."""
    known = np.isfinite(tables)
    count = known.sum(axis=0)
    return np.where(count > 0, np.where(known, tables, 0.0).sum(axis=0) / np.maximum(count, 1), np.nan)


def _of_heading(world: World, heading: str, countries: Sequence[str]) -> list[Array]:
    """The six features that trade tells of one heading."""
    exports = _column(world.exports.get(heading, {}), countries)
    total = _column(world.exports[ALL], countries)
    everything = sum(world.exports.get(heading, {}).values()), sum(world.exports[ALL].values())
    balanced = _symmetric(advantage(exports, total, *everything))
    before = _before(world, heading, countries)
    suppliers = world.by_device.get(heading) or world.imports
    share = _column(suppliers, countries) / max(sum(suppliers.values()), 1.0)
    prices = world.unit_values.get(heading, {})
    return [
        balanced,
        balanced - before,
        np.log(np.maximum(exports / everything[0], 1e-9)),
        np.log(np.maximum(share, 1e-9)),
        np.log(np.array([prices.get(country, np.nan) for country in countries])),
        _spread(world.by_device.get(heading), countries),
    ]


def advantage(exports: Array, total: Array, world: float, everything: float) -> Array:
    """Balassa's index: share of a product in a country's exports over its share in the world's. 0 where nothing is
    exported.
    """
    return np.asarray(np.where(total > 0, exports / np.maximum(total, 1e-9), 0.0) / (world / everything))


def _symmetric(index: Array) -> Array:
    """(index - 1) / (index + 1), between -1 and 1, so that one giant share does not outweigh all others
    (Laursen 2015).
    """
    return np.asarray((index - 1) / (index + 1))


def _before(world: World, heading: str, countries: Sequence[str]) -> Array:
    """The symmetric advantage years before; NaN where no earlier group stands for the heading."""
    groups = [group for group in world.groups.get(heading, ()) if group in world.earlier]
    if not groups:
        return np.full(len(countries), np.nan)
    total = _column(world.earlier[ALL], countries)
    exports = np.sum([_column(world.earlier[group], countries) for group in groups], axis=0)
    product = sum(sum(world.earlier[group].values()) for group in groups)
    index = _symmetric(advantage(exports, total, product, sum(world.earlier[ALL].values())))
    return np.where(total > 0, index, np.nan)


def _spread(suppliers: Mapping[str, float] | None, countries: Sequence[str]) -> Array:
    """Minus the change of the import concentration, were a tenth of imports to move from the largest supplier to each.

    Closed form: 2 d (d + s_i - s_a), with d what moves, s_i and s_a the shares of the new and the old supplier.
    """
    if not suppliers:
        return np.full(len(countries), np.nan)
    total = sum(suppliers.values())
    largest = max(suppliers, key=lambda country: suppliers[country])
    top = suppliers[largest] / total
    moved = min(0.1, top)
    share = _column(suppliers, countries) / total
    change = 2 * moved * (moved + share - top)
    return np.where(np.array(countries) == largest, 0.0, -change)


def _column(table: Mapping[str, float], countries: Sequence[str]) -> Array:
    return np.array([table.get(country, 0.0) for country in countries], dtype=float)


def _logit(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))
