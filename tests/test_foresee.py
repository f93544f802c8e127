import json
from datetime import date

import pytest

from berdikari import api, foresee
from berdikari.cli.main import main
from berdikari.edge.foresee import Own
from berdikari.errors import UnknownIdError
from berdikari.records.match import Firm

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("register") / "starter.db")
    assert main(["starter", "--store", path]) == 0
    return path


@pytest.fixture(scope="module")
def partnerships(store):
    with api.open_store(store) as register:
        return api.partnerships(register)


def test_ct_scanners_come_out_of_the_register(partnerships):
    """Nothing of it is written in: plant from the register, capacity and need from their tables."""
    answer = foresee.answer(foresee.ask_of(partnerships, Own(), TODAY, draws=800), "ct-scanner")
    whole = next(one for one in answer.outlooks if one.end == "2027-12-31" and one.start == "2025-01-01")
    assert (round(100 * whole.announced.low), round(100 * whole.announced.high)) == (42, 51)
    assert whole.parts.high < 0.01
    assert "0 %" not in whole.contributions[0].line.source
    assert whole.contributions[0].line.parts == 0


def test_supposing_an_end_takes_it_out(partnerships):
    asked = foresee.ask_of(partnerships, Own(), TODAY, draws=80)
    scanner = next(line.id for line in asked.question.lines if line.device == "ct-scanner" and line.capacity)
    ended = foresee.ask_of(partnerships, Own(suppose={scanner: "cancelled"}), TODAY, draws=80)
    assert all(one.units.high == 0 for one in foresee.answer(ended, "ct-scanner").outlooks if one.units)


def test_matches_for_a_device_firms_before_countries(partnerships):
    found = foresee.match_device(partnerships, "surgical-light", Own(), TODAY)
    assert found[0].firm == "Surgiris"
    assert found[-1].firm is None


def test_a_device_is_asked_for_by_name_too_and_an_unknown_one_is_told(partnerships):
    asked = foresee.ask_of(partnerships, Own(), TODAY, draws=80)
    assert foresee.answer(asked, "CT scanner") == foresee.answer(asked, "ct-scanner")
    assert foresee.match_device(partnerships, "lampu operasi", Own(), TODAY)[0].firm == "Surgiris"
    for ask in (lambda: foresee.answer(asked, "tea"), lambda: foresee.match_device(partnerships, "tea", Own(), TODAY)):
        with pytest.raises(UnknownIdError, match="no device has the id 'tea'"):
            ask()


def test_matches_for_a_firm(partnerships):
    assert {match.device for match in foresee.match_firm(partnerships, "Forsta", Own(), TODAY)} >= {"ct-scanner"}
    assert foresee.match_firm(partnerships, "nobody", Own(), TODAY) == ()


def test_meetings_of_a_delegation(partnerships):
    guests = [Firm(name="Surgiris", country="FRA", devices=("surgical-light",), certificates=("CE",))]
    day = foresee.meetings(partnerships, guests, (), ["09:00", "09:30"], 2, Own(), TODAY)
    assert [meeting.pair.device for meeting in day.meetings] == ["surgical-light"] * 2
    assert len({meeting.pair.host for meeting in day.meetings}) == 2


def test_the_verbs_print_json(store, capsys):
    assert main(["forecast", "--store", store, "--device", "ct-scanner", "--draws", "80", "--json"]) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert first["device"] == "ct-scanner"
    assert main(["match", "--store", store, "--device", "ct-scanner", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["features"]


@pytest.mark.parametrize(
    "argv",
    [
        ["match"],
        ["forecast", "--target", "2027"],
        ["forecast", "--target", "2027=0.5"],
        ["forecast", "--draws", "ten"],
        ["forecast", "--draws", "81"],
    ],
)
def test_wrong_use_is_told_and_ends_with_two(store, argv, capsys):
    assert main([*argv, "--store", store]) == 2
    assert capsys.readouterr().err


def test_a_moved_prior_shows_each_band_before_and_after(store, capsys):
    argv = ["forecast", "--device", "ct-scanner", "--store", store, "--draws", "80", "--lang", "en"]
    assert main([*argv, "--prior", "utilisation.a=1", "--prior", "utilisation.b=9"]) == 0
    out = capsys.readouterr().out
    assert "Before and after (*) what you moved" in out
    [row] = [
        line.split("  ") for line in out.splitlines() if line.strip().startswith("CT scanner") and "2025 – 2027" in line
    ][1:]
    before, after = (cell.strip() for cell in [part for part in row if "%" in part][:2])
    assert before > after
    assert main([*argv, "--prior", "nothing=1"]) == 2
