"""Resolve: what is one and what stays apart, judgements, questions, time; and properties that must always hold."""

import random
from itertools import combinations

import gold
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from say import about, both, idr, report, usd
from worlds import judgements, reports

from berdikari.money import bundled_rates
from berdikari.records import Claim, Day, Device, Fair, Judgement, Ownership, Party, Person, Stage
from berdikari.resolve import Workings, known_on, resolve

TODAY = "2026-11-22"
MOU = Stage(rung="mou", date="2024-02-01")


def groups(*told, judged=(), rates=None):
    documents, claims = both(*told)
    return {frozenset(about(p)) for p in resolve(documents, claims, judged, TODAY, rates).partnerships}


def one(*names):
    return {frozenset(names)}


def test_nothing_comes_of_nothing():
    found = resolve([], [], [], TODAY)
    assert (found.partnerships, found.organisations, found.questions, found.problems) == ((), (), (), ())


@pytest.mark.parametrize(
    "there, here",
    [
        (("PT Graha Teknomedika", "Surgiris"), ("PT Graha Tekno Medika", "SURGIRIS SAS")),
        ((Party(name="PT Graha Teknomedika", aliases=("GTM",)), "Surgiris"), ("GTM", "Surgiris")),
        (("PT Kalbe Farma Tbk", "GE HealthCare"), ("Kalbe", "PT GE Healthcare")),
        (("Kementerian Perindustrian", "JICA"), ("Ministry of Industry", "Japan International Cooperation Agency")),
        (("TÜSEB", "ASELSAN A.Ş."), ("Türkiye Sağlık Enstitüleri Başkanlığı", "Aselsan")),
        (("PT Esa Medika Mandiri", "Weigao International Holding Corporation Pte. Ltd."), ("Esa Medika Mandiri", "Weigao International Holding Comporation")),
        (("OSTIM Medical Industry Cluster", "Provinsi Banten"), ("Asosiasi Klaster Industri Medis OSTIM Turki", "Pemprov Banten")),
    ],
)  # fmt: skip
def test_one_deal_under_other_names(there, here):
    assert groups(report("a", *there, MOU), report("b", *here, Stage(rung="mou"))) == one("a", "b")


def test_a_history_over_years_is_one_partnership():
    told = [
        report("a", "PT A Medika", "Borsan", Stage(rung="mou", date="2022-05-01"), published="2022-05-02"),
        report("b", "A Medika", "Borsan GmbH", Stage(rung="construction", date="2024-03"), published="2024-03-20"),
        report("c", "A Medika", "Borsan", Stage(rung="commissioned", date="2025-08-17"), published="2025-08-18"),
    ]
    documents, claims = both(*told)
    (p,) = resolve(documents, claims, [], TODAY).partnerships
    assert [s.rung for s in p.history] == ["mou", "construction", "commissioned"]
    assert (p.stage, p.date, p.conflicts) == ("commissioned", "2025-08-17", ())


def test_one_firm_with_three_partners_stays_three():
    at_once = (MOU, Fair(name="Medica 2024"), Device(name="x", id="x"), usd(1e6, kind="investment"))
    told = [
        report(n, "PT Oneject Indonesia", partner, *at_once, published="2024-02-02")
        for n, partner in zip("abc", ("Surgiris", "Translumina", "Zimmer"), strict=True)
    ]
    assert groups(*told) == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_two_deals_of_one_value_stay_two():
    told = [
        report("a", "PT Kalbe Farma", "Surgiris", MOU, usd(1e6)),
        report("b", "PT Kimia Farma", "Translumina", MOU, usd(1e6)),
    ]
    assert groups(*told) == {frozenset("a"), frozenset("b")}


def test_two_deals_in_one_report_stay_two():
    document, claims = report("a", "PT Haloni Jane", "ERK Medikal", MOU)
    more = [Claim(document=document.id, field=c.field, value=c.value, quote=None, about="mention-z") for c in claims]
    found = resolve([document], [*claims, *more], [], TODAY)
    assert len(found.partnerships) == 2


