from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from communique.compare.pairing.assignment import assigned


def _best(gains: np.ndarray) -> float:
    """The greatest sum, by trying all."""
    tall = gains if gains.shape[0] <= gains.shape[1] else gains.T
    return max(sum(tall[i, c] for i, c in enumerate(order)) for order in permutations(range(tall.shape[1]), len(tall)))


@pytest.mark.parametrize("shape", [(1, 1), (3, 3), (2, 5), (5, 2), (5, 6), (6, 6)])
def test_no_other_assignment_gains_more(shape: tuple[int, int]) -> None:
    numbers = np.random.default_rng(7)
    for _ in range(60):
        gains = numbers.random(shape) * (numbers.random(shape) > 0.5)
        pairs = assigned(gains)
        assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)
        assert sum(gains[p] for p in pairs) == pytest.approx(_best(gains))
        assert all(gains[p] > 0 for p in pairs)


def test_a_greedy_pair_gives_way_to_two_that_gain_more() -> None:
    assert assigned(np.array([[0.9, 0.8], [0.8, 0.0]])) == [(0, 1), (1, 0)]


def test_what_nothing_joins_is_left_alone() -> None:
    assert assigned(np.zeros((3, 4))) == []
    assert assigned(np.array([[0.0, 0.3], [0.0, 0.0]])) == [(0, 1)]
