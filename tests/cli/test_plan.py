"""`berdikari plan` as a user types it, on the defaults that ship."""

import json
import signal
from pathlib import Path

import pytest

from berdikari.cli.verbs.plan import Clock

TWO_YEARS = ("plan", "--device", "ct-scanner", "--years", "2026-2027", "--seconds", "3")


@pytest.fixture(scope="module")
def scenarios(tmp_path_factory):
    file = tmp_path_factory.mktemp("futures") / "dear.toml"
    file.write_text(
        '[[scenario]]\nname = "as today"\nprobability = 0.5\n[[scenario]]\nname = "dear"\nprobability = 0.5\nexchange = 1.3\n',
        encoding="utf-8",
    )
    return str(file)


def test_one_object_with_cost_bound_and_gap(run):
    done = run(*TWO_YEARS, "--json")
    plan = json.loads(done.out)
    assert done.code == 0
    assert plan["bound"] <= plan["cost"]
    assert 0 <= plan["local_content"] <= 1
    assert all(row["unit"] for row in plan["parameters"])


def test_scenarios_say_what_each_costs_and_what_waiting_is_worth(run, scenarios):
    done = run(*TWO_YEARS, "--scenario", scenarios, "--workers", "1", "--json")
    told = json.loads(done.out)
    assert done.code == 0
    assert [case["name"] for case in told["cases"]] == ["as today", "dear"]
    assert told["perfect"] <= told["expected"] <= told["cvar"]
    assert told["plan"]["bound"] <= told["plan"]["cost"]


def test_devices_and_places_are_told_by_name_and_a_site_that_was_demanded_says_so(run):
    done = run("plan", "--device", "CT scan", *TWO_YEARS[3:], "--fix", "Kota Tangerang", "--lang", "en")
    assert done.code == 0
    assert "Kota Tangerang: stands because it was asked for; without this plant the plan costs IDR" in done.out
    assert "In Kota Tangerang (Banten), as asked: CT scanner, " in done.out


def test_a_province_is_demanded_or_left_out_as_a_whole(run):
    def sites(*options):
        done = run("plan", "--device", "hospital-bed", *TWO_YEARS[3:], *options, "--json")
        assert done.code == 0
        return [build["site"] for build in json.loads(done.out)["builds"]]

    [usual] = {site[:2] for site in sites()}
    assert usual not in {site[:2] for site in sites("--forbid", usual)}
    assert "36" in {site[:2] for site in sites("--fix", "Banten")}


def test_a_province_that_is_demanded_and_left_out_is_a_conflict_in_words(run):
    done = run(*TWO_YEARS, "--fix", "Banten", "--forbid", "Banten", "--lang", "en")
    assert done.code == 1
    assert "something must be made in Banten" in done.out
    assert "nothing may be made in Banten" in done.out
    assert "cannot hold together" in done.out


def test_a_workbook_speaks_the_readers_language(run, tmp_path):
    calamine = pytest.importorskip("python_calamine")
    file = tmp_path / "plan.xlsx"
    assert run(*TWO_YEARS, "-o", str(file), "--lang", "tr").code == 0
    book = calamine.CalamineWorkbook.from_path(str(file))
    assert book.sheet_names == ["Tesisler", "Özet", "Sevkiyatlar", "Yıllık maliyet", "parameters"]


def test_a_brief_tells_the_plan_that_is_given_to_it(run, tmp_path):
    store, plan, brief = (str(tmp_path / name) for name in ("r.db", "plan.json", "brief.html"))
    assert run("demo", "--store", store).code == 0
    assert run("plan", "--device", "hospital-bed", *TWO_YEARS[3:], "-o", plan).code == 0
    assert run("brief", "--store", store, "-o", brief, "--lang", "en").code == 0
    assert "Production plan" not in Path(brief).read_text("utf-8")
    assert run("brief", "--store", store, "--plan", plan, "-o", brief, "--lang", "en").code == 0
    page = Path(brief).read_text("utf-8")
    assert '<a href="#plan">Production plan</a>' in page
    assert "Hospital bed: make in" in page
    assert "parameters have no source" in page
    Path(plan).write_text('{"settings": 1}', "utf-8")
    assert "plan.json" in run("brief", "--store", store, "--plan", plan, "-o", brief).err


