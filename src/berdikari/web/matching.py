"""What the register itself says of the firms and devices of a match, and how well matches would have done."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from berdikari.edge.reference import rows
from berdikari.names import firm_key
from berdikari.records import Partnership, rung
from berdikari.records.match import BackTest
from berdikari.web.desk import Desk, Sight
from berdikari.web.errands import Errand


def coded() -> tuple[str, ...]:
    """The devices of which trade speaks: they have a customs code."""
    return tuple(row["id"] for row in rows("devices") if row["hs6"])


@lru_cache(maxsize=1)
def organisations_by_key(sight: Sight) -> Mapping[str, str]:
    """Ids of the organisations by the key of each of their names."""
    return {firm_key(name): one.id for one in sight.organisations.values() for name in (*one.aliases, one.name)}


def partnerships_of(sight: Sight, name: str, device: str) -> Sequence[Partnership]:
    """The partnerships of a firm for a device, the highest first."""
    key = firm_key(name)
    organisation = sight.organisations.get(organisations_by_key(sight).get(key, ""))
    found = [sight.partnerships[one] for one in organisation.partnerships] if organisation else []
    mine = [
        one
        for one in found
        if any(own.id == device for own in one.devices) and any(firm_key(party.name) == key for party in one.parties)
    ]
    return sorted(mine, key=lambda one: -rung(one.stage))


def back_tested(desk: Desk) -> Errand:
    """How the match would have done on the real partnerships of the past: worked out once, in the background."""
    return desk.errands.send("back-test", _back_test)


def _back_test(_tell: Callable[[Any], bool]) -> BackTest:
    from berdikari import foresee  # noqa: PLC0415 - heavy
    from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy

    return foresee.judged(Own())
