"""The language of searches, parsed into a tree that each engine writes in its own way.

Words side by side must all occur; “a phrase” in quotation marks occurs as it stands; OR takes one
of two; a minus or NOT excludes; word* is a beginning; parentheses group.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.errors import SearchError

_TOKEN = re.compile(
    r'(?:(["“”„«])(?P<phrase>[^"“”»]{0,500})["“”»]|(?P<paren>[()])|(?P<minus>-(?=\S))|(?P<word>[^\s()"“”„«»]+))'
)
_WORD = re.compile(r"\w+", re.UNICODE)
LONGEST = 500
"""Characters of a search."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a phrase of several, or (`prefix`) the beginning of a word; `quoted`: it stood in quotation marks."""

    words: tuple[str, ...]
    prefix: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A label (see `index_labels`) that the finding bears, whatever its words."""

    value: str


@dataclass(frozen=True, slots=True)
class All:
    """All of `parts` occur and none of `without`; `near` need not, and come first where they do.

    `most`: of the one part, an Any, what has more of its parts comes before what has one of them often.
    """

    parts: tuple[Term | Label | All | Any, ...]
    without: tuple[Term | Label | All | Any, ...] = ()
    near: tuple[Term, ...] = ()
    most: bool = False


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of `parts` occurs."""

    parts: tuple[Term | Label | All | Any, ...]


Node = Term | Label | All | Any


def parsed(asked: str) -> Node | None:
    """The tree of a search; None where it holds no word. Raises SearchError."""
    if len(asked) > LONGEST:
        raise SearchError(f"a search has at most {LONGEST} characters")
    tokens = _tokens(asked)
    if not tokens:
        return None
    node, rest = _either(tokens, 0)
    if rest < len(tokens):
        raise SearchError(f"{asked!r}: a parenthesis closes what none opens")
    return node


def _tokens(asked: str) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(asked):
        kind = match.lastgroup or "word"
        value = match.group("phrase") if match.group("phrase") is not None else match.group(kind)
        kind = "phrase" if match.group("phrase") is not None else kind
        if kind == "word" and value in ("OR", "AND", "NOT"):
            kind = value
        elif kind in ("word", "phrase") and not _WORD.search(value):
            continue
        out.append((kind, value))
    return out


def _either(tokens: list[tuple[str, str]], at: int) -> tuple[Node, int]:
    parts = []
    while True:
        node, at = _together(tokens, at)
        parts.append(node)
        if at >= len(tokens) or tokens[at][0] != "OR":
            return (parts[0] if len(parts) == 1 else Any(tuple(parts))), at
        at += 1


def _together(tokens: list[tuple[str, str]], at: int) -> tuple[Node, int]:
    parts: list[Node] = []
    without: list[Node] = []
    while at < len(tokens) and tokens[at][0] != "OR" and tokens[at][1] != ")":
        kind = tokens[at][0]
        if kind == "AND":
            at += 1
            continue
        negated = kind in ("NOT", "minus")
        at += negated
        if at >= len(tokens):
            raise SearchError("a search ends in NOT; say what is not to occur")
        node, at = _one(tokens, at)
        (without if negated else parts).append(node)
    if not parts:
        raise SearchError("a search needs a word that is to occur, beside those that are not")
    if len(parts) == 1 and not without:
        return parts[0], at
    return All(tuple(parts), tuple(without)), at


def _one(tokens: list[tuple[str, str]], at: int) -> tuple[Node, int]:
    kind, value = tokens[at]
    if value == "(" and kind == "paren":
        node, at = _either(tokens, at + 1)
        if at >= len(tokens) or tokens[at][1] != ")":
            raise SearchError("a parenthesis is opened and never closed")
        return node, at + 1
    if kind not in ("word", "phrase"):
        raise SearchError(f"{value!r} stands where a word should")
    words = tuple(_WORD.findall(value.lower()))
    return Term(words, kind == "word" and value.endswith("*"), kind == "phrase"), at + 1
