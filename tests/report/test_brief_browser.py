"""The page in a real browser: accessible, at home on a phone and on paper, and silent on the network."""

import os
import shutil

import pytest

from berdikari.report import brief_html
from berdikari.report.words import LANGUAGES

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
WIDTHS = (360, 768, 1280)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

if CHROMIUM is None and not os.environ.get("CI"):
    pytest.skip("no chromium on this machine (apt-get install chromium)", allow_module_level=True)

playwright = (
    pytest.importorskip("playwright.sync_api")
    if not os.environ.get("CI")
    else __import__("playwright.sync_api").sync_api
)


@pytest.fixture(scope="module")
def browser():
    assert CHROMIUM, "CI is set, and there is no chromium: apt-get install chromium"
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="module", params=LANGUAGES)
def address(request, findings, tmp_path_factory):
    path = tmp_path_factory.mktemp("brief") / f"brief_{request.param}.html"
    path.write_text(brief_html(findings, request.param), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def open_page(browser, address):
    opened = []

    def at(width=1280, scheme="light", media="screen"):
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.emulate_media(media=media, color_scheme=scheme)
        opened.append(page)
        page.heard = []
        page.on("console", lambda message: page.heard.append(message.text))
        page.on("pageerror", lambda error: page.heard.append(str(error)))
        page.on("request", lambda request: page.heard.append(request.url) if request.url != address else None)
        page.goto(address)
        return page

    yield at
    for page in opened:
        page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_fetched_nothing_complains_and_nothing_runs_over_the_edge(open_page, width):
    page = open_page(width)
    for opened in (False, True):
        page.evaluate(f"document.querySelectorAll('details').forEach(d => d.open = {str(opened).lower()})")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        inner = "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth).length"
        assert page.evaluate(inner) == 0
    assert page.heard == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_fault(open_page, width, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = open_page(width, scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = axe.Axe().run(page, options={"runOnly": RULES}).response
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found["violations"]] == []
    assert len(found["passes"]) > 20


def test_evidence_opens_by_mouse_and_by_keyboard(open_page):
    page = open_page()
    row = page.locator("#k1 details")
    assert not row.locator("mark").first.is_visible()
    row.locator("summary").click()
    assert row.locator("mark").first.is_visible()
    row.locator("summary").focus()
    page.keyboard.press("Enter")
    assert not row.locator("mark").first.is_visible()


def test_a_number_leads_to_its_row(open_page):
    page = open_page()
    page.locator("#contradicts ~ .against a.no").first.click()
    assert page.evaluate("location.hash") == "#k2"


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_pressed_is_large_enough(open_page, width):
    page = open_page(width)
    sizes = page.evaluate(
        "[...document.querySelectorAll('summary, nav a, a.no')].map(e => e.getBoundingClientRect()).map(r => [r.width, r.height])"
    )
    assert sizes
    assert all(wide >= 24 and high >= 24 for wide, high in sizes)


def test_a_script_that_gets_into_the_page_does_not_run(open_page):
    page = open_page()
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None


def test_dark_is_dark_and_paper_is_never_dark(open_page):
    brightness = "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + +b, 0)"
    ink = "getComputedStyle(document.body).color.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + +b, 0)"
    assert open_page(scheme="dark").evaluate(brightness) < 150
    assert open_page(scheme="light").evaluate(brightness) > 700
    assert open_page(scheme="dark", media="print").evaluate(ink) < 150


def test_paper_shows_all_evidence_and_stays_short(open_page, tmp_path):
    page = open_page(media="print")
    assert page.locator("#k1 mark").first.is_visible()
    assert not page.locator(".alt").first.is_visible()
    pdfium = pytest.importorskip("pypdfium2")
    page.pdf(path=tmp_path / "brief.pdf", prefer_css_page_size=True)
    pages = pdfium.PdfDocument(tmp_path / "brief.pdf")
    text = [sheet.get_textpage().get_text_range() for sheet in pages]
    width, height = pages[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    assert 3 <= len(text) <= 9
    assert all(f"{number} / {len(text)}" in sheet for number, sheet in enumerate(text, start=1))
    assert "opened its plant in Bogor on 2 June 2025" in " ".join(" ".join(text).split())
