"""Shortest distances between all pairs of nodes of a road network."""

import numpy as np
from numba import njit

from berdikari.plan.siting import Floats


def shortest(nodes: int, edges: list[tuple[int, int, float]]) -> Floats:
    """Distances (nodes, nodes) over undirected edges (from, to, length), counted from 0; of parallel edges the last
    holds.

    That the last holds is the rule of OR-Library's pmed files. Unreachable: infinite. Floyd (1962).
    """
    distance = np.full((nodes, nodes), np.inf)
    for start, end, length in edges:
        distance[start, end] = distance[end, start] = length
    np.fill_diagonal(distance, 0.0)
    _floyd(distance)
    return distance


@njit(cache=True)
def _floyd(distance):
    nodes = distance.shape[0]
    for middle in range(nodes):
        through = distance[middle]
        for start in range(nodes):
            first = distance[start, middle]
            if first == np.inf:
                continue
            row = distance[start]
            for end in range(nodes):
                length = first + through[end]
                row[end] = min(row[end], length)
