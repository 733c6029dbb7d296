"""Commitments: who is bound by an act, to whom, to what, by when, on what condition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from communique.extract import tree
from communique.extract.acts.obligors import bound_by
from communique.extract.acts.sourced_act import Done
from communique.extract.learned.scores import score, unjudged
from communique.extract.parsed import Mentions
from communique.extract.times import times
from communique.model import Act, Commitment, Span
from communique.model.ids import SOMEBODY, record_id
from communique.model.kinds import KINDS
from communique.model.span import cover
from communique.model.spots import Spots
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

_LEAST = 15
"""Characters that are left of an undertaking when a remark on it is cut off."""
_OPINIONS = word_set("extract/lexicon", "opinion-nouns")
_BINDS, _FREE, _LOOSE, _RULED = 0.6, 0.05, 0.5, 0.01
"""From which chance on the network makes an act binding that kind and wording do not; below which no person's “will”
binds; which it needs at least where two only agree on a matter; and which what kind and wording make binding.
"""
_BEYOND_TALK = frozenset({"agree", "accept"})


def find_commitments(
    text: str, done: Sequence[Done], mentions: Mentions, day: dt.date | None, binding: Mapping[str, float] | None = None
) -> list[Commitment]:
    """One commitment for every binding act that says to what it binds. `binding` says of acts by their ids, where
    the network judges it, how likely they bind; of others their kinds and wordings tell.
    """
    made: list[_Made] = []
    for one in done:
        chance = (binding or {}).get(one.act.id)
        ruled = _binds(one)
        if chance is None and ruled:
            sure = unjudged("commitments")
        elif chance is not None and _held_to(one, ruled, chance):
            sure = score("commitments", one.act.score * chance)
        else:
            continue
        made += [_Made(_commitment(text, one, what, mentions, day, sure), ruled) for what in _whats(text, one)]
    whole = Spots((one, (cover(one.commitment.what),)) for one in made)
    return [
        one.commitment for one in made
        if not any(_told_by(one, other) for other in whole.over(cover(one.commitment.what)))
    ]  # fmt: skip


class _Made(NamedTuple):
    """A commitment, and whether it is one by its wording, not by the network's judgement alone."""

    commitment: Commitment
    ruled: bool


def _told_by(__made: _Made, other: _Made) -> bool:
    """Whether another tells the same better: of “announced that it *would send ships*” the sending; of “made clear that
    it *would respond if …*” the whole, which has the condition; of what its wording binds to, that.
    """
    ours, theirs = __made.commitment, other.commitment
    mine, whole = cover(ours.what), cover(theirs.what)
    if ours.act == theirs.act or mine == whole:
        return False
    if whole.within(mine):
        return not __made.ruled and (other.ruled or ours.condition is None)
    return mine.within(whole) and set(ours.by) == set(theirs.by) and not _told_by(other, __made)


def _held_to(done: Done, ruled: bool, chance: float) -> bool:
    """Whether wording and network together make an act binding."""
    if ruled:
        going = done.frame is None and all(a.startswith(SOMEBODY) for a in done.act.by)  # “will travel on Monday”
        return chance >= (_LOOSE if _on_a_matter(done) else _FREE if going else _RULED)
    return chance >= _BINDS and _may_bind(done)


def _on_a_matter(done: Done) -> bool:
    """“agreed on a number of issues”, “is committed to a peaceful solution”: a noun, that may be something to do or
    not.
    """
    words = [t for t in done.frame.content if not t.is_punct] if done.frame is not None else []
    return done.act.kind in ("agree", "promise") and bool(words) and words[0].lower_ != "to" and not any(
        t.tag_ in ("VB", "VBG", "MD") for t in words[:4]
    )  # fmt: skip


def _may_bind(done: Done) -> bool:
    """Whether what wording does not make binding may be so: not what is denied, nor that two hold one opinion."""
    act = done.act
    opinion = act.kind in _BEYOND_TALK and done.frame is not None and not _to_do(done)
    return bool(act.object) and act.modality not in ("denied", "questioned") and not opinion


def _binds(done: Done) -> bool:
    """Whether kind and wording make an act binding."""
    act = done.act
    if not KINDS[act.kind].binding or not act.object or act.modality in ("denied", "questioned", "possible"):
        return False
    return act.kind not in _BEYOND_TALK or _to_do(done)


