"""Assemble: parties, stages, days and values of several reports; what contradicts is kept with its rule."""

import pytest
from say import both, idr, report, usd

from berdikari.money import bundled_rates
from berdikari.records import Claim, Day, Device, Ownership, Party, Person, Stage, Status, Term, Value
from berdikari.resolve import assemble, ids_of


def assembled(*reports, rates=None):
    documents, claims = both(*reports)
    return assemble(claims, {d.id: d for d in documents}, rates)


def conflict(partnership, about):
    found = [c for c in partnership.conflicts if c.about.startswith(about)]
    assert len(found) == 1, [c.about for c in partnership.conflicts]
    return found[0]


def test_nothing_to_assemble():
    with pytest.raises(ValueError, match="no claims"):
        assemble([], {})


def test_one_firm_under_three_names():
    p = assembled(
        report("a", Party(name="PT Graha Teknomedika", aliases=("GTM",), country="ID"), "Surgiris"),
        report("b", "PT Graha Tekno Medika", "SURGIRIS SAS"),
        report("c", "GTM", Party(name="Prancis", country="FR", named=False), "Surgiris"),
    )
    assert len(p.parties) == 3  # the partner without a name may be another one: report c names Surgiris beside it
    assert {"PT Graha Teknomedika", "PT Graha Tekno Medika", "GTM"} == {p.parties[0].name, *p.parties[0].aliases}
    assert p.parties[0].country == "ID"


def test_partner_without_a_name_is_the_named_one_of_another_report():
    p = assembled(
        report("a", "PT Dipa Global Medtek", Party(name="mitra dari Jerman", country="DE", named=False)),
        report("b", "PT Dipa Global Medtek", Party(name="Translumina GmbH", country="DE")),
    )
    assert [party.name for party in p.parties] == ["PT Dipa Global Medtek", "Translumina GmbH"]


def test_who_helps_in_most_reports_is_no_party():
    p = assembled(
        report("a", "PT Kalbe Farma", "GE HealthCare", "Kementerian Perindustrian"),
        report("b", "Kalbe", "GE Healthcare", facilitators=("Kemenperin",)),
        report("c", "PT Kalbe Farma Tbk", "GE HealthCare", facilitators=("Ministry of Industry",)),
    )
    assert len(p.parties) == 2
    assert len(p.facilitators) == 1


def test_planned_rung_stays_beside_the_one_done():
    p = assembled(
        report(
            "a", "A Medika", "B Medika", Stage(rung="mou"), Stage(rung="production", modality="planned", date="2027")
        )
    )
    assert (p.stage, p.planned_stage, p.planned_date) == ("mou", "production", "2027")


def test_hoped_for_is_neither_done_nor_planned():
    p = assembled(
        report("a", "A Medika", "B Medika", Stage(rung="talks"), Stage(rung="plant_announced", modality="hoped"))
    )
    assert (p.stage, p.planned_stage) == ("talks", None)


def test_a_day_in_the_future_of_the_report_beats_a_past_verb():
    p = assembled(
        report("a", "A", "B", Stage(rung="mou"), Stage(rung="commissioned", date="2026-04"), published="2025-04-15")
    )
    assert (p.stage, p.planned_stage, p.planned_date) == ("mou", "commissioned", "2026-04")


def test_body_beats_headline():
    # GOF radiopharma, 1 February 2024: headline "resmikan fasilitas", body groundbreaking
    p = assembled(
        report(
            "a",
            "Kalbe",
            "GOF",
            Stage(rung="commissioned", headline=True),
            Stage(rung="construction", date="2024-02-01"),
        )
    )
    assert p.stage == "construction"
    assert conflict(p, "stage").preferred == "construction"
    assert conflict(p, "stage").rule == "body over headline"


def test_headline_alone_counts():
    assert assembled(report("a", "Kalbe", "GOF", Stage(rung="mou", headline=True))).stage == "mou"


