"""Findings made to agree with one another, after each has been judged by itself.

What a heading tells the text tells again; one cue has one doer, whether it makes an act or a statement; “said he was
concerned” is one concern; a contact is between two or is the meeting of a body.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.extract.acts.frame import COPULAS
from communique.extract.acts.sourced_act import Done
from communique.extract.parsed import Parsed
from communique.extract.statements.attributions import Told, nested
from communique.model import Act, Contact, Span, Statement

_HEADINGS = frozenset({"heading"})
_BODIES = ("org:", "group:")
_BY_WIRE = frozenset({"call", "video-call", "contact"})
_NEAR = 30
"""Characters between the cues of an act told twice."""
_NEXT = 3
"""Acts that follow an act among which it may be told again."""


def settled(
    told: Sequence[Told], done: Sequence[Done], parsed: Sequence[Parsed], outer: tuple[str, ...]
) -> tuple[list[Told], list[Done]]:
    """Statements and acts without those of headings and without doubles, with one doer a cue; the statements' chains
    of voices are made anew.
    """
    headings = {one.passage.id for one in parsed if one.passage.kind in _HEADINGS}
    done = [d for d in done if d.act.passage not in headings]
    told = [t for t in told if t.statement.passage not in headings]
    told, done = _one_doer(told, done)
    told, done = _without_doubles(told, done)
    return nested(told, parsed, outer), done


def between_two(contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts that are between two or a body's; those with fewer parties only where the text tells more of them
    than that they were: where, on which day, or that they are to come. “During the call” is no other call.
    """
    return [c for c in contacts if len(c.participants) > 1 or any(p.startswith(_BODIES) for p in c.participants)
            or _told_of(c)]  # fmt: skip


def _told_of(contact: Contact) -> bool:
    if contact.place:
        return True
    to_come = contact.status != "held"
    if not contact.participants:
        stated = contact.date is not None and contact.date.basis == "stated"
        return to_come and stated and contact.channel not in _BY_WIRE
    return to_come


def _one_doer(told: Sequence[Told], done: Sequence[Done]) -> tuple[list[Told], list[Done]]:
    """The doers of an act and the speakers of the statement that stands on the same cue, made the same: whoever is
    known, else the speakers.
    """
    by_cue: dict[Span, int] = {span: i for i, t in enumerate(told) for span in t.statement.cue}
    statements = list(told)
    acts = []
    for one in done:
        place = next((by_cue[span] for span in one.act.cue if span in by_cue), None)
        if place is None or set(statements[place].statement.speakers) == set(one.act.by):
            acts.append(one)
            continue
        here = statements[place]
        if _known(one.act.by) and not _known(here.statement.speakers):
            statements[place] = replace(here, statement=replace(here.statement, speakers=one.act.by))
            acts.append(one)
        elif here.statement.speakers:
            acts.append(replace(one, act=_done_by(one.act, here.statement.speakers)))
        else:
            acts.append(one)
    return statements, acts


def _known(actors: Sequence[str]) -> bool:
    return bool(actors) and not any(a.startswith("unknown:") for a in actors)


def _done_by(act: Act, doers: tuple[str, ...]) -> Act:
    return replace(act, by=doers, to=tuple(a for a in act.to if a not in doers))


def _without_doubles(told: Sequence[Told], done: Sequence[Done]) -> tuple[list[Told], list[Done]]:
    """“said he was concerned about the ban”: the concern is the act, what was said the statement."""
    statements = {t.statement.id: t.statement for t in told}
    gone: set[str] = set()
    standing: dict[str, str | None] = {}
    """For the acts that stand for another: the statement of the other."""
    doubled: set[str] = set()
    for i, one in enumerate(done):
        inner = next((d.act for d in done[i + 1 : i + 1 + _NEXT] if _repeats(one.act, d.act)), None)
        if inner is None:
            continue
        doubled.add(one.act.id)
        own, other = statements.get(one.act.statement or ""), statements.get(inner.statement or "")
        if own is not None and other is not None and own is not other and _inside(other, own):
            gone.add(other.id)
            standing[inner.id] = own.id
    told, inner_of = _said_once([t for t in told if t.statement.id not in gone])
    standing.update({d.act.id: inner_of[d.act.statement] for d in done if d.act.statement in inner_of})
    acts = [replace(d, act=replace(d.act, statement=standing.get(d.act.id, d.act.statement)))
            for d in done if d.act.id not in doubled]  # fmt: skip
    return told, acts


def _said_once(told: Sequence[Told]) -> tuple[list[Told], dict[str | None, str]]:
    """The statements without those that another tells whole, word for word from its beginning, and for each left out
    the one that tells it: “said *he was concerned about the ban*” is one.
    """
    ordered = sorted(told, key=lambda t: t.statement.cue[0].start if t.statement.cue else -1)
    outer_of: dict[str | None, str] = {}
    for i, outer in enumerate(ordered):
        for inner in ordered[i + 1 : i + 1 + _NEXT]:
            if _opens_with(outer.statement, inner.statement) and _felt(inner):
                outer_of[inner.statement.id] = outer.statement.id
    return [t for t in told if t.statement.id not in outer_of], outer_of


def _felt(told: Told) -> bool:
    """“*was concerned* about the ban”: what somebody is, not what he says, tells it."""
    return told.frame is not None and told.frame.cue[0].lemma_ in COPULAS


def _opens_with(outer: Statement, inner: Statement) -> bool:
    if outer.passage != inner.passage or set(outer.speakers) != set(inner.speakers) or not (outer.cue and inner.cue):
        return False
    first, last = outer.content[0].start, outer.content[-1].end
    near = 0 <= inner.cue[0].start - outer.cue[-1].end <= _NEAR and first <= inner.cue[0].start
    return near and inner.content[-1].end == last and _inside(inner, outer)


def _repeats(act: Act, inner: Act) -> bool:
    """Whether the second act, inside what the first is about, is the same act again."""
    if inner.passage != act.passage or (inner.kind, set(inner.by)) != (act.kind, set(act.by)):
        return False
    near = 0 <= inner.cue[0].start - act.cue[-1].end <= _NEAR
    return near and any(o.start <= c.start < o.end for o in act.object for c in inner.cue)


def _inside(inner: Statement, outer: Statement) -> bool:
    first, last = outer.content[0].start, outer.content[-1].end
    return all(first <= c.start and c.end <= last for c in inner.content)
