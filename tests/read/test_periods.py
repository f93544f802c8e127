"""Periods: the time that a sum is for, in the text's words; and who told the value of a deal."""

import pytest

from berdikari.edge.reference import words
from berdikari.read import read
from berdikari.read.money import sums
from berdikari.read.periods import period
from berdikari.records import Document


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nilainya USD 12 juta per tahun.", "per tahun"), ("Kontrak Rp 5 miliar setahun.", "setahun"),
        ("Investasi US$ 30 juta dalam lima tahun.", "dalam lima tahun"), ("Rp 2 triliun selama 10 tahun ke depan.", "selama 10 tahun ke depan"),
        ("Alfa menanam Rp 5 miliar hingga 2030.", "hingga 2030"), ("Transaksi USD 9 juta (2024-2027).", "2024-2027"),
        ("Alpha will invest $30 million over five years.", "over five years"), ("The deal is worth $3 million a year.", "a year"),
        ("Orders of $4 million annually.", "annually"), ("They will spend RM30 million by 2028.", "by 2028"),
        ("Alfa yıllık 5 milyon dolar satacak.", "yıllık"), ("Üç yılda 5 milyon dolar yatırım yapılacak.", "Üç yılda"),
        ("Nilainya USD 12 juta.", None), ("MoU senilai USD 3 juta diteken pada 1 Maret 2024.", None),
        ("The deal is worth $3 million. Each year brings more.", None),
    ],
)  # fmt: skip
def test_the_time_that_a_sum_is_for(page, text, told):
    laid = page(text)
    assert period(laid, sums(laid)[0].start, sums(laid)[0].end) == told


def value_of(text):
    claims, _ = read(Document(source="own", text=text), words())
    return next(claim.value for claim in claims if claim.field == "value")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("PT Alfa Medika dan PT Beta Farma meneken kontrak ventilator senilai Rp 5 miliar, kata Direktur Utama PT Alfa Medika Budi Santoso.", "Budi Santoso"),
        ('PT Alfa Medika dan PT Beta Farma meneken kontrak ventilator. "Nilai kontrak itu Rp 5 miliar. Kami senang," kata Direktur PT Alfa Medika Budi Santoso.', "Budi Santoso"),
        ("PT Alfa Medika dan PT Beta Farma meneken kontrak ventilator. Menurut Kementerian Perindustrian, nilai kontrak itu Rp 5 miliar.", "Kementerian Perindustrian"),
        ("PT Alfa Medika dan PT Beta Farma meneken kontrak ventilator senilai Rp 5 miliar.", None),
    ],
)  # fmt: skip
def test_who_told_a_value(text, speaker):
    assert value_of(text).speaker == speaker
