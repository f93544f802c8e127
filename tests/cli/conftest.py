import os
from typing import NamedTuple

import pytest

from berdikari.cli import main


class Ran(NamedTuple):
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


MOU = """---
url: https://kabar.example/1
outlet: kabar.example
published: 2024-02-02
---
PT Graha Teknomedika (GTM) dan Surgiris asal Prancis menandatangani nota kesepahaman pada 1 Februari 2024.

Keduanya akan memproduksi lampu operasi di Indonesia.

Nilai kerja sama kedua perusahaan itu mencapai 1 juta euro.
"""
NOTHING = "Hujan turun di Serang sejak pagi. Warga diminta berhati-hati di jalan.\n"


@pytest.fixture(autouse=True)
def alone(tmp_path, monkeypatch):
    """A folder of its own, and no settings from outside."""
    for name in list(os.environ):
        if name.startswith("BERDIKARI_") and name != "BERDIKARI_SHARED":
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def article(tmp_path):
    (tmp_path / "001.txt").write_text(MOU, encoding="utf-8")
    return "001.txt"


@pytest.fixture
def nothing(tmp_path):
    (tmp_path / "002.txt").write_text(NOTHING, encoding="utf-8")
    return "002.txt"


@pytest.fixture
def run(capsys):
    def run(*argv):
        code = main([str(word) for word in argv])
        return Ran(code, *capsys.readouterr())

    return run
