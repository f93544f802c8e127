"""What keeps the server light: packed assets, rows made when shown, two desks on one register, engines elsewhere."""

import gzip
import os
import subprocess
import sys
from datetime import UTC, datetime

import anyio.to_thread
import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari import api
from berdikari.edge.config import Settings
from berdikari.edge.store import open_store
from berdikari.errors import BerdikariError
from berdikari.records import Document
from berdikari.web import thinking
from berdikari.web.assets import asset
from berdikari.web.desk import Desk
from berdikari.web.devices import _apart
from berdikari.web.index import FACETS, beyond, place_of, places
from berdikari.web.query import PAGE, ask, query_of

TEXT = (
    "PT Contoh Alkes dan Misal GmbH dari Jerman menandatangani nota kesepahaman untuk memproduksi ventilator di Banten."
)


def test_the_style_comes_packed_and_is_kept_for_ever(client):
    answer = client.get(f"/static/{asset('css').name}")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.content == asset("css").body == gzip.decompress(asset("css").packed)
    assert len(asset("css").packed) < len(asset("css").body) / 2
    assert "immutable" in answer.headers["cache-control"]
    again = client.get(f"/static/{asset('css').name}", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_style_comes_plain_to_who_cannot_unpack_it(client):
    answer = client.get(f"/static/{asset('js').name}", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == asset("js").body


@pytest.mark.parametrize("sort", ["stage", "name"])
def test_a_part_of_the_rows_is_that_part_of_all_rows(desk, sort):
    answer = ask(desk.sight().index, query_of([("sort", sort)]))
    assert answer.count == len(answer.rows) > 3
    assert answer.part(1, 2) == answer.rows[1:3]
    assert answer.part(10**6, PAGE) == ()


def test_the_address_of_a_query_reads_back():
    query = query_of([("device", "ct-scanner"), ("country", "TR"), ("q", "rumah & sakit"), ("view", "map")])
    assert query.address() == "device=ct-scanner&country=TR&q=rumah+%26+sakit&view=map"
    assert query.address(text="", view="list", page=3) == "device=ct-scanner&country=TR&page=3"


@given(
    st.dictionaries(st.sampled_from(FACETS), st.lists(st.sampled_from("ab&"), unique=True).map(tuple)),
    st.sampled_from(FACETS),
    st.sampled_from(["", "x y"]),
    st.sampled_from(["list", "map"]),
)
def test_a_value_added_between_is_the_query_with_that_value(chosen, facet, text, view):
    query = query_of(
        [(name, value) for name, values in chosen.items() for value in values] + [("q", text), ("view", view)], chosen
    )
    before, after = query.adding(facet)
    assert f"{before}new{after}" == query.toggled(facet, "new")


@given(st.sets(st.integers(0, 300)), st.integers(0, 40))
def test_beyond_so_many_stand_the_others(members, count):
    rest = beyond(sum(1 << one for one in members), count)
    assert list(places(rest)) == sorted(members)[count:]


def test_a_row_knows_the_place_of_its_partnership(desk):
    rows = desk.sight().index.rows
    assert [row.place for row in rows] == [place_of(row.partnership) for row in rows]


def test_a_desk_sees_what_another_process_wrote(own_desk, tmp_path):
    before = own_desk.sight()
    with open_store(str(tmp_path / "own.db")) as other:
        reading = api.read_document(Document(source="baru.txt", text=TEXT, published="2026-11-20", language="id"))
        other.add(reading, added=datetime.now(UTC))
    assert own_desk.newest() is None
    after = own_desk.sight()
    assert len(after.documents) == len(before.documents) + 1
    assert own_desk.newest() is after


def test_a_call_that_reads_needs_no_thread(own_desk, own_client, monkeypatch):
    own_desk.sight()

    async def none_free(*_given, **_options):
        raise AssertionError("a thread was asked for")

    monkeypatch.setattr(anyio.to_thread, "run_sync", none_free)
    for call in ("register", "partnerships?per_page=3", "facets", "organisations", "documents", "questions"):
        assert own_client.get(f"/api/v1/{call}").status_code == 200


def test_the_engines_are_not_loaded_with_the_app():
    told = (
        "import sys, berdikari.web.app; print([n for n in ('numpy', 'scipy', 'duckdb', 'numba') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_worked_out_apart_comes_back():
    assert _apart(os.getpid) != os.getpid()


def test_an_empty_register_has_a_desk_too(tmp_path):
    with open_store(str(tmp_path / "empty.db")) as store:
        desk = Desk(store, Settings())
        assert desk.newest() is None
        assert ask(desk.sight().index, query_of([])).part(0, PAGE) == ()


def test_the_study_thinks_elsewhere_and_takes_the_register_in_again_when_its_process_is_gone(own_desk):
    sight = own_desk.sight()
    known = own_desk.study.ask(sight, thinking.known)
    assert sum(known.counts.values()) >= len(known.names) > 1
    assert own_desk.study.ask(sight, thinking.known) is known
    own_desk.study.close()
    country = max(known.counts, key=known.counts.__getitem__)
    assert len(own_desk.study.ask(sight, thinking.firms_of, country)) == known.counts[country]


def test_what_cannot_be_worked_out_is_said(own_desk):
    with pytest.raises(BerdikariError, match="ghost"):
        own_desk.study.ask(own_desk.sight(), thinking.matches, "ghost")


def test_a_browser_finds_its_icon_and_a_robot_its_rules(client):
    assert client.get("/favicon.ico", follow_redirects=True).headers["content-type"] == "image/svg+xml; charset=utf-8"
    robots = client.get("/robots.txt")
    assert robots.headers["content-type"].startswith("text/plain")
    assert "Disallow: /" in robots.text
