"""Boundaries that a user brought are drawn on the maps of the pages, of papers and of the brief."""

import json
from datetime import date

import httpx
import pytest

from berdikari import api
from berdikari.edge.boundaries import load_boundaries
from berdikari.edge.config import Settings
from berdikari.web.desk import Desk


@pytest.fixture
def file(tmp_path):
    def area(name, west, south):
        ring = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]
        return {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": [ring]}}

    made = tmp_path / "areas.geojson"
    features = [area("Banten", 105.5, -7), area("Jawa Barat", 107, -7), area("Kabupaten Tangerang", 106.2, -6.4)]
    made.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return made


@pytest.fixture
def areas(own_desk, file, serve):
    desk = Desk(own_desk.store, Settings(), today=lambda: date(2026, 11, 22), regions=load_boundaries(file)[0])
    with serve(desk) as address, httpx.Client(base_url=address, timeout=60) as asking:
        yield asking
    desk.close()


@pytest.mark.parametrize("page", ["overview", "partnerships?view=map", "provinces"])
def test_the_country_shows_provinces(areas, page):
    told = areas.get(f"/id/{page}").text
    assert "<title>Banten</title></path>" in told
    assert "Tangerang</title></path>" not in told


def test_a_province_shows_its_regencies(areas):
    told = areas.get("/id/province/36").text
    assert "<title>Kabupaten Tangerang</title></path>" in told
    assert "<title>Jawa Barat</title></path>" not in told


def test_papers_are_drawn_with_them(areas, client):
    with_areas = areas.get("/id/partnerships.svg?view=map").text
    assert len(with_areas) != len(client.get("/id/partnerships.svg?view=map").text)


def test_a_page_kept_by_the_browser_is_drawn_anew(areas, client):
    held = client.get("/id/overview").headers["etag"]
    assert areas.get("/id/overview", headers={"if-none-match": held}).status_code == 200


def test_the_brief_too(own_desk, file):
    assert "<title>Banten</title></path>" in api.brief(own_desk.store, "id", boundaries=file)
    assert "<title>Banten</title></path>" not in api.brief(own_desk.store, "id")