def test_groundbreaking_beats_an_opening_that_others_plan_for_later():
    # Allmed, 15 April 2025: "resmi membuka fasilitas produksinya" against groundbreaking with completion in April 2026
    p = assembled(
        report(
            "a",
            "Allmed",
            "KIT Batang",
            Stage(rung="construction", date="2025-04-15"),
            Stage(rung="commissioned", modality="planned", date="2026-04"),
            published="2025-04-17",
        ),
        report("b", "Allmed", "KIT Batang", Stage(rung="commissioned", date="2025-04-15"), published="2025-04-15"),
    )
    assert (p.stage, p.planned_stage, p.planned_date) == ("construction", "commissioned", "2026-04")
    assert conflict(p, "stage").rule == "a later planned date beats a past verb"


def test_an_opening_a_year_later_is_news_and_no_conflict():
    p = assembled(
        report(
            "a",
            "Allmed",
            "KIT Batang",
            Stage(rung="construction", date="2025-04-15"),
            Stage(rung="commissioned", modality="planned", date="2026-04"),
            published="2025-04-17",
        ),
        report("b", "Allmed", "KIT Batang", Stage(rung="commissioned", date="2026-04-20"), published="2026-04-21"),
    )
    assert (p.stage, p.date, p.conflicts) == ("commissioned", "2026-04-20", ())
    assert [(s.rung, s.date) for s in p.history if s.modality == "done"] == [
        ("construction", "2025-04-15"),
        ("commissioned", "2026-04-20"),
    ]


def test_most_outlets_name_the_paper():
    p = assembled(
        report("a", "A", "B", Stage(rung="mou", date="2024-03-01")),
        report("b", "A", "B", Stage(rung="contract", date="2024-03-01")),
        report("c", "A", "B", Stage(rung="mou", date="2024-03-01")),
    )
    assert p.stage == "mou"
    assert conflict(p, "stage").rule == "majority of independent outlets"


def test_copies_of_one_text_are_one_voice():
    copy = "Penandatanganan berlangsung di Jakarta pada awal pekan ini dan dihadiri para pejabat kedua pihak serta tamu undangan lain"
    p = assembled(
        report("a", "A", "B", Stage(rung="contract", date="2024-03-01"), text=copy, published="2024-03-02"),
        report("b", "A", "B", Stage(rung="contract", date="2024-03-01"), text=copy + " (red)", published="2024-03-02"),
        report("c", "A", "B", Stage(rung="mou", date="2024-03-01"), published="2024-03-02"),
        report("d", "A", "B", Stage(rung="mou", date="2024-03-01"), published="2024-03-03"),
    )
    assert p.stage == "mou"


def test_the_date_is_that_of_the_stage_and_the_precise_one():
    p = assembled(
        report("a", "A", "B", Stage(rung="mou"), Day(date="2024-02")),
        report("b", "A", "B", Stage(rung="mou", date="2024-02-01")),
        report("c", "A", "B", Stage(rung="talks", date="2023-05-01")),
    )
    assert (p.date, p.conflicts) == ("2024-02-01", ())


def test_two_days_for_one_event():
    # Virtue: 5 March and 6 March
    p = assembled(
        report("a", "Virtue", "Jababeka", Stage(rung="construction", date="2024-03-05"), published="2024-03-05"),
        report("b", "Virtue", "Jababeka", Stage(rung="construction", date="2024-03-06"), published="2024-03-07"),
    )
    assert [a.value for a in conflict(p, "date").alternatives] == ["2024-03-05", "2024-03-06"]
    assert p.date == conflict(p, "date").preferred == "2024-03-06"
    assert conflict(p, "date").rule.startswith("newest report")


def test_euro_and_rupiah_of_one_day_agree():
    p = assembled(
        report(
            "a",
            "GTM",
            "Surgiris",
            Stage(rung="mou", date="2024-02-01"),
            Value(amount=1_000_000, currency="EUR", kind="transaction_target"),
        ),
        report(
            "b",
            "GTM",
            "Surgiris",
            Stage(rung="mou"),
            idr(17_000_000_000, kind="transaction_target"),
            Value(amount=1e6, currency="EUR"),
        ),
        rates=bundled_rates(),
    )
    assert {(v.amount, v.currency, v.kind) for v in p.values} == {
        (1e6, "EUR", "transaction_target"),
        (17e9, "IDR", "transaction_target"),
    }
    assert p.conflicts == ()


