"""The page: its text for a fixed register, what it never does, and what it always shows."""

import base64
import hashlib
import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from berdikari.report import Findings, brief_html
from berdikari.report.words import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
VOID = {"meta", "link", "br", "path", "line", "circle", "rect"}
OPEN_ENDED = {"li"}


class Page(HTMLParser):
    """What a page says and asks for, and whether its elements are closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links, self.loads, self.ids, self.open, self.wrong, self.tags = [], [], [], [], [], []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if tag == "a" else []
        self.loads += [found[name] for name in ("src", "srcset", "data", "action", "poster") if name in found]
        self.loads += [found["href"]] if tag != "a" and "href" in found else []
        self.wrong += [name for name in found if name.startswith("on") or name == "style"]
        if tag not in VOID | OPEN_ENDED:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in OPEN_ENDED | VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_data(self, data):
        self.words += data + " "


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def html(findings, language):
    return brief_html(findings, language)


def test_the_page_of_a_fixed_register_is_as_approved(html, language):
    """Set UPDATE_GOLDEN=1 to approve a new one, and look at it in a browser before you do."""
    golden = GOLDEN / f"brief_{language}.html"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(html, encoding="utf-8")
    assert html == golden.read_text(encoding="utf-8")


def test_the_page_is_whole_and_asks_for_nothing(html):
    page = Page(html)
    assert page.open == []
    assert page.wrong == []
    assert page.loads == ["data:,"]
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert "iframe" not in page.tags
    assert "url(" not in html
    assert "@import" not in html
    assert len(page.ids) == len(set(page.ids))


def test_links_lead_to_the_web_or_into_the_page(html):
    page = Page(html)
    inside = [link[1:] for link in page.links if link.startswith("#")]
    assert set(inside) <= set(page.ids)
    assert all(link.startswith(("#", "https://", "http://")) for link in page.links)
    assert {"known", "contradicts", "silent", "planned", "figures", "unknown", "next", "sources"} <= set(inside)


def test_what_a_document_carries_is_shown_and_never_obeyed(html):
    page = Page(html)
    assert "<img src=x onerror=alert(1)>" in page.words
    assert "{{ 7*7 }}" in page.words
    assert "<i>jahat</i>" in page.words
    assert 'PT <b>Esa</b> "Medika" & Rekan' in page.words
    assert "javascript:" not in html
    assert html.count("</style>") == 1


def test_the_policy_allows_the_style_of_the_page_by_its_hash_and_nothing_else(html):
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    assert policy.replace("'", "&#39;") in html


def test_the_page_does_not_hang_on_the_order_in_which_things_come(findings, html, language):
    turned = replace(
        findings,
        partnerships=findings.partnerships[::-1],
        documents=dict(reversed(findings.documents.items())),
        figures=findings.figures[::-1],
        silences=findings.silences[::-1],
    )
    assert brief_html(turned, language) == html


def test_every_quote_stands_marked_and_in_its_sentence(findings, html):
    marked = " ".join(re.findall(r"<mark>(.*?)</mark>", html))
    for partnership in findings.partnerships:
        for claim in partnership.claims:
            shown = claim.quote.text.replace("<", "&lt;").replace(">", "&gt;")
            assert shown in marked


def test_retold_examples_are_announced_and_marked(findings, html):
    words = Page(html).words
    assert re.search(r"3 (dari|of the) 7|7 haberden 3", " ".join(words.split()))
    plain = {
        name: replace(d, text=d.text.replace("retold", "plain"), id=d.id) for name, d in findings.documents.items()
    }
    assert 'class="notice"' not in brief_html(replace(findings, documents=plain), "en")


def test_an_empty_register_makes_a_page_that_says_so():
    for language, words in (
        ("id", "Tidak ada kemitraan"),
        ("en", "No partnership was found"),
        ("tr", "iş birliği bulunamadı"),
    ):
        html = brief_html(Findings(partnerships=(), documents={}, today="2026-11-22"), language)
        page = Page(html)
        assert words in page.words
        assert page.open == []
        assert page.wrong == []


@pytest.mark.parametrize("own", ["id", "tr"])
def test_the_page_speaks_one_language_throughout(findings, own):
    text = Page(brief_html(findings, own)).words
    for word in ("not stated", "planned", "confidence", "undecided", "rule of the stage"):
        assert word not in text


def test_capitals_and_shares_are_those_of_the_language(findings):
    text = Page(brief_html(findings, "tr")).words
    assert "İşlem hedefi" in text
    assert "İnşaat" in text
    assert "güven %90" in text


def test_another_language_is_refused(findings):
    with pytest.raises(ValueError, match="found 'fr', wanted one of id, en, tr"):
        brief_html(findings, "fr")
