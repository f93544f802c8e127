"""Berdikari: reads what is announced about medical devices into a register in which every fact shows its sentence.

    import berdikari

    with berdikari.open_store("berdikari.db") as store:
        for receipt in berdikari.add(store, berdikari.read_files(["articles/"])):
            print(receipt.source, receipt.claims)
        for partnership in berdikari.partnerships(store):
            print(partnership.stage, [party.name for party in partnership.parties])

The verbs are in `berdikari.api` and `berdikari.engines`, the nouns in `berdikari.records`, the faults in
`berdikari.errors`; all of them are names of this package too. They are loaded when they are first used, so that
importing it costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from berdikari.api import *  # noqa: F403
    from berdikari.engines import *  # noqa: F403
    from berdikari.errors import *  # noqa: F403
    from berdikari.records import *  # noqa: F403

__version__ = "0.1.0"

_OFFERED = {
    "berdikari.api": (
        "Receipt Register Resolution Settings Store Taken Wanted add brief export import_sheet judge known load "
        "load_starter open_store organisations partnerships partnerships_in disagreements_in pick questions "
        "read_document read_file read_files settings_from show"
    ),
    "berdikari.engines": (
        "Calibration Own assess_devices back_test_match calibrate_forecast device_sheet forecast_devices forecast_gap "
        "forecast_sways match_device match_firm meet plan_devices region_profiles"
    ),
    "berdikari.errors": (
        "AccessError AccountError BerdikariError FetchError ForbiddenError InvalidRecordError InvalidSheetError "
        "LoginNeededError LoginRefusedError MissingKeyError ProofNeededError WeakPasswordError StaleWriteError "
        "StoreError TradeDataError UndecidedComplexityError UnknownIdError UnknownStoreError UnreadableSourceError "
        "UnsafeLinkError"
    ),
    "berdikari.records": (
        "Alternative Announced Assumed BackTest Band Basket Claim Conflict Contribution CostLine Count Day "
        "Dependence Depth Device DeviceSheet Disagreement Document Fair Feature Figure Firm Forecast Gap "
        "GivenPlant Judgement Lever Line LocalContent Maker Margin Match Measure Meeting Move Need "
        "Organisation Outlook Ownership Pair Partnership PartnershipRow Party Person Place Plan PlanSettings "
        "Problem Question Quote Reading Reason RegionProfile Rival Said Scenario Schedule SheetRow Sighting "
        "Silence Stage Status Supplier Sway Term TkdnRule TradeFlow TradeYear Value"
    ),
}
_ROOM = {name: room for room, names in _OFFERED.items() for name in names.split()}
__all__ = ["__version__", *_ROOM]  # noqa: PLE0604 - all of them are texts


def __getattr__(name: str) -> Any:
    """A verb, a noun or a fault, from the room that offers it (PEP 562)."""
    if name not in _ROOM:
        raise AttributeError(f"module 'berdikari' has no attribute {name!r}")
    return getattr(import_module(_ROOM[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_ROOM})
