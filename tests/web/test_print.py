"""On paper: no controls, nothing cut off, addresses of sources beside their names, the page still whole."""

import re

import pytest

WIDE = 680  # pixels between the margins of A4
ADDRESSES = (
    "overview", "partnerships?stage=mou", "partnerships?view=board", "partnerships?view=map",
    "partnerships?view=timeline", "match?country=HU", "forecast", "review", "sources", "devices", "device/surgical-light",
    "provinces", "province/36", "documents", "organisations", "plan",
)  # fmt: skip
SEEN = """() => ({
  controls: [...document.querySelectorAll('main button, main input, main select, main textarea, nav, aside, .judge')]
    .filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 80)),
  cut: [...document.querySelectorAll('main table, main svg, main .board')]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.outerHTML.slice(0, 80)),
  wide: document.documentElement.scrollWidth,
})"""


@pytest.fixture(scope="module")
def paper(browser):
    """A window as wide as a sheet, in the medium of print."""
    page = browser.new_page(viewport={"width": WIDE, "height": 900})
    page.emulate_media(media="print")
    yield page
    page.close()


@pytest.fixture(scope="module")
def every(client):
    one = client.get("/api/v1/partnerships").json()["items"][0]
    report = client.get("/api/v1/documents").json()["items"][0]
    party = client.get("/api/v1/organisations").json()["items"][0]
    return (*ADDRESSES, f"partnership/{one['id']}", f"organisation/{party['id']}", f"document/{report['id']}")


def test_every_page_fits_a_sheet_without_its_controls(paper, site, every):
    for address in every:
        paper.goto(f"{site}/id/{address}")
        seen = paper.evaluate(SEEN)
        assert (address, seen["controls"], seen["cut"]) == (address, [], [])
        assert seen["wide"] <= WIDE, address


def test_a_source_has_its_address_on_paper(paper, site):
    paper.goto(f"{site}/id/overview")
    behind = "one => getComputedStyle(one, '::after').content"
    assert "https://" in paper.eval_on_selector('#h-priorities ~ ul a[href^="http"]', behind)
    assert paper.eval_on_selector(".brand", behind) in ("none", "normal")


def test_what_was_folded_and_what_was_asked_for_stand_on_paper(paper, site):
    paper.goto(f"{site}/id/partnerships?stage=mou")
    assert paper.get_by_text("nota kesepahaman (MoU)").first.is_visible()
    paper.goto(f"{site}/id/forecast")
    assert paper.locator("details table").first.is_visible()


def test_a_partnership_starts_on_the_first_sheet_and_goes_on_without_empty_ones(paper, site, client):
    one = client.get("/api/v1/partnerships").json()["items"][0]
    paper.goto(f"{site}/id/partnership/{one['id']}")
    sheets = texts(paper.pdf(prefer_css_page_size=True, format="A4"))
    assert "Riwayat" in sheets[0]
    assert [len(sheet) > 80 for sheet in sheets[:-1]] == [True] * (len(sheets) - 1)
    assert f"1 / {len(sheets)}" in sheets[0]


def texts(body):
    """The text of each sheet of a PDF."""
    pdfium = pytest.importorskip("pypdfium2")
    with pdfium.PdfDocument(body) as document:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
