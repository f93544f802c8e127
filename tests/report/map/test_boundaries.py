"""Boundaries that users bring: drawn where they are GeoJSON in degrees, told in plain words where they are not."""

import json
from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.report.map import Layers, Spot, draw, map_html, nation, read_boundaries
from berdikari.report.map import boundaries as room
from berdikari.report.map.crossing import crossing

RING = [[105, -7], [107, -7], [107, -6], [105, -6], [105, -7]]


def feature(coordinates=None, kind="Polygon", **properties):
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates or [RING]},
    }


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_polygons_become_regions_that_are_drawn():
    regions, problems = read_boundaries(
        collection(feature(KODE="36", NAMA="Banten"), feature([[RING]], "MultiPolygon", name="x"))
    )
    assert problems == ()
    assert [(one.code, one.name, len(one.rings)) for one in regions] == [("36", "Banten", 1), ("x", "x", 1)]
    assert regions[0].rings[0] == ((105.0, -7.0), (107.0, -7.0), (107.0, -6.0), (105.0, -6.0))
    assert "<title>Banten</title>" in map_html(draw((nation("x"),), Layers(regions=regions)))


def test_one_bad_feature_does_not_lose_the_others():
    regions, [problem] = read_boundaries(
        collection(feature(name="a"), feature([[[0, 0], [1, 1]]], name="b")), "my.geojson"
    )
    assert [one.name for one in regions] == ["a"]
    assert (problem.severity, problem.source) == ("warning", "my.geojson")
    assert problem.message == "feature 2: b: a ring has 2 points"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "this is not JSON"),
        (b"\xff\xfe", "this is not JSON"),
        (b"[" * 100_000, "this is not JSON"),
        (b"<svg/>", "this is not JSON"),
        (b"[]", "no features were found"),
        (b'{"type": "Topology"}', "this is TopoJSON"),
        (b'{"type": "FeatureCollection", "features": {}}', "no features were found"),
        (collection(feature()), "feature 1: it has neither code nor name"),
        (collection(feature(code=True)), "feature 1: it has neither code nor name"),
        (collection(feature([0, 0], "Point", name="p")), "feature 1: p: it is no polygon"),
        (
            collection({"type": "Feature", "properties": {"name": "p"}, "geometry": None}),
            "feature 1: p: it is no polygon",
        ),
        (collection(7), "feature 1: it has neither code nor name"),
        (collection(feature([[[600000, 9e6]] * 4], name="utm")), "feature 1: utm: 600000, 9e+06 are not degrees"),
        (collection(feature([[[1, float("nan")]] * 4], name="n")), "feature 1: n: a point is no pair of numbers"),
        (collection(feature([[["1", "2"]] * 4], name="s")), "feature 1: s: a point is no pair of numbers"),
        (collection(feature([[True, False]] * 4, name="t")), "feature 1: t: a point is no pair of numbers"),
        (collection(feature([[[10**400, 1]] * 4], name="h")), "feature 1: h: 1e+99, 1 are not degrees"),
        (collection(feature([[[1e400, 1]] * 4], name="i")), "feature 1: i: 1e+99, 1 are not degrees"),
        (b'{"type": "FeatureCollection", "features": [' + b"9" * 5000 + b"]}", "this is not JSON"),
        (
            collection(feature([[[105, -7], [107, -6], [107, -7], [105, -6]]], name="bow")),
            "feature 1: bow: an outline crosses itself near 107.0000, -7.0000",
        ),
        (
            json.dumps(
                {
                    "type": "FeatureCollection",
                    "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32748"}},
                    "features": [feature(name="u")],
                }
            ).encode(),
            "its coordinate system is urn:ogc:def:crs:EPSG::32748",
        ),
        (collection(feature([{}], name="d")), "feature 1: d: its coordinates are no list"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_plain_words(data, told):
    regions, [problem] = read_boundaries(data)
    assert regions == ()
    assert problem.message == told
    assert problem.hint


def test_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(room, "MOST_BYTES", 100)
    assert "100" not in read_boundaries(b" " * 101)[1][0].hint
    assert read_boundaries(b" " * 101)[1][0].message.startswith("the file has")
    monkeypatch.undo()
    monkeypatch.setattr(room, "MOST_POINTS", 10)
    regions, problems = read_boundaries(collection(*(feature(name=str(n)) for n in range(4))))
    assert (len(regions), len(problems)) == (2, 2)
    monkeypatch.setattr(room, "MOST_REGIONS", 3)
    assert read_boundaries(collection(*(feature(name=str(n)) for n in range(4))))[1][0].message.startswith("4 features")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "features", "geometry", "coordinates", "properties", "name"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(JSON | st.binary(max_size=40))
def test_nothing_makes_it_fall_over(value):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    regions, problems = read_boundaries(data)
    assert regions or problems


def zigzag(count, height):
    return [[110 + (at % 2), height * at / count] for at in range(count)]


def test_an_outline_too_tangled_to_tell_is_refused_in_time():
    _, [problem] = read_boundaries(collection(feature([zigzag(4000, 1e-6)], name="z")))
    assert problem.message == "feature 1: z: an outline is too tangled"


@pytest.mark.parametrize("system", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", None, 7])
def test_degrees_may_be_named_as_the_coordinate_system(system):
    data = {"type": "FeatureCollection", "crs": {"properties": {"name": system}}, "features": [feature(name="u")]}
    assert read_boundaries(json.dumps(data).encode())[1] == ()


@given(st.integers(3, 60), st.floats(0.1, 5))
def test_a_round_outline_crosses_itself_nowhere_and_a_star_does(count, radius):
    ring = [(110 + radius * cos(2 * pi * at / count), radius * sin(2 * pi * at / count)) for at in range(count)]
    assert crossing(ring) is None
    if count >= 5 and count % 2:
        assert crossing([ring[2 * at % count] for at in range(count)]) is not None


def test_areas_with_something_on_them_are_told_apart():
    regions, _ = read_boundaries(
        collection(
            feature(code="36", name="Banten"),
            feature([[[109, -7], [110, -7], [110, -6], [109, -7]]], code="33", name="x"),
        )
    )
    spot = Spot(code="36.03", name="Tangerang", lat=-6.2, lng=106.5)
    drawn = str(map_html(draw((nation("x"),), Layers(regions=regions, spots=(spot,)))))
    assert drawn.count('class="region used"') == 1
    assert drawn.count('class="region"') == 1
