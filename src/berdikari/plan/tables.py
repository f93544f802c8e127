"""The tables that a plan is made from, without the engine that makes it."""

from dataclasses import dataclass

from berdikari.records.plan import Parameter, PlanSite


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What a plan is made from: sites (all regencies), ports (lat, lng), parameters, technology levels by device."""

    sites: tuple[PlanSite, ...]
    ports: tuple[tuple[float, float], ...]
    parameters: tuple[Parameter, ...]
    levels: tuple[tuple[str, str], ...]
