"""A reading's findings as marks over its text: voices that tint it, statements and acts that underline it.

`marks_of(reading)` gives every mark; `voice_class` says with which tint a voice is shown. `links` maps a
stretch of words that names a finding (its cue, a contact's evidence) to that finding.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import AUTHOR, Reading, Span, Statement
from communique.model.span import merged
from communique.web.text.nesting import Over

VOICE, STATEMENT, ACT, CONTACT, COMMITMENT, LINK, CHOSEN = range(7)
"""Ranks: of two marks over the same words the lower holds the higher."""
GAP = 2


def marks_of(reading: Reading, chosen: Sequence[Span] = (), name: str = "at") -> list[Over]:
    """Every mark over a reading's text; the words `chosen` are marked besides, under a name."""
    voices = {p.id: p.voice for p in reading.passages}
    out: list[Over] = []
    for one in reading.statements:
        out += _of("statement", STATEMENT, one.id, (*one.source, *one.cue, *one.content))
        if one.speakers != (voices.get(one.passage),):
            tint = voice_class(one.speakers[0] if one.speakers else "", reading.issuer)
            depth = " ".join((tint, f"depth-{min(len(one.voices), 4)}"))
            out += [Over(s, VOICE, "voice", one.id, depth) for s in one.content]
    for act in reading.acts:
        out += _of("act", ACT, act.id, (*act.cue, *act.object) or (act.span,))
    for contact in reading.contacts:
        out += _of("contact", CONTACT, contact.id, contact.evidence)
    for bound in reading.commitments:
        out += _of("commitment", COMMITMENT, bound.id, bound.what)
    out += [Over(span, LINK, "link", key) for span, key in links(reading)]
    return out + [Over(s, CHOSEN, "chosen", name) for s in merged(chosen, GAP)]


def links(reading: Reading) -> list[tuple[Span, str]]:
    """The words on which a finding can be opened, each once: a statement's before an act's of the same words."""
    found: dict[Span, str] = {}
    for one in reading.statements:
        for span in one.cue or one.content[:1]:
            found.setdefault(span, one.id)
    for act in reading.acts:
        for span in act.cue:
            found.setdefault(span, act.id)
    for contact in reading.contacts:
        for span in contact.evidence:
            found.setdefault(span, contact.id)
    out: list[tuple[Span, str]] = []
    for span, key in sorted(found.items(), key=lambda one: (one[0].start, one[0].end)):
        if not out or span.start >= out[-1][0].end:  # a link holds no other
            out.append((span, key))
    return out


def words_of(record: object) -> tuple[Span, ...]:
    """The spans of a record in the order of the text."""
    found: list[Span] = []
    for name in ("source", "cue", "content", "object", "evidence", "what", "condition"):
        value = getattr(record, name, ()) or ()
        found += [value] if isinstance(value, Span) else [s for s in value if isinstance(s, Span)]
    return tuple(sorted(set(found)))


Chain = tuple[tuple[str, ...], ...]
"""A chain of voices, outermost first; a link holds those who speak together."""


def voice_class(actor: str, issuer: str | None) -> str:
    """The tint of a voice: the author, the one who published, a person, anybody else."""
    if actor in ("", AUTHOR):
        return "author"
    if actor == issuer or actor.startswith("org:"):
        return "issuer"
    return "person" if actor.startswith("person:") else "other"


def chain(statement: Statement) -> Chain:
    """Who says that who says, outermost first. Those who speak together are one link; nobody follows himself."""
    speakers, voices = statement.speakers, statement.voices
    outer = voices[: -len(speakers)] if speakers and voices[-len(speakers) :] == speakers else voices
    told = [*((voice,) for voice in outer), *([speakers] if speakers else [])]
    return tuple(link for at, link in enumerate(told) if at == 0 or link != told[at - 1])


def _of(sort: str, rank: int, key: str, spans: tuple[Span, ...]) -> list[Over]:
    return [Over(s, rank, sort, key) for s in merged(spans, GAP)]
