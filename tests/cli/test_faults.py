"""What goes wrong is told in the reader's language and in the words of the command line, and the command ends."""

import os
import socket

import pytest

ENGLISH = ("found", "wanted", "no such", "No such", "file of", "has the id")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("partnerships", "--store", "text.txt"), "register Berdikari"),
        (("partnerships", "--store", "none/x.db"), "berdikari demo"),
        (("read", "none.txt"), "berkas atau folder itu tidak ada"),
        (("read", "empty.txt"), "berkas kosong"),
        (("read", "pipe"), "bukan berkas biasa"),
        (("plan",), "--device"),
        (("plan", "--device", "ct-scanner", "--years", "x"), "tahun"),
        (("serve", "--port", "99999"), "--port (BERDIKARI_PORT)"),
        (("read", "text.txt", "--workers", "x"), "--workers (BERDIKARI_WORKERS)"),
        (("import", "none.csv", "--author", "Siti"), "dibutuhkan"),
        (("region", "Atlantis"), "Atlantis"),
    ],
)
def test_a_fault_is_told_in_indonesian_with_the_option_that_is_meant(run, tmp_path, command, said):
    (tmp_path / "text.txt").write_text("Bukan register, hanya teks yang cukup panjang untuk dibaca.")
    (tmp_path / "empty.txt").write_text("")
    os.mkfifo(tmp_path / "pipe")
    ran = run(*command)
    assert ran.code in (1, 2)
    assert said in ran.err
    assert [word for word in (*ENGLISH, "Settings.", "serve.") if word in ran.err] == []


def test_a_port_that_somebody_else_has_is_told_with_what_to_do(run):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ran = run("serve", "--port", str(port))
    assert ran.code == 1
    assert f"127.0.0.1:{port}" in ran.err
    assert f"--port {port + 1}" in ran.err
