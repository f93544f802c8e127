"""Mirror data: the same flow as the importer and as the exporter tell it, paired by countries, year and code."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from berdikari.records.trade import WORLD, TradeFlow

Key = tuple[int, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirrored:
    """One flow told twice, in US dollars; None: that side does not tell it."""

    year: int
    product: str
    exporter: str
    importer: str
    by_importer: float | None
    by_exporter: float | None

    @property
    def gap(self) -> float | None:
        """Importer's less exporter's figure, over the larger: -1 to 1; None where only one tells."""
        if self.by_importer is None or self.by_exporter is None:
            return None
        larger = max(self.by_importer, self.by_exporter)
        return (self.by_importer - self.by_exporter) / larger if larger else 0.0


def mirrored(flows: Iterable[TradeFlow]) -> tuple[Mirrored, ...]:
    """Every flow with what each side tells of it, by year, code and countries; totals and reconciled data left out."""
    sides: defaultdict[Key, dict[str, float]] = defaultdict(dict)
    for flow in flows:
        if flow.teller != "both" and WORLD not in (flow.exporter, flow.importer):
            told = sides[(flow.year, flow.product, flow.exporter, flow.importer)]
            told[flow.teller] = told.get(flow.teller, 0.0) + flow.usd
    return tuple(
        Mirrored(year=year, product=product, exporter=exporter, importer=importer,
                 by_importer=told.get("importer"), by_exporter=told.get("exporter"))
        for (year, product, exporter, importer), told in sorted(sides.items())
    )  # fmt: skip
