"""What people read on each kind of page, in Indonesian and English: a line a block, links with where they lead.

Set UPDATE_GOLDEN=1 to approve new ones, and read the difference before you do.
"""

import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "snapshots" / "pages"
PAGES = {
    "overview": "overview",
    "list": "partnerships?country=DE",
    "board": "partnerships?view=board",
    "timeline": "partnerships?view=timeline",
    "partnership": "partnership/{partnership}",
    "organisation": "organisation/{organisation}",
    "device": "device/surgical-light",
    "province": "province/36",
    "fair": "fair/Pameran%20Contoh%202026",
    "review": "review",
    "match": "match?country=DE",
    "forecast": "forecast",
    "sources": "sources",
    "nothing": "partnerships?q=zzz",
}
BLOCKS = {"h1", "h2", "h3", "h4", "p", "li", "tr", "dt", "dd", "summary", "caption", "label", "button", "text"}
SILENT = {"script", "style", "datalist", "select"}
# What stands below is worked out behind the page, or told of tables that grow: their own tests look at them.
UNTIL = {"match": "h-trust", "forecast": "h-move", "sources": "h-tables"}


class Outline(HTMLParser):
    """The main part of a page as lines."""

    def __init__(self, until):
        super().__init__()
        self.until = until
        self.lines, self.now, self.open, self.main = [], [], [], False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.main = (self.main or tag == "main") and given.get("id", "") != self.until
        if tag in SILENT:
            self.open.append(tag)
        if tag in BLOCKS:
            self.flush()
            self.now.append({"h": "# ", "l": "- "}.get(tag[0] if tag != "label" else "", ""))
        if tag == "td":
            self.now.append(" | ")
        if tag == "a" and "href" in given:
            self.now.append(f"<{given['href']}> ")
        if tag in ("input", "textarea"):
            self.now.append(f"[{given.get('name', '')}={given.get('value', '')}] ")
        if given.get("aria-label") and tag == "svg":
            self.now.append(f"({given['aria-label']}) ")

    def handle_endtag(self, tag):
        if tag in SILENT and self.open:
            self.open.pop()
        if tag in BLOCKS:
            self.flush()
        if tag == "main":
            self.flush()
            self.main = False

    def handle_data(self, data):
        if self.main and not self.open:
            self.now.append(data)

    def flush(self):
        line = re.sub(r"\s+", " ", "".join(self.now)).strip()
        if self.main and line not in ("", "#", "-", "|"):
            self.lines.append(line)
        self.now = []


def read(client, name, language):
    """A page as lines."""
    first = {
        "partnership": client.get("/api/v1/partnerships").json()["items"][0]["id"],
        "organisation": client.get("/api/v1/organisations").json()["items"][0]["id"],
    }
    answer = client.get(f"/{language}/{PAGES[name].format(**first)}")
    assert answer.status_code == 200
    outline = Outline(UNTIL.get(name))
    outline.feed(answer.text)
    return "\n".join(outline.lines) + "\n"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_approved(small_client, name, language):
    told = read(small_client, name, language)
    file = HERE / f"{name}_{language}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        HERE.mkdir(exist_ok=True)
        file.write_text(told, encoding="utf-8")
    assert told == file.read_text(encoding="utf-8")