def _whats(text: str, done: Done) -> list[tuple[Span, ...]]:
    """To what an act binds: each item of a list is one thing; what is said of the undertaking is no part of it."""
    if done.listed:
        return [(item,) for item in done.act.object]
    return [_without_tail(done)] if not _of_another_clause(text, done.act) else []


def _of_another_clause(text: str, act: Act) -> bool:
    """“He asked for more places; the host *promised* to look into it”: the parse gave the verb the clause before."""
    whole, cue = cover(act.object), cover(act.cue)
    return whole.end <= cue.start and ";" in text[whole.start : cue.start]


def _without_tail(done: Done) -> tuple[Span, ...]:
    """“to keep the truce, *as well as the need for …*”, “…, *enabling others to go on*”: without what a comma parts
    from the undertaking and that only comments on it.
    """
    whole = cover(done.act.object)
    for token in done.one.tokens_in(whole):
        after = token.nbor(1) if token.text == "," and token.i + 1 < len(token.doc) else None
        if after is None or done.one.offset(token) - whole.start < _LEAST or not _comments(after):
            continue
        end = done.one.offset(token)
        kept = tuple(Span(s.start, min(s.end, end)) for s in done.act.object if s.start < end)
        return kept or done.act.object
    return done.act.object


def _comments(token: Token) -> bool:
    """Whether a word behind a comma begins a remark: a participle, “which”, “as the best way”, “as well as”."""
    if token.tag_ in ("WDT", "WP", "WP$"):
        return True
    if token.tag_ == "VBG":
        return token.dep_ in ("advcl", "acl") and token.lower_ != "including"  # what it includes is part of it
    return (
        token.lower_ in ("as", "while")
        and token.i + 1 < len(token.doc)
        and token.nbor(1).lower_ not in ("soon", "long")
    )


def _commitment(
    text: str, done: Done, what: tuple[Span, ...], mentions: Mentions, day: dt.date | None, sure: float
) -> Commitment:
    act, whole = done.act, cover(what)
    number = record_id("k", act.id, what) if done.listed else record_id("k", act.id)
    due = next((t.when for t in times(text, whole, day) if day is None or t.when.end >= day.isoformat()), None)
    kind = act.kind if KINDS[act.kind].binding or act.kind == "sign" else "promise"
    bound = bound_by(done, mentions)
    return Commitment(number, act.id, kind, bound, act.to, what, due, _condition(text, done, whole), sure)


def _to_do(done: Done) -> bool:
    """Agreeing binds when it is to something that will be done, not when two hold one opinion."""
    frame = done.frame
    if frame is None or not frame.content:
        return False
    words = [t for t in frame.content if not t.is_punct]
    first = words[0].lower_
    if frame.listed:
        return bool(words[0].dep_ != "det")  # “agreed: the need for …”
    if any(t.lower_ in ("will", "would", "'ll", "'d") for t in words):
        return True
    if first == "that" or any(t.dep_ == "mark" for t in words[:1]):
        return False
    if any(t.lemma_.lower() in _OPINIONS for t in words[:3]):
        return False  # “agreed on the need for …”
    infinitive = first == "to" or words[0].tag_ in ("VB", "VBG") or frame.cue[-1].lower_ in ("to", "on")
    return infinitive or done.act.kind == "accept"


def _condition(text: str, done: Done, whole: Span) -> Span | None:
    """The “if …” that the undertaking hangs on."""
    for sentence in _sentences(done, whole):
        for token in sentence:
            if token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in token.children):
                found = cover(tree.subtree_spans(token, done.one.base))
                if found.overlaps(whole) or (found.start >= whole.end and token.sent == done.verb.sent):
                    return found
    return None


def _sentences(done: Done, whole: Span) -> Iterator[Iterable[Token]]:
    """The sentences, in order, in which words can stand that an undertaking hangs on: its own and its verb's."""
    tokens = done.one.tokens_in(whole)
    ends = [done.verb.sent, *(t.sent for t in (tokens[:1] + tokens[-1:]))]
    at, last = min(s.start for s in ends), max(s.end for s in ends)
    while at < last:
        sentence = done.one.doc[at].sent
        yield sentence
        at = sentence.end
