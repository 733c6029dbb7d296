"""What an edit of words changes: who, what, how much, how surely; or only the writing of it.

Takes the words taken out and put in; gives the kind of the edit and one plain sentence. What changes
a number, a name, an office, a speaker, a negation or a modality is substantive; so is every
other content word. Spacing, punctuation, spelling and words of grammar are cosmetic.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from communique.follow.tables import column
from communique.follow.wording.tokens import stem
from communique.follow.wording.visible import Visible, letters
from communique.model.revision import EditKind, Weight

_SPEAKER = re.compile(r"^(?:Q|[A-Z][A-Z .’'\-]{2,60}:)(?:\s|$)", re.M)
_KINDS: tuple[EditKind, ...] = ("negation", "number", "office", "date", "modality", "name")
_FEW = 4
"""Words put in or taken out; of more it is said that they were, not which of them matters."""
_SENTENCE = {
    "negation": "A negation differs.", "number": "A number or quantity differs.", "office": "An office differs.",
    "date": "A day differs.", "modality": "What is done, planned or possible differs.",
    "name": "Who is meant differs.",
}  # fmt: skip


class Changed(NamedTuple):
    """What was changed into what, with the raw words of both sides."""

    old: Sequence[Visible]
    new: Sequence[Visible]
    before: str
    after: str
    opens_before: bool
    opens_after: bool


class Judged(NamedTuple):
    """Kind, weight and reason of an edit."""

    kind: EditKind
    weight: Weight
    because: str


def weigh(changed: Changed) -> Judged:
    """The kind and weight of one changed stretch."""
    ours, theirs = [w.key for w in changed.old], [w.key for w in changed.new]
    if (changed.before or changed.after).strip("#* ") == "END" and not (ours and theirs):
        return Judged("typography", "cosmetic", "The mark of the text's end differs.")
    if (not ours or not theirs) and len(ours) + len(theirs) > _FEW:
        return _one_sided(changed)
    if _numbers(ours) != _numbers(theirs):
        return Judged("number", "substantive", "A number differs.")
    if letters(" ".join(ours)) == letters(" ".join(theirs)):
        if "".join(changed.before.split()) == "".join(changed.after.split()):
            return Judged("white-space", "cosmetic", "White space differs.")
        return Judged("typography", "cosmetic", "Only spacing, hyphens, accents or capitals differ.")
    if _SPEAKER.findall(changed.before) != _SPEAKER.findall(changed.after):
        return Judged("speaker", "substantive", "Who is said to speak differs.")
    lost, gained = _less(ours, theirs), _less(theirs, ours)
    for kind in _KINDS:
        words = _weighty()[kind]
        if [w for w in lost if w in words] != [w for w in gained if w in words]:
            return Judged(kind, "substantive", _SENTENCE[kind])
    if all(w in _weightless() for w in (*lost, *gained)):
        return Judged("wording", "cosmetic", "Only words of grammar differ.")
    if _respelt(lost, gained):
        return _spelling(changed)
    if _names(changed.old, changed.before, changed.opens_before, lost) or _names(
        changed.new, changed.after, changed.opens_after, gained
    ):
        return Judged("name", "substantive", "A name differs.")
    return _one_sided(changed) if not ours or not theirs else Judged("wording", "substantive", "The wording differs.")


def _one_sided(changed: Changed) -> Judged:
    if _SPEAKER.search(changed.before or changed.after):
        return Judged("speaker", "substantive", "Who is said to speak differs.")
    if changed.new:
        return Judged("added", "substantive", "Words were added.")
    return Judged("removed", "substantive", "Words were taken out.")


def _spelling(changed: Changed) -> Judged:
    """A name spelt differently may be another name; another word is only spelt differently."""
    if any(changed.before[w.span.start].isupper() for w in changed.old) and not changed.opens_before:
        return Judged("name", "substantive", "A name is written differently.")
    return Judged("spelling", "cosmetic", "Only spelling or the form of a word differs.")


def _numbers(keys: Sequence[str]) -> list[str]:
    return sorted(k.replace(",", "").rstrip(".") for k in keys if any(c.isdigit() for c in k))


def _less(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """Words of one side that the other lacks, counted; in their order."""
    left = list(other)
    out = []
    for word in one:
        if word in left:
            left.remove(word)
        else:
            out.append(word)
    return out


def _respelt(lost: Sequence[str], gained: Sequence[str]) -> bool:
    """Whether every word has a counterpart of one stem, or one letter away."""
    if len(lost) == len(gained) and all(_near(a, b) for a, b in zip(lost, gained, strict=True)):
        return True
    ours = [w for w in lost if w not in _weightless()]
    theirs = [w for w in gained if w not in _weightless()]
    return len(ours) == len(theirs) and all(_near(a, b) for a, b in zip(ours, theirs, strict=True))


def _near(one: str, other: str) -> bool:
    if stem(one) == stem(other):
        return True
    longest = max(len(one), len(other))
    alike = (one[0], one[-1]) == (other[0], other[-1]) and longest > 5
    most = 2 if alike or longest > 7 else 1
    return longest > 3 and OSA.distance(one, other, score_cutoff=most) <= most


def _names(words: Sequence[Visible], text: str, opens: bool, differing: Sequence[str]) -> bool:
    """Whether a word that differs is written with a capital where no sentence begins."""
    return any(
        w.key in differing and text[w.span.start].isupper() and not (opens and i == 0) and w.key not in _weightless()
        for i, w in enumerate(words)
    )  # fmt: skip


@lru_cache(maxsize=1)
def _weightless() -> frozenset[str]:
    return frozenset(column("weightless-words.csv", "word"))


@lru_cache(maxsize=1)
def _weighty() -> dict[str, frozenset[str]]:
    rows = list(zip(column("weighty-words.csv", "kind"), column("weighty-words.csv", "word"), strict=True))
    return {kind: frozenset(word for k, word in rows if k == kind) for kind in _KINDS}
