"""The nouns of the field, one file a subject: frozen, checked when made, ids from content."""

from berdikari.records.checks import content_id
from berdikari.records.claim import FIELDS, Claim, Content, Day, Depth, Fair
from berdikari.records.dependence import Dependence, Margin, Measure, Supplier, TradeYear
from berdikari.records.device import Device
from berdikari.records.disagreement import Disagreement, Said
from berdikari.records.document import LANGUAGES, Document, Quote
from berdikari.records.forecast import (
    Announced,
    Assumed,
    Band,
    Contribution,
    Count,
    Forecast,
    Gap,
    Line,
    Move,
    Need,
    Outlook,
    Sighting,
    Sway,
)
from berdikari.records.judgement import VERDICTS, Judgement
from berdikari.records.local_content import CostLine, Lever, LocalContent, TkdnRule
from berdikari.records.match import BackTest, Feature, Firm, Match, Meeting, Pair, Rival, Schedule
from berdikari.records.organisation import Organisation
from berdikari.records.partnership import Alternative, Conflict, Partnership
from berdikari.records.party import ROLES, Ownership, Party, Person
from berdikari.records.place import Place
from berdikari.records.plan import GivenPlant, Plan, PlanSettings, Scenario
from berdikari.records.problem import Problem
from berdikari.records.question import ASKED, Question, Reason, Silence
from berdikari.records.reading import Reading
from berdikari.records.sheet import DeviceSheet, Maker, PartnershipRow, RegionProfile, SheetRow
from berdikari.records.stage import LADDER, MODALITIES, STATUSES, Stage, Status, rung
from berdikari.records.trade import Basket, TradeFlow
from berdikari.records.value import BOUNDS, KINDS, Figure, Term, Value

__all__ = [
    "ASKED",
    "BOUNDS",
    "FIELDS",
    "KINDS",
    "LADDER",
    "LANGUAGES",
    "MODALITIES",
    "ROLES",
    "STATUSES",
    "VERDICTS",
    "Alternative",
    "Announced",
    "Assumed",
    "BackTest",
    "Band",
    "Basket",
    "Claim",
    "Conflict",
    "Content",
    "Contribution",
    "CostLine",
    "Count",
    "Day",
    "Dependence",
    "Depth",
    "Device",
    "DeviceSheet",
    "Disagreement",
    "Document",
    "Fair",
    "Feature",
    "Figure",
    "Firm",
    "Forecast",
    "Gap",
    "GivenPlant",
    "Judgement",
    "Lever",
    "Line",
    "LocalContent",
    "Maker",
    "Margin",
    "Match",
    "Measure",
    "Meeting",
    "Move",
    "Need",
    "Organisation",
    "Outlook",
    "Ownership",
    "Pair",
    "Partnership",
    "PartnershipRow",
    "Party",
    "Person",
    "Place",
    "Plan",
    "PlanSettings",
    "Problem",
    "Question",
    "Quote",
    "Reading",
    "Reason",
    "RegionProfile",
    "Rival",
    "Said",
    "Scenario",
    "Schedule",
    "SheetRow",
    "Sighting",
    "Silence",
    "Stage",
    "Status",
    "Supplier",
    "Sway",
    "Term",
    "TkdnRule",
    "TradeFlow",
    "TradeYear",
    "Value",
    "content_id",
    "rung",
]  # fmt: skip
