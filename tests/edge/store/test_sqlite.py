"""A file is opened only where it is a register; what stands in the way is said, and nothing is touched."""

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from berdikari.edge.store import open_store
from berdikari.errors import StoreError, UnknownStoreError
from berdikari.records import Document, Judgement, Reading

NOON = datetime(2026, 1, 21, 12, tzinfo=UTC)


def reading(text: str) -> Reading:
    return Reading(source="1", document=Document(source="1", text=text))


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def other_database(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE claims (id)")
    connection.close()


@pytest.mark.parametrize("content", [b"GTM dan Surgiris", b"SQLite format 3\x00", b"\x00" * 5000, b"PK\x03\x04"])
def test_a_file_of_another_kind_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(content)
    with pytest.raises(UnknownStoreError, match="wanted a register of Berdikari"):
        open_store(file)
    assert file.read_bytes() == content
    assert names_in(tmp_path) == ["notes.txt"]


def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    other_database(tmp_path / "other.db")
    before = (tmp_path / "other.db").read_bytes()
    with pytest.raises(UnknownStoreError, match="of another program"):
        open_store(tmp_path / "other.db")
    assert (tmp_path / "other.db").read_bytes() == before
    assert names_in(tmp_path) == ["other.db"]


def test_an_empty_file_becomes_a_register(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch()
    with open_store(tmp_path / "new.db") as store:
        assert store.version() == 0


@pytest.mark.parametrize(
    "name, said", [("folder", "a folder"), ("no/where/r.db", "there is no folder"), ("pipe", "no regular file")]
)
def test_what_cannot_be_a_file_is_said(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreError, match=said):
        open_store(tmp_path / name)
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize(
    "where, said",
    [
        ("mysql://h/d", "no kind of store"),
        ("http://example.org", "no kind of store"),
        ("", "no name"),
        ("  ", "no name"),
    ],
)
def test_another_kind_of_store_is_refused(where: str, said: str) -> None:
    with pytest.raises(UnknownStoreError, match=said):
        open_store(where)


@pytest.mark.parametrize("name", ["a b.db", "a?mode=ro#x.db", "50%.db", "ş医.db"])
def test_names_are_taken_as_they_are(tmp_path: Path, name: str) -> None:
    with open_store(tmp_path / name) as store:
        store.add(reading("x"), added=NOON)
    assert (tmp_path / name).stat().st_size > 0
    assert names_in(tmp_path) == [name], "no other file is left when it is closed"


def test_a_url_of_a_file(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/r.db") as store:
        store.add(reading("x"), added=NOON)
    assert (tmp_path / "r.db").exists()


def test_it_writes_ahead_and_syncs_every_commit(tmp_path: Path) -> None:
    with open_store(tmp_path / "r.db") as store, store._backend.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_reader_does_not_wait_for_a_writer_and_sees_one_moment(tmp_path: Path) -> None:
    with open_store(tmp_path / "r.db") as store, open_store(tmp_path / "r.db") as other:
        store.add(reading("x"), added=NOON)
        history = other.history()
        next(history)
        store.add(reading("y"), added=NOON)
        assert list(history) == []
        assert len(other.register().documents) == 2


def test_a_writer_waits_and_says_when_it_waited_in_vain(tmp_path: Path) -> None:
    with open_store(tmp_path / "r.db", wait=0.2) as store:
        holder = sqlite3.connect(tmp_path / "r.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program"):
            store.add(reading("x"), added=NOON)
        assert store.register().documents == ()
        holder.execute("ROLLBACK")
        holder.close()
        assert store.add(reading("x"), added=NOON).is_new


def test_a_writer_goes_on_as_soon_as_the_other_lets_go(tmp_path: Path) -> None:
    with open_store(tmp_path / "r.db", wait=30) as store:
        holder = sqlite3.connect(tmp_path / "r.db", isolation_level=None, check_same_thread=False)
        holder.execute("BEGIN IMMEDIATE")

        def let_go() -> None:
            time.sleep(0.2)
            holder.execute("ROLLBACK")

        thread = threading.Thread(target=let_go)
        thread.start()
        assert store.add(reading("x"), added=NOON).is_new
        thread.join()
        holder.close()


def test_threads_share_a_store(tmp_path: Path) -> None:
    with open_store(tmp_path / "r.db") as store:
        threads = [threading.Thread(target=lambda n=n: store.add(reading(f"text {n}"), added=NOON)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(store.register().documents) == 8


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    with open_store(tmp_path / "r.db") as store:
        for number in range(50):
            store.add(reading(f"{number}" + "x" * 3000), added=NOON)
    raw = bytearray((tmp_path / "r.db").read_bytes())
    raw[4096 * 3 :] = b"\xff" * (len(raw) - 4096 * 3)
    (tmp_path / "r.db").write_bytes(raw)
    with pytest.raises(StoreError, match="damaged"), open_store(tmp_path / "r.db") as store:
        store.register()


# As root nothing is write-protected: the child becomes somebody else first.
CHILD = """
import os, sys
from datetime import UTC, datetime
from berdikari.edge.store import open_store
from berdikari.errors import StoreError
from berdikari.records import Document, Judgement, Reading
with open_store(sys.argv[2]):
    pass  # whatever is loaded late is loaded while it can be read
if not os.getuid():
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    with open_store(sys.argv[1]) as store:
        print(len(store.register().documents))
        store.judge(Judgement(verdict="same", subjects=("a", "b"), author="S", day="2026-01-22"), seen=1, added=datetime.now(UTC))
except StoreError as error:
    print(error)
"""


def as_another(file: Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        return said_by_another(file, Path(folder) / "warm.db")


def said_by_another(file: Path, warm: Path) -> str:
    return subprocess.run(
        [sys.executable, "-c", CHILD, str(file), str(warm)], capture_output=True, text=True, check=True, env=os.environ
    ).stdout


@pytest.fixture
def open_folder() -> Path:
    """A folder that everybody can enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


@pytest.mark.parametrize("file_mode, folder_mode", [(0o444, 0o777), (0o444, 0o555), (0o666, 0o555)])
def test_a_write_protected_register_is_read_and_said_to_be_protected(
    open_folder: Path, file_mode: int, folder_mode: int
) -> None:
    file = open_folder / "r.db"
    with open_store(file) as store:
        store.add(reading("x"), added=NOON)
    file.chmod(file_mode)
    open_folder.chmod(folder_mode)
    told = as_another(file)
    open_folder.chmod(0o777)
    assert told.startswith("1\n")
    assert "write-protected" in told


def test_no_right_to_read_or_to_make_is_said(open_folder: Path) -> None:
    with open_store(open_folder / "r.db") as store:
        store.add(reading("x"), added=NOON)
    (open_folder / "r.db").chmod(0)
    assert "you have no right to read it" in as_another(open_folder / "r.db")
    open_folder.chmod(0o555)
    assert "the folder is write-protected" in as_another(open_folder / "new.db")
    open_folder.chmod(0o777)
    assert stat.S_IMODE((open_folder / "r.db").stat().st_mode) == 0


def test_a_copy_is_made_while_others_write_and_is_whole(tmp_path: Path) -> None:
    with open_store(tmp_path / "r.db") as store:
        stop = threading.Event()

        def write() -> None:
            number = 0
            while not stop.is_set():
                store.add(reading(f"text {number}"), added=NOON)
                number += 1

        thread = threading.Thread(target=write)
        thread.start()
        try:
            while store.version() < 5:
                time.sleep(0.01)
            assert store.backup(tmp_path / "copy.db") == tmp_path / "copy.db"
        finally:
            stop.set()
            thread.join()
        with open_store(tmp_path / "copy.db") as copy:
            register = copy.register()
            assert register.version >= 5
            assert len(register.documents) == register.version
            copy.judge(
                Judgement(verdict="same", subjects=("a", "b"), author="S", day="2026-01-22"),
                seen=register.version,
                added=NOON,
            )
        assert store.register().judgements == ()


def test_a_copy_that_cannot_be_written_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "r.db") as store:
        (tmp_path / "copy.db.part").mkdir()
        with pytest.raises(StoreError, match=r"r\.db: cannot be copied to .*copy\.db .*no copy was kept"):
            store.backup(tmp_path / "copy.db")

        def full(*_: object) -> None:
            raise sqlite3.OperationalError("unable to open database file")

        monkeypatch.setattr("berdikari.edge.store.sqlite._copy_into", full)
        with pytest.raises(StoreError, match="unable to open database file"):
            store.backup(tmp_path / "other.db")
    assert not (tmp_path / "other.db").exists()


def test_a_copy_overwrites_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "r.db") as store:
        (tmp_path / "there.db").write_text("mine")
        with pytest.raises(StoreError, match="overwrites nothing"):
            store.backup(tmp_path / "there.db")
        with pytest.raises(StoreError, match="there is no folder"):
            store.backup(tmp_path / "no" / "copy.db")
    assert (tmp_path / "there.db").read_text() == "mine"
    assert names_in(tmp_path) == ["r.db", "there.db"]