def test_two_papers_of_one_pair_years_apart_are_asked_about():
    told = [
        report(
            "a", "PT Bio Farma", "JICA", Stage(rung="mou", date="2019-01-10"), Device(name="x", id="vaccine-carrier")
        ),
        report("b", "PT Bio Farma", "JICA", Stage(rung="mou", date="2024-06-10"), Device(name="y", id="ct-scanner")),
    ]
    documents, claims = both(*told)
    found = resolve(documents, claims, [], TODAY)
    assert len(found.partnerships) == 2
    (question,) = found.questions
    assert set(question.subjects) == {"mention-a", "mention-b"}
    assert sum(r.weight for r in question.reasons) == pytest.approx(question.score, abs=0.05)
    assert {"party", "all parties", "device", "day"} <= {r.feature for r in question.reasons}


def test_a_partner_without_a_name_meets_its_name_by_country_and_device():
    stent = Device(name="stent", id="stent")
    named = report(
        "a",
        "PT Dipa Global Medtek",
        Party(name="Translumina", country="DE"),
        stent,
        Stage(rung="production", date="2017-11-27"),
    )
    nameless = report(
        "b",
        "PT Dipa Global Medtek",
        Party(name="mitra Jerman", country="DE", named=False),
        stent,
        Stage(rung="production", date="2017-11-27"),
    )
    french = report(
        "c",
        "PT Dipa Global Medtek",
        Party(name="mitra Prancis", country="FR", named=False),
        stent,
        Stage(rung="production", date="2017-11-27"),
    )
    assert groups(named, nameless) == one("a", "b")
    assert groups(named, french) == {frozenset("a"), frozenset("c")}


def test_mother_and_daughter():
    told = [
        report(
            "a",
            "PT Forsta Kalmedic Global",
            "GE HealthCare",
            Ownership(owner="PT Kalbe Farma", owned="PT Forsta Kalmedic Global"),
            Device(name="ct", id="ct"),
            MOU,
        ),
        report("b", "Kalbe Farma", "GE HealthCare", Device(name="ct", id="ct"), MOU),
        report("c", "PT Kimia Farma", "GE HealthCare", Device(name="ct", id="ct"), MOU),
    ]
    documents, claims = both(*told)
    apart = {frozenset(about(p)) for p in resolve(documents, claims, [], TODAY).partnerships}
    assert apart == {frozenset("ab"), frozenset("c")}


def test_consortia_that_share_three_firms_are_asked_about():
    firms, ventilator = (
        ("PT Len Industri", "PT Dirgantara Indonesia", "PT Pindad"),
        Device(name="ventilator", id="ventilator"),
    )
    told = [
        report("a", *firms, "Universitas Indonesia", ventilator),
        report("b", *firms, "Institut Teknologi Bandung", ventilator),
    ]
    documents, claims = both(*told)
    found = resolve(documents, claims, [], TODAY)
    assert len(found.partnerships) == 2
    assert [q.asks for q in found.questions] == ["same"]


def test_look_alikes_are_not_chained():
    a = report("a", "PT Medika Surya Kencana", "Borsan", MOU)
    b = report("b", "PT Surya", "Borsan", MOU)
    c = report("c", "PT Surya Adi Wijaya", "Borsan", MOU)
    for group in groups(a, b, c):
        assert not {"a", "c"} <= group


def judge(verdict, *subjects, day="2026-01-01", author="ani"):
    return Judgement(verdict=verdict, subjects=subjects, author=author, day=day)


A = report("a", "PT Graha Teknomedika", "Surgiris", MOU, idr(17e9), published="2024-02-01")
B = report("b", "PT Graha Teknomedika", "Surgiris", MOU, idr(19e9), published="2024-02-03")
C = report("c", "PT Oneject", "Terumo", MOU)


def test_not_the_same_is_kept():
    assert groups(A, B) == one("a", "b")
    assert groups(A, B, judged=[judge("not_same", "mention-a", "mention-b")]) == {frozenset("a"), frozenset("b")}


def test_the_same_is_kept_whatever_the_features_say():
    assert groups(A, C, judged=[judge("same", "mention-a", "mention-c")]) == one("a", "c")


def test_a_judgement_is_undone_by_another_and_that_by_a_third():
    apart = judge("not_same", "mention-a", "mention-b")
    undo = judge("undo", apart.id, day="2026-01-02")
    again = judge("undo", undo.id, day="2026-01-03")
    assert groups(A, B, judged=[apart, undo]) == one("a", "b")
    assert groups(A, B, judged=[apart, undo, again]) == {frozenset("a"), frozenset("b")}


