import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import berdikari
from berdikari import api, errors, records

GUIDE = Path(__file__).parents[1] / "docs" / "guide" / "python.md"
MOU = (
    "PT Graha Teknomedika (GTM) dan Surgiris asal Prancis menandatangani nota kesepahaman pada 1 Februari 2024.\n\n"
    "Keduanya akan memproduksi lampu operasi di Indonesia. Nilai transaksi yang ditargetkan dari kerja sama ini 1 juta euro.\n"
)


@pytest.fixture
def store(tmp_path):
    with berdikari.open_store(tmp_path / "r.db") as store:
        yield store


@pytest.fixture
def article(tmp_path):
    (tmp_path / "001.txt").write_text(MOU, encoding="utf-8")
    return tmp_path / "001.txt"


def test_the_package_offers_every_verb_noun_and_fault():
    for name in (*api.__all__, *records.__all__):
        if not name.isupper() and name not in ("Content", "content_id", "rung"):
            assert name in berdikari.__all__, name
    faults = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
    assert faults <= set(berdikari.__all__)
    assert all(getattr(berdikari, name) is not None for name in berdikari.__all__)
    assert set(berdikari.__all__) <= set(dir(berdikari))


def test_what_the_package_does_not_offer():
    with pytest.raises(AttributeError, match="nosuch"):
        berdikari.nosuch  # noqa: B018


def test_every_verb_is_documented():
    guide = GUIDE.read_text("utf-8")
    verbs = [name for name in api.__all__ if name.islower()]
    assert [name for name in verbs if f"`{name}(" not in guide] == []


def test_the_examples_of_the_guide_run(tmp_path, monkeypatch):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "001.txt").write_text(MOU, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names = {}
    for code in re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL):
        exec(code, names)
    assert Path("brief.html").read_text("utf-8").startswith("<!")


def test_a_file_is_read_and_nothing_kept(article):
    reading = berdikari.read_file(article)
    [found] = berdikari.partnerships_in(reading)
    assert found.stage == "mou"
    assert berdikari.read_document(reading.document).claims == reading.claims
    assert [path.name for path in article.parent.iterdir()] == ["001.txt"]


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(berdikari.UnreadableSourceError, match="read_files"):
        berdikari.read_file(tmp_path)


def test_any_executor_reads_the_same(article):
    with ThreadPoolExecutor(2) as executor:
        many = list(berdikari.read_files([article.parent], executor=executor))
    assert many == list(berdikari.read_files([article.parent]))


def test_receipts_come_when_it_is_kept(store, article):
    [receipt] = berdikari.add(store, berdikari.read_files([article]))
    assert receipt.is_new
    assert receipt.claims == len(store.register().claims)
    [again] = berdikari.add(store, berdikari.read_files([article]))
    assert (again.is_new, again.claims) == (False, 0)


def test_partnerships_show_organisations_questions(store, article):
    list(berdikari.add(store, berdikari.read_files([article])))
    [found] = berdikari.partnerships(store)
    assert berdikari.partnerships(store, berdikari.Wanted(stage="talks")) == ()
    assert berdikari.show(store, found.id[:8]) == found
    assert "PT Graha Teknomedika" in {one.name for one in berdikari.organisations(store)}
    assert berdikari.questions(store) == ()


def test_a_judgement_is_kept_and_undone(store, article):
    list(berdikari.add(store, berdikari.read_files([article])))
    [found] = berdikari.partnerships(store)
    claim = next(claim for claim in found.claims if claim.field == "device")
    judgement = berdikari.judge(store, "wrong", [claim.id[:10]], author="siti", why="salah baca")
    assert berdikari.partnerships(store)[0].devices == ()
    berdikari.judge(store, "undo", [judgement.id], author="siti")
    assert berdikari.partnerships(store)[0].devices == found.devices


def test_a_day_that_is_none(store):
    with pytest.raises(berdikari.InvalidRecordError, match="kemarin"):
        berdikari.partnerships(store, as_of="kemarin")
