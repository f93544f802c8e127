"""Outlines and the coastline: cut to the frame, thinned without loss of what is seen."""

from hypothesis import given
from hypothesis import strategies as st

from berdikari.report.map import java, nation
from berdikari.report.map.coast import coast, decoded, islands
from berdikari.report.map.outline import cut, outline, thinned

RINGS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=3, max_size=60)
SQUARE = [(0, 0), (10, 0), (10, 10), (0, 10)]


def test_the_encoding_of_google_s_example():
    assert [(round(lat * 250), round(lng * 250)) for lng, lat in decoded("_p~iF~ps|U_ulLnnqC_mqNvxq`@")] == [
        (3850000, -12020000),
        (4070000, -12095000),
        (4325200, -12645300),
    ]


def test_the_coastline_is_where_indonesia_is():
    home = [ring for side, ring in islands() if side == "home"]
    places = [place for ring in home for place in ring]
    assert min(lng for lng, _ in places) < 95.4
    assert max(lng for lng, _ in places) > 140.9
    assert -11.1 < min(lat for _, lat in places) < -10.8
    assert 5.6 < max(lat for _, lat in places) < 6
    assert len(home) > 200


def test_a_corner_that_shows_is_kept_and_one_that_does_not_is_left_out():
    ring = [(0, 0), (50, 1), (100, 0), (100, 100), (0, 100)]
    assert thinned(ring, 60) == [(0, 0), (100, 0), (100, 100), (0, 100)]
    assert thinned(ring, 1) == ring


@given(RINGS, st.floats(0, 1000))
def test_what_is_left_is_a_part_in_order(ring, least):
    rest = iter(ring)
    assert all(any(cell == other for other in rest) for cell in thinned(ring, least))


@given(RINGS)
def test_what_is_cut_lies_inside_with_its_margin(ring):
    for x, y in cut([(float(x) - 100, float(y) - 100) for x, y in ring], 200, 100):
        assert -20.01 <= x <= 220.01
        assert -20.01 <= y <= 120.01


def test_what_lies_inside_is_left_as_it_is():
    assert cut(SQUARE, 100, 100) == SQUARE


def test_what_is_too_small_to_be_seen_is_left_out():
    speck = [(110.0, -5.0), (110.001, -5.0), (110.001, -5.001)]
    assert outline([speck], nation("x")) == ""
    assert outline([[(110, -5), (112, -5), (112, -7)]], nation("x")).startswith("M")


def test_java_shows_more_of_java_than_the_country_does():
    assert len(coast(java("x"))[0]) > 2_000
    assert coast(java("x"))[1] == ""
