"""Forecasts for the pages: what the register asks, the answer, with a prior moved, and how well it foresees."""

from functools import lru_cache
from typing import TYPE_CHECKING

from berdikari.records.forecast import Forecast
from berdikari.web.desk import Sight

if TYPE_CHECKING:
    from berdikari.foresee import Asked, Calibration

Moved = tuple[str, float] | None


@lru_cache(maxsize=8)
def asked(sight: Sight, moved: Moved = None) -> "Asked":
    """The question of the register, with one prior moved. Raises InvalidRecordError for one that there is not."""
    from berdikari import foresee  # noqa: PLC0415 - heavy
    from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy

    own = Own(moved=dict((moved,)) if moved else {})
    return foresee.ask_of(sight.resolution.partnerships, own, sight.today)


@lru_cache(maxsize=32)
def foreseen(sight: Sight, device: str | None, moved: Moved = None, *, whole: bool = False) -> Forecast:
    """The forecast of a device, or of all whose need is known; whole: of all."""
    from berdikari import foresee  # noqa: PLC0415 - heavy

    question = asked(sight, moved)
    return foresee.answer(question, device) if device or whole else foresee.answer_needed(question)


@lru_cache(maxsize=1)
def calibrated(sight: Sight) -> "Calibration":
    """How well the forecast would have done by now."""
    from berdikari import foresee  # noqa: PLC0415 - heavy
    from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy

    return foresee.calibration(Own(), sight.today)


def priors() -> dict[str, float]:
    """The numbers that can be moved, as `slip.median`, with what they are."""
    from berdikari.edge.foresee import shipped  # noqa: PLC0415 - heavy

    tables = shipped("forecast/priors")
    cells = ((name, key, cell) for name, table in tables.items() for key, cell in table.items())
    return {f"{name}.{key}": cell for name, key, cell in cells if type(cell) is float}
