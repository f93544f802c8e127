"""Sources and method: nothing without its source; no HTML of a text passes; outlets count what they lead to."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.edge.manual import method_names
from berdikari.web.markdown import html_of

ALLOWED = [
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "a",
    "span",
    "ul",
    "ol",
    "li",
    "em",
    "strong",
    "code",
    "pre",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "div",
    "blockquote",
    "hr",
    "br",
]


def nowhere(_):
    return None


def shown(text):
    return html_of(text, nowhere)[1]


def test_formulas_and_tables_come_through():
    title, body = html_of("# T\n\n| a | b |\n|---|---|\n| `x < y` | **1** |\n\n    f(x)\n", nowhere)
    assert title == "T"
    assert "<code>x &lt; y</code>" in body
    assert '<div class="scroll" tabindex="0"><table>' in body
    assert "f(x)" in body
    assert "<h1" not in body


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))",
     "[a](data:text/html,x)", "```\n</code></pre><script>1</script>\n```", "[a](/etc/passwd)", "<a href='http://x'>y</a>"],
)  # fmt: skip
def test_a_text_brings_no_html_of_its_own(text):
    body = shown(text)
    assert not re.search(r"<(script|img|a)\b", body), body


@given(st.text(alphabet="<>[]()*_`#|-\n !&\"'=:/abjst", max_size=80))
def test_whatever_is_written_only_known_tags_come_out(text):
    assert set(re.findall(r"</?([a-zA-Z0-9]+)", shown(text))) <= set(ALLOWED)


def test_links_lead_to_the_web_or_to_another_page():
    def link(href):
        return "/en/method/plan" if href == "plan.md" else None

    body = html_of("[a](plan.md) [b](https://example.org) [c](../x.md)", link)[1]
    assert re.findall(r'<a href="([^"]+)"', body) == ["/en/method/plan", "https://example.org"]
    assert "<span>c</span>" in body


@pytest.mark.parametrize("name", method_names())
def test_every_page_on_method_is_shown(client, name):
    answer = client.get(f"/id/method/{name}")
    assert answer.status_code == 200
    assert "bahasa Inggris" in answer.text


def test_a_page_that_is_not_there(client):
    assert client.get("/id/method/..%2F..%2FREADME").status_code == 404


def test_tables_name_source_licence_and_day(client):
    page = client.get("/en/sources").text
    assert "Hospital register SIRS of Kemenkes" in page
    assert "facts compiled, no text copied" in page
    assert "August 2021" in page.replace("\xa0", " ")
    assert "European Central Bank" in page
    assert 'id="table-devices"' in page


def test_an_outlet_counts_the_documents_behind_it(client, desk):
    page = client.get("/en/sources").text
    found = re.findall(r'<li><a href="(/en/documents\?outlet=[^"]+)">[^<]*</a> <strong>(\d+)</strong>', page)
    assert sum(int(count) for _, count in found) == len(desk.sight().documents)
    for href, count in found[:5]:
        listed = client.get(html.unescape(href)).text
        assert len(re.findall(r'<li><a href="/en/document/', listed)) == int(count)
