"""Doubts: which findings of a reading a person should look at first.

Takes a reading; gives the findings about which something speaks against trusting them, with the reasons in
words and a score: how doubtful (0 to 1) times how much hangs on it. Nothing is judged here but the
program's own certainty: a doer taken over from elsewhere, a name that the registry does not know, a day or
party that is not named, words that are flagged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from communique.model import Act, Commitment, Contact, Doubt, Flag, Reading, Span, Statement
from communique.model.kinds import KINDS

_FLAGGED = {
    "translation": (0.5, "the words look machine-translated"),
    "truncated": (0.6, "the text breaks off here"),
    "unread": (0.9, "a part of this passage could not be read"),
    "no-subject": (0.4, "no one who acts is named in the sentence"),
}
_UNKNOWN = (0.5, "a name that the registry does not know")
_NOBODY = (0.7, "nobody is named as the one who does it")
Reason = tuple[float, str]


def doubts(reading: Reading) -> tuple[Doubt, ...]:
    """Every doubtful finding, the most pressing first."""
    flags = [f for f in reading.flags if f.kind in _FLAGGED]
    acts = {a.id: a for a in reading.acts}
    found = [
        *(_doubt("statement", s.id, _of_statement(s), _weight_of_statement(s), s.content or s.cue, flags)
          for s in reading.statements),
        *(_doubt("act", a.id, _of_act(a), 0.9 if KINDS[a.kind].binding else 0.5, (a.span,), flags)
          for a in reading.acts),
        *(_doubt("commitment", c.id, _of_commitment(c, acts.get(c.act)), 1.0, c.what, flags)
          for c in reading.commitments),
        *(_doubt("contact", c.id, _of_contact(c), 0.9, c.evidence, flags) for c in reading.contacts),
    ]  # fmt: skip
    return tuple(sorted((d for d in found if d is not None), key=lambda d: (-d.score, d.kind, d.record)))


def _doubt(
    kind: str, record: str, reasons: Iterable[Reason], weight: float, spans: Sequence[Span], flags: Sequence[Flag]
) -> Doubt | None:
    told = dict.fromkeys(reasons)
    told |= dict.fromkeys(_FLAGGED[f.kind] for f in flags if any(f.span.overlaps(s) for s in spans))
    if not told:
        return None
    sure = 1.0
    for much, _ in told:
        sure *= 1 - much
    return Doubt(kind, record, round((1 - sure) * weight, 3), tuple(words for _, words in told))


def _weight_of_statement(statement: Statement) -> float:
    return 0.8 if statement.mode == "direct" else 0.6


def _of_statement(statement: Statement) -> Iterator[Reason]:
    if not statement.speakers:
        yield 0.7, "nobody is named as the speaker"
    yield from _unknown(statement.speakers)
    if statement.speakers and not statement.source:
        yield 0.3, "the speaker is not named beside the words"
    if len(statement.speakers) > 1:
        yield 0.2, "several speakers share the words"


def _of_act(act: Act) -> Iterator[Reason]:
    if not act.by:
        yield _NOBODY
    yield from _unknown((*act.by, *act.to))
    if act.basis == "addressee":
        yield 0.1, "to whom it is said is taken over from the talk"
    elif act.basis != "stated":
        yield 0.3, "who does it is taken over from the words around"


def _of_commitment(commitment: Commitment, act: Act | None) -> Iterator[Reason]:
    if not commitment.by:
        yield _NOBODY
    yield from _unknown((*commitment.by, *commitment.to))
    if act is not None and act.basis not in ("stated", "addressee"):
        yield 0.3, "who is bound is taken over from the words around"


def _of_contact(contact: Contact) -> Iterator[Reason]:
    if len(contact.participants) < 2:
        yield 0.6, "fewer than two parties are named"
    yield from _unknown(contact.participants)
    if contact.date is None:
        yield 0.4, "no day is known"
    elif contact.date.basis == "document" and contact.status == "held":
        yield 0.15, "the day is the document's own"
    if contact.channel == "contact":
        yield 0.2, "by what channel is not said"


def _unknown(actors: Iterable[str]) -> Iterator[Reason]:
    if any(actor.startswith("unknown:") for actor in actors):
        yield _UNKNOWN
