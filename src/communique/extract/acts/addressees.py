"""To whom an act of saying goes in an account of a conversation where its words name nobody: to the others.

Takes the acts of a passage that tells of a contact, gives them with the other parties as `to` and that basis.
What stands in another's mouth, what was said before the talk, and what is told to the press are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.extract.acts.affected import with_countries
from communique.extract.acts.frame import Frame
from communique.extract.acts.sourced_act import Done, around_of
from communique.extract.lexicon import MATERIAL
from communique.extract.lexicon.settings import elsewhere
from communique.extract.parsed import Mentions, Parsed
from communique.extract.statements.attributions import Told
from communique.model import Statement
from communique.model.ids import SOMEBODY

if TYPE_CHECKING:
    from communique.language import Token

_OWN = frozenset({"i", "we"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_UNADDRESSED = MATERIAL | {"praise", "condemn", "criticise", "accuse", "sign", "appoint", "keep-silent"}
"""Kinds of act that are done to somebody, not said to whoever is there."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Who talks with whom in a passage, from each of its words on."""

    one: Parsed
    between: Sequence[tuple[int, tuple[str, ...]]]

    def parties(self, token: Token) -> tuple[str, ...]:
        """Those between whom the conversation is that the text tells of at a word."""
        return next((parties for start, parties in reversed(self.between) if start <= token.i), ())


def talk_of(parsed: Parsed, parties: tuple[str, ...], mentions: Mentions) -> Talk:
    """The conversation that an account reports, `parties` its own; and those that it tells of later."""
    return Talk(parsed, [(0, parties), *_later(parsed, parties, mentions)])


def _later(parsed: Parsed, parties: tuple[str, ...], mentions: Mentions) -> Iterator[tuple[int, tuple[str, ...]]]:
    """“He also met X”: from here on the talk is with X."""
    for frame in parsed.frames:
        if frame.wording.kind != "discuss" or frame.head.dep_ != "ROOT" or frame.modality != "actual":
            continue
        by, to = parsed.all_actors(frame.by, mentions), parsed.all_actors(frame.to, mentions)
        both = tuple(dict.fromkeys(a for a in (*by, *to) if a.startswith(SOMEBODY)))
        if len(both) > 1 and to and not set(both) <= set(parties) and set(both) & set(parties):
            parties = both
            yield frame.head.sent.start, both


def addressed(done: Done, told: Sequence[Told], talk: Talk, mentions: Mentions) -> Done:
    """The act said to the other parties of the talk, where it is said there and its words name nobody."""
    act = done.act
    if (
        (act.to and act.kind != "express-concern")
        or not act.by
        or act.kind in _UNADDRESSED
        or _names_another(done.frame, act.by)
    ):
        return done
    around = around_of(done.one, done.verb, told, done.frame)
    if not _in_the_talk(done, around):
        return done
    to = others(talk.parties(done.verb), act.by, mentions)
    basis = "addressee" if act.basis == "stated" else act.basis
    return replace(done, act=replace(act, to=to, basis=basis)) if to else done


def others(parties: Sequence[str], by: Sequence[str], mentions: Mentions) -> tuple[str, ...]:
    """The parties of another side than the doers', who must be of the parties themselves."""
    people = [p for p in parties if p.startswith(SOMEBODY)]
    parties = people if len(people) > 1 else parties  # a body beside its head is no third party
    side = with_countries(tuple(by), mentions)
    sides = {p: with_countries((p,), mentions) for p in parties}
    mine = [p for p in parties if sides[p] & side]
    if not mine or not all(with_countries((b,), mentions) & {c for p in mine for c in sides[p]} for b in by):
        return ()
    if any(b.startswith("org:") and b not in parties for b in by):
        return ()  # the ministry that tells of the talk
    return tuple(p for p in parties if p not in mine)


def _names_another(frame: Frame | None, by: tuple[str, ...]) -> bool:
    """“told reporters”, “he and the envoy said”: somebody is addressed, or says it too, whom nothing resolves."""
    return frame is not None and bool(frame.to or len(frame.by) > max(1, len(by)))


def _in_the_talk(done: Done, around: Statement | None) -> bool:
    if around is not None and set(around.speakers) != set(done.act.by):
        return False
    own = done.frame is not None and any(t.lower_ in _OWN for t in done.frame.by)
    if (own or around is None) and (around is not None or not _told_as_past(done.verb)):
        return False
    return not elsewhere(t.lower_ for t in done.verb.sent)


def _told_as_past(verb: Token) -> bool:
    """Whether the clause tells what was said there and then; “had said” was said before, “is concerned” is said now."""
    while True:
        finite = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE]
        if finite:
            return all(c.lower_ in ("did", "was", "were") for c in finite)
        if verb.tag_ in _FINITE or verb.head.i == verb.i:
            return verb.tag_ not in ("VBZ", "VBP")
        verb = verb.head
