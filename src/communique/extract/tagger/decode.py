"""From the network's numbers to attributions: spans by Viterbi, links by pointers.

Labels are BIO over words for source, cue and content; contents point at their cue, cues at
their source (pointer heads as in biaffine parsing: Dozat and Manning 2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from communique.extract.tagger.words import Word
from communique.model import Span

Numbers = NDArray[np.float32]

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
POINTER = 64
_SOURCE, _CUE, _CONTENT = 1, 3, 5
_NEVER = np.float32(-1e4)


def _allowed() -> Numbers:
    """[from, to]: an inside label follows only its own begin or inside."""
    table = np.zeros((7, 7), dtype=np.float32)
    for inside in (2, 4, 6):
        table[:, inside] = _NEVER
        table[inside - 1, inside] = table[inside, inside] = 0
    return table


_MOVES = _allowed()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as the tagger marks it; `cue` and `source` may be empty.

    `sure` is the mean probability of the labels of its words, 0 to 1.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    sure: float


@dataclass(slots=True)
class Marked:
    """A window's words with what the network says of each.

    `labels`: (words, 7) log-probabilities; `pointers`: (words + 1, 4 x 64), the first row [CLS].
    """

    words: Sequence[Word]
    labels: Numbers
    pointers: Numbers


def attributions(window: Marked) -> tuple[list[Attribution], list[tuple[Span, float]]]:
    """The attributions of one window, and its contents that point at no cue in it."""
    path = viterbi(window.labels)
    sources, cues, contents = (_runs(path, begin) for begin in (_SOURCE, _CUE, _CONTENT))
    asks_cue, is_cue, asks_source, is_source = np.split(window.pointers, 4, axis=1)
    held: dict[int, list[tuple[int, int]]] = {}
    loose: list[tuple[Span, float]] = []
    for content in contents:
        chosen = _pointed(asks_cue, is_cue, content, cues)
        if chosen is None:
            loose.append((_span(window, content), _sure(window, path, [content])))
        else:
            held.setdefault(chosen, []).append(content)
    out = []
    for number, parts in sorted(held.items()):
        cue = cues[number]
        chosen = _pointed(asks_source, is_source, cue, sources)
        source = [] if chosen is None else [sources[chosen]]
        out.append(
            Attribution(
                tuple(_span(window, s) for s in source), (_span(window, cue),),
                tuple(_span(window, p) for p in parts), _sure(window, path, [cue, *source, *parts]),
            )
        )  # fmt: skip
    return out, loose


def viterbi(scores: Numbers) -> list[int]:
    """The best path of labels through (words, 7) log-probabilities."""
    if not len(scores):
        return []
    likeliest = scores.argmax(axis=1)
    if likeliest[0] not in _INSIDES and not _MOVES[likeliest[:-1], likeliest[1:]].any():
        return list(likeliest.tolist())  # nothing forbidden stands in it: no path is better
    best = scores[0] + np.array([0, _NEVER, _NEVER, _NEVER, _NEVER, _NEVER, _NEVER], dtype=np.float32) * _INSIDE
    back = np.zeros((len(scores), 7), dtype=np.int64)
    for i in range(1, len(scores)):
        moves = best[:, None] + _MOVES
        back[i] = moves.argmax(axis=0)
        best = moves.max(axis=0) + scores[i]
    path = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


_INSIDES = (2, 4, 6)
_INSIDE = np.array([0, 0, 1, 0, 1, 0, 1], dtype=np.float32)


def _runs(path: Sequence[int], begin: int) -> list[tuple[int, int]]:
    """Half-open word ranges that carry `begin` and its inside label."""
    runs: list[tuple[int, int]] = []
    for i, label in enumerate(path):
        if label == begin:
            runs.append((i, i + 1))
        elif label == begin + 1 and runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
    return runs


def _pointed(asks: Numbers, stands: Numbers, run: tuple[int, int], among: Sequence[tuple[int, int]]) -> int | None:
    """Which of `among` the words of `run` point at; None where they point at nothing."""
    if not among:
        return None
    scores = asks[run[0] + 1 : run[1] + 1] @ stands.T / np.float32(POINTER**0.5)
    scores -= scores.max(axis=1, keepdims=True)
    chances = np.exp(scores)
    chances /= chances.sum(axis=1, keepdims=True)
    mean = chances.mean(axis=0)
    each = [float(mean[start + 1 : end + 1].max()) for start, end in among]
    best = max(range(len(among)), key=each.__getitem__)
    return best if each[best] >= float(mean[0]) else None


def _span(window: Marked, run: tuple[int, int]) -> Span:
    return Span(window.words[run[0]].start, window.words[run[1] - 1].end)


def _sure(window: Marked, path: Sequence[int], runs: Sequence[tuple[int, int]]) -> float:
    rows = [i for start, end in runs for i in range(start, end)]
    return float(np.exp(window.labels[rows, [path[i] for i in rows]]).mean())
