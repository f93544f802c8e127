"""Names: folding, legal forms, telling words, short forms, translated institutions, people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.names import (
    SAME,
    UNSURE,
    alike,
    country_of_form,
    fold,
    parse,
    person_alike,
    same,
    same_person,
    short_forms,
)


@pytest.mark.parametrize(
    "written, folded",
    [
        ("İSTANBUL", "istanbul"),
        ("ISTANBUL", "istanbul"),
        ("ıstanbul", "istanbul"),
        ("A.Ş.", "as"),
        ("D&V Medika", "dv medika"),
        ("Sağlık  Ürünleri", "saglik urunleri"),
        ("S.p.A.", "spa"),
        ("B. Braun", "b braun"),
        ("Łódź", "lodz"),
        ("", ""),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "name, telling, forms",
    [
        ("PT Kalbe Farma Tbk", ("kalbe",), ("Tbk", "PT")),
        ("PT. Bio Farma (Persero)", ("bio", "farma"), ("PT", "Persero")),
        ("Erk Medikal San. ve Tic. A.Ş.", ("erk",), ("A.Ş.",)),
        ("Uzman Sterilizasyon Ltd. Şti.", ("uzman", "sterilizasyon"), ("Ltd. Şti.",)),
        ("Top Glove Sdn Bhd", ("top", "glove"), ("Sdn Bhd",)),
        ("Siemens Healthineers AG", ("siemens", "healthineers"), ("AG",)),
        ("B. Braun Melsungen GmbH & Co. KG", ("b", "braun", "melsungen"), ("GmbH",)),
        ("Weigao International Holding Comporation", ("weigao",), ("Corp.", "Holding")),
        ("PT", ("pt",), ()),
        ("CV", ("cv",), ()),
    ],
)
def test_what_tells_in_a_name(name, telling, forms):
    assert parse(name).telling == telling
    assert set(parse(name).forms) == set(forms)


@pytest.mark.parametrize(
    "name, country",
    [
        ("PT X Tbk", "ID"),
        ("X San. ve Tic. A.Ş.", "TR"),
        ("X Sdn. Bhd.", "MY"),
        ("X Pte. Ltd.", "SG"),
        ("X GmbH", None),
        ("X", None),
    ],
)
def test_the_country_that_a_legal_form_tells(name, country):
    assert country_of_form(name) == country


def test_short_forms_in_brackets():
    assert short_forms("PT Graha Teknomedika (GTM)") == ("GTM",)
    assert short_forms("PT Bio Farma (Persero)") == ()


ONE = [
    ("PT Graha Teknomedika", "PT Graha Tekno Medika"),
    ("PT Kalbe Farma Tbk", "Kalbe"),
    ("Kemenperin", "Ministry of Industry"),
    ("Kementerian Perindustrian RI", "Indonesian Ministry of Industry"),
    ("Kementerian Perindustrian Republik Indonesia", "Ministry of Industry"),
    ("PT GE HealthCare", "GE Healthcare International"),
    ("Weigao International Holding Corporation PTE. Ltd.", "Weigao International Holding Comporation"),
    ("OSTIM Medical Industry Cluster", "Asosiasi Klaster Industri Medis OSTIM Turki"),
    ("Provinsi Banten", "Pemerintah Provinsi (Pemprov) Banten"),
    ("Banten Provincial Government", "Pemprov Banten"),
    ("TÜSEB", "Türkiye Sağlık Enstitüleri Başkanlığı"),
    ("Ankara Üniversitesi", "Ankara University"),
    ("İSTANBUL TEKNİK ÜNİVERSİTESİ", "Istanbul Technical University"),
    ("RSUD Banten", "Rumah Sakit Umum Daerah Banten"),
    ("PT Sinar Roda Utama", "SRU"),
    ("PT Graha Teknomedika", "GTM"),
    ("Kalbe Farma, PT", "PT Kalbe Farma Tbk"),
    ("KADIN", "Kamar Dagang dan Industri (Kadin) Indonesia"),
    ("Kementerian Kesihatan Malaysia", "Ministry of Health Malaysia"),
    ("Surgiris", "Sugiris"),
]
TWO = [
    ("PT Kalbe Farma", "PT Kimia Farma"),
    ("Universitas Indonesia", "Universitas Airlangga"),
    ("Universitas Banten", "Provinsi Banten"),
    ("Ankara", "Ankara Üniversitesi"),
    ("Kemenperin", "Sanayi ve Teknoloji Bakanlığı"),
    ("Kementerian Kesehatan", "Kementerian Perindustrian"),
    ("Kemenkes", "Kementerian Kesihatan Malaysia"),
    ("Mindray Indonesia", "Mindray Turkey"),
    ("Bowne Global (France)", "Bowne Global (Germany)"),
    ("PT Medika Sejahtera", "PT Medika Mandiri"),
    ("Siemens Healthineers", "PT Siemens Indonesia"),
    ("PT Prodia Widyahusada", "PT Prodia Diagnostic Line"),
    ("Pemkot Surabaya", "Pemprov Jawa Timur"),
    ("Bio Farma", "Bio Medika"),
    ("RS Pusat 1", "RS Pusat 2"),
    ("Embassy of Hungary in Ankara", "KBRI Ankara"),
]


@pytest.mark.parametrize("left, right", ONE)
def test_one_organisation_in_two_spellings(left, right):
    assert same(left, right), alike(left, right)


@pytest.mark.parametrize("left, right", TWO)
def test_two_organisations(left, right):
    assert not same(left, right), alike(left, right)


@pytest.mark.parametrize(
    "left, right", [("Forsta", "PT Forsta Kalmedic Global"), ("ESA Group", "PT Esa Medika Mandiri")]
)
def test_a_short_name_alone_is_not_sure(left, right):
    assert UNSURE <= alike(left, right).score < SAME


@pytest.mark.parametrize("left, right", [*ONE, *TWO])
def test_every_likeness_gives_its_reason(left, right):
    assert alike(left, right).features
    assert alike(left, right) == alike(right, left)


words = st.sampled_from(
    ["PT", "Graha", "Medika", "Farma", "Kalbe", "Tbk", "GTM", "RSUD", "Banten", "A.Ş.", "1", "ve", "(Persero)", "İş"]
)


@given(st.lists(words, min_size=1, max_size=5).map(" ".join), st.lists(words, min_size=1, max_size=5).map(" ".join))
def test_likeness_is_symmetric_and_bounded(left, right):
    assert alike(left, right).score == alike(right, left).score
    assert 0 <= alike(left, right).score <= 1
    assert alike(left, left).score == 1


@pytest.mark.parametrize(
    "left, right",
    [
        ("Alan A Bayrak", "Alan Barak"),
        ("Hui Cui", "Cui Hui"),
        ("Hui Cui", "Hui Chui"),
        ("Dr. Andra Soni, M.Kes.", "Andra Soni"),
        ("Agus Gumiwang", "Agus Gumiwang Kartasasmita"),
        ("Nuristani, Abdul Aziz", "Abdul Aziz Nooristani"),
    ],
)
def test_one_person(left, right):
    assert same_person(left, right), person_alike(left, right)


@pytest.mark.parametrize(
    "left, right", [("Setia Diarta", "Taufiek Bawazier"), ("Budi Gunadi Sadikin", "Budi Santoso"), ("Budi", "Andi")]
)
def test_two_people(left, right):
    assert not same_person(left, right)


def test_a_first_name_in_another_spelling_needs_more_than_the_name():
    assert UNSURE <= person_alike("Yvone Astri Della Sijabat", "Yvonne").score < SAME
