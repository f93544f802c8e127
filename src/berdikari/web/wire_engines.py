"""Wire types of the engines' calls: questions, and answers in the shapes of the command line's `--json`."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints

from berdikari.records.dependence import Dependence, Measure
from berdikari.records.forecast import Announced, Band, Need
from berdikari.records.plan import Plan
from berdikari.records.sheet import Maker, PartnershipRow, RegionProfile, SheetRow
from berdikari.web.wire import Strict

Name = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]+$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
MOST_GUESTS, MOST_SLOTS, MOST_TABLES = 60, 16, 50


class OfDevice(Strict):
    """One device."""

    device: Name = Field(description="id of the catalogue, or a name in one of its languages", examples=["ct-scanner"])


class OfDevices(Strict):
    """Devices; none means all that have a customs code."""

    device: list[Name] = Field([], max_length=20, description="ids or names", examples=[["ct-scanner"]])


class OfRegions(Strict):
    """Regions; none means all provinces."""

    region: list[Name] = Field([], max_length=20, description="ministry codes or names", examples=[["36"]])


class OfFirm(Strict):
    """A firm of the register."""

    firm: Name = Field(description="its name, or a part of it", examples=["Graha"])


class Foreseen(Strict):
    """A device, or none for all with a line or a need."""

    device: Name | None = Field(None, description="id or name", examples=["ct-scanner"])


class Target(OfDevice):
    """A share of a device's need in a year."""

    year: int = Field(ge=2020, le=2060, examples=[2027])
    target: float = Field(gt=0, le=1, description="share of the need, 0 to 1", examples=[0.5])


class GuestIn(Strict):
    """A firm that comes. devices: ids or names."""

    name: Name
    country: Country
    devices: list[Name] = Field([], max_length=20)


class MeetIn(Strict):
    """A delegation, and when and where it meets the makers at home."""

    guests: list[GuestIn] = Field(
        min_length=1,
        max_length=MOST_GUESTS,
        examples=[[{"name": "Example Medikal A.Ş.", "country": "TUR", "devices": ["autoclave"]}]],
    )
    slots: list[Name] = Field(min_length=1, max_length=MOST_SLOTS, examples=[["09.00", "09.45"]])
    tables: int = Field(10, ge=1, le=MOST_TABLES)


class PlanIn(Strict):
    """What is planned, and what is asked to be otherwise than the parameters have it (factors)."""

    device: list[Name] = Field(min_length=1, max_length=8, description="ids or names", examples=[["ct-scanner"]])
    first: int = Field(ge=2020, le=2060, description="the first year", examples=[2026])
    years: int = Field(10, ge=1, le=15, description="how many years")
    budget: float | None = Field(None, ge=0, le=1e12, description="investment in each year at most, IDR million")
    cost_limit: float | None = Field(
        None, ge=0, le=1e12, description="IDR million; with it the most self-reliance within it, else the least cost"
    )
    fix: list[Name] = Field([], max_length=20, description="regions where something must be made")
    forbid: list[Name] = Field([], max_length=40, description="regions where nothing may be made")
    price: float = Field(1, ge=0.05, le=6, description="factor on import prices")
    demand: float = Field(1, ge=0.05, le=6, description="factor on the need")
    exchange: float = Field(1, ge=0.05, le=6, description="factor on the exchange rate")
    wage: float = Field(1, ge=0.05, le=6, description="factor on wages")
    freight: float = Field(1, ge=0.05, le=6, description="factor on freight")


class PlanOut(BaseModel):
    """A plan, or how far the search is. state: working (ask again) or done. cost, bound: of the best plan so far."""

    state: Literal["working", "done"]
    cost: float | None
    bound: float | None
    plan: Plan | None
    base: Plan | None


class DependencesOut(BaseModel):
    """How far devices depend on imports."""

    items: list[Dependence]


class RegionsOut(BaseModel):
    """Profiles of regions."""

    items: list[RegionProfile]


class SheetOut(BaseModel):
    """The dependence of a device, with all else that is known of it."""

    names: list[tuple[str, str]]
    today: str
    facts: list[SheetRow]
    needs: list[Need]
    official: list[Measure]
    makers: list[Maker]
    partnerships: list[PartnershipRow]
    device: str
    country: str
    basket: dict[str, Any]
    years: list[dict[str, Any]]
    measures: list[Measure]
    said: list[dict[str, Any]]
    sources: list[str]
    synthetic: bool
    problems: list[dict[str, Any]]


class ContributionOut(BaseModel):
    """What one partnership brings to a device in a window."""

    partnership: str
    line: str
    stage: str | None
    declared: str | None
    inferred: str | None
    running: float
    units: float | None
    share: float | None
    parts: float
    parts_stated: bool
    source: str


class OutlookOut(BaseModel):
    """A device in a window: need, what was announced, and three readings of what usually comes true."""

    device: str
    start: str
    end: str
    need: Need | None
    announced: Announced | None
    units: Band | None
    value: Band | None
    parts: Band | None
    supply: Band | None
    contributions: list[ContributionOut]
    unweighed: list[str]


class OutlooksOut(BaseModel):
    """Outlooks by device and window."""

    items: list[OutlookOut]


class MoveOut(BaseModel):
    """A partnership that goes on to a rung, and what that brings."""

    model_config = {"populate_by_name": True}

    partnership: str
    start: str | None = Field(alias="from")
    to: str
    gain: float


class GapOut(BaseModel):
    """What is missing to a target."""

    device: str
    year: int
    target: float
    expected: float
    missing: float
    capacity: float
    moves: list[MoveOut]
    enough: bool


class PointOut(BaseModel):
    """A feature and the points that it gives."""

    name: str
    value: float | None
    points: float


class FeatureOut(PointOut):
    """A feature with its weight, and what it rests on. standard: in standard deviations of all candidates."""

    standard: float
    weight: float
    evidence: str


class MatchOut(BaseModel):
    """A candidate with all features."""

    rank: int
    device: str
    country: str
    firm: str | None
    score: float
    chance: float
    features: list[FeatureOut]
    recommended: bool
    why_not: str


class MatchesOut(BaseModel):
    """Candidates, the best first."""

    items: list[MatchOut]


class MeetingOut(BaseModel):
    """A guest and a host at a table."""

    slot: str
    table: int
    guest: str
    host: str
    device: str
    fit: float
    features: list[PointOut]


class ScheduleOut(BaseModel):
    """The meetings of a day. alone: guests without one, and why."""

    meetings: list[MeetingOut]
    fit: float
    alone: list[tuple[str, str]]
