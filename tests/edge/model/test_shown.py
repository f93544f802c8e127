"""The second reader as a user of the command line meets it."""

import json

import pytest

from berdikari.cli import main
from berdikari.edge.model.reader import KEY

from .stand_in import StandIn, claims

TEXT = "---\nurl: https://kabar.example/1\npublished: 2024-02-02\n---\nPT Satu Alkes dan Dua GmbH menandatangani nota kesepahaman (MoU) produksi ventilator.\n"
ANSWER = 200, {}, claims(
    (1, "party", "PT Satu Alkes", {"name": "PT Satu Alkes"}), (1, "party", "Dua GmbH", {"name": "Dua GmbH"}),
    (1, "stage", "produksi ventilator", {"rung": "production", "modality": "done"}),
    (1, "party", "PT Karangan", {"name": "PT Karangan"}),
)  # fmt: skip
SECRET = "sk-very-secret-123456"


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(KEY, SECRET)
    monkeypatch.setenv("BERDIKARI_MODEL", "tiny")
    monkeypatch.setenv("BERDIKARI_LANG", "en")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "001.txt").write_text(TEXT)

    def run(server, *argv):
        monkeypatch.setenv("BERDIKARI_MODEL_URL", server.url)
        code = main(list(argv))
        return code, *capfd.readouterr()

    return run


def test_both_are_shown_with_their_differences(run):
    with StandIn(ANSWER) as server:
        code, out, err = run(server, "read", "--reader", "both", "001.txt")
    assert code == 0
    assert "readers differ: PT Satu Alkes × Dua GmbH: stage" in out
    assert "model:tiny     production “produksi ventilator”" in out
    assert "the model claims party name='PT Karangan': its quote does not stand in the text" in err
    assert SECRET not in out + err


def test_json_has_one_key_more_where_both_read(run):
    with StandIn(ANSWER) as server:
        both = json.loads(run(server, "read", "--reader", "both", "--json", "001.txt")[1])
        model = json.loads(run(server, "read", "--reader", "model", "--json", "001.txt")[1])
        asked = len(server.asked)
        rules = json.loads(run(server, "read", "--json", "001.txt")[1])
    assert set(both) - set(rules) == {"disagreements"}
    assert set(model) == set(rules)
    assert len(server.asked) == asked == 2
    stage = next(one for one in both["disagreements"] if one["field"] == "stage")
    assert [(said["method"], said["value"]) for said in stage["said"]] == [
        ("rules-1", "mou"),
        ("model:tiny", "production"),
    ]
    assert TEXT[stage["said"][1]["evidence"][0]["start"] :].startswith("produksi ventilator")


def test_what_both_say_is_registered_once_and_the_key_nowhere(run, tmp_path):
    with StandIn(ANSWER) as server:
        assert run(server, "add", "--reader", "both", "001.txt")[0] == 0
        _, out, _ = run(server, "partnerships", "--json")
    [partnership] = map(json.loads, out.splitlines())
    assert partnership["sources"] == ["001.txt"]
    assert all(SECRET.encode() not in file.read_bytes() for file in tmp_path.iterdir())


def test_a_model_that_is_not_named_is_asked_for_in_words(run, monkeypatch):
    monkeypatch.delenv("BERDIKARI_MODEL")
    with StandIn(ANSWER) as server:
        code, _, err = run(server, "read", "--reader", "model", "001.txt")
    assert (code, "BERDIKARI_MODEL_URL" in err, server.asked) == (2, True, [])


def test_a_model_that_refuses_leaves_the_document_out(run):
    with StandIn((401, {}, b"")) as server:
        code, _, err = run(server, "read", "--reader", "model", "001.txt")
    assert code == 1
    assert "check BERDIKARI_MODEL_KEY" in err
    assert SECRET not in err


def test_processes_ask_too(run, tmp_path):
    for number in range(2, 36):
        (tmp_path / f"{number:03}.txt").write_text(TEXT.replace("/1\n", f"/{number}\n"))
    with StandIn(ANSWER) as server:
        _, out, _ = run(server, "read", "--reader", "model", "--workers", "2", "--json", str(tmp_path))
        assert {headers["Authorization"] for _, headers, _ in server.asked} == {f"Bearer {SECRET}"}
    assert [len(json.loads(line)["partnerships"]) for line in out.splitlines()] == [1] * 35
