"""Maps: every spot inside its frame, no two labels meet at any width, nothing hostile gets through."""

from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from berdikari.errors import InvalidRecordError
from berdikari.report.map import (
    Captions,
    Flow,
    Frame,
    Layers,
    Region,
    Spot,
    draw,
    frame_around,
    java,
    landmarks,
    map_html,
    map_svg,
    nation,
    points,
    province_frame,
    seats,
)
from berdikari.report.map.labels import text_width

CODES = sorted(points())
NAMES = st.text(min_size=1, max_size=30).filter(str.strip)
SPOTS = st.builds(
    lambda code, name, count: Spot(
        code=code, name=name, lat=points()[code][0], lng=points()[code][1], count=count, href=f"/p/{code}"
    ),
    st.sampled_from(CODES),
    NAMES,
    st.integers(0, 500),
)
MANY = st.lists(SPOTS, max_size=60).map(tuple)
COUNTED = Captions(language="en", unit="Partnerships")


def spot(code, name="A", count=1, **rest):
    lat, lng = points()[code]
    return Spot(code=code, name=name, lat=lat, lng=lng, count=count, **rest)


def both():
    return (nation("Indonesia"), java("Java and Bali"))


def layouts(view):
    return [layout for frame in view.frames for layout in (frame.narrow, frame.wide)]


# what always holds


@settings(max_examples=40)
@given(MANY)
def test_every_spot_is_drawn_once_in_each_frame_that_holds_it_and_inside(spots):
    view = draw(both(), Layers(spots=spots), COUNTED)
    for frame, seen in zip(both(), view.frames, strict=True):
        held = sorted(s.code for s in spots if frame.holds(s.lat, s.lng))
        for layout in (seen.narrow, seen.wide):
            assert sorted(code for mark in layout.marks for code in mark.codes) == held
            assert all(0 <= mark.x <= 100 and 0 <= mark.y <= 100 for mark in layout.marks)
    assert view.outside == ()


@settings(max_examples=60)
@given(MANY, st.sampled_from([1, 1.13, 1.5, 2, 3.7]))
def test_labels_meet_neither_each_other_nor_the_edge_at_any_width(spots, stretch):
    for layout in layouts(draw(both(), Layers(spots=spots), COUNTED)):
        width, height = layout.width * stretch, layout.height * stretch
        boxes = [
            text_box(mark.label, mark.x * width / 100, mark.y * height / 100) for mark in layout.marks if mark.label
        ]
        assert all(left >= 0 and right <= width + 0.5 for left, _, right, _ in boxes)
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                assert apart(one, other), (one, other)


@settings(max_examples=40)
@given(MANY)
def test_centres_keep_the_distance_of_a_finger(spots):
    for layout in layouts(draw(both(), Layers(spots=spots), COUNTED)):
        places = [(m.x * layout.width / 100, m.y * layout.height / 100) for m in layout.marks]
        for at, (x, y) in enumerate(places):
            assert all((x - u) ** 2 + (y - v) ** 2 > 22.5**2 for u, v in places[at + 1 :])


@settings(max_examples=40)
@given(MANY.filter(bool), st.randoms())
def test_the_order_of_spots_does_not_matter(spots, chance):
    mixed = list(spots)
    chance.shuffle(mixed)
    assert map_html(draw(both(), Layers(spots=spots), COUNTED)) == map_html(
        draw(both(), Layers(spots=tuple(mixed)), COUNTED)
    )


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(-80, 80), st.floats(-170, 170)), min_size=1, max_size=9))
def test_a_frame_around_places_holds_them(places):
    frame = frame_around(places, "x")
    assert all(frame.holds(*place) for place in places)
    assert 0.37 < frame.ratio < 0.63


# sizes, clusters, words


def test_areas_are_in_proportion_to_counts():
    view = draw((nation("x"),), Layers(spots=(spot("73", count=400), spot("91", count=100))), COUNTED)
    large, small = view.frames[0].wide.marks
    assert (large.r, small.r) == (18, 9)
    assert [(sign.r, sign.text) for sign in view.sizes] == [(4.0, "20"), (9.0, "100"), (12.7, "200")]


def test_neighbours_are_one_mark_on_the_country_and_two_on_java():
    spots = (spot("36", "Banten", 3, href="/p/36"), spot("31", "DKI Jakarta", 2, href="/p/31"))
    link = lambda members: "/list?" + "&".join(f"place={one.code}" for one in members)  # noqa: E731
    country, inset = draw(both(), Layers(spots=spots), COUNTED, link).frames
    [mark] = country.wide.marks
    assert (mark.title, mark.href) == ("Banten: 3; DKI Jakarta: 2", "/list?place=36&place=31")
    assert [(m.title, m.href) for m in inset.wide.marks] == [("Banten: 3", "/p/36"), ("DKI Jakarta: 2", "/p/31")]
    assert country.ground.boxes.startswith("M")
    assert len(inset.narrow.marks) == 2


def test_several_without_a_common_link_are_no_link():
    spots = (spot("36", href="/p/36"), spot("31", href="/p/31"))
    assert draw((nation("x"),), Layers(spots=spots)).frames[0].wide.marks[0].href is None


