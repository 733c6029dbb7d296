"""Names of people, days and other things: the pipeline's entity recogniser, decoded in one sweep.

Takes documents whose sentences are known, sets their entities. The network is the pipeline's own
and so is every decision: greedy, begin–in–last–unit–out (Lample et al. 2016). Outside an entity a
decision depends on one token alone, so all of them are taken at once; only the few tokens inside
an entity are gone through one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from communique.language.vectors import Vectors, vectors_of

if TYPE_CHECKING:
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

Numbers = NDArray[np.float32]
Marks = NDArray[np.bool_]

_FEATURES = 3
_NEVER = np.float32(-np.inf)


class Entities:
    """One recogniser; make one with `entities_of`."""

    def __init__(self, recogniser: EntityRecognizer, vectors: Vectors) -> None:
        network = recogniser.model
        self._vectors = vectors
        linear, lower, upper = network.get_ref("tok2vec").layers[-1], network.get_ref("lower"), network.get_ref("upper")
        self._narrow, self._narrow_bias = _of(linear, "W").T.copy(), _of(linear, "b")
        features, width, pieces, inputs = _of(lower, "W").shape
        self._shape = (features, width * pieces)
        self._wide = _of(lower, "W").reshape(features * width * pieces, inputs).T.copy()
        self._bias, self._pieces = _of(lower, "b").reshape(-1), pieces
        self._pad = _of(lower, "pad")[0].reshape(features, width * pieces)
        self._scores, self._scores_bias = _of(upper, "W"), _of(upper, "b")
        self._decide([recogniser.moves.get_class_name(i) for i in range(recogniser.moves.n_moves)])

    def _decide(self, moves: Sequence[str]) -> None:
        """What may be decided outside an entity: before a space, before a sentence's end, elsewhere."""
        self._kinds = [move[:1] for move in moves]
        self._labels = [move[2:] for move in moves]
        numbers = {move: number for number, move in enumerate(moves)}
        self._inside = {
            label: (numbers[f"I-{label}"], numbers[f"L-{label}"])
            for kind, label in zip(self._kinds, self._labels, strict=True) if kind == "B"
        }  # fmt: skip
        may = {"space": "O", "last": "OU", "free": "OUB"}
        masks = [
            [0 if kind in may[where] and (kind == "O" or label) else _NEVER
             for kind, label in zip(self._kinds, self._labels, strict=True)]
            for where in ("free", "last", "space")
        ]  # fmt: skip
        self._masks = np.array(masks, dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Set the entities of `docs`."""
        from spacy.tokens import Span

        sound = [doc for doc in docs if len(doc)]
        if not sound:
            return
        found = iter(self._spans(np.concatenate(self._vectors(sound)), *_bounds(sound)))
        held = next(found, None)
        base = 0
        for doc in sound:
            ents = []
            while held is not None and held[0] < base + len(doc):
                ents.append(Span(doc, held[0] - base, held[1] - base, label=held[2]))
                held = next(found, None)
            doc.set_ents(ents, default="outside")
            base += len(doc)

    def _spans(self, vectors: Numbers, ends: Marks, spaces: Marks) -> list[tuple[int, int, str]]:
        """Half-open ranges of tokens and their label, in order."""
        narrow = vectors @ self._narrow
        narrow += self._narrow_bias
        wide = np.matmul(narrow, self._wide, dtype=np.float32)
        features = wide.reshape(-1, *self._shape)
        outside = features[:, 0] + self._pad[1] + self._pad[2] + self._bias
        scores = self._hidden(outside) @ self._scores.T + self._scores_bias
        scores += self._masks[np.where(spaces, 2, np.where(ends, 1, 0))]
        chosen = scores.argmax(axis=1)
        kinds, labels = self._kinds, self._labels
        found: list[tuple[int, int, str]] = []
        free = 0
        for i, move in [(i, chosen[i]) for i in np.flatnonzero(chosen != kinds.index("O")).tolist()]:
            if i < free:
                continue
            free = i + 1 if kinds[move] == "U" else self._end(features, i, labels[move], ends)
            found.append((i, free, labels[move]))
        return found

    def _end(self, features: Numbers, start: int, label: str, ends: Marks) -> int:
        """Where an entity ends that begins at `start`, the token after its last."""
        goes_on, last = self._inside[label]
        weights, bias = self._scores[[goes_on, last]], self._scores_bias[[goes_on, last]]
        first_wins = goes_on < last
        at = start + 1
        while not ends[at]:
            state = features[at, 0] + features[start, 1] + features[at - 1, 2] + self._bias
            on, off = weights @ self._hidden(state[None])[0] + bias
            if off > on or (off == on and not first_wins):
                break
            at += 1
        return at + 1

    def _hidden(self, states: Numbers) -> Numbers:
        parts = states.reshape(len(states), -1, self._pieces)
        hidden: Numbers = parts[:, :, 0]
        for piece in range(1, self._pieces):
            hidden = np.maximum(hidden, parts[:, :, piece])
        return hidden


def _bounds(docs: Sequence[Doc]) -> tuple[Marks, Marks]:
    """For each token whether it is the last of its sentence or text, and whether it is white space."""
    ends, spaces = [], []
    for doc in docs:
        rows = doc.to_array(["SENT_START", "IS_SPACE"])
        ends.append(np.append(rows[1:, 0] == 1, True))
        spaces.append(rows[:, 1] == 1)
    return np.concatenate(ends), np.concatenate(spaces)


def _of(layer: Any, name: str) -> Numbers:
    return np.asarray(layer.get_param(name), dtype=np.float32)


def entities_of(recogniser: Any) -> Entities | None:
    """`recogniser` decoded here; None where it is not of the one shape known here."""
    network = recogniser.model
    if not all(network.has_ref(name) for name in ("tok2vec", "lower", "upper")):
        return None
    inner, lower = network.get_ref("tok2vec"), network.get_ref("lower")
    known = (
        type(recogniser).__name__ == "EntityRecognizer"
        and recogniser.cfg.get("beam_width") == 1
        and network.attrs.get("has_upper")
        and not network.attrs.get("unseen_classes")
        and len(inner.layers) == 3
        and inner.layers[-1].name == "linear"
        and lower.get_dim("nF") == _FEATURES
        and lower.get_dim("nP") >= 2
    )
    vectors = vectors_of(inner.layers[0]) if known else None
    return Entities(recogniser, vectors) if vectors is not None else None
