"""A reading → the records that are followed over time. What a database holds as rows, it may make
into the same records by itself; these functions say how.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors import Registry
from communique.follow.agenda import COMING
from communique.follow.wording.trigrams import pieces
from communique.model import (
    AUTHOR,
    Act,
    Commitment,
    Contact,
    Deed,
    Naming,
    Publication,
    Reading,
    Span,
    Telling,
    Topical,
    Undertaking,
    Wording,
)
from communique.model.prose import stops
from communique.model.span import cover

_LONGEST = 600


def publication(reading: Reading, registry: Registry) -> Publication:
    """The document of a reading as a place and a day."""
    document = reading.document
    return Publication(
        document.id,
        document.date.isoformat() if document.date else "",
        reading.issuer,
        side_of(reading.issuer, registry),
        document.url or document.source,
        document.title,
        document.language,
    )


def side_of(issuer: str | None, registry: Registry) -> str | None:
    """The country an issuer speaks for, or the issuer itself when it speaks for none."""
    return (registry.country(issuer) or issuer) if issuer else None


def undertakings(reading: Reading, at: Publication, registry: Registry) -> tuple[Undertaking, ...]:
    """Every commitment of the reading."""
    acts = {act.id: act for act in reading.acts}
    said = {one.id: one for one in reading.statements}
    voices = {one.id: one.voices for one in reading.passages}

    def speakers(act: Act) -> Sequence[str]:
        """Who tells of it: those in whose words it stands; whom it is told of does not tell it by doing it."""
        told = said.get(act.statement or "")
        within = told is not None and not any(c.overlaps(d) for c in told.cue for d in act.cue)
        return told.speakers if told is not None and within else voices.get(act.passage, ())

    coming = [c for c in reading.contacts if c.status in COMING]
    return tuple(
        Undertaking(
            at, one, acts[one.act], reading.quote(acts[one.act].cue), acts[one.act].span.of(reading.text),
            reading.quote(one.what), _named(reading, cover(one.what)), _undertaken(one, coming),
            _sentence(reading.text, acts[one.act].span),
            _own(one, at, speakers(acts[one.act]), registry),
        )
        for one in reading.commitments if one.act in acts
    )  # fmt: skip


def deeds(reading: Reading, at: Publication) -> tuple[Deed, ...]:
    """Every act of the reading."""
    return tuple(
        Deed(at, act, reading.quote(act.cue), reading.quote(act.object), act.span.of(reading.text),
             _named(reading, act.span))
        for act in reading.acts
    )  # fmt: skip


def tellings(reading: Reading, at: Publication) -> tuple[Telling, ...]:
    """Every contact of the reading."""
    return tuple(
        Telling(at, one, max(one.evidence, key=lambda s: s.end - s.start).of(reading.text))
        for one in reading.contacts if one.evidence
    )  # fmt: skip


def namings(reading: Reading, at: Publication) -> tuple[Naming, ...]:
    """Every appointment of the reading."""
    return tuple(Naming(at, one, one.span.of(reading.text)) for one in reading.appointments)


def wordings(reading: Reading, at: Publication) -> tuple[Wording, ...]:
    """Every countable piece of wording of the reading."""
    return tuple(Wording(at, piece, piece.span.of(reading.text)) for piece in pieces(reading))


def topical(reading: Reading, at: Publication) -> tuple[Topical, ...]:
    """Of which topics the issuer speaks in the document; a text without an issuer speaks for nobody."""
    speaker = at.side
    if not speaker or speaker == AUTHOR:
        return ()
    found = {topic for act in reading.acts for topic in act.topics}
    return (Topical(at, speaker, tuple(sorted(found))),)


def _sentence(text: str, span: Span) -> str:
    """The sentence of a stretch of words, from its beginning to its mark, at most `_LONGEST` characters each way."""
    first, last = max(0, span.start - _LONGEST), min(len(text), span.end + _LONGEST)
    began = max((stop for stop in stops(text, first, span.start + 2) if stop <= span.start), default=first)
    ended = next((stop for stop in stops(text, span.end - 1, last + 1) if stop >= span.end), last)
    return text[began:ended].lstrip()


def _own(commitment: Commitment, at: Publication, speakers: Sequence[str], registry: Registry) -> bool:
    """Whether somebody bound is who says so or who publishes it, or of their side."""
    theirs = {at.side, at.issuer, *speakers, *(side_of(a, registry) for a in speakers)} - {None}
    return not theirs or any(a in theirs or side_of(a, registry) in theirs for a in commitment.by)


def _undertaken(commitment: Commitment, coming: Sequence[Contact]) -> Contact | None:
    """The coming contact whose words the commitment's are."""
    return next((c for c in coming if any(w.overlaps(e) for w in commitment.what for e in c.evidence)), None)


def _named(reading: Reading, span: Span) -> tuple[str, ...]:
    """The actors mentioned inside a span, by name, office or metonym."""
    found = {
        actor
        for mention in reading.mentions
        if mention.kind in ("name", "office", "metonym") and mention.span.within(span)
        for actor in mention.actors
    }
    return tuple(sorted(found))