def test_kinds_differ_by_shape_and_colour_and_mixed_ones_have_their_own():
    captions = Captions(kinds=(("make", "Pabrik"), ("port", "Pelabuhan")))
    spots = (spot("73", kind="make"), spot("91", kind="port"), spot("36", kind="make"), spot("31", kind="port"))
    view = draw((nation("x"),), Layers(spots=spots), captions)
    assert {(m.codes, m.shape, m.tone) for m in view.frames[0].wide.marks} == {
        (("73",), "circle", 1),
        (("91",), "square", 2),
        (("31", "36"), "circle", 0),
    }
    assert [sign.text for sign in view.kinds] == ["Pabrik", "Pelabuhan"]


def test_what_lies_in_no_frame_is_told():
    dubai = Spot(code="AE", name="Dubai", lat=25.2, lng=55.3)
    assert draw(both(), Layers(spots=(dubai,))).outside == (dubai,)


def test_flows_are_as_wide_as_their_amount_and_the_largest_lies_on_top():
    makassar, medan, banten = points()["73"], points()["12"], points()["36"]
    flows = (Flow(start=banten, end=makassar, amount=100, title="a"), Flow(start=banten, end=medan, amount=50))
    view = draw((nation("x"),), Layers(flows=flows), Captions(flow="Units a year"))
    small, large = view.frames[0].ground.flows
    assert (small.width, large.width, large.title) == (3.4, 6.0, "a")
    assert [sign.text for sign in view.widths] == ["5", "20", "100"]


def test_numbers_are_written_as_the_language_writes_them():
    view = draw(
        (nation("x"),), Layers(spots=(spot("73", "Sulsel", 1234),)), Captions(language="id", unit="Tempat tidur")
    )
    assert view.frames[0].wide.marks[0].title == "Sulsel: 1.234"


def test_every_province_has_a_frame_with_land_in_it():
    for code in (code for code in CODES if "." not in code):
        frame = province_frame(code, code)
        assert draw((frame,), Layers()).frames[0].ground.land
    with pytest.raises(KeyError):
        province_frame("99", "nowhere")


def test_ports_and_estates_of_a_province():
    assert {"port", "estate"} == {mark.kind for mark in landmarks("36")}
    assert len(landmarks()) > len(landmarks("36")) > 0


def test_the_path_of_a_map_is_light():
    grounds = [frame.ground for frame in draw(both(), Layers()).frames]
    assert sum(len(ground.land) + len(ground.near) for ground in grounds) < 20_000


# what must not get through


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "//evil.example", " /x", "ftp://x", ""])
def test_links_that_lead_out_are_refused(href):
    with pytest.raises(InvalidRecordError, match="href"):
        spot("73", href=href)


@pytest.mark.parametrize(
    "name", ["</title><script>alert(1)</script>", '" onfocus="alert(1)', "<b>&amp;", "]]>\x00\x0b"]
)
def test_hostile_names_are_text(name):
    spots = (spot("73", name, href='/p?q="><script>'),)
    region = Region(code="x", name=name, rings=(((119.0, -5.0), (120.0, -5.0), (120.0, -4.0)),))
    flow = Flow(start=points()["73"], end=points()["31"], amount=1, title=name)
    view = draw(
        (nation(name),),
        Layers(spots=spots, regions=(region,), flows=(flow,)),
        Captions(unit=name, flow=name, kinds=(("", name),)),
    )
    for text in (map_html(view), map_svg(view)):
        assert "<script" not in text
        assert not [name for name in attributes(text) if name.startswith("on") or name == "style"]
    ET.fromstring(map_svg(view))


def test_there_are_no_styles_in_the_marks_and_no_scripts():
    text = map_html(draw(both(), Layers(spots=(spot("73", count=3),), dots=seats()), COUNTED))
    assert "style=" not in text
    assert "<style" not in text
    assert "<script" not in text


@pytest.mark.parametrize("box", [(10, 0, 5, 3), (0, 5, 10, 5), (0, 0, 400, 3), (0, float("nan"), 3, 4)])
def test_impossible_frames_are_refused(box):
    with pytest.raises(InvalidRecordError):
        Frame(title="x", west=box[0], south=box[1], east=box[2], north=box[3])


# what people see


def test_a_small_map_as_it_is_written():
    frame = Frame(title="Banten", west=105, south=-7.2, east=108, north=-5.8)
    text = map_html(draw((frame,), Layers(spots=(spot("36", "Banten & co", 12, href="/province/36"),)), COUNTED))
    assert '<div class="map-frame" role="group" aria-label="Banten">' in text
    assert (
        '<svg x="38.89%" y="23.09%" overflow="visible"><a class="tone1" href="/province/36"><title>Banten &amp; co: 12</title>'
        '<circle class="hit" r="18.0"/><circle class="mark" r="18.0"/>'
        '<text class="in" y="4" text-anchor="middle" aria-hidden="true">12</text>'
        '<text class="name" x="22.0" y="4" text-anchor="start" aria-hidden="true">Banten &amp; co</text></a></svg>'
    ) in text


def text_box(label, x, y):
    wide = text_width(f"{label.text} {label.count}".strip())
    left = x + label.dx - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, y + label.dy - 11, left + wide, y + label.dy + 3


def apart(one, other):
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def attributes(text):
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda _, attrs: found.extend(name for name, _ in attrs)
    parser.handle_startendtag = parser.handle_starttag
    parser.feed(text)
    return found


def test_the_python_of_the_manual_runs():
    page = (Path(__file__).parents[3] / "docs" / "method" / "map.md").read_text("utf-8")
    names = {}
    exec(page.split("```python\n")[1].split("```")[0], names)
    assert ">Banten<" in names["page"]
    assert names["file"].startswith("<svg ")