def test_rounded_amounts_are_one():
    p = assembled(report("a", "A", "B", idr(47_000_000_000)), report("b", "A", "B", idr(46_800_000_000)))
    assert [v.amount for v in p.values] == [46_800_000_000]
    assert p.conflicts == ()


def test_the_rate_of_the_day_decides_between_two_amounts():
    # Allmed: Rp 1.7 tn and Rp 1.6 tn for US$ 100 M
    p = assembled(
        report(
            "a", "Allmed", "Batang", usd(1e8, kind="investment"), idr(1.7e12, kind="investment"), published="2025-04-15"
        ),
        report(
            "b", "Allmed", "Batang", usd(1e8, kind="investment"), idr(1.6e12, kind="investment"), published="2025-04-15"
        ),
        rates=bundled_rates(),
    )
    assert conflict(p, "value IDR").preferred == "1700000000000 IDR"
    assert conflict(p, "value IDR").rule == "nearest to the other currency at the rate of the day"
    assert {v.amount for v in p.values} == {1e8, 1.7e12}


def test_parts_that_add_up_decide():
    p = assembled(
        report(
            "a",
            "A",
            "B",
            usd(4e6, kind="investment"),
            usd(1.5e6, kind="investment", phase="1"),
            usd(2.5e6, kind="investment", phase="2"),
        ),
        report("b", "A", "B", usd(3e6, kind="investment")),
    )
    assert conflict(p, "value USD").preferred == "4000000 USD"
    assert conflict(p, "value USD").rule.startswith("arithmetic")


def test_a_slip_of_unit_is_called_one():
    p = assembled(
        report("a", "A", "B", usd(42.7e9)), report("b", "A", "B", usd(42.7e6)), report("c", "A", "B", usd(42.7e6))
    )
    assert conflict(p, "unit of value USD").preferred == "42700000 USD"


def test_kinds_are_never_one_value():
    p = assembled(report("a", "A", "B", usd(1e6, kind="investment")), report("b", "A", "B", usd(1e6, kind="purchase")))
    assert len(p.values) == 2


def test_a_larger_sum_years_later_is_no_conflict():
    p = assembled(
        report("a", "A", "B", usd(1e6, kind="investment"), published="2020-01-01"),
        report("b", "A", "B", usd(5e6, kind="investment"), published="2023-01-01"),
    )
    assert ([v.amount for v in p.values], p.conflicts) == ([1e6, 5e6], ())


def test_place_of_the_plant():
    # SD Biosensor: Campaka, Purwakarta in three outlets, Karawang in one
    p = assembled(
        report("a", "SD Biosensor", "X", site="Campaka, Purwakarta"),
        report("b", "SD Biosensor", "X", site="Purwakarta"),
        report("c", "SD Biosensor", "X", site="Karawang"),
    )
    assert p.site.name == "Campaka, Purwakarta"
    assert conflict(p, "site").rule == "majority of independent outlets"


def test_origin_and_head_office():
    # Virtue: from China, or with its head office in Singapore
    p = assembled(
        report("a", Party(name="Virtue Diagnostics", country="CN"), "Jababeka", published="2024-03-05"),
        report("b", Party(name="Virtue Diagnostics", country="SG"), "Jababeka", published="2024-03-06"),
    )
    assert conflict(p, "country of Virtue Diagnostics").preferred == "SG"


