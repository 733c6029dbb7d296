"""What a stretch of a sentence needs before it to be read alone: who does it, and the words up to its list.

Takes the report above a stretch and its first word, gives tokens of the same sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.compare.units.dependencies import STANDS, SUBJECTS, first_of

if TYPE_CHECKING:
    from communique.language import Token

LONGEST_HEAD = 15
"""Words of a sentence's beginning that are put before a later thing of its list."""
_LEADING = frozenset({"aux", "auxpass", "neg", "advmod"})


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a claim begins: its place, its first word in the parse, the words of content it needs at least.

    `weak`: it may be told in one with what stands before; `besides`: joined in words (“as well as”), not by the parse.
    """

    start: int
    first: Token
    weak: bool
    fewest: int
    besides: bool = False


def doer_of(report: Token | None, top: Sequence[Token]) -> tuple[tuple[Token, ...], Token | None]:
    """The tokens of who does a report: its subject, or that of the report to which it is joined."""
    above = report
    while above is not None:
        subject = next((c for c in above.children if c.dep_ in SUBJECTS), None)
        if subject is not None:
            return _run(subject, above), report
        above = above.head if above.dep_ == "conj" and above.head in top else None
    return (), report


def _run(subject: Token, verb: Token) -> tuple[Token, ...]:
    """The words of a subject that stand together, on its side of the verb; a hyphen does not part a name."""
    words = [t for t in subject.subtree if (t.i < verb.i) == (subject.i < verb.i)]
    if not any(t.dep_ == "conj" for t in words):
        words = _before_aside(words, subject)
    end = words[0].i
    for token in words:
        between = token.doc[end + 1 : token.i]
        if all(t.text == "-" for t in between):
            end = token.i
    return tuple(subject.doc[words[0].i : end + 1])


def _before_aside(words: Sequence[Token], subject: Token) -> list[Token]:
    """A subject without what is said of it in passing: “the ministers, in light of …”; “Jr.” is part of a name."""
    for number, token in enumerate(words):
        after = words[number + 1].lower_ if number + 1 < len(words) else ""
        if token.text == "," and token.i > subject.i and after.rstrip(".") not in ("jr", "sr"):
            return list(words[:number])
    return list(words)


def speaks_itself(first: Token) -> bool:
    """Whether a stretch has a subject of its own and hangs on no report before it."""
    subject = next((c for c in first.children if c.dep_ in SUBJECTS), None)
    if subject is None or first.dep_ != "conj":
        return False
    named = first.tag_ == "VBD" and subject.pos_ == "PROPN" and first_of(first).tag_ in ("VBZ", "VBP")
    return named or first_of(first).dep_ in ("ROOT", "parataxis")


def head_of(tokens: Sequence[Token], report: Token | None, cut: Cut, part: Sequence[Token]) -> tuple[Token, ...]:
    """What stands between a report's verb and the list in which a stretch stands; nothing for a report itself."""
    token = cut.first
    if report is None or token == report or (token.tag_ == "VBG" and token.dep_ != "conj"):
        return ()
    begin = _verb_start(report)
    end = _besides(report, part) if cut.besides or token.dep_ != "conj" else _list_start(token)
    end = end if end > report.i else _besides(report, part)
    words = [t for t in tokens if begin <= t.i < end]
    opening = [t.lower_ for t in part[:2]]
    if len(words) > 2 and [t.lower_ for t in words[-2:]] == opening:
        words = words[:-2]  # “to support” stands before the list and in it
    while words and (words[-1].lower_ == "at" or (words[-1].dep_ == "advmod" and words[-1].head not in words)):
        words.pop()
    return tuple(words[:LONGEST_HEAD])


def _besides(report: Token, part: Sequence[Token]) -> int:
    """How far a report reaches before what it is about: “discussed”, “spoke about”, “expressed gratitude for”."""
    if part[0].pos_ == "ADP":
        return int(next((t.i for t in report.subtree if t.i > report.i and t.lower_ == part[0].lower_), report.i + 1))
    doing = [t.i for t in report.subtree if report.i < t.i < part[0].i and t.tag_ == part[0].tag_ == "VBG"]
    if doing:
        return int(doing[-1])
    first = (
        first_of(part[0]) if part[0].dep_ == "conj" else next((first_of(t) for t in part if t.dep_ == "conj"), part[0])
    )
    verb = next((t for t in first.ancestors if t.pos_ == "VERB"), report)
    held = any(t.lemma_.lower() in STANDS for t in part[:3])
    report = verb if first.i < part[0].i and verb.i > report.i and not held else report
    objects = [c for c in report.rights if c.dep_ in ("dobj", "attr", "ccomp", "xcomp")]
    if objects:
        return int(min(c.left_edge.i for c in objects))
    about = next((c for c in report.rights if c.dep_ == "prep"), None)
    return int(about.i + 1 if about is not None else report.i + 1)


def _list_start(token: Token) -> int:
    """Where the list begins in which a thing stands; of a clause with its own doer, before the first one's doer."""
    first = first_of(token)
    if first.pos_ not in ("VERB", "AUX"):
        return int(first.left_edge.i)
    own = [c for c in token.lefts if c.dep_ in SUBJECTS or c.dep_ == "mark"]
    mark = next((c for c in first.lefts if c.dep_ == "mark"), None)
    if own:
        return int(mark.i if mark is not None and own[0].dep_ == "mark" else first.left_edge.i + (mark is not None))
    helps = [c.i for c in first.lefts if c.dep_ in ("aux", "auxpass")]
    alone = not any(c.dep_ in ("aux", "auxpass") for c in token.lefts)
    return int(first.i if alone or not helps else min(helps))


def _verb_start(verb: Token) -> int:
    """The place of a verb with its auxiliaries."""
    lead = [
        c.i
        for c in verb.lefts
        if c.dep_ in _LEADING and c.i > max((s.right_edge.i for s in verb.lefts if s.dep_ in SUBJECTS), default=-1)
    ]
    return int(min([*lead, verb.i]))
