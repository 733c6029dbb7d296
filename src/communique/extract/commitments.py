"""Commitments: who is bound by an act, to whom, to what, by when, on what condition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.done import Done
from communique.extract.learned.scores import score, unjudged
from communique.extract.parsed import Mentions
from communique.extract.times import times
from communique.model import Commitment, Span
from communique.model.ids import SOMEBODY, record_id
from communique.model.kinds import KINDS
from communique.model.span import cover
from communique.model.spots import Spots

if TYPE_CHECKING:
    from communique.language import Token

_LEAST = 15
"""Characters that are left of an undertaking when a remark on it is cut off."""
_OPINIONS = frozenset({
    "need", "importance", "necessity", "urgency", "significance", "assessment", "view", "issue", "matter", "point",
})  # fmt: skip
_BINDS, _FREE, _LOOSE = 0.8, 0.05, 0.5
"""From which chance on the network makes an act binding that kind and wording do not; below which no person's “will”
binds; and which it needs at least where two only agree on a matter.
"""
_BEYOND_TALK = frozenset({"agree", "accept"})


def find_commitments(
    text: str, done: Sequence[Done], mentions: Mentions, day: dt.date | None, binding: Mapping[str, float] | None = None
) -> list[Commitment]:
    """One commitment for every binding act that says to what it binds. `binding` says of acts by their ids, where
    the network judges it, how likely they bind; of others their kinds and wordings tell.
    """
    made: list[Commitment] = []
    for one in done:
        chance = (binding or {}).get(one.act.id)
        ruled = _binds(one)
        if chance is None and ruled:
            made += [_commitment(text, one, what, mentions, day, unjudged("commitments")) for what in _whats(one)]
        elif chance is not None and _held_to(one, ruled, chance):
            sure = score("commitments", one.act.score * chance)
            made += [_commitment(text, one, what, mentions, day, sure) for what in _whats(one)]
    whole = Spots((one, (cover(one.what),)) for one in made)
    return [one for one in made if not any(_told_by(one, other) for other in whole.over(cover(one.what)))]


def _told_by(one: Commitment, other: Commitment) -> bool:
    """“made clear that it *would respond with controls if …*”: the deed by itself, where a promise of it tells more."""
    if one.act == other.act or set(one.by) != set(other.by):
        return False
    inner, outer = cover(one.what), cover(other.what)
    return inner != outer and inner.within(outer)


def _held_to(one: Done, ruled: bool, chance: float) -> bool:
    """Whether wording and network together make an act binding."""
    if ruled:
        going = one.frame is None and all(a.startswith(SOMEBODY) for a in one.act.by)  # “will travel on Monday”
        return chance >= (_LOOSE if _on_a_matter(one) else _FREE if going else 0)
    return chance >= _BINDS and _may_bind(one)


def _on_a_matter(one: Done) -> bool:
    """“agreed on a number of issues”, “is committed to a peaceful solution”: a noun, that may be something to do or
    not.
    """
    words = [t for t in one.frame.content if not t.is_punct] if one.frame is not None else []
    return one.act.kind in ("agree", "promise") and bool(words) and words[0].lower_ != "to" and not any(
        t.tag_ in ("VB", "VBG", "MD") for t in words[:4]
    )  # fmt: skip


def _may_bind(one: Done) -> bool:
    """Whether what wording does not make binding may be so: not what is denied, nor that two hold one opinion."""
    act = one.act
    opinion = act.kind in _BEYOND_TALK and one.frame is not None and not _to_do(one)
    return bool(act.object) and act.modality not in ("denied", "questioned") and not opinion


def _binds(one: Done) -> bool:
    """Whether kind and wording make an act binding."""
    act = one.act
    if not KINDS[act.kind].binding or not act.object or act.modality in ("denied", "questioned", "possible"):
        return False
    return act.kind not in _BEYOND_TALK or _to_do(one)


def _whats(one: Done) -> list[tuple[Span, ...]]:
    """To what an act binds: each item of a list is one thing; what is said of the undertaking is no part of it."""
    return [(item,) for item in one.act.object] if one.listed else [_without_tail(one)]


def _without_tail(one: Done) -> tuple[Span, ...]:
    """“to keep the truce, *as well as the need for …*”, “…, *enabling others to go on*”: without what a comma parts
    from the undertaking and that only comments on it.
    """
    whole = cover(one.act.object)
    for token in one.one.tokens_in(whole):
        after = token.nbor(1) if token.text == "," and token.i + 1 < len(token.doc) else None
        if after is None or one.one.offset(token) - whole.start < _LEAST or not _comments(after):
            continue
        end = one.one.offset(token)
        kept = tuple(Span(s.start, min(s.end, end)) for s in one.act.object if s.start < end)
        return kept or one.act.object
    return one.act.object


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
    text: str, one: Done, what: tuple[Span, ...], mentions: Mentions, day: dt.date | None, sure: float
) -> Commitment:
    act, whole = one.act, cover(what)
    number = record_id("k", act.id, what) if one.listed else record_id("k", act.id)
    due = next((t.when for t in times(text, whole, day) if day is None or t.when.end >= day.isoformat()), None)
    kind = act.kind if KINDS[act.kind].binding or act.kind == "sign" else "promise"
    bound = _bound(one, mentions)
    return Commitment(number, act.id, kind, bound, act.to, what, due, _condition(text, one, whole), sure)


def _to_do(one: Done) -> bool:
    """Agreeing binds when it is to something that will be done, not when two hold one opinion."""
    frame = one.frame
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
    return infinitive or one.act.kind == "accept"


def _bound(one: Done, mentions: Mentions) -> tuple[str, ...]:
    """Who is bound: the one whose doing is told (“that the American side will …”, “Russia's
    readiness”), else whoever acts.
    """
    frame = one.frame
    if frame is None:
        return one.act.by
    for token in frame.cue:
        owner = tree.child(token, "poss")
        if owner is not None and owner.pos_ != "PRON":
            actors = one.one.actors(owner, mentions)
            if actors:
                return actors
    clause = next((c for c in frame.head.children if c.dep_ == "ccomp" and c in frame.content), None)
    doer = tree.own_subject(clause) if clause is not None else None
    if doer is not None:
        return one.one.all_actors(tree.with_conjuncts(doer), mentions) or one.act.by
    return one.act.by


def _condition(text: str, one: Done, whole: Span) -> Span | None:
    """The “if …” that the undertaking hangs on."""
    for sentence in _sentences(one, whole):
        for token in sentence:
            if token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in token.children):
                found = cover(tree.subtree_spans(token, one.one.base))
                if found.overlaps(whole) or (found.start >= whole.end and token.sent == one.verb.sent):
                    return found
    return None


def _sentences(one: Done, whole: Span) -> Iterator[Iterable[Token]]:
    """The sentences, in order, in which words can stand that an undertaking hangs on: its own and its verb's."""
    tokens = one.one.tokens_in(whole)
    ends = [one.verb.sent, *(t.sent for t in (tokens[:1] + tokens[-1:]))]
    at, last = min(s.start for s in ends), max(s.end for s in ends)
    while at < last:
        sentence = one.one.doc[at].sent
        yield sentence
        at = sentence.end