def test_the_later_of_two_judgements_counts_and_a_problem_says_so():
    said = [
        judge("same", "mention-a", "mention-c"),
        judge("not_same", "mention-c", "mention-a", day="2026-02-01", author="budi"),
    ]
    documents, claims = both(A, C)
    found = resolve(documents, claims, said, TODAY)
    assert len(found.partnerships) == 2
    assert "budi" in found.problems[0].message


def test_a_wrong_claim_is_kept_and_not_used():
    documents, claims = both(A, B)
    wrong = next(c for c in claims if c.field == "value" and c.value.amount == 19e9)
    (p,) = resolve(documents, claims, [judge("wrong", wrong.id)], TODAY).partnerships
    assert [v.amount for v in p.values] == [17e9]
    assert wrong in p.claims


def test_a_preferred_claim_wins():
    documents, claims = both(A, B)
    (p,) = resolve(documents, claims, [], TODAY).partnerships
    assert [v.amount for v in p.values] == [19e9]  # the newest report
    chosen = next(c for c in claims if c.field == "value" and c.value.amount == 17e9)
    (p,) = resolve(documents, claims, [judge("prefer", chosen.id)], TODAY).partnerships
    assert [v.amount for v in p.values] == [17e9]
    assert p.conflicts[0].rule == "a person's judgement"


def test_a_closed_question_is_not_asked_again():
    told = [
        report("a", "PT Bio Farma", "JICA", Device(name="x", id="x")),
        report("b", "PT Bio Farma", "JICA", Device(name="y", id="y"), Stage(rung="mou")),
    ]
    documents, claims = both(*told)
    (question,) = resolve(documents, claims, [], TODAY).questions
    assert resolve(documents, claims, [judge("close", *question.subjects)], TODAY).questions == ()


def test_a_judgement_about_nobody_is_a_note():
    documents, claims = both(A)
    found = resolve(documents, claims, [judge("same", "mention-a", "mention-x")], TODAY)
    assert [p.severity for p in found.problems] == ["note"]


def test_claims_without_their_document_are_kept_and_told():
    documents, claims = both(A)
    found = resolve([], claims, [], TODAY)
    assert set(found.partnerships[0].claims) == set(claims)
    assert documents[0].id in found.problems[0].message


def test_organisations_over_partnerships():
    told = [
        report(
            "a",
            Party(name="PT Kalbe Farma Tbk", country="ID", aliases=("KLBF",)),
            "GE HealthCare",
            MOU,
            Person(name="Bernadus", employer="Kalbe Farma"),
        ),
        report("b", "Kalbe", "Milko Medical", MOU),
        report("c", "KLBF", "Gambro", MOU, Ownership(owner="PT Gira Sole", owned="PT Kalbe Farma")),
        report("d", "PT Kimia Farma", "Gambro Indonesia", MOU),
        report("e", "Ankara Üniversitesi", "Kemenkes", MOU),
        report("f", "Ankara University", "Ministry of Health of Indonesia", MOU),
    ]
    documents, claims = both(*told)
    found = resolve(documents, claims, [], TODAY)
    by_name = {o.name: o for o in found.organisations}
    kalbe = by_name["PT Kalbe Farma Tbk"]
    assert set(kalbe.aliases) >= {"Kalbe", "KLBF"}
    assert len(kalbe.partnerships) == 3
    assert (kalbe.country, kalbe.owner, [p.name for p in kalbe.people]) == ("ID", "PT Gira Sole", ["Bernadus"])
    assert "PT Kimia Farma" in by_name
    assert len(found.organisations) == 7  # and GE, Milko, Gambro, Ankara University, the ministry


def test_known_on_a_day():
    early, late = (
        report("a", "A Medika", "Borsan", MOU, published="2024-02-02"),
        report("b", "A Medika", "Borsan", Stage(rung="production"), published="2025-05-05"),
    )
    undated = report("c", "A Medika", "Borsan")
    documents, claims = both(early, late, undated)
    apart = judge("not_same", "mention-a", "mention-b", day="2026-01-01")
    kept, held, said, problems = known_on("2024-12-31", documents, claims, [apart])
    assert {d.source for d in kept} == {"a.txt", "c.txt"}
    assert {c.document for c in held} == {d.id for d in kept}
    assert said == ()
    assert [p.source for p in problems] == ["c.txt"]
    kept, *_ = known_on("2024-12-31", documents, claims, [apart], {undated[0].id: "2025-01-01"})
    assert {d.source for d in kept} == {"a.txt"}


