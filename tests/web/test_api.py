"""The API: what OpenAPI promises is what comes, for any request that can be made up; and the shapes of the pages."""

import shutil
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from berdikari.edge.config import Settings
from berdikari.edge.store import open_store
from berdikari.web.desk import Desk
from berdikari.web.devices import known

schemathesis = pytest.importorskip("schemathesis")

CALLS = (
    "GET /api/v1/register",
    "GET /api/v1/partnerships",
    "GET /api/v1/partnerships/{id}",
    "GET /api/v1/facets",
    "GET /api/v1/organisations",
    "GET /api/v1/organisations/{id}",
    "GET /api/v1/documents",
    "GET /api/v1/documents/{id}",
    "GET /api/v1/questions",
    "GET /api/v1/judgements",
    "POST /api/v1/judgements",
    "POST /api/v1/read",
    "POST /api/v1/documents",
    "GET /api/v1/assess_devices",
    "GET /api/v1/device_sheet",
    "GET /api/v1/region_profiles",
    "GET /api/v1/forecast_devices",
    "GET /api/v1/forecast_gap",
    "GET /api/v1/match_device",
    "GET /api/v1/match_firm",
    "POST /api/v1/meet",
    "GET /api/v1/plan_devices",
)
BARE = ("GET /api/v1/register", "GET /api/v1/questions", "GET /api/v1/judgements")  # nothing in them can be wrong


@pytest.fixture(scope="module")
def promise(example_store, tmp_path_factory, serve):
    """The API on a register of its own, for it is written to."""
    file = shutil.copy(example_store, tmp_path_factory.mktemp("api") / "api.db")
    with open_store(str(file)) as store:
        desk = Desk(store, Settings(), today=lambda: date(2026, 11, 22))
        known()  # as `berdikari serve` makes it ready before anybody asks
        with serve(desk) as address:
            yield schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json")
        desk.close()


@pytest.mark.parametrize(
    ("kind", "call"),
    [*(("positive", call) for call in CALLS), *(("negative", call) for call in CALLS if call not in BARE)],
)
def test_every_answer_is_as_promised(promise, call, kind):
    """All checks of schemathesis, on requests that fit the promise and on requests that do not."""
    operation = next(one.ok() for one in promise.get_all_operations() if one.ok().label == call)

    @given(case=operation.as_strategy(generation_mode=schemathesis.GenerationMode(kind)))
    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    def check(case):
        case.call_and_validate()

    check()


def test_every_call_is_listed(promise):
    assert {one.ok().label for one in promise.get_all_operations()} == set(CALLS)


def test_what_the_page_counts_the_api_counts(client):
    told = client.get("/api/v1/partnerships", params={"stage": "mou", "per_page": 1}).json()
    assert told["count"] == client.get("/en/partnerships.json?stage=mou").json()["count"]
    assert len(told["items"]) == 1


def test_a_text_is_read_and_not_kept(client):
    before = client.get("/api/v1/register").json()
    text = "PT Sinar Medika Nusantara menandatangani nota kesepahaman dengan Nordlicht Medizintechnik GmbH dari Jerman untuk memproduksi tempat tidur rumah sakit."
    told = client.post("/api/v1/read", json={"source": "a.txt", "text": text}).json()
    assert [party["country"] for party in told["partnerships"][0]["parties"]] == ["ID", "DE"]
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in told["partnerships"][0]["evidence"])
    assert client.get("/api/v1/register").json() == before
