"""Who is bound by an act that binds: not always who acts, but whose doing is told, or whose word it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.acts.sourced_act import Done
from communique.extract.parsed import Mentions
from communique.model.span import cover
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

_GIVEN = word_set("extract/lexicon", "given-nouns")
"""Nouns for a word that is given."""


def bound_by(done: Done, mentions: Mentions) -> tuple[str, ...]:
    """The one whose doing is told (“that the American side will …”), or whose word it is (“Russia's readiness”, “the
    commitment of the United States”), else whoever acts.
    """
    told = done.one.tokens_in(cover(done.act.object)) if done.act.object else []
    cue = [token for span in done.act.cue for token in done.one.tokens_in(span)]
    for token in [*cue, *_words_given(told)]:
        owner = _owner(token)
        actors = done.one.actors(owner, mentions) if owner is not None else ()
        if actors:
            return actors
    head, inside = (done.frame.head, done.frame.content) if done.frame is not None else (done.verb, told)
    clause = next((c for c in head.children if c.dep_ == "ccomp" and c in inside), None)
    doer = tree.own_subject(clause) if clause is not None else None
    if doer is not None:
        return done.one.all_actors(tree.with_conjuncts(doer), mentions) or done.act.by
    return done.act.by


def _words_given(told: Sequence[Token]) -> list[Token]:
    """The noun with which a content begins, where it is a word that is given: “*the* firm *commitment* of …”."""
    first = next((t for t in told if t.pos_ == "NOUN" and t.dep_ not in ("compound", "poss")), None)
    return [first] if first is not None and first.lemma_.lower() in _GIVEN else []


def _owner(token: Token) -> Token | None:
    """Whose a noun is: “Russia's readiness”, “U.S. commitment”, “the commitment of Russia”; None of a pronoun."""
    for child in token.children:
        if child.dep_ == "poss" or (child.dep_ in ("compound", "nmod", "amod") and child.pos_ == "PROPN"):
            return child if child.pos_ != "PRON" else None
    if token.lemma_.lower() not in _GIVEN:
        return None
    of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return tree.child(of, "pobj") if of is not None else None
