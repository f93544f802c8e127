"""Which format a text has, and what is asked of it."""

import numpy as np
import pytest

from berdikari.errors import UnreadableSourceError
from berdikari.plan.instances import read_instance

COST, FIXED, CAPACITY, DEMAND = [[1, 3, 5], [2, 4, 6]], [10.5, 0], [100, 200], [5, 6, 7]
PMED = "3 2 1\n1 2 5\n2 3 7\n"
CAP = "2 3\n100 10.5\n200 0.0\n5\n1 2\n6\n3 4\n7\n5 6\n"
BY_SITE = "2 4\n100 10.5\n200 0\n5 6 7 8\n1 3 5 7\n2 4 6 8\n"
SIMPLE = "2 3 0\n1 10.5 1 3 5\n2 0 2 4 6\n"


@pytest.mark.parametrize(
    "text",
    [
        CAP,
        " 2 3 \r\n 100 10.5 \r\n 200 0. \r\n 5 \r\n 1 2 \r\n6\r\n3 4\r\n7\r\n5 6\r\n\r\n",
        "2 3\n100 10.5\n200 0.0\n5 1 2\n6 3 4\n7 5 6\n",
        "2 3 100 10.5 200 0.0 5 1 2 6 3 4 7 5 6",
        "2 3\n100 10.5\n200 0.0\n5\n1\n2\n6\n3\n4\n7\n5\n6\n",
    ],
)
def test_capacitated_in_every_layout(text):
    siting = read_instance(text, "x")
    assert siting.cost.tolist() == COST
    assert siting.fixed.tolist() == FIXED
    assert siting.capacity.tolist() == CAPACITY
    assert siting.demand.tolist() == DEMAND
    assert siting.p is None


@pytest.mark.parametrize(
    "text", [BY_SITE, BY_SITE + "31\n", BY_SITE.replace("5 6 7 8", "5 6\n7 8").replace("3 5", "3\n5")]
)
def test_costs_by_site_are_told_by_their_lines(text):
    siting = read_instance(text, "x")
    assert siting.cost.tolist() == [[1, 3, 5, 7], [2, 4, 6, 8]]
    assert siting.demand.tolist() == [5, 6, 7, 8]
    assert siting.fixed.tolist() == FIXED


@pytest.mark.parametrize("first", ["FILE: tiny.txt", "B1.1", "file:tiny"])
def test_uncapacitated_in_the_simple_format_whatever_its_name(first):
    siting = read_instance(f"{first}\n{SIMPLE}", "x")
    assert (siting.cost.tolist(), siting.fixed.tolist(), siting.capacity) == (COST, FIXED, None)


def test_without_any_capacity_it_is_uncapacitated():
    siting = read_instance(CAP.replace("100 ", "0 ").replace("200 ", "0 "), "MO1")
    assert (siting.capacity, siting.fixed.tolist()) == (None, FIXED)


@pytest.mark.parametrize("word", ["capacity", "Capacity"])
def test_the_word_capacity_takes_the_number_and_matters_not_where_none_is_asked(word):
    text = CAP.replace("100 ", f"{word} ").replace("200 ", f"{word} ")
    assert read_instance(text, "capa", capacity=8000).capacity.tolist() == [8000, 8000]
    assert read_instance(text, "capa", problem="uncapacitated").capacity is None
    with pytest.raises(UnreadableSourceError, match="--capacity"):
        read_instance(text, "capa")


def test_a_p_median_of_a_graph_and_of_any_costs():
    assert read_instance(PMED, "x").p == 1
    assert read_instance(PMED, "x", p=2).p == 2
    siting = read_instance(CAP, "x", problem="p-median", p=1)
    assert (siting.p, siting.capacity, siting.fixed.tolist()) == (1, None, [0, 0])


@pytest.mark.parametrize(
    "text, how, wanted",
    [
        (CAP, {"problem": "p-median"}, "--p"),
        (PMED, {"problem": "capacitated"}, "no capacities"),
        ("NAME: x\nNODE_COORD_SECTION\n1 0 0\n", {}, "--p"),
        ("2 3\n1 2\n", {}, "wanted 15"),
        ("", {}, "wanted"),
        ("hello", {}, "wanted"),
    ],
)
def test_what_is_missing_is_told(text, how, wanted):
    with pytest.raises(UnreadableSourceError, match=wanted):
        read_instance(text, "x", **how)


def test_real_shapes_keep_every_number():
    r = np.random.default_rng(0)
    for sites, customers in ((16, 50), (10, 50), (20, 20), (5, 7), (30, 200)):
        cost, demand = r.integers(1, 90, (sites, customers)), r.integers(1, 9, customers)
        plants = "\n".join(f"{r.integers(50, 90)} {r.integers(1, 900)}" for _ in range(sites))
        head = f"{sites} {customers}\n{plants}\n"
        rows = "".join(f"{d}\n{' '.join(map(str, column))}\n" for d, column in zip(demand, cost.T, strict=True))
        lines = "".join(" ".join(map(str, row)) + "\n" for row in (demand, *cost))
        for text in (head + rows, head + lines, head + lines + "1234.5"):
            siting = read_instance(text, "x")
            assert (siting.cost == cost).all()
            assert (siting.demand == demand).all()
