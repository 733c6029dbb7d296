"""The best assignment of rows to columns as a whole, each row and column at most once.

Takes a table of gains, none below nought; gives the pairs with a gain whose sum is the greatest. Rows and columns that
no gain joins are solved apart, so that what is far from square or mostly empty costs little. The method is the
Hungarian one with shortest augmenting paths (Jonker and Volgenant 1987), a row at a time.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def assigned(gains: Numbers) -> list[tuple[int, int]]:
    """Pairs (row, column) with a gain, in the order of rows."""
    out: list[tuple[int, int]] = []
    for rows, columns in _apart(gains > 0):
        if len(rows) > len(columns):
            pairs = [(row, column) for column, row in _solved(gains[np.ix_(rows, columns)].T)]
        else:
            pairs = _solved(gains[np.ix_(rows, columns)])
        out += [(rows[row], columns[column]) for row, column in pairs if gains[rows[row], columns[column]] > 0]
    return sorted(out)


def _apart(joined: NDArray[np.bool_]) -> Iterator[tuple[list[int], list[int]]]:
    """Rows and columns that hang together, each group once."""
    seen: set[int] = set()
    for first in range(len(joined)):
        if first in seen or not joined[first].any():
            continue
        rows, columns, new = {first}, set[int](), [first]
        while new:
            fresh = {int(c) for c in np.flatnonzero(joined[new.pop()])} - columns
            columns |= fresh
            more = {int(r) for c in fresh for r in np.flatnonzero(joined[:, c])} - rows
            rows |= more
            new += more
        seen |= rows
        yield sorted(rows), sorted(columns)


def _solved(gains: Numbers) -> list[tuple[int, int]]:
    """A column for every row of a table that has no more rows than columns."""
    height, width = gains.shape
    costs = gains.max() - gains
    of_row, of_column = np.zeros(height), np.zeros(width + 1)
    holder = np.full(width + 1, -1)  # the row that holds a column; the last column is where a path begins
    for row in range(height):
        holder[width] = row
        at, least, before = width, np.full(width, np.inf), np.full(width, width)
        done = np.zeros(width + 1, dtype=bool)
        while holder[at] >= 0:
            done[at] = True
            mine = holder[at]
            path = costs[mine] - of_row[mine] - of_column[:width]
            nearer = ~done[:width] & (path < least)
            least[nearer], before[nearer] = path[nearer], at
            step = int(np.argmin(np.where(done[:width], np.inf, least)))
            short = least[step]
            of_row[holder[done]] += short
            of_column[done] -= short
            least[~done[:width]] -= short
            at = step
        while at != width:  # hand the columns on along the path
            holder[at], at = holder[before[at]], int(before[at])
    return [(int(holder[column]), column) for column in range(width) if holder[column] >= 0]
