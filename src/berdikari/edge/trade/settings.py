"""Settings of trade data: where they lie, which engine asks them. Environment variables `BERDIKARI_TRADE...`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from berdikari.edge.config import PREFIX
from berdikari.errors import InvalidRecordError

DUCKDB = "duckdb"
SPARK = ("sc://",)


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeSettings:
    """Where trade data are and how they are asked.

    folder   holds one folder a data set (BERDIKARI_TRADE)
    engine   `duckdb`, or the address of a Spark Connect server such as `sc://localhost:50051` (BERDIKARI_TRADE_ENGINE)
    memory   what DuckDB may use (BERDIKARI_TRADE_MEMORY)
    threads  of DuckDB; 0: as many as the machine has processors (BERDIKARI_TRADE_THREADS)
    """

    folder: Path = Path("berdikari-trade")
    engine: str = DUCKDB
    memory: str = "400MB"
    threads: int = 0


def trade_settings(
    environment: Mapping[str, str], folder: str | None = None, engine: str | None = None
) -> TradeSettings:
    """Settings from what is given, else the environment, else the defaults. Raises InvalidRecordError for no engine."""
    wanted = engine or environment.get(PREFIX + "TRADE_ENGINE") or DUCKDB
    if wanted != DUCKDB and not wanted.startswith(SPARK):
        raise InvalidRecordError("TradeSettings", f"engine ({PREFIX}TRADE_ENGINE)", wanted, "duckdb or sc://HOST:PORT")
    threads = environment.get(PREFIX + "TRADE_THREADS") or "0"
    if not threads.isdigit():
        raise InvalidRecordError("TradeSettings", f"threads ({PREFIX}TRADE_THREADS)", threads, "a whole number from 0")
    return TradeSettings(
        folder=Path(folder or environment.get(PREFIX + "TRADE") or TradeSettings().folder),
        engine=wanted,
        memory=environment.get(PREFIX + "TRADE_MEMORY") or TradeSettings().memory,
        threads=int(threads),
    )
