"""Hubs: partners that a sentence gives without naming the organisation that the page is about."""

from berdikari.edge.reference import words
from berdikari.read.around import surroundings
from berdikari.read.hubs import with_hub
from berdikari.read.organisations import organisations
from berdikari.read.page import lay_out
from berdikari.records import Document

_TEXT = (
    "PT Sinar Medika memamerkan ventilatornya di Dubai. PT Sinar Medika membawa pulang kontrak. "
    "Pembelinya antara lain Gulf Trading LLC dan Nile Medical LLC. Kontrak ditandatangani dengan Kenya Health Ltd."
)


def _ties(text: str, likely: float) -> set[tuple[str, str, str]]:
    page = lay_out(Document(source="test", text=text), words())
    found, _ = organisations(page)
    around = surroundings(page, found)
    index = {id(o): i for i, o in enumerate(found)}
    seats = {n: [(index[id(o)], m) for o, m in here] for n, here in around.by_sentence.items()}
    return {(found[a].name, found[b].name, tie) for a, b, _, tie in with_hub(around, seats, [likely] * len(found))}


def test_buyers_and_signers_are_tied_to_the_one_that_the_page_is_about():
    ties = _ties(_TEXT, 0.9)
    assert ("PT Sinar Medika", "Gulf Trading LLC", "bond_most_own_sole") in ties
    assert ("PT Sinar Medika", "Nile Medical LLC.", "bond_first_own_sole") in ties
    assert ("PT Sinar Medika", "Kenya Health Ltd.", "bond_first_deal_mark_sole") in ties


def test_all_ties_are_of_the_hub():
    assert {one for one, _, _ in _ties(_TEXT, 0.9)} == {"PT Sinar Medika"}


def test_none_is_a_hub_that_is_hardly_a_party():
    assert _ties(_TEXT, 0.2) == set()
