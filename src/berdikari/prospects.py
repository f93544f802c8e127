"""What the engines add to a register for its brief: dependence of its devices, forecast, and whom to meet."""

from collections.abc import Sequence
from datetime import date

from berdikari import foresee, profiles
from berdikari.edge.foresee import Own
from berdikari.edge.reference import rows
from berdikari.edge.trade.settings import TradeSettings
from berdikari.records import Match, Partnership, rung
from berdikari.records.dependence import FIELD
from berdikari.records.prospects import Prospects

_DEVICES, _EACH = 5, 3
_SIGNED = rung("contract")


def prospects_of(partnerships: Sequence[Partnership], settings: TradeSettings, today: date) -> Prospects:
    """Dependence, forecast and matches for a register; nothing where it holds no partnership.

    Raises TradeDataError where the trade folder cannot be read.
    """
    if not partnerships:
        return Prospects()
    own = Own()
    coded = [row["id"] for row in rows("devices") if row["hs6"]]
    named = {device.id for one in partnerships for device in one.devices}
    return Prospects(
        dependences=profiles.dependences(settings, [FIELD, *(one for one in coded if one in named)]),
        forecast=foresee.answer_needed(foresee.ask_of(partnerships, own, today)),
        matches=advised(foresee.match_devices(partnerships, unsigned(partnerships), own, today)),
    )


def advised(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Of each device the first recommended firms, and the first recommended countries."""
    found: dict[tuple[str, bool], list[Match]] = {}
    for match in matches:
        if match.recommended:
            found.setdefault((match.device, match.firm is None), []).append(match)
    return tuple(match for some in found.values() for match in some[:_EACH])


def unsigned(partnerships: Sequence[Partnership]) -> tuple[str, ...]:
    """Devices on a priority list that no partnership has under contract or further: the most listed first."""
    signed = {
        device.id for one in partnerships if one.status != "cancelled" and rung(one.stage) >= _SIGNED
        for device in one.devices
    }  # fmt: skip
    wanted = [row for row in rows("devices") if row["priority"] and row["hs6"] and row["id"] not in signed]
    wanted.sort(key=lambda row: (-len(row["priority"].split("|")), row["id"]))
    return tuple(row["id"] for row in wanted[:_DEVICES])