@pytest.mark.parametrize(
    ("option", "word", "told"),
    [
        ("--device", "ct scaner", "no device has the id 'ct scaner'; near: ct-scanner"),
        ("--fix", "Atlantis", "no region has the id 'Atlantis'"),
        ("--years", "soon", "wanted years as 2026-2035"),
        ("--years", "1900-1905", "wanted years as 2026-2035"),
        ("--years", "2035-2026", "wanted years as 2026-2035"),
        ("--years", "2026-2126", "wanted years as 2026-2035"),
        ("--seconds", "0", "--seconds: found 0.0, wanted a number above 0"),
        ("--gap", "-1", "--gap: found -1.0, wanted a share from 0 to 1"),
        ("--output", "plan.foo", "wanted a file .html, .json or .xlsx"),
        ("--objective", "self_reliance", "wanted --cost-limit or --budget"),
    ],
)
def test_what_there_is_not_is_told(run, option, word, told):
    done = run(*TWO_YEARS, option, word, "--lang", "en")
    assert done.code == 2
    assert told in done.err


def test_where_nothing_was_proven_no_plant_is_said_not_to_pay(run):
    done = run("plan", "--device", "ventilator", "--seconds", "0.001", "--lang", "en")
    assert "go on importing; no plant pays." not in done.out
    assert "make in" in done.out or "as far as the search came" in done.out


def interrupt(*_):
    signal.raise_signal(signal.SIGINT)


@pytest.fixture
def keyboard():
    """Ctrl-C as at a terminal: what starts the tests in the background may have it ignored."""
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, former)


@pytest.mark.usefixtures("keyboard")
def test_ctrl_c_gives_the_best_plan_so_far_with_its_gap_and_writes_it_whole(run, tmp_path, monkeypatch):
    told, seen = Clock.told, []

    def pressed(clock, progress):
        seen.append(progress)
        if len(seen) == 1:
            interrupt()
        return told(clock, progress)

    monkeypatch.setattr(Clock, "told", pressed)
    file = tmp_path / "plan.json"
    done = run("plan", "--device", "ct-scanner", "--gap", "0", "--seconds", "900", "-o", file)
    plan = json.loads(file.read_text("utf-8"))
    assert done.code == 0
    assert 0 < plan["bound"] <= plan["cost"] < float("inf")
    assert plan["status"] == "within_gap" if plan["bound"] == plan["cost"] else plan["gap"] > 0
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.usefixtures("keyboard")
def test_ctrl_c_gives_the_scenarios_done_so_far(run, scenarios, monkeypatch):
    counted = Clock.counted
    monkeypatch.setattr(
        Clock,
        "counted",
        lambda clock, done, whole: (interrupt() if done == 1 else None, counted(clock, done, whole))[1],
    )
    done = run(*TWO_YEARS, "--scenario", scenarios, "--workers", "1", "--json", "--lang", "en")
    told = json.loads(done.out)
    assert done.code == 0
    assert [case["name"] for case in told["cases"]] == ["as today"]
    assert told["cases"][0]["chance"] == 1
    assert "1 of 2 scenarios are done" in done.err


def test_ctrl_c_pressed_twice_ends_the_command_and_writes_nothing(run, tmp_path, monkeypatch):
    monkeypatch.setattr(Clock, "told", lambda *_: (interrupt(), interrupt())[0])
    done = run(*TWO_YEARS, "-o", tmp_path / "plan.html")
    assert done.code == 130
    assert not list(tmp_path.iterdir())


def test_ctrl_c_while_a_file_is_written_leaves_it_whole(run, tmp_path, monkeypatch):
    monkeypatch.setattr("berdikari.report.plan_views.page", lambda *_: (interrupt(), "whole")[1])
    done = run(*TWO_YEARS, "-o", tmp_path / "plan.html")
    assert done.code == 0
    assert (tmp_path / "plan.html").read_text() == "whole"
