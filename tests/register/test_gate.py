"""A claim enters only if its quote stands in its document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.records import Claim, Document, Party, Quote
from berdikari.register import enter

DOC = Document(source="001.txt", text="GTM dan Surgiris meneken MoU. 😀 GTM lagi.")


def claim(quote: Quote | None, of: Document = DOC, method: str = "rules-1", **given: object) -> Claim:
    return Claim(document=of.id, field="party", value=Party(name="GTM"), quote=quote, method=method, **given)


def test_a_claim_whose_quote_stands_enters() -> None:
    good = claim(DOC.quote(0, 3))
    assert enter(DOC, [good]) == ((good,), ())


def test_each_claim_enters_once_in_order() -> None:
    first, second = claim(DOC.quote(0, 3)), claim(DOC.quote(32, 35))
    assert second.quote.text == "GTM"
    assert enter(DOC, [second, first, second])[0] == (second, first)


@pytest.mark.parametrize(
    "quote",
    [
        Quote(text="GTM", start=1, end=4),
        Quote(text="gtm", start=0, end=3),
        Quote(text="GTM", start=4000, end=4003),
        Quote(text="lagi.  ", start=36, end=43),
        Quote(text="", start=0, end=0),
        Quote(text=" ", start=3, end=4),
    ],
)
def test_a_quote_that_does_not_stand_or_says_nothing_is_refused(quote: Quote) -> None:
    accepted, problems = enter(DOC, [claim(quote)])
    assert accepted == ()
    assert [(problem.stage, problem.severity, problem.quote, problem.source) for problem in problems] == [
        ("register", "warning", quote, "001.txt")
    ]


def test_one_bad_claim_does_not_keep_the_others_out() -> None:
    good = claim(DOC.quote(0, 3))
    accepted, problems = enter(DOC, [claim(Quote(text="x", start=0, end=1)), good])
    assert accepted == (good,)
    assert len(problems) == 1


def test_only_what_is_typed_by_hand_may_lack_a_quote() -> None:
    assert enter(DOC, [claim(None, method="hand:Siti")])[1] == ()
    for method in ("rules-1", "model:m", "handy"):
        accepted, problems = enter(DOC, [claim(None, method=method)])
        assert accepted == ()
        assert "has no quote" in problems[0].message


def test_a_claim_of_another_document_is_refused() -> None:
    other = Document(source="2", text="GTM lain")
    accepted, problems = enter(DOC, [claim(other.quote(0, 3), of=other)])
    assert accepted == ()
    assert other.id in problems[0].message


def test_an_id_that_is_not_of_the_content_is_refused() -> None:
    assert enter(DOC, [claim(DOC.quote(0, 3), id="0123456789abcdef")])[0] == ()
    forged = Document(source="2", text="GTM", id="0123456789abcdef")
    accepted, problems = enter(forged, [claim(forged.quote(0, 3), of=forged)])
    assert accepted == ()
    assert [problem.severity for problem in problems] == ["error"]


@pytest.mark.parametrize("text", ["GTM\x00", "GTM\ud800"])
def test_what_no_store_can_keep_is_refused_and_said_in_words_that_it_can(text: str) -> None:
    bad = Document(source=text, text=text)
    accepted, problems = enter(bad, [claim(bad.quote(0, 3), of=bad)])
    assert accepted == ()
    problems[0].source.encode()
    assert "\x00" not in problems[0].source + problems[0].message
    value = Claim(document=DOC.id, field="party", value=Party(name="GTM", aliases=(text,)), quote=DOC.quote(0, 3))
    assert enter(DOC, [value])[0] == ()


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.text(max_size=5))))
def test_whatever_comes_every_claim_that_enters_stands_and_none_is_unaccounted_for(
    text: str, tries: list[tuple[int, str]]
) -> None:
    document = Document(source="x", text=text)
    claims = [claim(Quote(text=words, start=start, end=start + len(words)), of=document) for start, words in tries]
    accepted, problems = enter(document, claims)
    assert all(document.holds(one.quote) and one.quote.text.strip() for one in accepted)
    refused = [one for one in claims if one not in accepted]
    assert len(refused) == len(problems) or "NUL" in problems[0].message


@given(st.text(min_size=1), st.data())
def test_every_true_quote_enters(text: str, data: st.DataObject) -> None:
    document = Document(source="x", text=text)
    start = data.draw(st.integers(0, len(text)))
    quote = document.quote(start, data.draw(st.integers(start, len(text))))
    accepted, _ = enter(document, [claim(quote, of=document)])
    assert bool(accepted) == (bool(quote.text.strip()) and "\x00" not in text)
