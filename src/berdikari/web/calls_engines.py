"""Calls of the engines in the HTTP API: dependence, sheets, forecast, match, plan, under the names of Python."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Response

from berdikari.edge.assess_wire import dependence_shape, region_shape, sheet_shape
from berdikari.edge.devices import find_device
from berdikari.edge.foresee_wire import gap_shape, match_shape, schedule_shape
from berdikari.edge.reference import rows
from berdikari.edge.regions import find_region
from berdikari.errors import BerdikariError
from berdikari.records.match import Firm
from berdikari.web import plan_question, planning, thinking, wire_engines
from berdikari.web.calls import LOST, REFUSED, Kept, faults, json_of
from berdikari.web.devices import known, sheet_of
from berdikari.web.regions import profile_of, tables
from berdikari.web.wire import FaultOut

router = APIRouter(prefix="/api/v1")
_FAULTS = {400: REFUSED[400], **LOST}
_SEARCH: dict[int | str, dict[str, Any]] = {
    202: {"model": wire_engines.PlanOut, "description": "The search goes on: ask again"},
    429: {"model": FaultOut, "description": "Too many questions wait for an answer"},
    503: {"model": FaultOut, "description": "The search came to nothing"},
}


@router.get("/assess_devices", response_model=wire_engines.DependencesOut, responses=_FAULTS)
def assess_devices(asked: Annotated[wire_engines.OfDevices, Query()]) -> Response:
    """How far devices depend on imports: suppliers, trend, margins, measures with their formula or a reason."""
    with faults():
        wanted = [find_device(one)["id"] for one in asked.device]
        every = known().dependences
    found = [every[one] for one in wanted or (row["id"] for row in rows("devices") if row["hs6"])]
    return json_of({"items": [dependence_shape(one) for one in found]})


@router.get("/device_sheet", response_model=wire_engines.SheetOut, responses=_FAULTS)
def device_sheet(desk: Kept, asked: Annotated[wire_engines.OfDevice, Query()]) -> Response:
    """All that is known of a device: need, dependence, makers at home, partnerships, what was said."""
    with faults():
        return json_of(sheet_shape(sheet_of(desk.sight(), find_device(asked.device))))


@router.get("/region_profiles", response_model=wire_engines.RegionsOut, responses=_FAULTS)
def region_profiles(desk: Kept, asked: Annotated[wire_engines.OfRegions, Query()]) -> Response:
    """The profiles of provinces or regencies: rows with value, unit, source, day and age."""
    with faults():
        codes = [find_region(one) for one in asked.region] or [row["code"] for row in tables().provinces]
        sight = desk.sight()
        return json_of({"items": [region_shape(profile_of(sight, code)) for code in codes]})


@router.get("/forecast_devices", response_model=wire_engines.OutlooksOut, responses=_FAULTS)
def forecast_devices(desk: Kept, asked: Annotated[wire_engines.Foreseen, Query()]) -> Response:
    """How much of each device, or of one, would be made at home: bands of domestic supply."""
    with faults():
        device = find_device(asked.device)["id"] if asked.device else None
        found = desk.study.ask(desk.sight(), thinking.outlooks, device)
    return Response(found, media_type="application/json")


@router.get("/forecast_gap", response_model=wire_engines.GapOut, responses=_FAULTS)
def forecast_gap(desk: Kept, asked: Annotated[wire_engines.Target, Query()]) -> Response:
    """What is missing to a share of a device's need in a year, and which moves would close it; 404 without a need."""
    with faults():
        device = find_device(asked.device)["id"]
        found = desk.study.ask(desk.sight(), thinking.missing, device, asked.year, asked.target)
    if isinstance(found, str):
        raise HTTPException(404, found)
    return json_of(gap_shape(found))


@router.get("/match_device", response_model=wire_engines.MatchesOut, responses=_FAULTS)
def match_device(desk: Kept, asked: Annotated[wire_engines.OfDevice, Query()]) -> Response:
    """Who could bring a device's technology: firms of the register, then countries, each best first, with reasons."""
    with faults():
        found = desk.study.ask(desk.sight(), thinking.matches, find_device(asked.device)["id"])
    return json_of({"items": [match_shape(one, rank) for rank, one in enumerate(found, start=1)]})


@router.get("/match_firm", response_model=wire_engines.MatchesOut, responses=_FAULTS)
def match_firm(desk: Kept, asked: Annotated[wire_engines.OfFirm, Query()]) -> Response:
    """The same for each device that a firm of the register makes or wants; nothing where it is not known."""
    with faults():
        found = desk.study.ask(desk.sight(), thinking.firm_matches, asked.firm)
    return json_of({"items": [match_shape(one, rank) for rank, one in enumerate(found, start=1)]})


@router.post("/meet", response_model=wire_engines.ScheduleOut, responses=_FAULTS)
def meet(desk: Kept, asked: wire_engines.MeetIn) -> Response:
    """The timetable of a delegation with the makers of the register. Nothing is kept."""
    with faults():
        guests = tuple(
            Firm(name=one.name, country=one.country, devices=tuple(find_device(device)["id"] for device in one.devices))
            for one in asked.guests
        )
        slots = tuple(asked.slots)
        schedule = desk.study.ask(desk.sight(), thinking.meetings, guests, (), slots, asked.tables)
    return json_of(schedule_shape(schedule))


@router.get("/plan_devices", response_model=wire_engines.PlanOut, responses=_FAULTS | _SEARCH)
def plan_devices(desk: Kept, asked: Annotated[wire_engines.PlanIn, Query()]) -> Response:
    """What to make where, for whom, from when, with its proof; factors are tried from the base plan, which stands
    beside.
    """
    with faults():
        settings = plan_question.settings_of(asked)
    try:
        outcome = planning.answered(desk, settings, plan_question.change_of(asked))
    except BerdikariError as error:
        raise HTTPException(429, str(error)) from None
    if isinstance(outcome, tuple):
        plan, base = outcome[-1].plan, outcome[0].plan if len(outcome) > 1 else None
        return json_of({"state": "done", "cost": plan.cost, "bound": plan.bound, "plan": plan, "base": base})
    if not outcome.busy:
        raise HTTPException(503, outcome.fault or "found no plan in time, wanted one: ask again")
    cost, bound = planning.progress_of(outcome)
    return json_of({"state": "working", "cost": cost, "bound": bound, "plan": None, "base": None}, 202)
