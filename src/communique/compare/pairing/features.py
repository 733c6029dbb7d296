"""How alike two claims are, as numbers: what the pair classifier reads.

Takes the units of two accounts, gives a row of features for every pair of them: likeness of meaning (the encoder), the
chance to choose each other as tellings of one point (`likeness.py`),
rare words, names, figures, quotations and topics in common, kinds of act, and how much closer this pair is than others.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from communique.compare.normalization import folded_text
from communique.compare.pairing.likeness import chosen, likeness
from communique.compare.topics import OTHER, leading, topics_of
from communique.compare.units.extraction import Unit
from communique.language.embedding import embed_with_states
from communique.vocabulary import alternatives

_CONDITIONS = alternatives("compare/data", "conditions")
Numbers = NDArray[np.float64]

FEATURES = (
    "meaning", "share_less", "share_more", "names_shared", "name_rare", "numbers", "quoted",
    "family", "condition", "topic_shared", "topic_special", "topics_apart", "margin_one", "margin_other",
    "place", "same_doer", "short", "both_discuss", "phrase",
    "topic_alone", "word_alone", "lead_same", "lead_alone",
    "chosen",
)  # fmt: skip
_IF = re.compile(rf"\b(?:{_CONDITIONS})\b", re.I)
_FAMILIES = (
    frozenset({"promise", "plan", "offer", "accept", "agree", "sign", "support", "reaffirm", "thank", "aid"}),
    frozenset({"call-for", "demand", "ask", "propose"}),
    frozenset({"warn", "threaten", "sanction", "condemn", "accuse", "criticise", "express-concern"}),
    frozenset({"discuss", "inform", "emphasise", "state", "note", "announce", "welcome", "praise"}),
)
_BROAD = frozenset({"military", "relations", "next", "ukraine", "un"})
_RARE, _POOR, _LONG = 0.45, 1.0, 12


def features(one: Sequence[Unit], other: Sequence[Unit]) -> Numbers:
    """An array (len(one), len(other), len(FEATURES))."""
    if not one or not other:
        return np.zeros((len(one), len(other), len(FEATURES)))
    meaning, choice = _likenesses([u.core for u in one], [u.core for u in other])
    rarity = _rarity([*one, *other])
    own = {id(u): sum(rarity[w] for w in sorted(u.words | u.names)) for u in (*one, *other)}
    rows, columns = _besides(meaning), _besides(meaning.T).T
    out = np.zeros((len(one), len(other), len(FEATURES)))
    topics = {id(u): topics_of(u.text) for u in (*one, *other)}
    leads = {id(u): leading([u.text]) for u in (*one, *other)}
    headed = [Counter(leads[id(u)] for u in side) for side in (one, other)]
    phrases = {id(u): _phrases(u) for u in (*one, *other)}
    often = [Counter(t for u in side for t in topics[id(u)]) for side in (one, other)]
    spread = [Counter(w for u in side for w in u.words | u.names) for side in (one, other)]
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            held = sum(rarity[w] for w in sorted((a.words | a.names) & (b.words | b.names)))
            poorer, richer = sorted((own[id(a)], own[id(b)]))
            less, more = held / max(poorer, _POOR), held / max(richer, _POOR)
            names = a.names & b.names
            headline = leads[id(a)] if leads[id(a)] == leads[id(b)] != OTHER else ""
            shared = set(topics[id(a)]) & set(topics[id(b)])
            out[i, j] = (
                meaning[i, j], less, more, min(len(names), 3) / 3,
                any(rarity[n] > _RARE for n in names), any(len(n) > 1 for n in a.numbers & b.numbers),
                _quotes(a, b), _family(a) == _family(b), bool(_IF.search(a.core) and _IF.search(b.core)),
                bool(shared), bool(shared - _BROAD), bool(topics[id(a)] and topics[id(b)] and not shared),
                meaning[i, j] - rows[i, j], meaning[i, j] - columns[i, j],
                1 - abs(i / len(one) - j / len(other)), a.by == b.by, min(len(a.words), len(b.words), _LONG) / _LONG,
                _kind(a) == _kind(b) == "discuss", bool(phrases[id(a)] & phrases[id(b)]),
                _alone(shared, often), _alone((a.words | a.names) & (b.words | b.names), spread),
                bool(headline), _alone({headline} - {""}, headed),
                choice[i, j],
            )  # fmt: skip
    return out


def _likenesses(one: Sequence[str], other: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Likeness of meaning, and how surely two claims choose each other, for every pair of two accounts' claims."""
    meanings, states = embed_with_states([*one, *other])
    size = len(one)
    meaning = np.asarray(meanings[:size] @ meanings[size:].T, dtype=np.float64)
    return meaning, chosen(likeness(states[:size], states[size:]))


def _rarity(units: Sequence[Unit]) -> dict[str, float]:
    """Of each word the weight that it has by being seldom in these accounts."""
    count = Counter(w for u in units for w in u.words | u.names)
    return {w: 1 / (1 + math.log(n)) if n > 1 else 1.0 for w, n in count.items()}


def _alone(shared: AbstractSet[str], often: Sequence[Counter[str]]) -> float:
    """How surely something in common marks this pair: 1 where no other claim of either account has it."""
    return max((1 / (often[0][s] * often[1][s]) for s in shared), default=0.0)


def _quotes(a: Unit, b: Unit) -> float:
    return fuzz.token_set_ratio(a.quoted, b.quoted) / 100 if a.quoted and b.quoted else 0.0


def _kind(unit: Unit) -> str:
    return unit.act.kind if unit.act else ""


def _family(unit: Unit) -> int:
    kind = _kind(unit)
    return next((n for n, kinds in enumerate(_FAMILIES) if kind in kinds), len(kind) + 9)


def _besides(table: Numbers) -> Numbers:
    """For every place the greatest value of its row besides it; nought in a row of one."""
    out = np.repeat(table.max(axis=1, keepdims=True), table.shape[1], axis=1)
    first = table.argmax(axis=1)
    rest = table.copy()
    rest[np.arange(len(table)), first] = -np.inf
    out[np.arange(len(table)), first] = rest.max(axis=1) if table.shape[1] > 1 else 0.0
    return out


def _phrases(unit: Unit) -> frozenset[tuple[str, str]]:
    """Two words of content side by side: “energy security”."""
    words = [w for w in re.findall(r"[\w-]+", folded_text(unit.core)) if len(w) > 2]
    return frozenset((a, b) for a, b in pairwise(words) if len(a) > 3 and len(b) > 3)
