"""The five articles beside the checkout, from text to register: three partnerships and nothing else."""

import os
from pathlib import Path

import pytest

import berdikari

SHARED = Path(os.environ.get("BERDIKARI_SHARED", Path(__file__).parents[2] / "shared"))
FIVE = sorted((SHARED / "articles").glob("*.txt"))

pytestmark = pytest.mark.skipif(not FIVE, reason="the shared articles are not beside this checkout")


@pytest.fixture(scope="module")
def partnerships(tmp_path_factory):
    with berdikari.open_store(tmp_path_factory.mktemp("five") / "register.db") as store:
        list(berdikari.add(store, berdikari.read_files([str(file) for file in FIVE])))
        return {
            frozenset(party.name.split()[-1] for party in one.parties): one for one in berdikari.partnerships(store)
        }


def test_three_partnerships_at_their_stages(partnerships):
    stages = {names: one.stage for names, one in partnerships.items()}
    assert stages == {
        frozenset({"Turki", "Banten"}): "talks",
        frozenset({"Teknomedika", "Surgiris"}): "mou",
        frozenset({"HealthCare", "Global", "Farma"}): "commissioned",
    }


def test_reports_of_one_deal_are_one(partnerships):
    sources = {names: {claim.document for claim in one.claims} for names, one in partnerships.items()}
    assert [len(sources[names]) for names in partnerships if names & {"Turki", "Surgiris"}] == [2, 2]


def test_the_two_disagreements_on_names_are_shown(partnerships):
    told = [str(conflict) for one in partnerships.values() for conflict in one.conflicts]
    assert len(told) == 2
    assert any("Bayrak" in one and "Barak" in one for one in told)
    assert any("Yvone" in one and "Yvonne" in one for one in told)


def test_money_term_and_days(partnerships):
    lamps = partnerships[frozenset({"Teknomedika", "Surgiris"})]
    assert {(value.amount, value.currency) for value in lamps.values} == {(1_000_000, "EUR"), (17_000_000_000, "IDR")}
    assert lamps.date == "2024-02-01"
    assert partnerships[frozenset({"Turki", "Banten"})].date == "2026-01-21"
