"""The scorer of the reading benchmark: its counts on small cases, and that it agrees with the one beside the checkout."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.reading.corpora import corpora, read_all, texts_of  # noqa: E402
from benchmarks.reading.score import FACTS, same_day, same_device, same_name, same_value, score  # noqa: E402

SHARED = Path(os.environ.get("BERDIKARI_SHARED", ROOT.parent / "shared"))


def partnership(*names, **more):
    return {"parties": [{"name": name} for name in names], **more}


def counts(golds, found, *, negative=False):
    gold = {"id": "1", "negative": negative, "partnerships": golds}
    return score([gold], {"1": {"partnerships": found}}, {"1": "Surgiris dan GTM"})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("PT Graha Teknomedika", "Graha Teknomedika Tbk", True),
        ("PT Graha Teknomedika", "GT", True),
        ("İZMİR Medikal A.Ş.", "Izmir Medikal", True),
        ("OSTIM (Ankara)", "OSTIM", True),
        ("Kalbe", "Kalbio", False),
        ("GE", "GE HealthCare", False),
        ("PT", "Surgiris", False),
    ],
)
def test_names(one, other, same):
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_days_may_be_cut_but_not_differ():
    assert same_day("2024-02-01", "2024-02")
    assert same_day("2024", "2024-02-01")
    assert not same_day("2024-02-01", "2024-03-01")
    assert not same_day(None, "2024")


def test_values_within_half_a_per_cent_of_one_currency():
    gold = {"amount": 1_000_000, "currency": "EUR"}
    assert same_value(gold, {"amount": 1_004_000, "currency": "EUR"})
    assert not same_value(gold, {"amount": 1_006_000, "currency": "EUR"})
    assert not same_value(gold, {"amount": 1_000_000, "currency": "USD"})


def test_devices_by_the_text_or_by_the_catalogue():
    assert same_device("surgical light", {"name": "lampu operasi", "id": "surgical-light"})
    assert not same_device("CT scanner", {"name": "lampu operasi", "id": "surgical-light"})


def test_two_shared_parties_make_a_partnership_and_one_does_not():
    gold = [partnership("Surgiris", "PT Graha Teknomedika")]
    assert counts(gold, [partnership("Graha Teknomedika", "Surgiris")]).partnership.right == 1
    alone = counts(gold, [partnership("Surgiris", "PT Lain")]).partnership
    assert (alone.right, alone.wrong, alone.missed) == (0, 1, 1)


def test_what_a_missed_partnership_holds_is_missed_and_what_a_false_one_holds_is_false():
    gold = [
        partnership(
            "Surgiris", "GTM", stage="MoU", date="2024", values=[{"amount": 1, "currency": "EUR"}], devices=["lampu"]
        )
    ]
    missed = counts(gold, []).facts
    assert {name: missed[name].missed for name in FACTS} == {
        "parties": 2,
        "devices": 1,
        "stage": 1,
        "values": 1,
        "date": 1,
    }
    false = counts([], [partnership("A", "B", stage="mou")], negative=True)
    assert false.facts["parties"].wrong == 2
    assert (false.empty, false.empty_kept) == (1, 0)


def test_optional_parties_and_facilitators_are_free():
    gold = partnership("Surgiris", "GTM", facilitators=["Kementerian Perindustrian"])
    gold["parties"].append({"name": "Rumah Sakit Umum", "optional": True})
    found = counts([gold], [partnership("Surgiris", "GTM", "Kementerian Perindustrian")]).facts["parties"]
    assert (found.right, found.wrong, found.missed) == (2, 0, 0)


def test_an_opened_plant_counts_as_production_and_open_stages_are_not_counted():
    gold = partnership("Surgiris", "GTM", stage="production")
    assert counts([gold], [partnership("Surgiris", "GTM", stage="commissioned")]).facts["stage"].right == 1
    gold = partnership("Surgiris", "GTM", stage=None)
    stage = counts([gold], [partnership("Surgiris", "GTM", stage="mou")]).facts["stage"]
    assert (stage.right, stage.wrong, stage.missed) == (0, 0, 0)


def test_a_quote_beside_its_place_is_not_exact():
    evidence = [{"quote": "Surgiris", "start": 0, "end": 8}, {"quote": "Surgiris", "start": 1, "end": 9}]
    found = counts([], [partnership("A", "B", evidence=evidence)])
    assert (found.quotes, found.quotes_exact) == (2, 1)


@pytest.mark.skipif(not (SHARED / "score" / "score.py").exists(), reason=f"no scorer at {SHARED}/score")
def test_agrees_with_the_scorer_beside_the_checkout(tmp_path):
    corpus = corpora()[0]
    documents = corpus.documents
    readings = read_all(documents)
    mine = score(corpus.golds, readings, texts_of(documents))
    (tmp_path / "read.jsonl").write_text("\n".join(map(json.dumps, readings.values())), encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, corpus.golds)), encoding="utf-8")
    command = [
        SHARED / "score" / "score.py",
        "reading",
        tmp_path / "gold.jsonl",
        tmp_path / "read.jsonl",
        corpus.folder,
    ]
    told = json.loads(subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True).stdout)
    for name, count in {"partnership": mine.partnership, "facts": mine.all_facts, **mine.facts}.items():
        assert told[name]["precision"] == round(count.precision, 4), name
        assert told[name]["recall"] == round(count.recall, 4), name
    assert told["negatives_clean"] == f"{mine.empty_kept}/{mine.empty}"
    assert told["evidence_exact"] == f"{mine.quotes_exact}/{mine.quotes}"
