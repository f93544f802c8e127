"""Typed partnerships into a register."""

from datetime import datetime

from berdikari.edge.sheets.typed import Typed
from berdikari.edge.store import Receipt, Store
from berdikari.records import Problem, Reading


def bring_in(store: Store, typed: Typed, *, added: datetime) -> tuple[Receipt, ...]:
    """Keep the readings, in one transaction, then the judgements on what nobody has judged yet; the receipts.

    The problems of the sheet are kept too. To bring the same sheet in again changes nothing.
    """
    readings = [*typed.readings, *([_faults(typed.problems)] if typed.problems else [])]
    receipts = store.add_batch(readings, added=added)
    decided = {frozenset(judgement.subjects) for judgement in store.judgements()}
    for judgement in typed.judgements:
        if frozenset(judgement.subjects) not in decided:
            store.judge(judgement, seen=store.version(), added=added)
    return receipts[: len(typed.readings)]


def _faults(problems: tuple[Problem, ...]) -> Reading:
    return Reading(source=problems[0].source or "sheet", problems=problems)