@pytest.mark.parametrize(
    "one, other, shown",
    [
        ("Alan A. Bayrak", "Alan Barak", "Alan A. Bayrak"),
        ("Yvone Astri Della Sijabat", "Yvonne", "Yvone Astri Della Sijabat"),
        ("Hui Cui", "Cui Hui", None),
        ("Hui Cui", "Hui Chui", None),
    ],
)
def test_one_person_in_two_spellings(one, other, shown):
    p = assembled(
        report("a", "OSTIM", "Banten", Person(name=one, office="ketua rombongan", employer="OSTIM")),
        report("b", "OSTIM", "Banten", Person(name=other, office="ketua rombongan", employer="OSTIM")),
    )
    found = conflict(p, "name of ketua rombongan, OSTIM")
    assert {a.value for a in found.alternatives} == {one, other}
    assert len(p.people) == 1
    assert found.preferred == shown


def test_two_spellings_within_one_article():
    p = assembled(
        report(
            "a",
            "Forsta",
            "GE",
            Person(name="Yvone Astri Della Sijabat", office="Direktur", employer="PT Forsta"),
            Person(name="Yvonne", office="Direktur", employer="Forsta"),
        )
    )
    assert len(p.people) == 1
    assert conflict(p, "name of Direktur").rule == "the fuller name"


def test_a_shorter_name_is_no_conflict():
    p = assembled(
        report("a", "A", "B", Person(name="Taufiek Bawazier", office="Dirjen ILMATE")),
        report("b", "A", "B", Person(name="Dr. Taufiek Bawazier, M.Si.", office="Dirjen ILMATE")),
        report("c", "A", "B", Person(name="Taufiek", office="Dirjen ILMATE")),
    )
    assert (len(p.people), p.conflicts) == (1, ())


def test_two_people_of_one_house_stay_two():
    p = assembled(
        report(
            "a",
            "A",
            "B",
            Person(name="Setia Diarta", employer="Kemenperin"),
            Person(name="Sopar Halomoan Sirait", employer="Kemenperin"),
        )
    )
    assert len(p.people) == 2


def test_stalled_until_there_is_news_of_a_later_step():
    stalled = report(
        "a",
        "A",
        "B",
        Stage(rung="mou", date="2022-01"),
        Status(status="stalled", date="2023-01"),
        published="2023-01-05",
    )
    later = report("b", "A", "B", Stage(rung="construction", date="2024-05-01"), published="2024-05-02")
    assert assembled(stalled).status == "stalled"
    assert assembled(stalled, later).status is None


def test_owners_terms_devices_and_sources():
    p = assembled(
        report(
            "a",
            "Forsta",
            "GE",
            Ownership(owner="PT Kalbe Farma", owned="PT Forsta"),
            Device(name="CT scan", id="ct-scanner"),
            Term(years=3),
            published="2025-06-01",
        ),
        report(
            "b",
            "Forsta",
            "GE",
            Ownership(owner="Kalbe Farma", owned="Forsta", share=100),
            Device(name="CT scanner", id="ct-scanner"),
            Term(years=5),
            published="2025-06-03",
        ),
    )
    assert [(o.owner, o.share) for o in p.owners] == [("Kalbe Farma", 100)]
    assert [d.id for d in p.devices] == ["ct-scanner"]
    assert (p.term_years, conflict(p, "term").preferred) == (5, "5 years")
    assert (p.sources, p.last_news) == (("a.txt", "b.txt"), "2025-06-03")


def test_the_id_stays_when_later_reports_arrive():
    first = report("a", "A", "B", published="2022-01-01")
    second = report("b", "A", "B", published="2024-01-01")
    third = report("c", "A", "B")
    assert assembled(first).id == assembled(first, second).id == assembled(second, third, first).id


def test_an_older_report_changes_the_id_and_the_old_one_is_still_known():
    known = assembled(report("b", "A", "B", published="2024-01-01"))
    later = assembled(report("b", "A", "B", published="2024-01-01"), report("a", "A", "B", published="2022-01-01"))
    assert known.id != later.id
    assert known.id in ids_of(later)


def test_every_claim_is_kept():
    documents, claims = both(report("a", "A", "B", usd(1)), report("b", "A", "C", usd(2)))
    p = assemble(claims, {d.id: d for d in documents})
    assert set(p.claims) == set(claims)
    assert all(isinstance(c, Claim) for c in p.claims)
