"""The explanation of a reading: a reason for each passage, each finding, and each finding that was left out.

Takes a document, gives an `Explanation`. Reasons are made from the trail that the reader keeps (extract/trail.py), so
they tell what really decided and nothing is worked out a second time.
"""

from __future__ import annotations

import csv
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from communique.explain.acts import act_reasons, left_out
from communique.explain.findings import commitment_reasons, contact_reasons, statement_reasons
from communique.extract.trail import Failure, Trail
from communique.model import Document, Passage, Reading, Span
from communique.model.span import cover
from communique.reading import Reader


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one thing is as it is.

    `what` names it (“passage”, “act” …), `told` says in one line what was decided, `because` gives the reasons in the
    order in which they were decided, `span` covers where it stands, `spans` are the words that it stands on.
    """

    what: str
    span: Span
    words: str
    told: str
    because: tuple[str, ...]
    spans: tuple[Span, ...] = ()

    def touches(self, here: Span) -> bool:
        """Whether any of its words stand there."""
        return any(one.overlaps(here) for one in self.spans or (self.span,))


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reading with its reasons. `left_out`: what the rules found and did not stay; `failures`: what failed inside a
    passage, with tracebacks.
    """

    reading: Reading
    passages: tuple[Reason, ...] = ()
    findings: tuple[Reason, ...] = ()
    left_out: tuple[Reason, ...] = ()
    failures: tuple[Failure, ...] = field(default=())

    def at(self, words: str) -> Explanation:
        """The part about the passages and findings that touch the first place of `words` in the text; all of them where
        the text lacks these words.
        """
        start = self.reading.text.find(words)
        if not words or start < 0:
            return self
        here = Span(start, start + len(words))
        passages, findings, gone = (
            tuple(r for r in part if r.touches(here)) for part in (self.passages, self.findings, self.left_out)
        )
        return Explanation(self.reading, passages, findings, gone, self.failures)

    def to_dict(self) -> dict[str, Any]:
        """Plain lists and strings, spans as `[start, end]`."""
        parts = {"passages": self.passages, "findings": self.findings, "left_out": self.left_out}
        out: dict[str, Any] = {
            name: [
                {
                    **asdict(one),
                    "span": list(one.span),
                    "spans": [list(s) for s in one.spans],
                    "because": list(one.because),
                }
                for one in part
            ]
            for name, part in parts.items()
        }
        out["failures"] = [{"span": list(f.passage.span), "error": f.error, "trace": f.trace} for f in self.failures]
        return out


def explain(document: Document, issuer: str | None = None, reader: Reader | None = None) -> Explanation:
    """Read a document and tell why it is read so. `issuer` is an actor id, as in `Reader.read_document`.

    Raises what reading raises (LanguageError, Unreadable).
    """
    reading, trail = (reader or Reader()).trace_document(document, issuer)
    acts = [
        Reason(
            "act",
            cover(a.cue),
            reading.quote(a.cue),
            _act(a.kind, a.by, a.to),
            tuple(act_reasons(a, trail)),
            (*a.cue, *a.object),
        )
        for a in reading.acts
    ]
    statements = [
        Reason(
            "statement", cover(s.cue) if s.cue else cover(s.content), reading.quote(s.cue or s.content),
            f"{_names(s.speakers)} {s.stance}", tuple(statement_reasons(s, trail)), (*s.cue, *s.content),
        )
        for s in reading.statements
    ]  # fmt: skip
    contacts = [
        Reason(
            "contact", cover(c.evidence), reading.quote(c.evidence),
            f"{c.status} {c.channel}: {_names(c.participants)}",
            tuple(contact_reasons(c, reading, trail)), c.evidence,
        )
        for c in reading.contacts
    ]  # fmt: skip
    commitments = [
        Reason("commitment", cover(c.what), reading.quote(c.what), _act(c.kind, c.by, c.to),
               tuple(commitment_reasons(c, reading, trail)), c.what)
        for c in reading.commitments
    ]  # fmt: skip
    gone = [
        Reason("act", cover(a.cue), reading.quote(a.cue), _act(a.kind, a.by, a.to), tuple(why), a.cue)
        for a, why in left_out(reading, trail)
    ]
    found = sorted([*acts, *statements, *contacts, *commitments, *_remarks(reading)], key=lambda r: (r.span, r.what))
    passages = tuple(_voice(p, reading, trail) for p in reading.passages)
    return Explanation(reading, passages, tuple(found), tuple(gone), tuple(trail.failures))


def _voice(passage: Passage, reading: Reading, trail: Trail) -> Reason:
    rule = trail.voices.get(passage.id, "unread")
    because = [f"{_rules().get(rule, rule)} (rule “{rule}”, basis “{passage.basis}”)"]
    if passage.introduced_by is not None:
        because.append(f"the words that say so: “{reading.quote(passage.introduced_by)}”")
    because += [f"could not be read: {f.error}" for f in trail.failures if f.passage.id == passage.id]
    words = passage.span.of(reading.text)
    return Reason("passage", passage.span, words, f"{passage.kind} by {_names(passage.voices)}", tuple(because))


def _remarks(reading: Reading) -> list[Reason]:
    """Questions, appointments and flags: each has one rule."""
    out = [
        Reason("question", q.span, reading.quote(q.span), f"asked by {q.asked_by}",
               ("a sentence with a question mark, asked by its passage's voice (extract/statements/questions.py)",))
        for q in reading.questions
    ]  # fmt: skip
    out += [
        Reason("appointment", a.span, reading.quote(a.span), f"{a.person}: {a.office}",
               ("a verb of appointing or succeeding with a person (extract/acts/appointments.py)",))
        for a in reading.appointments
    ]  # fmt: skip
    out += [Reason("flag", f.span, reading.quote(f.span), f.kind, (f.note,)) for f in reading.flags]
    return out


def _act(kind: str, by: tuple[str, ...], to: tuple[str, ...]) -> str:
    return f"{_names(by)} {kind}" + (f" → {_names(to)}" if to else "")


def _names(actors: tuple[str, ...]) -> str:
    return ", ".join(actors) or "nobody named"


@cache
def _rules() -> dict[str, str]:
    """Rule → why a passage that it decides has its voice (data/voices.csv)."""
    table = (files("communique.explain") / "data" / "voices.csv").read_text("utf-8")
    return {row["rule"]: row["reason"] for row in csv.DictReader(table.splitlines())}
