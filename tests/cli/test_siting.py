import json

PMED = "4 4 1\n1 2 5\n2 3 7\n3 4 1\n4 1 9\n"
CAP = "2 3\ncapacity 10.5\ncapacity 1\n5\n1 2\n6\n3 4\n7\n5 6\n"


def test_a_file_is_answered_with_its_proof(run, tmp_path):
    (tmp_path / "pmed.txt").write_text(PMED)
    ran = run("siting", "pmed.txt", "--lang", "en")
    assert ran.code == 0
    assert "pmed.txt: cost 18, bound 18, proven best; 1 open" in ran.out


def test_json_counts_sites_from_one_and_capacity_is_given(run, tmp_path):
    (tmp_path / "capa.txt").write_text(CAP)
    ran = run("siting", "capa.txt", "--capacity", "18", "--json")
    shape = json.loads(ran.out)
    assert (shape["problem"], shape["cost"], shape["bound"], shape["proven"]) == ("capacitated", 13, 13, True)
    assert (shape["open"], shape["served"]) == ([2], [2, 2, 2])


def test_what_has_no_answer_is_told(run, tmp_path):
    (tmp_path / "capa.txt").write_text(CAP)
    ran = run("siting", "capa.txt", "--capacity", "8", "--lang", "en")
    assert (ran.code, "no answer exists" in ran.out) == (1, True)


def test_a_missing_number_or_file_is_told(run, tmp_path):
    (tmp_path / "capa.txt").write_text(CAP)
    ran = run("siting", "capa.txt", "--lang", "en")
    assert (ran.code, "--capacity" in ran.err) == (2, True)
    assert run("siting", "nowhere.txt").code == 2


def test_what_is_no_instance_is_not_printed(run, tmp_path):
    for name, raw, found in (
        ("a.pdf", b"%PDF-1.7\n\x00\xff\x80", "a PDF"),
        ("b.bin", b"5 5\x00\x1b[31m", "binary data"),
        ("c.txt", b"PT Alfa Medika", "'PT' where a number was due"),
    ):
        (tmp_path / name).write_bytes(raw)
        ran = run("siting", name, "--lang", "en")
        assert ran.code
        assert f"{name}: {found}; wanted sites and customers" in ran.err
        assert ran.err.isprintable() or ran.err.rstrip("\n").isprintable()
