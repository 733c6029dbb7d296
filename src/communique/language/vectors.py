"""Tokens → vectors: the pipeline's small convolutional networks, run as plain matrix products.

Takes parsed or unparsed documents of one text, gives a vector a token, the same to the last places
as the network's own (hash embeddings and a maxout window encoder: Honnibal's tok2vec). What it saves:
a word form is embedded once, not at each of its tokens, and the products run in NumPy's library
for them, which here does three times the work of the one that the network brings along.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.api import Model

Numbers = NDArray[np.float32]

ROWS = 600
"""About so many tokens go through the network together: what it works on stays in the processor's cache."""
_CACHED = 20_000
_OWN = ["ORTH", "NORM", "SPACY"]
_OF_A_FORM = {"ORTH", "NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE", "LOWER"}
"""Attributes that are settled by a token's own three."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """One maxout layer: `weights` (inputs, pieces x outputs), the pieces side by side; then a layer norm."""

    weights: Numbers
    bias: Numbers
    gain: Numbers
    shift: Numbers
    pieces: int

    def __call__(self, rows: Numbers) -> Numbers:
        width = len(self.gain)
        scores: Numbers = rows @ self.weights
        scores += self.bias
        best: Numbers = np.maximum(scores[:, :width], scores[:, width : 2 * width])
        for piece in range(2, self.pieces):
            np.maximum(best, scores[:, piece * width : (piece + 1) * width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + np.float32(1e-8)
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.gain
        best += self.shift
        return best


class Vectors:
    """The vectors of one network; make one with `vectors_of`."""

    def __init__(self, columns: Sequence[str], embed: Sequence[Model[Any, Any]], layers: Sequence[_Layer], pad: int):
        self._columns, self._embed, self._layers, self._pad = list(columns), embed, layers, pad
        self._known: dict[tuple[int, ...], int] = {}
        self._table = np.zeros((0, len(layers[0].gain)), dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Numbers]:
        """(tokens, width) for each document."""
        out: list[Numbers] = []
        for block in _blocks(docs):
            out += self._encoded(self._embedded(block))
        return out

    def _embedded(self, docs: Sequence[Doc]) -> list[Numbers]:
        """The vectors of the word forms, before they see their neighbours."""
        if len(self._known) > _CACHED:
            self._known, self._table = {}, self._table[:0]
        found = []
        for doc in docs:
            keys = _keys(doc)
            fresh = {key: i for i, key in enumerate(keys) if key not in self._known}
            if fresh:
                self._learn(doc, fresh)
            found.append(self._table[[self._known[key] for key in keys]])
        return found

    def _learn(self, doc: Doc, fresh: dict[tuple[int, ...], int]) -> None:
        """Embed forms not met before. A row is the same alone and among others: the network's own
        library for products works in tiles that it fills up.
        """
        rows = doc.to_array(self._columns)[list(fresh.values())]
        ragged, combine, reduce = self._embed
        made = reduce.predict(combine.predict(ragged.predict([np.ascontiguousarray(rows, dtype=np.uint64)])))
        for key in fresh:
            self._known[key] = len(self._known)
        if len(self._table) < len(self._known):
            room = np.zeros((max(2048, 2 * len(self._known)), self._table.shape[1]), dtype=np.float32)
            room[: len(self._table)] = self._table
            self._table = room
        self._table[len(self._known) - len(fresh) : len(self._known)] = made.dataXd

    def _encoded(self, given: Sequence[Numbers]) -> list[Numbers]:
        """What the words are beside their neighbours; empty rows keep documents apart."""
        width, pad = self._table.shape[1], self._pad
        starts = np.cumsum([pad, *(len(one) + pad for one in given)])
        rows = np.zeros((int(starts[-1]), width), dtype=np.float32)
        for start, one in zip(starts, given, strict=False):
            rows[start : start + len(one)] = one
        window = np.zeros((len(rows), 3 * width), dtype=np.float32)
        for layer in self._layers:
            window[1:, :width] = rows[:-1]
            window[:, width : 2 * width] = rows
            window[:-1, 2 * width :] = rows[1:]
            rows += layer(window)
        return [rows[start : start + len(one)] for start, one in zip(starts, given, strict=False)]


def _keys(doc: Doc) -> list[tuple[int, ...]]:
    """What settles a token's form."""
    return [tuple(row) for row in doc.to_array(_OWN).tolist()]


def _blocks(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    held: list[Doc] = []
    size = 0
    for doc in docs:
        if held and size + len(doc) > ROWS:
            yield held
            held, size = [], 0
        held.append(doc)
        size += len(doc)
    if held:
        yield held


def vectors_of(network: Model[Any, Any]) -> Vectors | None:
    """`network` as matrix products; None where it is not of the one shape known here."""
    if not (network.has_ref("embed") and network.has_ref("encode")):
        return None
    embed, encode = network.get_ref("embed"), network.get_ref("encode")
    names = [layer.name.split("(")[0] for layer in embed.layers]
    if names != ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]:
        return None
    columns = embed.layers[0].attrs["columns"]
    leaves = [node for node in encode.walk(order="dfs_pre") if not node.layers]
    steps = ["expand_window", "maxout", "layernorm", "dropout"]
    blocks = [leaves[i : i + 4] for i in range(0, len(leaves), 4)]
    known = set(columns) <= _OF_A_FORM and "pad" in encode.attrs and len(encode.layers) == 1
    if not known or not blocks or any([leaf.name for leaf in block] != steps for block in blocks):
        return None
    if any(not part.name.startswith("residual") for part in encode.layers[0].layers) or any(
        block[0].attrs["window_size"] != 1 or block[1].get_dim("nP") < 2 for block in blocks
    ):
        return None
    return Vectors(columns, embed.layers[1:4], [_layer(block[1], block[2]) for block in blocks], encode.attrs["pad"])


def _layer(maxout: Model[Any, Any], norm: Model[Any, Any]) -> _Layer:
    weights = np.asarray(maxout.get_param("W"))
    wide, pieces, inputs = weights.shape
    side_by_side = weights.transpose(1, 0, 2).reshape(pieces * wide, inputs)
    bias = np.asarray(maxout.get_param("b")).T.reshape(-1)
    return _Layer(
        np.ascontiguousarray(side_by_side.T), np.ascontiguousarray(bias),
        np.asarray(norm.get_param("G")), np.asarray(norm.get_param("b")), pieces,
    )  # fmt: skip
