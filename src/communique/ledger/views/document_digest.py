"""What is followed of one document, made from its reading once and packed: its digest.

`digest_of` takes a reading (people's judgements applied) and gives the light records that `follow` works
on, so that following many documents never has to unpack their readings. The functions below give the
records back; they are the ones that `follow.records` makes, less those that following would pass over.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from communique.actors import Registry
from communique.follow import deeds, doubts, namings, tellings, topical, undertakings, wordings
from communique.follow.commitments.fulfilment import fate_of
from communique.follow.commitments.outcomes import took_place
from communique.follow.commitments.selection import worth_following
from communique.follow.records import publication, side_of
from communique.ledger.storage.serialization import dumped, packed, unpacked_text
from communique.model import (
    Act,
    Appointment,
    Commitment,
    Contact,
    Deed,
    Doubt,
    Naming,
    Piece,
    Publication,
    Reading,
    Span,
    Telling,
    Topical,
    Undertaking,
    Wording,
)
from communique.model.restore import restored


class Told(NamedTuple):
    """What one document tells of commitments, offices and contacts that took place."""

    bound: tuple[Undertaking, ...]
    done: tuple[Deed, ...]
    named: tuple[Naming, ...]
    held: tuple[Telling, ...]


Said = dict[str, dict[str, int]]
Hashes = np.ndarray[Any, np.dtype[np.uint64]]
Pieces = dict[str, tuple[bytes, bytes]]
"""By speaker the hashes of the pieces of wording, and the pieces, packed."""


@dataclass(frozen=True, slots=True)
class Digest:
    """One document's part in what is followed.

    `said` counts an actor's statements by topic (“” without one); `worded` holds the pieces of
    wording; `followed` the undertakings, deeds and namings, packed, None where there are none; `topics` is
    None for a text that speaks for nobody, `about` the topics of all that is done in it.
    """

    publication: Publication
    topics: tuple[str, ...] | None
    said: Said
    followed: bytes | None
    worded: Pieces
    doubts: tuple[Doubt, ...]
    about: tuple[str, ...] = ()


def digest_of(reading: Reading, registry: Registry) -> Digest:
    """The digest of a reading."""
    at = publication(reading, registry)
    bound = [u for u in undertakings(reading, at, registry) if worth_following(u)]
    told = [d for d in deeds(reading, at) if at.day and fate_of(d) is not None]
    named = namings(reading, at)
    held = [t for t in tellings(reading, at) if at.day and took_place(t, registry)]
    spoken = topical(reading, at)
    packed_up = {
        "bound": [
            [
                asdict(u.commitment),
                asdict(u.act),
                u.cue,
                u.words,
                u.what,
                u.names,
                asdict(u.contact) if u.contact else None,
                u.sentence,
                u.own,
            ]
            for u in bound
        ],
        "held": [[asdict(t.contact), t.words] for t in held],
        "told": [[asdict(d.act), d.cue, d.object, d.words, d.names] for d in told],
        "named": [[asdict(n.appointment), n.words] for n in named],
    }
    return Digest(
        at, spoken[0].topics if spoken else None, _said(reading, registry),
        _packed(packed_up) if bound or told or named or held else None, worded_of(reading, at), doubts(reading),
        tuple(sorted({topic for act in reading.acts for topic in act.topics})),
    )  # fmt: skip


def of_draft(reading: Reading, registry: Registry) -> Digest:
    """The digest of a draft: of nobody and no day, so that it is followed nowhere."""
    at = replace(publication(reading, registry), day="", issuer=None, side=None)
    return Digest(at, None, {}, None, {}, ())


def _said(reading: Reading, registry: Registry) -> Said:
    """An actor's statements by the topics of their acts; a country's are those of all who serve it."""
    topics: dict[str, set[str]] = defaultdict(set)
    for act in reading.acts:
        if act.statement:
            topics[act.statement] |= set(act.topics)
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for one in reading.statements:
        who = {*one.speakers, *(side_of(s, registry) or s for s in one.speakers)}
        for speaker in sorted(who):
            out[speaker].update(sorted(topics[one.id]) or [""])
    return {speaker: dict(sorted(counted.items())) for speaker, counted in sorted(out.items())}


def worded_of(reading: Reading, at: Publication) -> Pieces:
    """A document's pieces of wording."""
    by_speaker: dict[str, list[Wording]] = defaultdict(list)
    for one in wordings(reading, at):
        by_speaker[one.piece.speaker].append(one)
    return {speaker: pieces_of(theirs) for speaker, theirs in sorted(by_speaker.items())}


def pieces_of(found: Sequence[Wording]) -> tuple[bytes, bytes]:
    """One speaker's pieces in one document, packed: their hashes, and themselves."""
    return b"".join(_hash(one.piece.key) for one in found), _pieces(found)


def _hash(key: str) -> bytes:
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _pieces(found: Sequence[Wording]) -> bytes:
    return _packed([[w.piece.key, w.piece.passage, w.piece.place, *w.piece.span, w.words] for w in found])


def _packed(value: object) -> bytes:
    return packed(dumped(value).encode("utf-8", "surrogatepass"))


def published(told: str) -> Publication:
    """A publication from its JSON."""
    return Publication(**json.loads(told))


def hashes_of(keys: bytes) -> Hashes:
    """The hashes of a document's pieces, in their order."""
    return np.frombuffer(keys, dtype="<u8")


def wordings_of(
    body: bytes, keys: bytes, speaker: str, at: Publication, wanted: frozenset[int] | None = None
) -> Iterator[Wording]:
    """A document's pieces of one speaker's wording; only those whose hash is `wanted`, where given."""
    hashes = hashes_of(keys).tolist() if wanted is not None else None
    if hashes is not None and wanted is not None and wanted.isdisjoint(hashes):
        return
    for n, (key, passage, place, start, end, words) in enumerate(json.loads(unpacked_text(body))):
        if hashes is None or wanted is None or hashes[n] in wanted:
            yield Wording(at, Piece(key, speaker, passage, place, Span(start, end)), words)


def followed_of(body: bytes | None, at: Publication) -> Told:
    """The undertakings, the deeds that tell a fate, the namings and the held contacts of a document."""
    if body is None:
        return Told((), (), (), ())
    told = json.loads(unpacked_text(body))
    bound = tuple(
        Undertaking(
            at,
            restored(Commitment, k),
            restored(Act, a),
            cue,
            words,
            what,
            tuple(names),
            restored(Contact, c) if c else None,
            *rest,
        )
        for k, a, cue, words, what, names, c, *rest in told["bound"]
    )
    done = tuple(
        Deed(at, restored(Act, a), cue, thing, words, tuple(names)) for a, cue, thing, words, names in told["told"]
    )
    named = tuple(Naming(at, restored(Appointment, n), words) for n, words in told["named"])
    return Told(bound, done, named, tuple(Telling(at, restored(Contact, c), words) for c, words in told["held"]))


def topical_of(at: Publication, topics: str | None) -> tuple[Topical, ...]:
    """Of which topics a document's side speaks."""
    return () if topics is None or at.side is None else (Topical(at, at.side, tuple(json.loads(topics))),)
