from datetime import date

from berdikari import pipeline
from berdikari.edge.reference import words
from berdikari.records import Claim, Document, Party, Quote, Reading, Stage
from berdikari.register import Register

TEXT = "PT Satu Alkes dan Dua GmbH meneken MoU. PT Tiga Medika menjajaki kerja sama dengan Empat AG."
DOCUMENT = Document(source="1.txt", text=TEXT, published="2024-02-02", language="id")


def claim(words, value, about, document=DOCUMENT):
    start = document.text.index(words)
    quote = Quote(text=words, start=start, end=start + len(words))
    field = {Party: "party", Stage: "stage"}[type(value)]
    return Claim(document=document.id, field=field, value=value, quote=quote, about=about)


CLAIMS = (
    claim("PT Satu Alkes", Party(name="PT Satu Alkes"), "a"),
    claim("PT Tiga Medika", Party(name="PT Tiga Medika"), "b"),
    claim("Dua GmbH", Party(name="Dua GmbH"), "a"),
    claim("MoU", Stage(rung="mou"), "a"),
    claim("Empat AG", Party(name="Empat AG"), "b"),
    claim("menjajaki", Stage(rung="talks"), "b"),
)


def test_claims_are_grouped_by_cooperation_in_the_order_of_the_text():
    loose = Claim(document=DOCUMENT.id, field="party", value=Party(name="Dua GmbH"), quote=CLAIMS[2].quote)
    assert [[c.about for c in group] for group in pipeline.groups_of((*CLAIMS, loose))] == [["a"] * 3, ["b"] * 3]


def test_the_partnerships_of_one_document():
    reading = Reading(source="1.txt", document=DOCUMENT, claims=CLAIMS)
    first, second = pipeline.partnerships_in(reading)
    assert ({party.name for party in first.parties}, first.stage) == ({"PT Satu Alkes", "Dua GmbH"}, "mou")
    assert ({party.name for party in second.parties}, second.stage) == ({"PT Tiga Medika", "Empat AG"}, "talks")


def test_a_document_left_out_has_none():
    assert pipeline.partnerships_in(Reading(source="1.txt")) == ()


def test_reading_gives_exact_quotes_and_is_the_same_every_time():
    reading = pipeline.read_document(DOCUMENT, words())
    assert reading.source == "1.txt"
    assert all(DOCUMENT.holds(claim.quote) for claim in reading.claims)
    assert pipeline.read_document(DOCUMENT, words()) == reading


def test_what_was_published_later_is_not_known_on_a_day():
    later = Document(source="2.txt", text="PT Satu Alkes dan Dua GmbH.", published="2025-01-01")
    claims = (*CLAIMS, claim("PT Satu Alkes", Party(name="PT Satu Alkes"), "c", later))
    register = pipeline.register_on(Register(documents=(DOCUMENT, later), claims=claims), "2024-12-31")
    assert register.documents == (DOCUMENT,)
    assert set(register.claims) == set(CLAIMS)


def test_silence_is_counted_to_the_day_that_is_given():
    register = Register(documents=(DOCUMENT,), claims=CLAIMS)
    early = pipeline.resolve_register(register, date(2024, 3, 1))
    late = pipeline.resolve_register(register, date(2030, 1, 1))
    assert {one.status for one in early.partnerships} == {None}
    assert {one.status for one in late.partnerships} == {"silent"}
