"""openFDA: makers of a country that are registered with the US regulator: a free, dated list of export-ready plants."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from berdikari.edge.fetch.polite import Client, Service
from berdikari.errors import FetchError

NAME = "openfda"
KEY, URL = "OPENFDA_API_KEY", "BERDIKARI_OPENFDA_URL"
ADDRESS = "https://api.fda.gov/device/registrationlisting.json"
LICENCE = "openFDA: CC0 1.0"
PAGE, FURTHEST = 1000, 25_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """An establishment as it registered. fei: its number with the FDA. Persons and agents are not kept."""

    fei: str
    name: str
    city: str
    country: str
    activities: tuple[str, ...]
    products: tuple[str, ...]
    expires: str | None = None


def service(environment: Mapping[str, str]) -> Service:
    """The service as the environment sets it; a key is not needed, and raises its limits."""
    key = environment.get(KEY, "")
    return Service(name="openFDA", url=environment.get(URL) or ADDRESS, pause=0.5, secrets=(key,))


def fetch_makers(client: Client, country: str, key: str = "") -> tuple[tuple[Maker, ...], str]:
    """Makers registered in a country (ISO 3166-1 alpha-2), one an establishment, and the day of the list."""
    found: list[Mapping[str, Any]] = []
    day, total = "", 1
    while len(found) < min(total, FURTHEST):
        query = {"search": f"registration.iso_country_code:{country}", "limit": str(PAGE), "skip": str(len(found))}
        answer = client.get(query, secret={"api_key": key} if key else None)
        rows = answer.get("results") or []
        meta = answer.get("meta") or {}
        total, day = int((meta.get("results") or {}).get("total", 0)), str(meta.get("last_updated", ""))
        if not rows:
            break
        found += rows
    if total > FURTHEST:
        raise FetchError("openFDA", f"{total} registrations", f"a country of at most {FURTHEST}")
    return tuple(_makers(found)), day


def cells(maker: Maker) -> tuple[str | None, ...]:
    """A maker as the cells of a row, several activities or products parted by semicolons."""
    activities, products = "; ".join(maker.activities), "; ".join(maker.products)
    return maker.fei, maker.name, maker.city, maker.country, activities, products, maker.expires


def _makers(rows: Sequence[Mapping[str, Any]]) -> Iterator[Maker]:
    """One maker an establishment number: registrations and listings of one plant joined."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        registration = row.get("registration") or {}
        groups.setdefault(str(registration.get("fei_number") or registration.get("registration_number")), []).append(
            row
        )
    for fei, found in sorted(groups.items()):
        registration = found[0]["registration"]
        yield Maker(
            fei=fei, name=str(registration.get("name", "")).strip(), city=str(registration.get("city", "")).strip(),
            country=str(registration.get("iso_country_code", "")), activities=_all(found, "establishment_type"),
            products=_all(found, "proprietary_name"), expires=registration.get("reg_expiry_date_year"),
        )  # fmt: skip


def _all(rows: Sequence[Mapping[str, Any]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(one) for row in rows for one in row.get(name) or [] if one))
