"""Points of TSPLIB: its rules of rounding, and what is wrong with a text."""

import numpy as np
import pytest

from berdikari.errors import UnreadableSourceError
from berdikari.plan.tsplib import read_tsplib

TEXT = """NAME : tiny
TYPE : TSP
DIMENSION : 3
EDGE_WEIGHT_TYPE : EUC_2D
NODE_COORD_SECTION
1 0.0 0.0
2 3.0e0 4.0
3 1.0 1.1
EOF
"""


def test_points_are_sites_and_customers():
    siting = read_tsplib(TEXT, 2)
    assert siting.cost.tolist() == [[0, 5, 1], [5, 0, 4], [1, 4, 0]]
    assert siting.p == 2


def test_distances_as_they_are():
    assert read_tsplib(TEXT, 1, rounded=False).cost[0, 2] == pytest.approx(np.hypot(1.0, 1.1))


@pytest.mark.parametrize("kind, way", [("CEIL_2D", 2), ("MAN_2D", 2), ("MAX_2D", 1), ("ATT", 1)])
def test_each_rule_of_rounding(kind, way):
    assert read_tsplib(TEXT.replace("EUC_2D", kind), 1).cost[0, 2] == way


def test_geographical_distances_are_those_of_the_library():
    """The first leg of ulysses16: 509 km."""
    text = "EDGE_WEIGHT_TYPE: GEO\nNODE_COORD_SECTION\n1 38.24 20.42\n2 39.57 26.15\n"
    assert read_tsplib(text, 1).cost.tolist() == [[0, 509], [509, 0]]


@pytest.mark.parametrize(
    "text, wanted",
    [
        (TEXT.replace("EUC_2D", "EXPLICIT"), "EDGE_WEIGHT_TYPE EXPLICIT; wanted EUC_2D"),
        (TEXT.replace("DIMENSION : 3", "DIMENSION : 4"), "3 points; wanted 4"),
        (TEXT.replace("3.0e0 4.0", "3.0e0"), "number, x and y"),
        (TEXT.replace("3.0e0", "x3"), "number, x and y"),
    ],
)
def test_a_broken_text_says_what_was_found_and_wanted(text, wanted):
    with pytest.raises(UnreadableSourceError, match=wanted):
        read_tsplib(text, 1)
