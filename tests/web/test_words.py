"""What stands on a page in Indonesian or Turkish is Indonesian or Turkish, but for what was said to be English."""

import re
from html.parser import HTMLParser
from pathlib import Path
from runpy import run_path

import pytest

addresses = run_path(str(Path(__file__).with_name("test_pages.py")))["addresses"]  # of every page
ENGLISH = re.compile(
    r"\b(the|of|and|with|from|was|were|not|found|wanted|needed|reported|unnamed|known|years?|planned|assumed|forecast)\b"
)
# What the reader was not sure of is told in English still; pages on method are, and say so.
LEFT = ("/method/", "/document/", "/documents", "/sources", "/forecast")
VOID = {"meta", "link", "input", "br", "img", "hr", "source", "path", "rect", "circle"}


class Told(HTMLParser):
    """The texts of a page outside quotations, addresses and what is marked as another language."""

    def __init__(self, language):
        super().__init__()
        self.language, self.silent, self.texts = language, [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        other = given.get("lang", self.language) != self.language
        quoted = tag in ("blockquote", "q", "mark", "code", "script", "style", "head", "option")
        if tag not in VOID:
            self.silent.append(bool(self.silent and self.silent[-1]) or other or quoted)

    def handle_endtag(self, tag):
        if tag not in VOID and self.silent:
            self.silent.pop()

    def handle_data(self, data):
        if data.strip() and not (self.silent and self.silent[-1]) and "http" not in data:
            self.texts.append(data.strip())


def _own(text, words):
    """What a document calls an organisation or an office is its own word."""
    return text in words or any(text in one or one in text for one in words if len(one) > 20)


@pytest.mark.parametrize("language", ["id", "tr"])
def test_no_page_speaks_english(client, desk, language):
    sight = desk.sight()
    names = {name for one in sight.organisations.values() for name in (one.name, *one.aliases)}
    offices = {person.office for one in sight.partnerships.values() for person in one.people if person.office}
    found = {}
    for address in addresses(desk):
        if not address.startswith(LEFT):
            page = Told(language)
            page.feed(client.get(f"/{language}{address}").text)
            found |= {text: address for text in page.texts if ENGLISH.search(text) and not _own(text, names | offices)}
    assert found == {}


@pytest.mark.parametrize("address", ["/device/teapot", "/partnership/zzz", "/province/99", "/nowhere"])
def test_a_fault_is_told_in_the_readers_language(client, address):
    answer = client.get(f"/id{address}")
    assert answer.status_code == 404
    assert "has the id" not in answer.text
