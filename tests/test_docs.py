"""The manual says everything that the program offers, its links lead somewhere, and its Python runs."""

import argparse
import re
import shlex
import shutil
import sys
from dataclasses import fields
from pathlib import Path

import pytest

import berdikari
from berdikari.cli.options import VERBS, build_parser, variable_of
from berdikari.cli.words import VARIABLE, load_words
from berdikari.edge.config import PREFIX, Settings
from berdikari.edge.sources import SUFFIXES

OFFERING = ("berdikari.api", "berdikari.engines")
ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(
    [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "examples").glob("*.md"), *(ROOT / "benchmarks").rglob("*.md")]
)
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
MANUAL = "\n".join(page.read_text("utf-8") for page in sorted(DOCS.rglob("*.md")))
README = (ROOT / "README.md").read_text("utf-8")
SOURCES = {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in (ROOT / "src").rglob("*.py")}
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^()\s]+)\)|!\[[^\]]*\]\(([^()\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)

sys.path[:0] = [str(ROOT / "tools"), str(ROOT)]

from benchmarks.reading.readme import figures, put  # noqa: E402


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def options():
    parser = build_parser(load_words("en"))
    [verbs] = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    found = {flag for verb in verbs.choices.values() for action in verb._actions for flag in action.option_strings}
    return sorted(flag for flag in found if flag.startswith("--") and flag != "--help")


def endings(file):
    """The endings of file names that a module knows, from its own text."""
    return set(re.findall(r"[\"' ](\.[a-z]+(?:\.json)?)(?=[\"',. ])", SOURCES[f"src/berdikari/{file}"]))


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_in_the_manual(verb):
    assert f"`berdikari {verb}" in MANUAL


@pytest.mark.parametrize("option", options())
def test_every_option_and_its_variable_are_in_the_manual(option):
    assert f"`{option}`" in MANUAL
    assert f"`{variable_of(option[2:])}`" in MANUAL


def test_every_variable_is_in_the_manual_and_no_other():
    read = {VARIABLE, *(PREFIX + field.name.upper() for field in fields(Settings))}
    read |= {variable_of(option[2:]) for option in options()}
    for folder in ("src", "tests", "tools", "benchmarks"):
        for file in (ROOT / folder).rglob("*.py"):
            read |= set(re.findall(r"BERDIKARI_[A-Z]+(?:_[A-Z]+)*\b", file.read_text("utf-8"))) - {"BERDIKARI_NAME"}
    told = set(re.findall(r"BERDIKARI_[A-Z]+(?:_[A-Z]+)*\b", MANUAL))
    assert read - told == set()
    assert told - read == set()


def test_every_kind_of_store_is_in_the_manual():
    [schemes] = re.findall(r"scheme in \(([^)]*)\)", SOURCES["src/berdikari/edge/store/__init__.py"])
    for scheme in ("sqlite", *re.findall(r'"([^"]+)"', schemes)):
        assert f"`{scheme}://" in MANUAL, scheme


def test_every_file_format_is_in_the_manual():
    known = {*SUFFIXES, *endings("edge/sheets/files.py"), *endings("api.py")} - {".part"}
    assert {".xlsx", ".csv", ".parquet", ".jsonl", ".ftm.json", ".pdf", ".html"} <= known
    assert {ending for ending in known if f"`{ending}`" not in MANUAL} == set()


def test_the_page_of_tables_is_up_to_date():
    import list_tables  # noqa: PLC0415 - a script, found by the path above

    page = DOCS / "reference" / "tables.md"
    assert page.read_text("utf-8") == list_tables.page(), "python tools/list_tables.py > docs/reference/tables.md"
    names = {file.name for file in (ROOT / "src/berdikari/reference").glob("*.csv")}
    assert {name for name in names if f"`{name}`" not in MANUAL} == set()


def test_every_page_of_the_manual_is_in_its_index():
    index = (DOCS / "README.md").read_text("utf-8")
    pages = {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")} - {"README.md"}
    assert {page for page in pages if f"({page})" not in index} == set()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_relative_links_lead_somewhere(page):
    text = FENCE.sub("", page.read_text("utf-8"))
    for target in (one or other for one, other in LINK.findall(text)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(there), target


def anchors(page):
    """The anchors that headings get when a page is shown."""
    headings = re.findall(r"^#+ (.*)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("decision", DECISIONS, ids=name_of)
def test_every_decision_has_its_three_parts_in_order(decision):
    text = decision.read_text("utf-8")
    assert re.match(rf"# {decision.name[:4]} \S", text)
    places = [text.find(f"**{part}.**") for part in ("Context", "Choice", "What would change our mind")]
    assert -1 not in places
    assert places == sorted(places)


def test_architecture_names_every_room_and_none_that_is_not_there():
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    package = ROOT / "src" / "berdikari"
    rooms = {f"{room.name}/" for room in package.iterdir() if room.is_dir() and room.name != "__pycache__"}
    rooms |= {file.name for file in package.glob("[a-z]*.py")}
    assert {room for room in rooms if room not in page} == set()
    named = {name for name in re.findall(r"`((?:\w+/)+\w+\.\w+)`", page) if not name.startswith("docs/")}
    assert {name for name in named if not (package / name).exists()} == set()


def test_numbers_of_decisions_are_given_once():
    numbers = [decision.name[:4] for decision in DECISIONS]
    assert len(set(numbers)) == len(numbers)


def test_the_python_of_the_guide_runs_as_it_stands(tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "examples", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(
        r"^```python\n(.*?)^```", (DOCS / "guide" / "python.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    names = {}
    for number, block in enumerate(blocks):
        exec(compile(block, f"python.md, block {number}", "exec"), names)
    said = capsys.readouterr().out
    assert len(blocks) >= 4
    assert "Graha Teknomedika" in said
    assert "<html" in (tmp_path / "brief.html").read_text("utf-8")
    assert (tmp_path / "register.xlsx").stat().st_size > 0


def test_the_commands_of_the_readme_are_understood():
    parser = build_parser(load_words("en"))
    commands = re.findall(r"^\$ berdikari (.*)$", README, re.MULTILINE)
    assert len(commands) >= 6
    for command in commands:
        parser.parse_args(shlex.split(command))


def test_the_python_of_the_readme_runs(tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "examples", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    [block] = re.findall(r"^```python\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    exec(block, {})
    assert "PT Graha Teknomedika" in capsys.readouterr().out


def test_the_figures_of_the_readme_are_those_that_were_measured():
    results = (ROOT / "benchmarks" / "reading" / "RESULTS.md").read_text("utf-8")
    assert put(README, figures(results)) == README


def test_the_guide_to_python_names_every_verb_and_fault():
    guide = (DOCS / "guide" / "python.md").read_text("utf-8")
    verbs = {name for name, room in berdikari._ROOM.items() if room in OFFERING and name[0].islower()}
    faults = {name for name, room in berdikari._ROOM.items() if room == "berdikari.errors"}
    assert {verb for verb in verbs if f"`{verb}(" not in guide} == set()
    assert {fault for fault in faults if fault not in guide} == set()
