"""The order of hits, the same on both engines: how much of a finding the searched words are.

A score per hit after BM25 (Robertson and Zaragoza 2009) with the ranked hits as the collection: a
word that few of them have weighs more, repetition counts less each time, short findings come before
long ones. Equal scores: the newest entered first.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from communique.ledger.search.syntax import All, Any, Label, Node, Term
from communique.vocabulary import alternatives

_K, _B = 1.2, 0.6
_PART = 20.0
"""What another part is worth where not all have to occur: more than any repetition."""
_NAME = 1.5
"""What a part that is a name is worth of that: who is asked for matters more than what he does."""
_WORD_ENDINGS = alternatives("ledger", "word-endings")
_ENDINGS = re.compile(rf"(?:{_WORD_ENDINGS})$")


def scored(tree: Node | None, hits: Sequence[tuple[int, str]]) -> list[tuple[int, float]]:
    """Ids and scores, best first; without words, the newest first."""
    if tree is None or not hits:
        return [(number, 0.0) for number, _ in sorted(hits, reverse=True)]
    terms = _terms(tree)
    patterns = [(_pattern(term), _start(term)) for term in terms]
    lowered = [(number, words.lower()) for number, words in hits]
    # Most terms are other spellings that do not occur: a look for their letters costs less than one for the word.
    counts = [[len(p.findall(words)) if start in words else 0 for p, start in patterns] for _, words in lowered]
    groups = [(frozenset(_terms(part)), _PART * (_NAME if _is_name(part) else 1)) for part in _choices(tree)]
    weights = [_weight(sum(1 for c in counts if c[n]), len(hits)) for n in range(len(patterns))]
    usual = sum(len(words) for _, words in lowered) / len(lowered)
    out = []
    for (number, words), found in zip(lowered, counts, strict=True):
        length = _K * (1 - _B + _B * len(words) / usual)
        score = sum(w * c * (_K + 1) / (c + length) for w, c in zip(weights, found, strict=True))
        has = {term for term, count in zip(terms, found, strict=True) if count}
        score += sum(worth for group, worth in groups if not has.isdisjoint(group))
        out.append((number, round(score, 4)))
    return sorted(out, key=lambda pair: (-pair[1], -pair[0]))


def _choices(node: Node) -> tuple[Node, ...]:
    """The parts of which a finding should have as many as it can."""
    first = node.parts[0] if isinstance(node, All) and node.most else None
    return first.parts if isinstance(first, Any) else ()


def _is_name(node: Node) -> bool:
    return isinstance(node, Any) and any(isinstance(part, Label) for part in node.parts)


def _start(term: Term) -> str:
    """Letters without which the term does not occur."""
    first = term.words[0]
    return first if len(term.words) > 1 or term.prefix else _ENDINGS.sub("", first) or first


def _weight(having: int, of: int) -> float:
    return math.log(1 + (of - having + 0.5) / (having + 0.5)) + 0.1


def _terms(node: Node) -> list[Term]:
    if isinstance(node, Term):
        return [node]
    if isinstance(node, Label):
        return []
    near = list(node.near) if isinstance(node, All) else []
    return near + [term for part in node.parts for term in _terms(part)]


def _pattern(term: Term) -> re.Pattern[str]:
    """Near enough to what the engines' stemmers take for one word."""
    last = re.escape(term.words[-1]) if term.prefix else re.escape(_ENDINGS.sub("", term.words[-1]) or term.words[-1])
    return re.compile(r"\b" + r"\W+".join([*(re.escape(w) + r"\w{0,3}" for w in term.words[:-1]), last]))
