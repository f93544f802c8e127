"""The engines over HTTP: what Python and the command line give, in the same shapes."""

import json
import time

import pytest

from berdikari import engines, foresee
from berdikari.edge.assess_wire import dependence_shape, sheet_shape
from berdikari.edge.foresee import Own
from berdikari.edge.foresee_wire import gap_shape, match_shape, outlook_shape, schedule_shape
from berdikari.records.match import Firm
from berdikari.records.plan import PlanSettings


@pytest.fixture
def ask(client):
    def asked(call, **params):
        answer = client.get(f"/api/v1/{call}", params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return asked


@pytest.fixture
def known(desk):
    sight = desk.sight()
    return sight.resolution.partnerships, sight.today


def same(told, shapes):
    assert told == json.loads(json.dumps(shapes))


def test_every_call_of_the_engines_is_a_function_of_python(client):
    routes = {path.rsplit("/", 1)[1] for path in client.get("/api/v1/openapi.json").json()["paths"]}
    offered = {
        "assess_devices",
        "device_sheet",
        "region_profiles",
        "forecast_devices",
        "forecast_gap",
        "match_device",
        "match_firm",
        "meet",
        "plan_devices",
    }
    assert offered <= routes & set(engines.__all__)


def test_dependence(ask):
    same(ask("assess_devices", device="CT scan")["items"], [dependence_shape(*engines.assess_devices(["ct-scanner"]))])
    assert len(ask("assess_devices")["items"]) == len(engines.assess_devices())


def test_a_sheet_has_the_dependence_among_its_keys(ask, desk):
    told = ask("device_sheet", device="surgical-light")
    same(told, sheet_shape(engines.device_sheet(desk.store, "surgical-light")) | {"today": "2026-11-22"})
    assert told["measures"] == ask("assess_devices", device="surgical-light")["items"][0]["measures"]


def test_a_region_by_code_or_name(ask):
    assert ask("region_profiles", region="Banten") == ask("region_profiles", region="36")
    assert len(ask("region_profiles")["items"]) == 38


def test_forecast_and_gap(ask, known):
    question = foresee.ask_of(known[0], Own(), known[1])
    same(ask("forecast_devices")["items"], [outlook_shape(one) for one in foresee.answer(question).outlooks])
    found = foresee.missing(question, "ct-scanner", 2027, 0.5)
    same(ask("forecast_gap", device="ct-scanner", year=2027, target=0.5), gap_shape(found))


def test_matches(ask, known):
    found = foresee.match_device(known[0], "surgical-light", Own(), known[1])
    same(
        ask("match_device", device="lampu operasi")["items"], [match_shape(one, at) for at, one in enumerate(found, 1)]
    )
    found = foresee.match_firm(known[0], "graha", Own(), known[1])
    assert found
    same(ask("match_firm", firm="graha")["items"], [match_shape(one, at) for at, one in enumerate(found, 1)])
    assert ask("match_firm", firm="nobody at all")["items"] == []


def test_a_timetable(client, known):
    asked = {"guests": [{"name": "Aygün", "country": "TUR", "devices": ["lampu operasi"]}], "slots": ["9", "10"]}
    guest = Firm(name="Aygün", country="TUR", devices=("surgical-light",))
    schedule = foresee.meetings(known[0], (guest,), (), ("9", "10"), 10, Own(), known[1])
    assert schedule.meetings
    same(client.post("/api/v1/meet", json=asked).json(), schedule_shape(schedule))


def test_a_plan_is_asked_for_until_it_is_there_and_is_that_of_python(client):
    asked = {"device": "hospital bed", "first": 2026, "years": 2, "forbid": "Jawa Barat"}
    first = client.get("/api/v1/plan_devices", params=asked)
    assert (first.status_code, first.json()["state"]) == (202, "working")
    told = worked_out(client, asked)
    wanted = PlanSettings(devices=("hospital bed",), years=(2026, 2027), forbid=("Jawa Barat",))
    plan = engines.plan_devices(wanted)
    assert told["plan"]["settings"]["forbid"] == ["32"]
    assert max(told["bound"], plan.bound) <= min(told["cost"], plan.cost)
    assert [one["site"][:2] for one in told["plan"]["builds"]] != []
    assert "32" not in {one["site"][:2] for one in told["plan"]["builds"]}
    dear = worked_out(client, asked | {"price": 2})
    assert dear["plan"]["import_cost"] == pytest.approx(2 * dear["base"]["import_cost"], rel=0.2)
    assert dear["base"] == told["plan"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"first": 2026}, 422),
        ({"device": "ct-scanner", "first": 2026, "years": 40}, 422),
        ({"device": "ct-scanner", "first": 2026, "fix": "Atlantis"}, 404),
        ({"device": "medical-device", "first": 2026}, 404),
    ],
)
def test_a_plan_that_cannot_be_is_refused(client, asked, status):
    assert client.get("/api/v1/plan_devices", params=asked).status_code == status


def worked_out(client, asked):
    for _ in range(400):
        answer = client.get("/api/v1/plan_devices", params=asked)
        if answer.status_code == 200:
            return answer.json()
        assert answer.status_code == 202, answer.text
        time.sleep(0.5)
    raise AssertionError("the search does not end")


@pytest.mark.parametrize("call", ["device_sheet", "assess_devices", "forecast_devices", "match_device"])
def test_a_device_that_there_is_not_is_named(client, call):
    answer = client.get(f"/api/v1/{call}", params={"device": "teapot"})
    assert (answer.status_code, "teapot" in answer.json()["fault"]) == (404, True)
