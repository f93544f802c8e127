import io
import json
import sys

import pytest

from .conftest import MOU

DOCUMENT = ["source", "language", "published", "partnerships", "figures", "problems"]
PARTNERSHIP = ["parties", "facilitators", "devices", "stage", "planned_stage", "depth", "values", "term_years", "date",
               "fair", "site", "evidence"]  # fmt: skip


def test_json_is_one_document_a_line_in_the_fixed_shape(run, article, nothing):
    ran = run("read", article, nothing, "--json")
    first, second = map(json.loads, ran.out.splitlines())
    assert (ran.code, ran.err) == (0, "")
    assert list(first) == list(second) == DOCUMENT
    assert (first["source"], first["language"], first["published"]) == ("001.txt", "id", "2024-02-02")
    [found] = first["partnerships"]
    assert list(found) == PARTNERSHIP
    assert found["stage"] == "mou"
    assert {party["name"] for party in found["parties"]} == {"PT Graha Teknomedika", "Surgiris"}
    assert found["values"][0]["amount"] == 1000000
    assert '"amount": 1000000,' in ran.out
    assert second["partnerships"] == []


def test_every_piece_of_evidence_is_a_slice_of_the_file(run, article):
    [line] = run("read", article, "--json").out.splitlines()
    [found] = json.loads(line)["partnerships"]
    assert found["evidence"]
    for piece in found["evidence"]:
        assert list(piece) == ["field", "quote", "start", "end"]
        assert MOU[piece["start"] : piece["end"]] == piece["quote"]


def test_people_get_labels_and_whole_sentences(run, article):
    ran = run("read", article)
    assert "001.txt (id, 2024-02-02, kabar.example)" in ran.out
    assert "PT Graha Teknomedika × Surgiris" in ran.out
    assert "nota kesepahaman (MoU)" in ran.out
    assert "1.000.000 EUR" in ran.out
    assert "“Keduanya akan memproduksi lampu operasi di Indonesia.”" in ran.out


def test_a_document_that_cannot_be_read_is_a_line_a_word_and_a_1(run, article):
    ran = run("read", "none.txt", article, "--json")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 1
    assert [line["source"] for line in lines] == ["none.txt", "001.txt"]
    assert lines[0]["problems"][0]["severity"] == "error"
    assert "none.txt" in ran.err


def test_a_note_is_no_fault(run, tmp_path):
    (tmp_path / "tr.txt").write_bytes("Sağlık Bakanlığı açıklama yaptı.\n".encode("cp1254"))
    ran = run("read", "tr.txt")
    assert ran.code == 0
    assert "windows-1254" in ran.err


def test_standard_input(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MOU.encode())))
    assert json.loads(run("read", "-", "--json").out)["source"] == "stdin"


def test_processes_give_what_one_process_gives(run, tmp_path):
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(MOU.replace("Surgiris", f"Surgiris {number}"), encoding="utf-8")
    one = run("read", ".", "--json", "--workers", "1")
    many = run("read", ".", "--json", "--workers", "2")
    assert one == many
    assert len(one.out.splitlines()) == 40


@pytest.mark.parametrize("option, value", [("--file-bytes", "10"), ("--workers", "x")])
def test_limits_are_options(run, article, option, value):
    assert run("read", article, option, value).code in (1, 2)


def test_nothing_is_stored(run, article, tmp_path):
    run("read", article)
    assert [path.name for path in tmp_path.iterdir()] == ["001.txt"]


def test_what_a_folder_holds_beside_articles_is_named(run, article, tmp_path):
    (tmp_path / "table.xlsx").write_bytes(b"PK")
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    for verb in ("read", "add"):
        told = run(verb, ".", "--lang", "en").err
        assert "table.xlsx. Sheets are read by `berdikari import`" in told
        assert "hidden" not in told
    assert "passed over" not in run("read", article, "--lang", "en").err


def test_a_day_in_the_future_dates_no_deal(run, tmp_path):
    text = "---\npublished: 3024-01-01\n---\nPT Graha Teknomedika dan Surgiris asal Prancis menandatangani MoU pada Senin (1/1).\n"
    (tmp_path / "f.txt").write_text(text, encoding="utf-8")
    for verb in ("read", "add"):
        ran = run(verb, "f.txt", "--lang", "en")
        assert "in the future" in ran.err
        assert "3024" not in ran.out
