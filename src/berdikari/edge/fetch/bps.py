"""BPS dataexim: Indonesia's imports and exports by eight-digit line, partner and port. Needs BPS_API_KEY."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from berdikari.assess.intake.cells import code as code_of
from berdikari.assess.intake.cells import country as country_of
from berdikari.assess.intake.cells import year as year_of
from berdikari.edge.fetch.polite import Client, Service
from berdikari.edge.trade.countries import spellings
from berdikari.errors import FetchError
from berdikari.records.problem import Problem
from berdikari.records.trade import WORLD, TradeFlow

NAME = "bps"
KEY, URL = "BPS_API_KEY", "BERDIKARI_BPS_URL"
ADDRESS = "https://webapi.bps.go.id/v1/api/dataexim/"
LICENCE = "BPS: free use with the source named"
MOST_CODES = 20
HOME = "IDN"
_SOURCES = {"export": "1", "import": "2"}
_YEARLY, _FULL_CODE = "2", "2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One piece of the work: at most 20 lines of one year and one direction."""

    year: int
    flow: str
    codes: tuple[str, ...]


def service(environment: Mapping[str, str]) -> Service:
    """The service as the environment sets it. Raises FetchError without a key."""
    key = environment.get(KEY, "")
    if not key:
        raise FetchError("BPS", f"no key in {KEY}", "register for one at webapi.bps.go.id/developer")
    return Service(name="BPS", url=environment.get(URL) or ADDRESS, pause=1.0, secrets=(key,))


def parts(codes: Sequence[str], years: Sequence[int]) -> tuple[Part, ...]:
    """The work in pieces of 20 lines."""
    return tuple(
        Part(year=year, flow=flow, codes=tuple(codes[at : at + MOST_CODES]))
        for year in years
        for flow in _SOURCES
        for at in range(0, len(codes), MOST_CODES)
    )


def fetch_part(client: Client, part: Part, key: str) -> tuple[tuple[TradeFlow, ...], tuple[Problem, ...]]:
    """The flows of one piece, ports added up later. Raises FetchError where BPS refuses."""
    query = {"sumber": _SOURCES[part.flow], "periode": _YEARLY, "kodehs": ";".join(part.codes), "jenishs": _FULL_CODE,
             "tahun": str(part.year)}  # fmt: skip
    answer = client.get(query, secret={"key": key})
    if answer.get("status") != "OK":
        client.forget(query)
        found = str(answer.get("message", "an answer without status OK")).replace(key, "***")
        raise FetchError("BPS", found, "check the key and the codes")
    if answer.get("data-availability") not in (None, "available"):
        return (), ()
    return read_rows(answer, part)


def read_rows(answer: Mapping[str, Any], part: Part) -> tuple[tuple[TradeFlow, ...], tuple[Problem, ...]]:
    """Rows of an answer as flows, and what could not be read."""
    unit = str((answer.get("metadata") or {}).get("value", "USD")).upper()
    if unit not in ("USD", "US$"):
        message = f"{part.year}: values in {unit}, not in US dollars: left out"
        return (), (Problem(stage="fetch", severity="warning", message=message, source=NAME),)
    heavy = str((answer.get("metadata") or {}).get("netweight", "KG")).upper() == "KG"
    flows, unknown = [], set()
    for row in _flat(answer.get("data") or []):
        partner = country_of(row.get("ctr", ""), spellings())
        line, _ = code_of(row.get("kodehs", ""))
        if partner is None or line is None:
            unknown.add(str(row.get("ctr") if partner is None else row.get("kodehs")))
        elif partner != WORLD:
            flows.append(_flow(row, part, partner, line, heavy))
    problems = tuple(
        Problem(stage="fetch", severity="warning", message=f"{part.year}: {name!r} is not known: its rows are left out",
                source=NAME)
        for name in sorted(unknown)
    )  # fmt: skip
    return tuple(flows), problems


def _flow(row: Mapping[str, Any], part: Part, partner: str, line: str, heavy: bool) -> TradeFlow:
    imports = part.flow == "import"
    return TradeFlow(
        year=year_of(row.get("tahun", part.year)) or part.year, product=line, exporter=partner if imports else HOME,
        importer=HOME if imports else partner, usd=float(row["value"] or 0),
        kg=float(row["netweight"]) if heavy and row.get("netweight") else None,
        teller="importer" if imports else "exporter", source=NAME,
    )  # fmt: skip


def _flat(rows: Sequence[Any]) -> Iterator[Mapping[str, Any]]:
    """Rows, wherever they stand: some answers put a page header before a list of rows."""
    for row in rows:
        if isinstance(row, list):
            yield from _flat(row)
        elif isinstance(row, Mapping) and "kodehs" in row:
            yield row
