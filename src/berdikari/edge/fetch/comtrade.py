"""UN Comtrade: yearly trade by six-digit code. Preview without a key (500 rows a call), full with COMTRADE_API_KEY."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from berdikari.edge.fetch.polite import Client, Service
from berdikari.edge.trade.countries import alpha3, comtrade_number
from berdikari.records.problem import Problem
from berdikari.records.trade import WORLD, TradeFlow

NAME = "comtrade"
KEY, URL = "COMTRADE_API_KEY", "BERDIKARI_COMTRADE_URL"
PREVIEW = "https://comtradeapi.un.org/public/v1/preview/C/A/HS"
FULL = "https://comtradeapi.un.org/data/v1/get/C/A/HS"
LICENCE = "UN Comtrade: free use with the source named; no onward sale"
_TOTALS = {"partner2Code": "0", "customsCode": "C00", "motCode": "0", "includeDesc": "true"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One piece of the work: some codes of one year and one view of trade."""

    year: int
    view: str
    codes: tuple[str, ...]


VIEWS = ("own", "world", "mirror")


def service(environment: Mapping[str, str]) -> Service:
    """The service as the environment sets it: with a key the full one, else the preview."""
    key = environment.get(KEY, "")
    url = environment.get(URL) or (FULL if key else PREVIEW)
    headers = {"Ocp-Apim-Subscription-Key": key} if key else {}
    return Service(name="UN Comtrade", url=url, pause=1.0 if key else 1.5, secrets=(key,), headers=headers)


def parts(codes: Sequence[str], years: Sequence[int], has_key: bool) -> tuple[Part, ...]:
    """The work in pieces. A preview answers one year a call, and at most 500 rows: few codes at a time."""
    step = 40 if has_key else 4
    return tuple(
        Part(year=year, view=view, codes=tuple(codes[at : at + step]))
        for year in years
        for view in VIEWS
        for at in range(0, len(codes), step)
    )


def fetch_part(
    client: Client, part: Part, country: str, limit: int
) -> tuple[tuple[TradeFlow, ...], tuple[Problem, ...]]:
    """The flows of one piece. An answer as long as the limit was cut: the codes are asked again in halves.

    limit: rows that the service gives at most.
    """
    answer = client.get(_query(part, country))
    rows = answer.get("data") or []
    if len(rows) < limit:
        return tuple(flows_from(rows, part)), _notes(rows, part)
    if len(part.codes) == 1:
        message = f"{part.codes[0]} in {part.year}: the answer was cut at {limit} rows"
        hint = f"set {KEY} to a free key of comtradedeveloper.un.org"
        cut = Problem(stage="fetch", severity="warning", message=message, hint=hint, source=NAME)
        return tuple(flows_from(rows, part)), (cut,)
    middle = len(part.codes) // 2
    halves = [
        fetch_part(client, Part(year=part.year, view=part.view, codes=codes), country, limit)
        for codes in (part.codes[:middle], part.codes[middle:])
    ]
    return halves[0][0] + halves[1][0], halves[0][1] + halves[1][1]


def limit_of(has_key: bool) -> int:
    """Rows that one answer holds at most."""
    return 100_000 if has_key else 500


def flows_from(rows: Sequence[Mapping[str, Any]], part: Part) -> Iterator[TradeFlow]:
    """Records of the service as flows; its own subtotals by transport and second partner are left out."""
    for row in rows:
        if any(
            row.get(name) not in (None, total)
            for name, total in (("partner2Code", 0), ("motCode", 0), ("customsCode", "C00"))
        ):
            continue
        reporter, partner = _country(row, "reporter"), _country(row, "partner")
        usd, code = row.get("primaryValue"), str(row.get("cmdCode", ""))
        if reporter is None or partner is None or usd is None or usd < 0 or code not in part.codes:
            continue
        imports = row.get("flowCode") == "M"
        if (partner == WORLD) is not (part.view == "world"):
            continue  # a country's own total repeats its partners; it is wanted of the world alone
        yield TradeFlow(
            year=int(row["refYear"]), product=code, exporter=partner if imports else reporter,
            importer=reporter if imports else partner, usd=float(usd), kg=row.get("netWgt") or None,
            teller="importer" if imports else "exporter", source=NAME,
        )  # fmt: skip


def _query(part: Part, country: str) -> dict[str, str]:
    here = comtrade_number(country)
    whose = {
        "own": {"reporterCode": here, "flowCode": "M,X"},
        "world": {"partnerCode": "0", "flowCode": "X"},
        "mirror": {"partnerCode": here, "flowCode": "X"},
    }[part.view]
    return {"cmdCode": ",".join(part.codes), "period": str(part.year), **whose, **_TOTALS}


def _country(row: Mapping[str, Any], side: str) -> str | None:
    if row.get(f"{side}Code") == 0:
        return WORLD
    letters = row.get(f"{side}ISO") or ""
    return alpha3(letters) or alpha3(str(row.get(f"{side}Code", "")))


def _notes(rows: Sequence[Mapping[str, Any]], part: Part) -> tuple[Problem, ...]:
    """Codes of another edition of the HS: goods that got a code of their own since cannot be found there."""
    editions = sorted({str(row.get("classificationCode")) for row in rows} - {"H6", "None"})
    if not editions or part.view != "own":
        return ()
    message = f"{part.year} is told in {', '.join(editions)}, not in HS 2022 (H6): codes new since then have no data"
    return (Problem(stage="fetch", severity="note", message=message, source=NAME),)
