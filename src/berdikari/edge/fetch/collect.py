"""Collecting a data set from a public service, piece by piece: resumable, each code of each year a file of its own."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from berdikari.edge.fetch import bps, comtrade
from berdikari.edge.fetch.polite import Client
from berdikari.edge.trade.library import DataSet, describe
from berdikari.edge.trade.write import write_flows
from berdikari.records.problem import Problem
from berdikari.records.trade import TradeFlow

Watch = Callable[[Sequence[Any]], Iterable[Any]]
CACHE = ".kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What to collect: codes (six digits for Comtrade, eight for BPS), years, the country, and the day of today."""

    codes: tuple[str, ...]
    years: tuple[int, ...]
    country: str
    day: str


def collect_comtrade(
    folder: Path, wish: Wish, environment: Mapping[str, str], watch: Watch = iter
) -> tuple[int, tuple[Problem, ...]]:
    """UN Comtrade into FOLDER/comtrade; gives rows written and what was wrong. Once interrupted, it goes on."""
    has_key = bool(environment.get(comtrade.KEY))
    client = Client(comtrade.service(environment), folder / CACHE / comtrade.NAME)
    note = f"imports and exports of {wish.country}; exports of all countries"
    data_set = DataSet(name=comtrade.NAME, folder=folder / comtrade.NAME, source="UN Comtrade",
                       licence=comtrade.LICENCE, as_of=wish.day, note=note)  # fmt: skip
    pieces = comtrade.parts(wish.codes, wish.years, has_key)
    limit = comtrade.limit_of(has_key)
    return _collect(
        data_set, ((piece.view, *comtrade.fetch_part(client, piece, wish.country, limit)) for piece in watch(pieces))
    )


def collect_bps(
    folder: Path, wish: Wish, environment: Mapping[str, str], watch: Watch = iter
) -> tuple[int, tuple[Problem, ...]]:
    """BPS into FOLDER/bps, as `collect_comtrade`. Raises FetchError without a key."""
    client = Client(bps.service(environment), folder / CACHE / bps.NAME)
    note = "Indonesia's imports and exports by eight-digit line"
    data_set = DataSet(name=bps.NAME, folder=folder / bps.NAME, source="BPS, Statistics Indonesia (dataexim)",
                       licence=bps.LICENCE, as_of=wish.day, note=note)  # fmt: skip
    key = environment[bps.KEY]
    pieces = bps.parts(wish.codes, wish.years)
    return _collect(data_set, ((piece.flow, *bps.fetch_part(client, piece, key)) for piece in watch(pieces)))


def _collect(
    data_set: DataSet, answers: Iterable[tuple[str, tuple[TradeFlow, ...], tuple[Problem, ...]]]
) -> tuple[int, tuple[Problem, ...]]:
    """Write each answer as it comes, a file a code and view; one Problem of a kind is enough."""
    describe(data_set)
    count, problems = 0, dict[Problem, None]()
    for view, flows, found in answers:
        groups: defaultdict[str, list[TradeFlow]] = defaultdict(list)
        for flow in flows:
            groups[f"{flow.product}-{view}"].append(flow)
        for part, one in sorted(groups.items()):
            count += sum(write_flows(data_set, one, part=part).values())
        problems |= dict.fromkeys(found)
    return count, tuple(problems)
