import importlib
import inspect
import os
import tracemalloc
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from berdikari.edge.batch import read_sources
from berdikari.edge.config import Settings
from berdikari.edge.executor import Cluster, open_executor
from berdikari.edge.readers import read_by_rules
from berdikari.edge.sources import Source, find_sources
from berdikari.errors import BerdikariError, UnreadableSourceError
from berdikari.records import Claim, Device, Reading


def step(document):
    """One claim a document; a document may ask for its reader to fail."""
    if "GAGAL" in document.text:
        raise ValueError("the reader stumbled")
    quote = document.quote(0, 3)
    claim = Claim(document=document.id, field="device", value=Device(name="CT"), quote=quote)
    return Reading(source=document.source, document=document, claims=(claim,))


def deadly_step(document):
    if "MATI" in document.text:
        os._exit(1)
    return Reading(source=document.source, document=document)


@pytest.fixture
def folder(tmp_path: Path):
    for number in range(100):
        (tmp_path / f"{number:03}.txt").write_text(f"Isi nomor {number}.\n")
    return tmp_path


def test_one_broken_document_of_a_hundred_leaves_ninety_nine(folder):
    (folder / "042.txt").write_bytes(b"\x00\x01")
    readings = list(read_sources(find_sources([str(folder)]), step, Settings()))
    assert [reading.source for reading in readings if reading.left_out] == ["042.txt"]
    assert sum(len(reading.claims) for reading in readings) == 99
    [problem] = readings[42].problems
    assert (problem.severity, problem.source) == ("error", "042.txt")


def test_a_reader_that_stumbles_is_a_problem_of_that_document(folder):
    (folder / "007.txt").write_text("GAGAL")
    readings = list(read_sources(find_sources([str(folder)]), step, Settings()))
    assert [reading.source for reading in readings if reading.left_out] == ["007.txt"]
    assert "stumbled" in readings[7].problems[0].message


def test_several_at_a_time_give_the_same_in_the_same_order(folder):
    sources = find_sources([str(folder)])
    with ThreadPoolExecutor(4) as executor:
        assert list(read_sources(sources, step, Settings(), executor)) == list(read_sources(sources, step, Settings()))


def test_a_document_that_kills_its_process_is_named_and_the_others_go_on(folder, tmp_path_factory, monkeypatch):
    code = tmp_path_factory.mktemp("code")
    (code / "deadly_step.py").write_text(
        "import os\n\nfrom berdikari.records import Reading\n\n\n" + inspect.getsource(deadly_step)
    )
    monkeypatch.syspath_prepend(code)  # the processes begin anew and find their step there
    deadly = importlib.import_module("deadly_step").deadly_step
    (folder / "013.txt").write_text("MATI")
    sources = list(find_sources([str(folder)]))[:40]
    with open_executor(Settings(workers=2), len(sources)) as executor:
        readings = list(read_sources(sources, deadly, Settings(), executor))
    assert [reading.source for reading in readings] == [source.name for source in sources]
    assert [reading.source for reading in readings if reading.left_out] == ["013.txt"]
    assert "died" in readings[13].problems[0].message


def test_sources_are_taken_only_as_they_are_needed():
    taken = []

    def endless():
        number = 0
        while True:
            taken.append(number)
            yield Source(address=f"/none/{number}.txt", name=f"{number}.txt")
            number += 1

    with ThreadPoolExecutor(2) as executor:
        readings = read_sources(endless(), step, Settings(), executor)
        assert [next(readings).source for _ in range(3)] == ["0.txt", "1.txt", "2.txt"]
    assert len(taken) < 200


def test_few_documents_need_no_processes():
    with open_executor(Settings(), 32) as executor:
        assert executor is None


def test_a_cluster_that_is_not_there_is_said():
    with pytest.raises(BerdikariError, match="tcp://127"), open_executor(Settings(executor="tcp://127.0.0.1:1"), 5):
        pass


class KilledWorker(Exception):  # noqa: N818 - its own name
    """As the cluster calls it."""


class Client:
    """A cluster's client as far as we know it; the first work kills its worker."""

    def __init__(self, workers):
        self.workers, self.closed, self.count = workers, False, 0

    def get_executor(self, **_):
        outer = self

        class Executor(ThreadPoolExecutor):
            def submit(self, work, /, *args, **named):
                outer.count += 1
                return super().submit(killed if outer.count == 1 else work, *args, **named)

        return Executor(2)

    def nthreads(self):
        return dict.fromkeys(range(self.workers), 1)

    def close(self):
        self.closed = True


def killed(*_, **__):
    raise KilledWorker("tcp://10.0.0.7 died")


def test_work_on_which_a_cluster_dies_is_done_here(folder):
    sources, client = list(find_sources([str(folder)]))[:20], Client(3)
    readings = list(read_sources(sources, read_by_rules, Settings(), Cluster(client)))
    assert readings == list(read_sources(sources, read_by_rules, Settings()))
    assert client.count == 3


def test_many_workers_all_get_work(folder):
    handed = []

    class Wide(ThreadPoolExecutor):
        workers = 30

        def submit(self, work, /, *args, **named):
            handed.append(1)
            return super().submit(work, *args, **named)

    with Wide(2) as executor:
        endless = (Source(address=f"/none/{n}.txt", name=f"{n}.txt") for n in range(10_000))
        next(read_sources(endless, step, Settings(), executor))
    assert len(handed) == 60


def test_a_cluster_by_its_address_gives_what_one_process_gives(folder):
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    (folder / "042.txt").write_bytes(b"\x00\x01")
    sources = find_sources([str(folder)])
    options = {"n_workers": 2, "processes": False, "protocol": "tcp://", "dashboard_address": None}
    with warnings.catch_warnings(), distributed.LocalCluster(**options) as cluster:
        warnings.simplefilter("ignore")
        with open_executor(Settings(executor=cluster.scheduler_address), len(sources)) as executor:
            assert executor.workers >= 2
            found = list(read_sources(sources, read_by_rules, Settings(), executor))
    assert found == list(read_sources(sources, read_by_rules, Settings()))


def test_a_folder_gives_its_articles_in_order_and_nothing_else(tmp_path):
    for name in ("b.txt", "a.html", "c/d.pdf", ".hidden.txt", "~$x.docx", "README.txt", "e.db", ".git/x.txt", "f.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "c" / "loop").symlink_to(tmp_path)
    assert [source.name for source in find_sources([str(tmp_path)])] == ["a.html", "b.txt", "f.docx", "c/d.pdf"]


def test_the_names_of_a_folder_fill_no_memory(tmp_path):
    for number in range(3000):
        (tmp_path / str(number % 30)).mkdir(exist_ok=True)
        (tmp_path / str(number % 30) / f"{number}.txt").touch()
    found = find_sources([str(tmp_path)])
    tracemalloc.start()
    count = sum(1 for _ in found)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == len(found) == 3000
    assert most < 300_000  # bytes: what one of the thirty folders takes


def test_a_folder_without_articles_is_said(tmp_path):
    with pytest.raises(UnreadableSourceError, match="no file"):
        find_sources([str(tmp_path)])


def test_two_files_of_one_name_keep_their_paths():
    assert [source.name for source in find_sources(["a/1.txt", "b/1.txt", "b/2.txt", "a/1.txt"])] == [
        "a/1.txt",
        "b/1.txt",
        "2.txt",
    ]


def test_links_and_standard_input_are_named_as_they_are():
    assert [source.name for source in find_sources(["-", "https://a.id/x"])] == ["stdin", "https://a.id/x"]
