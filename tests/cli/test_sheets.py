import json
from pathlib import Path

import pytest

SHEET = """key,parties,devices,stage,values,date,source_url,published,quote,note
gtm,"PT Graha Teknomedika [ID, manufacturer]; Surgiris [FR, technology_owner]",lampu operasi=surgical-light,mou,\
1000000 EUR transaction_target,2024-02-01,https://a.example/1,2024-02-02,no quote,
rusak,"PT Satu [ID, manufacturer]; Dua [DE, technology_owner]",,impian,,2024,https://a.example/2,2024,no quote,
"""


def lines(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def test_rows_of_a_sheet_come_in_and_a_cell_that_cannot_be_is_said(run, tmp_path):
    (tmp_path / "sheet.csv").write_text(SHEET, encoding="utf-8")
    ran = run("import", "sheet.csv", "--author", "siti")
    assert ran.code == 1
    assert "impian" in ran.err
    found = lines(run("partnerships", "--party", "Surgiris", "--json"))
    assert [(one["stage"], one["date"], one["sources"]) for one in found] == [
        ("mou", "2024-02-01", ["https://a.example/1"])
    ]
    assert "0 klaim baru" in run("import", "sheet.csv", "--author", "siti").out


def test_the_workbook_of_export_comes_back_and_changes_nothing(run, tmp_path):
    (tmp_path / "sheet.csv").write_text(SHEET, encoding="utf-8")
    run("import", "sheet.csv", "--author", "siti")
    for name in ("out.xlsx", "out.csv"):
        run("export", name)
        ran = run("import", name, "--author", "siti")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith("0 keputusan")


def test_a_sheet_needs_an_author(run, tmp_path):
    (tmp_path / "sheet.csv").write_text(SHEET, encoding="utf-8")
    assert run("import", "sheet.csv").code == 2


def test_the_author_of_a_sheet_is_no_blank(run):
    run("starter")
    run("export", "out.csv")
    ran = run("import", "out.csv", "--author", " ", "--lang", "en")
    assert ran.code == 2
    assert "wanted the name of who typed it" in ran.err


def test_what_is_no_sheet(run, article):
    for name in (article, "none.xlsx"):
        assert run("import", name, "--author", "siti").code == 2


def test_the_starter_register_comes_in_once(run):
    first, again = run("starter"), run("starter")
    assert first.code == again.code == 0
    assert "0 klaim baru" not in first.out
    assert "0 klaim baru" in again.out
    assert len(lines(run("partnerships", "--json"))) > 50


def test_the_demo_builds_a_register_and_a_brief(run):
    ran = run("demo", "--lang", "en")
    assert ran.code == 0
    assert "19 example articles read" in ran.out
    assert Path("brief.html").read_text("utf-8").startswith("<!")
    found = lines(run("partnerships", "--json"))
    assert sum(len(one["sources"]) > 1 for one in found) >= 2
    assert run("demo", "--lang", "en").out == ran.out


def test_the_brief_is_in_the_language_asked_for(run, article):
    run("add", article)
    assert run("brief", "-o", "id.html").code == run("brief", "-o", "en.html", "--lang", "en").code == 0
    assert '<html lang="id"' in Path("id.html").read_text("utf-8")
    assert '<html lang="en"' in Path("en.html").read_text("utf-8")


@pytest.mark.parametrize("name, files", [("r.xlsx", 1), ("r.csv", 7), ("r.jsonl", 1), ("r.ftm.json", 1)])
def test_the_register_is_written_in_the_form_asked_for(run, article, name, files):
    run("add", article)
    ran = run("export", name)
    assert (ran.code, len(ran.out.splitlines())) == (0, files)
    assert Path(name).stat().st_size > 0


def test_an_unknown_form_is_2_and_leaves_nothing(run, article, tmp_path):
    run("add", article)
    assert run("export", "r.docx").code == 2
    assert not (tmp_path / "r.docx").exists()


def test_everything_written_comes_back_the_same(run, article):
    run("add", article)
    assert run("export", "all.jsonl").code == 0
    assert run("import", "all.jsonl", "--author", "siti", "--store", "other.db").code == 0
    assert lines(run("partnerships", "--json", "--store", "other.db")) == lines(run("partnerships", "--json"))


def test_csv_for_an_excel_with_decimal_commas(run, article):
    run("add", article)
    run("export", "r.csv", "--separator", ";")
    assert Path("r.csv").read_text("utf-8-sig").splitlines()[0].startswith(("id;", "sep=;"))
