import json
import re

import pytest

from .conftest import MOU

SHAPE = ["id", "parties", "facilitators", "devices", "stage", "planned_stage", "depth", "values", "term_years", "date",
         "fair", "site", "evidence", "planned_date", "status", "place", "people", "owners", "history", "sources",
         "conflicts", "last_news"]  # fmt: skip


@pytest.fixture
def added(run, article, nothing):
    return run("add", article, nothing)


def lines(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def test_add_counts_what_is_new_and_what_is_known(run, added, article):
    assert added.code == 0
    assert "2 dokumen ditambahkan, 0 sudah dikenal, 0 tidak terbaca" in added.out
    assert "0 dokumen ditambahkan, 1 sudah dikenal, 0 tidak terbaca; 0 klaim" in run("add", article).out


def test_one_broken_document_of_a_hundred(run, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(100):
        (folder / f"{number:03}.txt").write_text(MOU.replace("Surgiris", f"Surgiris {number}"), encoding="utf-8")
    (folder / "042.txt").write_bytes(b"\x00\x01\x02")
    ran = run("add", folder, "--json")
    assert ran.code == 1
    assert sum(line["new"] for line in lines(ran)) == 99
    assert [line["source"] for line in lines(ran) if line["document"] is None] == ["042.txt"]
    assert "042.txt" in ran.err


def test_partnerships_in_the_fixed_shape(run, added):
    [found] = lines(run("partnerships", "--json"))
    assert list(found) == SHAPE
    assert (found["stage"], found["sources"], found["last_news"]) == ("mou", ["001.txt"], "2024-02-02")
    assert found["evidence"][0]["source"] == "001.txt"


@pytest.mark.parametrize(
    "option, fits, fits_not",
    [("--stage", "mou", "talks"), ("--device", "surgical-light", "ct-scanner"), ("--country", "fr", "TR"),
     ("--party", "graha teknomedika", "Kalbe"), ("--year", "2024", "2019"), ("--text", "lampu operasi", "jarum")],
)  # fmt: skip
def test_what_is_asked_for(run, added, option, fits, fits_not):
    assert len(lines(run("partnerships", option, fits, "--json"))) == 1
    none = run("partnerships", option, fits_not, "--json")
    assert (none.code, none.out) == (0, "")
    assert "tidak ada kerja sama" in none.err


@pytest.mark.parametrize(
    ("option", "given", "said"),
    [("--year", "20x", "2024"), ("--country", "Atlantis", "dua huruf"), ("--country", "Turky", "TR (Turki)"),
     ("--device", "ventilatr", "ventilator"), ("--province", "Bantem", "36 (Banten)"), ("--stage", "nonsense", "mou")],
)  # fmt: skip
def test_what_nobody_can_mean_fails_and_says_what_is_near(run, added, option, given, said):
    ran = run("partnerships", option, given, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert given in ran.err
    assert said in ran.err


def test_a_country_may_be_named(run, added):
    assert (
        run("partnerships", "--country", "Prancis", "--json").out
        == run("partnerships", "--country", "FR", "--json").out
        != ""
    )


def test_an_option_may_come_from_the_environment(run, added, monkeypatch):
    monkeypatch.setenv("BERDIKARI_STAGE", "talks")
    assert run("partnerships", "--json").out == ""
    assert len(lines(run("partnerships", "--stage", "mou", "--json"))) == 1
    monkeypatch.setenv("BERDIKARI_STAGE", "dream")
    assert run("partnerships").code == 2


def test_as_it_was_known_on_a_day(run, added):
    assert lines(run("partnerships", "--json", "--as-of", "2024-02-01")) == []
    [early] = lines(run("partnerships", "--json", "--as-of", "2024-02-03"))
    [late] = lines(run("partnerships", "--json", "--as-of", "2031-01-01"))
    assert (early["status"], late["status"]) == (None, "silent")
    assert run("partnerships", "--as-of", "kemarin").code == 2


def test_show_by_the_first_characters_of_the_id(run, added):
    [found] = lines(run("partnerships", "--json"))
    ran = run("show", found["id"][:6], "--lang", "en")
    assert "memorandum of understanding" in ran.out
    assert "“Keduanya akan memproduksi lampu operasi di Indonesia.”" in ran.out
    assert "https://kabar.example/1" in ran.out
    assert lines(run("show", found["id"], "--json")) == [found]


def test_show_of_an_id_that_is_not_there(run, added):
    ran = run("show", "zzzz")
    assert ran.code == 2
    assert "zzzz" in ran.err


def test_a_wrong_claim_is_judged_and_the_judgement_undone(run, added):
    [found] = lines(run("partnerships", "--json"))
    page = run("show", found["id"]).out
    [claim] = re.findall(r"(\w{8}) nilai “1 juta euro”", page)
    judged = run("judge", "wrong", claim, "--author", "siti", "--why", "salah baca")
    assert judged.code == 0
    assert lines(run("partnerships", "--json"))[0]["values"] == []
    judgement = judged.out.strip().rpartition("(")[2].rstrip(")")
    assert run("judge", "undo", judgement[:8], "--author", "siti").code == 0
    assert lines(run("partnerships", "--json"))[0]["values"] == found["values"]


def test_a_judgement_on_nothing(run, added):
    assert run("judge", "wrong", "zzzz", "--author", "siti").code == 2
    assert run("judge", "same", "zzzz", "yyyy", "--author", "siti").code == 2


def test_two_partnerships_are_judged_one_and_parted_again(run, added, tmp_path):
    other = MOU.replace("Graha Teknomedika (GTM)", "Kalbe Farma").replace("Surgiris asal Prancis", "Elekta asal Swedia")
    (tmp_path / "003.txt").write_text(other.replace("lampu operasi", "CT scan").replace("/1", "/3"), encoding="utf-8")
    run("add", "003.txt")
    first, second = lines(run("partnerships", "--json"))
    assert run("judge", "same", first["id"][:8], second["id"][:8], "--author", "siti").code == 0
    [one] = lines(run("partnerships", "--json"))
    assert sorted(one["sources"]) == ["001.txt", "003.txt"]


def test_organisations(run, added):
    found = {one["name"]: one for one in lines(run("organisations", "--json"))}
    assert found["PT Graha Teknomedika"]["aliases"] == ["GTM"]
    assert "PT Graha Teknomedika" in run("organisations").out


def test_questions_of_a_register_without_any(run, added):
    assert "tidak ada pertanyaan" in run("questions").err


def test_backup_copies_and_overwrites_nothing(run, added):
    assert run("backup", "copy.db").code == 0
    assert lines(run("partnerships", "--json", "--store", "copy.db")) == lines(run("partnerships", "--json"))
    assert run("backup", "copy.db").code == 2


def test_a_file_that_is_no_register(run, tmp_path):
    (tmp_path / "berdikari.db").write_text("Bukan register, hanya teks yang cukup panjang untuk dibaca.")
    assert run("partnerships").code == 2


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("partnerships", "--device", "unknown"), "unknown"),
        (("match", "--firm", "nobody"), "nobody"),
        (("match", "--country", "XX", "--device", "ct-scanner"), "XX"),
        (("match",), "--delegation"),
    ],
)
def test_what_nobody_knows_is_said_and_fails(run, added, asked, said):
    ran = run(*asked)
    assert ran.code > 0
    assert said in ran.err


@pytest.mark.parametrize(("author", "why"), [(" ", "so"), ("", "so"), ("a", ""), ("a", "  ")])
def test_a_judgement_wants_an_author_and_no_empty_reason(run, author, why):
    ran = run("judge", "wrong", "abc", "--author", author, "--why", why, "--lang", "en")
    assert ran.code == 2
    assert "wanted the name" in ran.err or "wanted a reason" in ran.err
