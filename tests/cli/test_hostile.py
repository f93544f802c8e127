"""Broken and hostile files of trade: each fault is named in plain words, in the reader's language, and the rest goes on."""

import pytest

HEAD = "Tahun;HS;Negara;Nilai (US$ ribu);Berat (ton)\n"
GOOD = "2023;902212;Jepang;900,5;1\n"
LOAD = ("fetch", "trade", "--source", "file", "--file", "x.csv", "--reporter", "IDN", "--flow", "import")


@pytest.mark.parametrize(
    ("rows", "english", "indonesian", "turkish"),
    [
        ("2023;902212;Jerman;abc;1\n", "'abc' stands where an amount is wanted (row 3)", "'abc' berada di tempat nilai (baris 3)", "tutar beklenen yerde 'abc' var (satır 3)"),
        ("2023;902212;Jerman;NaN;1\n", "'NaN' stands where an amount is wanted", "'NaN' berada di tempat nilai", "tutar beklenen yerde 'NaN' var"),
        (GOOD, "the same row again: counted once (row 3)", "baris yang sama lagi: dihitung sekali", "aynı satır yine: bir kez sayıldı"),
        ("2023;902212;Bulan;5;1\n", "'Bulan' is no country that is known", "'Bulan' bukan negara yang dikenal", "'Bulan' bilinen bir ülke değil"),
        ("2023;902212;Dunia;5;1\n", "'Dunia' is a total over countries", "'Dunia' adalah jumlah semua negara", "'Dunia' ülkeler toplamıdır"),
        ("2023;902212;Jerman;5 EUR;1\n", "amounts in EUR: never added to US dollars", "nilai dalam EUR: tidak pernah dijumlahkan", "EUR cinsinden tutarlar"),
        ("2023;902212;Jerman;-5;1\n", "a negative amount", "nilai negatif", "negatif tutar"),
        ("2023;902212;Jerman;5;berat\n", "weight left out", "berat tidak diambil", "ağırlık alınmadı"),
        ("besok;902212;Jerman;5;1\n", "'besok' is no year", "'besok' bukan tahun", "'besok' bir yıl değil"),
        ("2023;9022121X;Jerman;5;1\n", "'9022121X' is no customs code", "'9022121X' bukan kode pabean", "'9022121X' 4, 6 ya da 8 haneli bir gümrük kodu değil"),
        ("2021;902212;Jerman;900;1\n", "no rows for 2022", "tidak ada baris untuk 2022", "2022 için satır yok"),
        ("2022;902212;Jerman;900000,5;1\n", "times those of the other years", "kali nilai tahun lain", "öteki yılların"),
        ("2023;902212;Jerman;999999999999999999;1\n", "above the trade of the whole world", "di atas perdagangan seluruh dunia", "tüm dünya ticaretinin üstünde"),
        ("2023;90221200;Jerman;5;1\n", "customs codes of 6 and 8 digits", "kode pabean 6 and 8 angka", "6 and 8 haneli gümrük kodları"),
    ],
)  # fmt: skip
def test_each_fault_is_named_in_three_languages_and_the_rest_goes_on(run, tmp_path, rows, english, indonesian, turkish):
    (tmp_path / "x.csv").write_text(HEAD + GOOD + rows, encoding="utf-8")
    for language, words in (("en", english), ("id", indonesian), ("tr", turkish)):
        ran = run(*LOAD, "--lang", language)
        assert words in ran.err, ran.err
    assert "Japan" in run("assess", "ct-scanner", "--lang", "en").out or "90221200" in rows


@pytest.mark.parametrize(
    ("name", "text", "told", "kept"),
    [
        ("production.csv", "device,year,usd\nct-scanner,2023,abc\nct-scanner,dua,5\nflux,2023,7\nct-scanner,2023,1000\n",
         ("'abc' stands where an amount is wanted (row 2)", "'dua' is no year (row 3)", "'flux' is no device of the catalogue (row 4)"), None),
        ("risk.csv", "country,risk\nUSA,high\nMars,0.5\nChina,7\nJPN,0.25\n",
         ("'high' stands where a risk of 0 to 1 is wanted (row 2)", "'Mars' is no country that is known (row 3)", "'7' stands where a risk"), "0.250"),
    ],
)  # fmt: skip
def test_files_beside_the_trade_are_read_row_by_row(run, tmp_path, name, text, told, kept):
    (tmp_path / "x.csv").write_text(HEAD + GOOD, encoding="utf-8")
    run(*LOAD)
    (tmp_path / "berdikari-trade" / name).write_text(text, encoding="utf-8")
    ran = run("assess", "ct-scanner", "--lang", "en")
    assert ran.code == 0
    for words in told:
        assert words in ran.err
    assert kept is None or kept in ran.out


def test_what_is_no_data_set_is_told_without_a_traceback(run, tmp_path):
    (tmp_path / "x.csv").write_text(HEAD + GOOD, encoding="utf-8")
    broken = tmp_path / "broken" / "x"
    broken.mkdir(parents=True)
    (broken / "about.toml").write_text("source = ", encoding="utf-8")
    torn = tmp_path / "torn" / "x"
    (torn / "imports" / "year=2023").mkdir(parents=True)
    (torn / "about.toml").write_text('source = "x"\n', encoding="utf-8")
    (torn / "imports" / "year=2023" / "a.parquet").write_bytes(b"PAR1 no more")
    for folder, words in (("x.csv", "wanted a folder"), ("broken", "about.toml"), ("torn", "a.parquet")):
        ran = run("assess", "ct-scanner", "--trade", folder, "--lang", "en")
        assert (ran.code, words in ran.err) == (2, True), ran.err