def test_silence_is_a_status_with_its_rule():
    documents, claims = both(
        report("a", "A Medika", "Borsan", Stage(rung="mou", date="2022-02-01"), published="2022-02-01")
    )
    found = resolve(documents, claims, [], TODAY)
    assert found.partnerships[0].status == "silent"
    assert (found.silences[0].since, found.silences[0].rule) == ("2022-02-01", "mou")
    assert resolve(documents, claims, [], "2023-02-01").silences == ()


@pytest.mark.skipif(not gold.SHARED.exists(), reason="the gold facts are not beside this checkout")
def test_the_retold_articles_merge_without_a_fault():
    documents, claims, keys = [], [], {}
    for article in gold.articles(gold.SHARED / "gold" / "retold.jsonl"):
        document, said = gold.read(article)
        documents.append(document)
        claims += said
        keys |= {f"{document.id}-{n}": told["key"] for n, told in enumerate(article["partnerships"])}
    found = resolve(documents, claims, [], TODAY, bundled_rates())
    homes = {c.about: p.id for p in found.partnerships for c in p.claims}
    assert [(a, b) for a, b in combinations(sorted(keys), 2) if (homes[a] == homes[b]) != (keys[a] == keys[b])] == []


SLOW = settings(max_examples=120, suppress_health_check=[HealthCheck.data_too_large])


@SLOW
@given(reports(), judgements(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_is_of_no_account(told, said, chance):
    documents, claims = both(*told)
    first = resolve(documents, claims, said, TODAY, bundled_rates())
    for things in (documents, claims, said):
        chance.shuffle(things)
    assert repr(resolve(documents, claims, said, TODAY, bundled_rates())) == repr(first)


@SLOW
@given(reports(), judgements(), st.randoms(use_true_random=False))
def test_one_thing_after_another_comes_to_the_same_as_all_at_once(told, said, chance):
    documents, claims = both(*told)
    whole = resolve(documents, claims, said, TODAY, bundled_rates())
    steps = [
        *((d, None, None) for d in documents),
        *((None, c, None) for c in claims),
        *((None, None, j) for j in said),
    ]
    chance.shuffle(steps)
    workings = Workings(bundled_rates())
    for document, claim, judgement in steps:
        workings.take_in([document] if document else [], [claim] if claim else [], [judgement] if judgement else [])
        if chance.random() < 0.3:
            workings.resolution("2023-01-01")
    assert repr(workings.resolution(TODAY)) == repr(whole)


@SLOW
@given(reports(), judgements())
def test_judgements_are_respected_and_no_claim_vanishes(told, said):
    documents, claims = both(*told)
    found = resolve(documents, claims, said, TODAY)
    assert sorted(c.id for p in found.partnerships for c in p.claims) == sorted({c.id for c in claims})
    assert len({p.id for p in found.partnerships}) == len(found.partnerships)
    homes = {c.about: p.id for p in found.partnerships for c in p.claims}
    undone = {s for j in said if j.verdict == "undo" for s in j.subjects}
    for j in said:
        last = [k for k in said if k.verdict in ("same", "not_same") and set(k.subjects) == set(j.subjects)]
        if j.verdict == "not_same" and j.id not in undone and last[-1] is j and all(s in homes for s in j.subjects):
            assert homes[j.subjects[0]] != homes[j.subjects[1]]


def test_a_thousand_orders_give_one_register():
    documents, claims = both(
        A,
        B,
        C,
        report("d", "Kalbe", "GE HealthCare", Day(date="2024")),
        report("e", "PT Kalbe Farma", "PT GE Healthcare", MOU),
    )
    said = [judge("same", "mention-a", "mention-c"), judge("prefer", claims[3].id)]
    first = repr(resolve(documents, claims, said, TODAY))
    chance = random.Random(7)
    for _ in range(1000):
        for things in (documents, claims, said):
            chance.shuffle(things)
        assert repr(resolve(documents, claims, said, TODAY)) == first
