"""Pages for the tests of the reader: a text laid out, with or without a day of publication."""

import pytest

from berdikari.edge.reference import words
from berdikari.read.page import Page, lay_out
from berdikari.records import Document


@pytest.fixture(scope="session")
def page():
    """A page of a text."""

    def make(text: str, published: str | None = None) -> Page:
        document = Document(id="d", source="test", text=text, published=published)
        return lay_out(document, words())

    return make
