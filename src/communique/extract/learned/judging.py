"""What the network says of a window: where acts, contacts and statements stand, of what kind, and who takes part.

Takes a window's words and its rows of numbers (`layout.LAYOUT`), gives chances between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from communique.extract.learned.encoding import ACT_KINDS, Given, Window
from communique.extract.learned.layout import CHANNELS, LAYOUT, MODALITIES, POINTER, ROLES, SIGNS, STATUSES
from communique.extract.learned.whom import Candidates, Whom, together

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words in a window, as a half-open range, with the chance that they are one."""

    first: int
    last: int
    chance: float


class Judged:
    """A window with what the network says of it."""

    def __init__(self, window: Window, rows: Numbers, given: Given) -> None:
        self.window = window
        self._candidates = Candidates(window, given)
        self._rows = rows
        self._labels = {name: _softmax(rows[:, LAYOUT[name]]) for name in ("cue", "contact", "statement")}
        shape = (len(rows), len(ROLES), POINTER)
        self._asks, self._self, self._state = (rows[:, LAYOUT[n]].reshape(shape) for n in ("asks", "self", "state"))
        self._besides = rows[:, LAYOUT["voice"]].reshape(len(rows), len(ROLES), SIGNS)

    def cues(self, what: str, least: float = 0.5) -> list[Cue]:
        """The runs of words that are `cue` of an act, evidence of a `contact` or cue of a `statement`."""
        chances = self._labels[what]
        inside = chances[:, 1] + chances[:, 2]
        out: list[Cue] = []
        at = self.window.fresh
        while at < len(inside):
            if inside[at] < least:
                at += 1
                continue
            end = at + 1
            while end < len(inside) and inside[end] >= least and chances[end, 2] >= chances[end, 1]:
                end += 1
            out.append(Cue(at, end, float(inside[at:end].max())))
            at = end
        return out

    def chance(self, what: str, words: Iterable[int]) -> float:
        """The highest chance of any of `words` to stand in such a run."""
        chances = self._labels[what]
        return max((float(1 - chances[i, 0]) for i in words if i >= self.window.fresh), default=0.0)

    def head(self, what: str, words: Sequence[int]) -> int:
        """Which of `words` most likely begins such a run."""
        chances = self._labels[what]
        return max(words, key=lambda i: (float(chances[i, 1]), -i))

    def kinds(self, word: int) -> dict[str, float]:
        """The chance of each kind of act at its first word."""
        return dict(zip(ACT_KINDS, map(float, _softmax(self._rows[word, LAYOUT["kind"]])), strict=True))

    def modality(self, word: int) -> dict[str, float]:
        return dict(zip(MODALITIES, map(float, _softmax(self._rows[word, LAYOUT["modality"]])), strict=True))

    def channels(self, word: int) -> dict[str, float]:
        return dict(zip(CHANNELS, map(float, _softmax(self._rows[word, LAYOUT["channel"]])), strict=True))

    def statuses(self, word: int) -> dict[str, float]:
        return dict(zip(STATUSES, map(float, _softmax(self._rows[word, LAYOUT["status"]])), strict=True))

    def binding(self, word: int) -> float:
        """The chance that the act binds somebody to something."""
        return float(1 / (1 + np.exp(-self._rows[word, LAYOUT["binding"]][0])))

    def who(self, word: int, role: str, ruled: Iterable[Sequence[str]] = ()) -> tuple[tuple[str, ...], float]:
        """Whom the role of what stands at `word` is given to, with the chance; `ruled` are the sets that the rules
        give.
        """
        found = self._candidates.at(word, ruled)
        chances = self._shares(word, role, found)
        best = int(chances.argmax())
        return found[best].actors, float(chances[best])

    def between(self, word: int, ruled: Iterable[Sequence[str]] = ()) -> tuple[tuple[str, ...], float]:
        """Whom the contact told of at `word` is between, with the chance; `ruled` are the sets that the rules give."""
        found = self._candidates.at(word, ruled)
        each = [self._shares(word, role, found).tolist() for role in ("participants", "partners")]
        return together(found, *each)

    def _shares(self, word: int, role: str, found: Sequence[Whom]) -> Numbers:
        """The chance of each of some candidates."""
        place = ROLES.index(role)
        ask = self._asks[word, place] / np.float32(POINTER**0.5)
        own, state = self._self[:, place] @ ask, self._state[:, place] @ ask
        signs = self._besides[word, place]
        return _softmax(np.array([_score(one, own, state, signs) for one in found], dtype=np.float32))


def _score(one: Whom, own: Numbers, state: Numbers, signs: Numbers) -> float:
    """The log of the summed likelihoods of all that tells of a set."""
    each = [own[one.own], state[one.of], signs[[n for n in range(SIGNS) if one.bits >> n & 1]]]
    every = np.concatenate(each)
    top = every.max()
    return float(top + np.log(np.exp(every - top).sum()))


def likeliest(chances: Mapping[str, float]) -> str:
    """What has the highest chance, the first of equals."""
    return max(chances, key=lambda one: chances[one])


def _softmax(scores: Numbers) -> Numbers:
    scores = scores - scores.max(axis=-1, keepdims=True)
    chances = np.exp(scores)
    return np.asarray(chances / chances.sum(axis=-1, keepdims=True), dtype=np.float32)
