"""Readers of OR-Library and UflLib."""

import numpy as np
import pytest

from berdikari.errors import UnreadableSourceError
from berdikari.plan.orlib import read_cap, read_pmed, read_uncapacitated

CAP = "2 3\n100 10.5\n200 0.0\n5\n1 2\n6\n3 4\n7\n5 6\n"


def test_pmed_is_all_shortest_paths_and_the_last_of_parallel_edges_holds():
    siting = read_pmed("3 3 1\n1 2 5\n2 3 7\n1 2 2\n")
    assert siting.cost.tolist() == [[0, 2, 9], [2, 0, 7], [9, 7, 0]]
    assert siting.p == 1


def test_pmed_with_two_islands_has_infinite_distances():
    assert np.isinf(read_pmed("3 1 1\n1 2 5\n").cost[0, 2])


def test_cap_gives_costs_by_site():
    siting = read_cap(CAP)
    assert siting.cost.tolist() == [[1, 3, 5], [2, 4, 6]]
    assert siting.capacity.tolist() == [100, 200]
    assert siting.demand.tolist() == [5, 6, 7]
    assert siting.fixed.tolist() == [10.5, 0]


def test_cap_with_the_word_capacity_needs_the_number():
    text = CAP.replace("100 10.5", "capacity 10.5")
    assert read_cap(text, capacity=8000).capacity.tolist() == [8000, 200]
    with pytest.raises(UnreadableSourceError, match=r"--capacity.*such as 8000"):
        read_cap(text, "capa")


def test_a_split_fixed_cost_is_joined():
    assert read_cap(CAP.replace("100 10.5", "5000 1250 0.00000")).fixed.tolist() == [12500, 0]


def test_fixed_costs_with_a_zero_too_many_are_mended():
    spoilt = CAP.replace("100 10.5", "58268 75000.00000").replace("200 0.0", "58268 00.00000")
    assert read_cap(spoilt).fixed.tolist() == [7500, 0]


def test_uncapacitated_reads_both_formats():
    simple = "FILE: tiny\n2 3 0\n1 10.5 1 3 5\n2 0 2 4 6\n"
    for text in (CAP, simple):
        siting = read_uncapacitated(text)
        assert siting.cost.tolist() == [[1, 3, 5], [2, 4, 6]]
        assert siting.fixed.tolist() == [10.5, 0]
        assert siting.capacity is None


@pytest.mark.parametrize(
    "read, text",
    [
        (read_pmed, "3 2 1\n1 2 5\n"),
        (read_cap, "2 3\n1 2\n"),
        (read_uncapacitated, "FILE: x\n2 2 0\n1 2 3\n"),
        (read_cap, "a b c"),
    ],
)
def test_a_broken_text_says_what_was_found_and_wanted(read, text):
    with pytest.raises(UnreadableSourceError, match="wanted"):
        read(text, "broken.txt")
