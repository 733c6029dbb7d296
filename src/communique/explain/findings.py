"""Why a statement, a contact or a commitment is as it is."""

from __future__ import annotations

from collections.abc import Iterator

from communique.explain.rows import contact_rows, wording_of
from communique.extract.statements.attributions import Told
from communique.extract.trail import Trail
from communique.model import Commitment, Contact, Reading, Span, Statement
from communique.model.kinds import KINDS


def statement_reasons(statement: Statement, trail: Trail) -> Iterator[str]:
    """The wording or the tagger that found it, and what the network said of its speaker."""
    told = _told(statement, trail)
    tagged = next((t for t in trail.tagged if any(c.overlaps(s) for c in t.cue for s in statement.cue)), None)
    if told is not None and told.frame is not None:
        yield f"row: {wording_of(told.frame)}"
    if tagged is not None:
        yield f"network: the tagger of attributions marks it, sure to {tagged.sure:.2f} (extract/tagger/)"
    elif told is None or told.frame is None:
        yield "rule: a quotation signed with a name (extract/statements/signatures.py)"
    yield from _judged("statement", statement.cue, trail)
    before = next(
        (t.statement for t in (trail.ruled.told if trail.ruled else ()) if t.statement.cue == statement.cue), None
    )
    if before is not None and before.speakers != statement.speakers:
        yield f"network or agreement: speaker {_some(before.speakers)} becomes {_some(statement.speakers)}"
    yield f"score {statement.score:.2f}: of such findings that share was right (calibration.csv)"


def _told(statement: Statement, trail: Trail) -> Told | None:
    every = trail.settled.told if trail.settled else ()
    return next((t for t in every if t.statement.id == statement.id), None)


def contact_reasons(contact: Contact, reading: Reading, trail: Trail) -> Iterator[str]:
    """The rows whose wordings tell of it, whether an account reports it, and what the network said."""
    ruled = {c.id: c for c in trail.ruled.contacts} if trail.ruled else {}
    here = [p for p in trail.parsed if p.passage.id in contact.passages]
    rows = [row for one in here for row in contact_rows(one, contact.evidence)]
    if contact.id not in ruled:
        yield "network: no row of a table finds this contact, the learnt reader does"
    yield from (f"row: {row}" for row in dict.fromkeys(rows))
    if any(p.contact == contact.id for p in reading.passages):
        yield "account: this is the contact that its passage reports"
    yield from _judged("contact", contact.evidence, trail)
    before = ruled.get(contact.id)
    if before is not None and set(before.participants) != set(contact.participants):
        yield f"choice: between {_some(before.participants)} becomes {_some(contact.participants)} (extract/between/)"
    yield f"score {contact.score:.2f}: of such findings that share was right (calibration.csv)"


def commitment_reasons(commitment: Commitment, reading: Reading, trail: Trail) -> Iterator[str]:
    """The act that binds, and whether its kind or the network makes it binding."""
    act = next((a for a in reading.acts if a.id == commitment.act), None)
    if act is not None:
        kind = "binds" if KINDS[act.kind].binding else "does not bind by itself"
        yield f"act: “{reading.quote(act.cue)}”; its kind {act.kind} {kind} (model/kinds.py)"
    chance = trail.settled.binding.get(commitment.act) if trail.settled else None
    if chance is not None:
        yield f"network: binding {chance:.2f}"
    if commitment.due is not None:
        yield f"due: {commitment.due.start} to {commitment.due.end}, {commitment.due.basis}"
    if commitment.condition is not None:
        yield f"condition: “{reading.quote(commitment.condition)}”"
    yield f"score {commitment.score:.2f}: of such findings that share was right (calibration.csv)"


def _judged(what: str, spans: tuple[Span, ...], trail: Trail) -> Iterator[str]:
    found = trail.judgement.standing(spans) if trail.judgement and spans else None
    if found is None:
        yield "network: not asked (it judges official passages only), the rules stand"
        return
    judged, words = found
    yield f"network: a {what} {judged.chance(what, words):.2f}"


def _some(actors: tuple[str, ...]) -> str:
    return ", ".join(actors) or "nobody"
