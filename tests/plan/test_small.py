"""A part of the ten thousand small questions of `python -m benchmarks.plan small`, each against brute force."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.plan.small import CHECKS, COUNTS


@pytest.mark.parametrize("kind", CHECKS)
def test_bound_optimum_and_names(kind):
    for seed in range(100_000, 100_000 + COUNTS[kind] // 20):
        CHECKS[kind](seed)
