"""Sentences around quotes: the quote always whole, the document's own words, each sentence once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.records import Claim, Day, Document, Person
from berdikari.report.evidence import context_of, report_of, reports_of, safe_link


def document(text, **rest):
    return Document(source="a.txt", text=text, **rest)


def claim(doc, start, end, field="date", value=None, sure=1.0):
    return Claim(
        document=doc.id,
        field=field,
        value=value or Day(date="2024"),
        quote=doc.quote(start, end),
        about="x",
        confidence=sure,
    )


def sentence_around(text, words):
    doc = document(text)
    at = text.index(words)
    start, end = context_of(doc.quote(at, at + len(words)), doc)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("Satu. Dua tiga empat. Lima.", "tiga", "Dua tiga empat."),
        (
            "PT. Graha bekerja. Nilai Rp. 17 miliar disebut Dr. Bayrak. Selesai.",
            "17 miliar",
            "Nilai Rp. 17 miliar disebut Dr. Bayrak.",
        ),
        ("Judul tanpa titik\nIsi berita panjang.", "Judul", "Judul tanpa titik"),
        ('Ia berkata, "Kami siap." Lalu pergi.', "siap", 'Ia berkata, "Kami siap."'),
        ("Nilainya 1.000.000 euro. Titik.", "euro", "Nilainya 1.000.000 euro."),
    ],
)
def test_the_sentence_around_a_quote(text, words, sentence):
    assert sentence_around(text, words) == sentence


def test_front_matter_is_no_part_of_a_sentence():
    text = "---\noutlet: x\n---\nIsi berita."
    doc = document(text, body=text.index("Isi"))
    at = text.index("berita")
    assert context_of(doc.quote(at, at + 6), doc)[0] == doc.body


@given(st.text(alphabet='aB. \n?!"1', min_size=1, max_size=300), st.data())
def test_parts_are_the_words_of_the_document_and_marks_are_the_quotes(text, data):
    doc = document("x" + text)
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), min_size=1, max_size=5))
    claims = [claim(doc, min(a, b), max(a, b)) for a, b in spans]
    squeeze = lambda s: re.sub(r"\s+", " ", s)  # noqa: E731
    sentences = report_of(doc, claims).sentences
    for sentence in sentences:
        assert squeeze("".join(part for part, _ in sentence.parts)) in squeeze(doc.text)
    marked = sum(len(part.replace(" ", "")) for s in sentences for part, is_marked in s.parts if is_marked)
    quoted = {at for a, b in spans for at in range(min(a, b), max(a, b)) if not doc.text[at].isspace()}
    assert marked == len(quoted)


def test_claims_of_one_sentence_share_it_and_the_least_sure_tells_its_confidence():
    doc = document("Pada 2024 Bayrak datang. Lalu pulang.")
    one = claim(doc, 5, 9, sure=0.9)
    other = claim(doc, 10, 16, "person", Person(name="Bayrak"), 0.4)
    (sentence,) = report_of(doc, [one, other]).sentences
    assert sentence.parts == (("Pada ", False), ("2024", True), (" ", False), ("Bayrak", True), (" datang.", False))
    assert (sentence.fields, sentence.confidence) == (("date", "person"), 0.4)


def test_a_claim_typed_by_hand_without_a_quote_stands_beside_the_sentences():
    doc = document("Isi.")
    typed = Claim(document=doc.id, field="date", value=Day(date="2024"), quote=None, about="x", method="hand:siti")
    report = report_of(doc, [typed])
    assert (report.sentences, report.typed) == ((), (typed,))


def test_reports_come_oldest_first_and_undated_last():
    docs = [document(f"Isi {day}.", published=day, outlet=str(day)) for day in (None, "2025", "2024-03-01")]
    found = reports_of([claim(doc, 0, 3) for doc in docs], {doc.id: doc for doc in docs})
    assert [report.day for report in found] == ["2024-03-01", "2025", None]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "file:///etc/passwd",
        "http://",
        "http://[",
        None,
        "x",
    ],
)
def test_addresses_that_are_not_of_the_web_are_no_links(url):
    assert safe_link(url) is None


def test_addresses_of_the_web_are():
    assert safe_link("https://example.org/a?b=c") == "https://example.org/a?b=c"
