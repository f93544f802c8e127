"""Trees: which branch is taken, and that leaves add up."""

from hypothesis import given
from hypothesis import strategies as st

from berdikari.edge.reference import words
from berdikari.read.trees import grown

OAK = ("meet", 0.5, -1.0, ("low", 2.0, 0.25, 3.0))


def test_up_to_the_limit_the_first_branch_is_taken():
    assert grown([OAK], {"meet": 0.5}) == -1.0
    assert grown([OAK], {"meet": 1.0, "low": 2.0}) == 0.25
    assert grown([OAK], {"meet": 1.0, "low": 2.1}) == 3.0


def test_a_feature_that_is_not_there_is_nought():
    assert grown([OAK], {}) == -1.0


@given(st.lists(st.floats(-4, 4), max_size=5))
def test_leaves_add_up(leaves):
    assert grown(leaves, {}) == sum(leaves)


def test_the_trees_that_ship_ask_for_features_by_name():
    def asked(node):
        return {node[0]} | asked(node[2]) | asked(node[3]) if isinstance(node, tuple) else set()

    trees = words().trees
    assert len(trees) == 120
    assert {"low", "high"} <= set().union(*map(asked, trees))
