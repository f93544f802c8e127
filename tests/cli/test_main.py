import argparse
import os
import signal
import subprocess
import sys
import time

import pytest

import berdikari
from berdikari.cli import screen
from berdikari.cli.options import VERBS

HEAVY = ("sqlalchemy", "trafilatura", "httpx", "httpcore", "pypdfium2", "jinja2", "rapidfuzz", "tqdm", "msgspec", "lxml",
         "py3langid", "numpy", "multiprocessing", "xlsxwriter", "currency_converter", "babel", "dateutil")  # fmt: skip


def start(*argv, **how):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen(
        [sys.executable, "-m", "berdikari", *map(str, argv)], env=environment, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how
    )  # fmt: skip


@pytest.mark.parametrize(
    "argv", [["--help"], ["--version"], ["read", "--help"], ["partnerships", "--help"], ["nosuchverb"]]
)
def test_help_loads_nothing_heavy(argv):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "berdikari", *argv],
        env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines() if "|" in line}
    assert "argparse" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_importing_the_package_loads_no_part_of_it():
    code = "import sys, berdikari; print(sorted(m for m in sys.modules if m.startswith('berdikari')))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "['berdikari']\n"


def test_the_version(run):
    assert run("--version") == (0, f"{berdikari.__version__}\n", "")


@pytest.mark.parametrize(("given", "words"), [((), "Mulailah di sini"), (("--lang", "en"), "Begin here")])
def test_without_a_verb_it_is_said_how_to_begin(run, given, words):
    ran = run(*given)
    assert (ran.code, ran.err) == (0, "")
    assert words in ran.out
    assert ran.out.count("  berdikari ") == 3


def test_an_option_without_a_verb_is_wrong_use(run):
    assert run("--json").code == 2


@pytest.mark.parametrize(
    "language, words",
    [
        ("id", ("pemakaian:", "belum diisi: FILE")),
        ("en", ("usage:", "required: FILE")),
        ("tr", ("kullanım:", "eksik: FILE")),
    ],
)
def test_wrong_use_is_said_in_the_language(run, language, words):
    ran = run("read", "--lang", language)
    assert ran.code == 2
    assert all(word in ran.err for word in words)


def test_the_language_may_come_from_the_environment(run, monkeypatch):
    monkeypatch.setenv("BERDIKARI_LANG", "tr")
    assert run("--help").out.startswith("kullanım:")
    assert run("--help", "--lang=en").out.startswith("usage:")


def test_argparse_speaks_english_again_afterwards(run):
    run("read", "--lang", "id")
    assert argparse.ArgumentParser(prog="x").format_usage().startswith("usage:")


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("language", ["id", "en", "tr"])
def test_every_verb_has_help_with_examples(run, verb, language):
    ran = run(verb, "--help", "--lang", language)
    assert ran.code == 0
    assert f"  berdikari {verb}" in ran.out


@pytest.mark.parametrize(
    "argv", [["read"], ["raed", "x"], ["read", "--json", "--nosuch", "x"], ["judge", "maybe", "x", "--author", "a"],
             ["partnerships", "--stage", "dream"], ["--lang", "de", "read", "x"]]
)  # fmt: skip
def test_wrong_use_is_2(run, argv):
    assert run(*argv).code == 2


def test_a_register_that_is_not_there_is_2_and_none_is_made(run, tmp_path):
    for verb in (["partnerships"], ["show", "3fa1"], ["brief"], ["questions"], ["organisations"], ["backup", "x.db"]):
        ran = run(*verb)
        assert ran.code == 2
        assert "berdikari.db: berkas itu tidak ada" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_2(run, article):
    run("add", article)
    ran = run("brief", "-o", "no/such/folder/brief.html")
    assert ran.code == 2
    assert "no/such/folder/brief.html" in ran.err


def test_a_reader_that_goes_away_is_no_fault(article):
    process = start("read", *[article] * 1, *["."] * 1, "--json", "--workers", "1")
    process.stdout.close()
    assert process.wait() in (0, 141)
    assert process.stderr.read() == ""
    process.stderr.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
def test_ctrl_c_ends_it_cleanly():
    # a shell that runs the tests in the background has it ignore Ctrl-C; a terminal's program does not
    reading, writing = os.pipe()
    process = start("read", "-", stdin=reading, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    os.write(writing, b"x" * 2**18)  # more than a pipe holds: when it is gone, the other side is reading
    time.sleep(0.5)  # and by then waits for more
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    os.close(writing)
    os.close(reading)
    assert process.returncode == 130
    assert "Traceback" not in err


def test_colours_only_for_eyes(run, article, monkeypatch):
    assert "\x1b" not in run("read", article).out
    monkeypatch.setattr(screen, "eyes", lambda _: True)
    assert "\x1b[1m001.txt\x1b[0m" in run("read", article).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("read", article).out


def test_a_document_cannot_steer_the_terminal(run, tmp_path):
    (tmp_path / "x.txt").write_text(
        "PT Satu Alkes dan PT Dua Medika menandatangani nota kesepahaman \x1b]0;judul\x07\x1b[2J alat kesehatan di Banten.\n"
    )
    out = run("read", "x.txt").out
    assert "\x1b" not in out
    assert "\x07" not in out
