"""Settings of trade data: where they lie, which engine asks them. Environment variables `BERDIKARI_TRADE...`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from berdikari.errors import InvalidRecordError

FOLDER, ENGINE = "BERDIKARI_TRADE", "BERDIKARI_ENGINE"
MEMORY, THREADS = "BERDIKARI_TRADE_MEMORY", "BERDIKARI_TRADE_THREADS"
DUCKDB = "duckdb"
SPARK = ("sc://",)


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeSettings:
    """Where trade data are and how they are asked.

    folder   holds one folder a data set (BERDIKARI_TRADE)
    engine   `duckdb`, or the address of a Spark Connect server such as `sc://localhost:50051` (BERDIKARI_ENGINE)
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
    wanted = engine or environment.get(ENGINE) or DUCKDB
    if wanted != DUCKDB and not wanted.startswith(SPARK):
        raise InvalidRecordError("TradeSettings", f"engine ({ENGINE})", wanted, "duckdb or sc://HOST:PORT")
    threads = environment.get(THREADS) or "0"
    if not threads.isdigit():
        raise InvalidRecordError("TradeSettings", f"threads ({THREADS})", threads, "a whole number from 0")
    return TradeSettings(
        folder=Path(folder or environment.get(FOLDER) or TradeSettings().folder),
        engine=wanted,
        memory=environment.get(MEMORY) or TradeSettings().memory,
        threads=int(threads),
    )
