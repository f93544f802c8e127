"""Trees: what learned decision trees say of two organisations."""

from collections.abc import Mapping, Sequence

from berdikari.words import Tree


def grown(trees: Sequence[Tree], row: Mapping[str, float]) -> float:
    """The sum of what the trees say of a row of features: the logarithm of the odds. A feature that the row lacks is
    nought.
    """
    return sum(_climbed(tree, row) for tree in trees)


def _climbed(node: Tree, row: Mapping[str, float]) -> float:
    while isinstance(node, tuple):
        feature, limit, low, high = node
        node = low if row.get(feature, 0.0) <= limit else high
    return node
