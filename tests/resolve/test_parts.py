"""Voices, candidates, shelf, scores: the small parts that the resolution stands on."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from say import report, usd

from berdikari.records import Day, Device, Document, Judgement, Party, Stage
from berdikari.resolve import compare
from berdikari.resolve.candidates import ANCHORS, Candidates
from berdikari.resolve.choosing import is_signed_paper
from berdikari.resolve.evidence import ASK, MERGE, Verdict
from berdikari.resolve.judged import judged
from berdikari.resolve.mention import mention
from berdikari.resolve.shelf import Shelf
from berdikari.resolve.voices import voices

LONG = "Perusahaan itu menandatangani nota kesepahaman di Jakarta pada hari Kamis dengan mitranya dari Prancis untuk membuat lampu operasi"


def document(name, text, outlet=None):
    return Document(source=name, text=text, outlet=outlet)


def test_copies_are_one_voice_and_so_is_one_outlet():
    a, b = (
        document("a", LONG, "antaranews.com"),
        document("b", "JAKARTA - " + LONG + " demikian keterangan resmi", "rumahbicara.com"),
    )
    c, d = (
        document("c", "Kabar lain sama sekali tentang pabrik baru di Bogor yang dibuka menteri", "voi.id"),
        document("d", "Opini", "voi.id"),
    )
    found = voices([a, b, c, d])
    assert found[a.id] == found[b.id]
    assert found[c.id] == found[d.id] != found[a.id]
    assert voices([d, c, b, a]) == found


def test_front_matter_is_no_text_of_a_voice():
    head = "---\nurl: https://example.org/a-very-long-address/that/both/share/word/for/word/here\noutlet: x\n---\n"
    a = Document(source="a", text=head + "Satu cerita yang pendek saja", body=len(head))
    b = Document(source="b", text=head + "Lain sama sekali isi beritanya", body=len(head))
    assert len(set(voices([a, b]).values())) == 2


@pytest.mark.parametrize(("confidence", "date"), [(1.0, "2024-02"), (0.5, "2024-02"), (0.4, None)])
def test_a_month_worked_out_from_the_publication_is_not_compared(confidence, date):
    told, claims = report("a", "PT Alfa", "Beta Ltd", Day(date="2024-02"), published="2024-02-03")
    unsure = [replace(claim, confidence=confidence) if claim.field == "date" else claim for claim in claims]
    assert mention("m", unsure, told).date == date


def test_signed_paper():
    paper = "NOTA KESEPAHAMAN ... selanjutnya disebut PIHAK PERTAMA ... selanjutnya disebut PIHAK KEDUA"
    assert is_signed_paper(document("mou.pdf", paper))
    assert not is_signed_paper(document("a", paper, "kompas.com"))


def made(name, *contents, **more):
    doc, claims = report(name, *contents, **more)
    return mention(f"mention-{name}", claims, doc)


def test_a_block_costs_its_anchors_only():
    blocks = Candidates()
    many = [made(f"{n:04}", "PT Oneject", "Terumo", published=f"2024-01-{n % 28 + 1:02}") for n in range(ANCHORS + 40)]
    for m in many:
        blocks.add(m)
    young = max(many, key=lambda m: (m.published, m.id))
    assert len(blocks.of(young.id)) == ANCHORS


@given(st.permutations(range(6)))
def test_candidates_do_not_depend_on_the_order(order):
    all_ = [
        made(
            str(n),
            Party(name=f"PT Oneject{n % 2}", country="ID"),
            Party(name="Terumo" if n % 3 else "mitra", country="JP", named=bool(n % 3)),
            Device(name="x", id="x"),
        )
        for n in range(6)
    ]
    first, second = Candidates(), Candidates()
    for m in all_:
        first.add(m)
    for n in order:
        second.add(all_[n])
    assert all(first.of(m.id) == second.of(m.id) for m in all_)
    assert all((a.id in first.of(b.id)) == (b.id in first.of(a.id)) for a in all_ for b in all_)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.one_of(st.none(), st.integers(0, 9)), st.booleans())))
def test_a_shelf_is_a_sorted_mapping(changes):
    shelf, plain = Shelf(lambda n: -n), {}
    for key, number, look in changes:
        if number is None:
            shelf.drop(key)
            plain.pop(key, None)
        else:
            shelf.put(key, number)
            plain[key] = number
        if look:
            shelf.all()
    assert shelf.all() == tuple(n for _, n in sorted(plain.items(), key=lambda row: (-row[1], row[0])))


MOU = Stage(rung="mou", date="2024-02-01")


def test_a_score_is_the_sum_of_its_reasons_and_symmetric():
    a = made("a", "PT Graha Teknomedika", "Surgiris", MOU, usd(1e6))
    b = made("b", "GTM", "Surgiris SAS", Stage(rung="mou", date="2024-02-03"), usd(2e6))
    score = compare(a, b)
    assert score.reasons == compare(b, a).reasons
    assert sum(r.weight for r in score.reasons) == pytest.approx(score.total, abs=0.05)
    assert {r.feature for r in score.reasons} >= {"party", "value", "day"}


@pytest.mark.parametrize(
    "left, right, verdict",
    [
        (("PT Graha Teknomedika", "Surgiris", MOU), ("PT Graha Teknomedika", "Surgiris", MOU), Verdict.MERGE),
        (("PT Graha Teknomedika", "Surgiris", MOU), ("PT Graha Teknomedika", "Terumo", MOU), Verdict.APART),
        (("PT Graha Teknomedika", MOU), ("PT Graha Teknomedika", MOU, Device(name="x", id="x")), Verdict.ASK),
    ],
)
def test_verdicts(left, right, verdict):
    assert compare(made("a", *left), made("b", *right)).verdict is verdict
    assert ASK < MERGE


def test_one_shared_party_alone_never_merges_by_itself():
    facts = (MOU, usd(1e6), Device(name="x", id="x"))
    score = compare(made("a", "PT Graha Teknomedika", *facts), made("b", "PT Graha Teknomedika", *facts))
    assert score.verdict is Verdict.ASK


def test_judged_is_order_free():
    said = [
        Judgement(verdict="same", subjects=("a", "b"), author="x", day="2026-01-01"),
        Judgement(verdict="not_same", subjects=("b", "a"), author="y", day="2026-01-01"),
    ]
    assert judged(said) == judged(said[::-1])
    assert judged(said).apart == {("a", "b")}
