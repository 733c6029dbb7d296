"""Whether an account begins with somebody as its subject, or he signs it: then it is his text.

Takes the parsed passages of a document and the words of a name, gives yes or no. The parse tells subjects; a signature
is a line of its own among the first or the last of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.actors.normalization import WORD
from communique.extract.parsed import Parsed
from communique.model import Span

if TYPE_CHECKING:
    from communique.language import Token

_PARTS = frozenset({"compound", "appos", "flat", "nmod", "amod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MAIN = frozenset({"ROOT", "conj", "ccomp"})
_OFFICIAL = frozenset({"readout", "statement"})
_CLIMB = 12
_STYLED = 4
"""Words beside a name in a line of its own: “Senator the Hon N. N., MP”."""
_FIRST, _LAST = 3, 6
"""Lines with words, from the beginning and from the end, among which a signature stands."""


def opens(text: str, parsed: Sequence[Parsed], name: Span) -> bool:
    """Whether the name is the subject of a main clause in an account of the issuer's, or stands alone in a line of the
    text's first or last.
    """
    return signs(text, name) or any(
        one.passage.kind in _OFFICIAL and name.within(one.passage.span) and _subject(one, name) for one in parsed
    )


def signs(text: str, name: Span) -> bool:
    """Whether the name, with styles at most, is a line of its own among the text's first or last."""
    start, end = text.rfind("\n", 0, name.start) + 1, text.find("\n", name.end)
    end = len(text) if end < 0 else end
    around = WORD.findall(f"{text[start : name.start]} {text[name.end : end]}")
    alone = len(around) <= _STYLED and all(w[0].isupper() or w == "the" for w in around)
    if not alone or (start == 0 and end == len(text)):
        return False
    before = _lines(text[:start], _FIRST)
    return before < _FIRST or _lines(text[end:], _LAST) < _LAST


def _lines(text: str, most: int) -> int:
    """How many lines with words there are, counted to `most`."""
    count = at = 0
    while count < most and at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        count += bool(text[at:end].strip())
        at = end + 1
    return count


def _subject(one: Parsed, name: Span) -> bool:
    words = [t for t in one.doc if name.start <= one.base + t.idx < name.end]
    if not words:
        return False
    token: Token = words[-1]
    for _ in range(_CLIMB):
        if token.dep_ not in _PARTS or token.head is token:
            break
        token = token.head
    verb = token.head
    astray = token.dep_ == "npadvmod" and token.i < verb.i and not any(c.dep_ in _SUBJECTS for c in verb.children)
    return (token.dep_ in _SUBJECTS or astray) and verb.dep_ in _MAIN
