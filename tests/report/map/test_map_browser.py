"""Maps in a real browser under a strict policy: accessible, pressable by a finger, legible at every width."""

import base64
import hashlib
import os
import shutil

import pytest

from berdikari.report.map import Captions, Flow, Layers, Spot, draw, java, map_html, map_style, nation, points, seats

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (332, 500, 700, 1100)

if CHROMIUM is None and not os.environ.get("CI"):
    pytest.skip("no chromium on this machine (apt-get install chromium)", allow_module_level=True)

playwright = (
    pytest.importorskip("playwright.sync_api")
    if not os.environ.get("CI")
    else __import__("playwright.sync_api").sync_api
)


def page_text():
    provinces = [code for code in points() if "." not in code]
    spots = tuple(
        Spot(code=code, name=f"Provinsi {code}", lat=points()[code][0], lng=points()[code][1], count=at % 9, href=f"#{code}")
        for at, code in enumerate(provinces)
    )  # fmt: skip
    flow = Flow(start=points()["36"], end=points()["73"], amount=3, title="Banten – Makassar")
    layers = Layers(spots=spots, flows=(flow,), dots=seats()[::9])
    captions = Captions(language="id", unit="Kemitraan", kinds=(("", "Lokasi"),), flow="Unit per tahun")
    frames = (nation("Indonesia"), java("Jawa dan Bali"))
    view = draw(frames, layers, captions, lambda members: "#" + "-".join(one.code for one in members))
    style = (
        "html { color-scheme: light dark; background: light-dark(#fff, #111); } body { margin: 16px; }" + map_style()
    )
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Peta</title>'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'; img-src data:\">"
        f"<style>{style}</style></head><body><main><h1>Peta</h1>{map_html(view)}</main></body></html>"
    )


@pytest.fixture(scope="module")
def browser():
    assert CHROMIUM, "CI is set, and there is no chromium: apt-get install chromium"
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser, tmp_path):
    path = tmp_path / "map.html"
    path.write_text(page_text(), encoding="utf-8")
    opened = []

    def at(width, scheme="light"):
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.heard = []
        page.on("console", lambda message: page.heard.append(message.text))
        page.goto(path.as_uri())
        opened.append(page)
        return page

    yield at
    for page in opened:
        page.close()


def boxes(page, wanted):
    shown = f"[...document.querySelectorAll('{wanted}')].filter(e => e.checkVisibility())"
    return page.evaluate(f"{shown}.map(e => e.getBoundingClientRect()).map(r => [r.left, r.top, r.right, r.bottom])")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_fault_and_the_policy_no_breach(open_page, width, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = open_page(width, scheme)
    assert page.heard == []
    found = axe.Axe().run(page, options={"runOnly": RULES}).response
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found["violations"]] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_one_layout_is_shown_and_its_letters_keep_apart(open_page, width):
    page = open_page(width)
    assert len(boxes(page, ".marks")) == 2
    labels = boxes(page, ".map-frame .name")
    assert len(labels) > 3
    for at, (left, top, right, bottom) in enumerate(labels):
        assert left >= 16
        assert right <= width - 16
        for u, v, x, y in labels[at + 1 :]:
            assert right <= u + 1 or x <= left + 1 or bottom <= v + 3 or y <= top + 3


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_pressed_is_large_enough(open_page, width):
    found = boxes(open_page(width), ".hit")
    assert all(right - left > 23.9 and bottom - top > 23.9 for left, top, right, bottom in found)


def test_a_mark_is_reached_by_keyboard_shows_so_and_leads_on(open_page):
    page = open_page(1100)
    page.keyboard.press("Tab")
    name = page.evaluate("document.activeElement.querySelector('title').textContent")
    assert page.get_by_role("link", name=name).first.is_visible()
    ring = "getComputedStyle(document.activeElement.querySelector('.hit')).strokeWidth"
    assert page.evaluate(ring) == "3px"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").startswith("#")
    assert page.evaluate("location.hash") != "#"


def test_a_press_beside_a_mark_reaches_what_lies_below(open_page):
    page = open_page(1100)
    under = "document.elementFromPoint(r.left + r.width * .3, r.bottom - 6).closest('.ground') !== null"
    assert page.evaluate(
        f"(() => {{ const r = document.querySelector('.ground').getBoundingClientRect(); return {under} }})()"
    )
