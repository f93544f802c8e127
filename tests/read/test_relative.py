"""Dates as the press words them, read in an article of Thursday 22 January 2026: days, ranges, months, weekdays, days ago."""

import pytest

from berdikari.read.dates import dates

TOLD = [
    ("Rabu (21 Januari 2026)", ["2026-01-21"]),
    ("Rabu, 21 Januari 2026", ["2026-01-21"]),
    ("Rabu (21/1/2026)", ["2026-01-21"]),
    ("Rabu (21/01/26)", ["2026-01-21"]),
    ("Rabu (21/1)", ["2026-01-21"]),
    ("Rabu 21/1", ["2026-01-21"]),
    ("Rabu (21-1-2026)", ["2026-01-21"]),
    ("Rabu (21.1.2026)", ["2026-01-21"]),
    ("pada 21 Januari", ["2026-01-21"]),
    ("pada tanggal 21 Januari 2026", ["2026-01-21"]),
    ("21 Jan 2026", ["2026-01-21"]),
    ("21 Jan. 2026", ["2026-01-21"]),
    ("Januari 2026", ["2026-01"]),
    ("pada Januari lalu", ["2026-01"]),
    ("pada Desember lalu", ["2025-12"]),
    ("pada awal Januari 2026", ["2026-01"]),
    ("19-21 Januari 2026", ["2026-01"]),
    ("19 – 21 Januari 2026", ["2026-01"]),
    ("19 s.d. 21 Januari 2026", ["2026-01"]),
    ("19 hingga 21 Januari 2026", ["2026-01"]),
    ("19 dan 20 Januari 2026", ["2026-01"]),
    ("30 Januari-2 Februari 2025", ["2025-01-30", "2025-02-02"]),
    ("hari ini", ["2026-01-22"]),
    ("kemarin", ["2026-01-21"]),
    ("Rabu kemarin", ["2026-01-21"]),
    ("Rabu lalu", ["2026-01-21"]),
    ("Rabu pekan lalu", ["2026-01-14"]),
    ("pekan lalu", []),
    ("dua hari lalu", ["2026-01-20"]),
    ("tiga hari yang lalu", ["2026-01-19"]),
    ("bulan lalu", ["2025-12"]),
    ("bulan ini", ["2026-01"]),
    ("tahun lalu", ["2025"]),
    ("akhir tahun lalu", ["2025"]),
    ("pada 2024", ["2024"]),
    ("tahun 2024", ["2024"]),
    ("kuartal I 2026", ["2026"]),
    ("semester II-2025", ["2025"]),
    ("January 21, 2026", ["2026-01-21"]),
    ("Jan. 21, 2026", ["2026-01-21"]),
    ("Wednesday, January 21, 2026", ["2026-01-21"]),
    ("Wednesday (January 21)", ["2026-01-21"]),
    ("Wednesday (Jan 21)", ["2026-01-21"]),
    ("on Wednesday, Jan. 21", ["2026-01-21"]),
    ("21 January 2026", ["2026-01-21"]),
    ("21st January 2026", ["2026-01-21"]),
    ("the 21st of January 2026", ["2026-01-21"]),
    ("January 21st", ["2026-01-21"]),
    ("on Wednesday", ["2026-01-21"]),
    ("last Wednesday", ["2026-01-21"]),
    ("yesterday", ["2026-01-21"]),
    ("today", ["2026-01-22"]),
    ("two days ago", ["2026-01-20"]),
    ("last month", ["2025-12"]),
    ("last year", ["2025"]),
    ("this month", ["2026-01"]),
    ("in December", ["2025-12"]),
    ("in late December 2025", ["2025-12"]),
    ("January 19-21, 2026", ["2026-01"]),
    ("January 19 to 21, 2026", ["2026-01"]),
    ("2026-01-21", ["2026-01-21"]),
    ("01/21/2026", ["2026-01-21"]),
    ("21/01/2026", ["2026-01-21"]),
    ("21 Ocak 2026", ["2026-01-21"]),
    ("21 Ocak 2026'da", ["2026-01-21"]),
    ("21 Ocak Çarşamba", ["2026-01-21"]),
    ("21 Ocak'ta", ["2026-01-21"]),
    ("21.01.2026", ["2026-01-21"]),
    ("Ocak 2026'da", ["2026-01"]),
    ("Ocak ayında", ["2026-01"]),
    ("geçen ay", ["2025-12"]),
    ("geçen yıl", ["2025"]),
    ("dün", ["2026-01-21"]),
    ("bugün", ["2026-01-22"]),
    ("Çarşamba günü", ["2026-01-21"]),
    ("geçtiğimiz çarşamba", ["2026-01-21"]),
    ("iki gün önce", ["2026-01-20"]),
    ("19-21 Ocak 2026", ["2026-01"]),
    ("19-21 Ocak tarihlerinde", ["2026-01"]),
    ("2026 yılının Ocak ayında", ["2026-01"]),
    ("2024'te", ["2024"]),
    ("2024 yılında", ["2024"]),
    ("24/7", []),
    ("Jl. Sudirman 21", []),
    ("12,4 juta orang", []),
    ("may produce", []),
    ("Minggu (18/1)", ["2026-01-18"]),
    ("minggu lalu", []),
    ("Jumat (23/1) mendatang", ["2026-01-23"]),
    ("Senin (19/1) malam", ["2026-01-19"]),
    ("pada 21 Januari silam", ["2026-01-21"]),
    ("21 Januari tahun lalu", ["2025-01-21"]),
    ("Agustus tahun lalu", ["2025-08"]),
    ("August last year", ["2025-08"]),
    ("last August", ["2025-08"]),
    ("geçen Ağustos", ["2025-08"]),
    ("geçen yıl Ağustos ayında", ["2025-08"]),
]
CLASHES = ["Kamis (21/1/2026)", "Thursday, January 21, 2026", "21 Ocak 2026 Perşembe"]


@pytest.mark.parametrize(("words", "told"), TOLD)
def test_dates_in_many_words(page, words, told):
    laid = page(f"Alfa meneken kontrak {words} di sana.", published="2026-01-22")
    assert [when.date for when in dates(laid)] == told


@pytest.mark.parametrize("words", CLASHES)
def test_a_weekday_that_is_not_the_dates_is_told(page, words):
    (when,) = dates(page(f"Alfa meneken kontrak {words} di sana.", published="2026-01-22"))
    assert (when.date, bool(when.clash)) == ("2026-01-21", True)


@pytest.mark.parametrize("words", ["dua hari lalu", "last month", "geçen yıl", "Rabu pekan lalu"])
def test_nothing_is_worked_out_where_the_day_of_publication_is_not_known(page, words):
    assert dates(page(f"Alfa meneken kontrak {words} di sana.")) == []
