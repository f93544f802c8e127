"""Signs that nobody sees hide nothing from the reader, and stand in its quotes as they stand in the text."""

import pytest

from berdikari import api
from berdikari.records import Document

NEWS = (
    "PT Graha Teknomedika dan Surgiris asal Prancis menandatangani nota kesepahaman tentang lampu operasi pada "
    "1 Februari 2024. Nilainya mencapai Rp 17 miliar."
)


def told(text, body=0):
    document = Document(source="kabar", text=text, body=body, language="id")
    reading = api.read_document(document)
    for claim in reading.claims:
        assert claim.document == document.id
        assert claim.quote.text == text[claim.quote.start : claim.quote.end]
    return reading.claims


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200c", "\u2060", "\ufeff", "\u200b\u00ad"], ids=ascii)
def test_the_same_is_read_with_and_without_them(sign):
    plain, strewn = told(NEWS), told(sign.join(NEWS))
    assert plain
    assert [(one.field, one.value) for one in strewn] == [(one.field, one.value) for one in plain]
    assert [one.quote.text.replace(sign, "") for one in strewn] == [one.quote.text for one in plain]


def test_front_matter_stays_before_the_article():
    head = "outlet: Har\u00adian\n"
    assert [one.value for one in told(head + NEWS, len(head))] == [one.value for one in told(NEWS)]
    assert min(one.quote.start for one in told(head + NEWS, len(head))) >= len(head)


def test_a_text_of_nothing_else_says_nothing():
    assert told("\u00ad\u200b" * 1000) == ()
