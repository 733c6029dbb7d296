"""Document → passages: who is speaking where.

Two kinds of document are told apart by whether an official issuer is known. An official document
is its issuer's text from end to end, transcripts and headings apart (`official.py`). A post is its
author's commentary, into which other people's texts are pasted (`post.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

from communique.actors import Registry, Scan
from communique.actors.normalization import key
from communique.model import AUTHOR, Document, Passage, Span
from communique.model.ids import record_id
from communique.model.span import trimmed
from communique.passages.official import Official
from communique.passages.paragraphs import paragraphs
from communique.passages.post import Post
from communique.passages.segment import Piece, joined, without_notes
from communique.passages.size_limits import bounded
from communique.passages.speakers import Speakers
from communique.passages.turns import find_turns
from communique.passages.wordings import wordings


def find_passages(
    document: Document, scan: Scan, registry: Registry, issuer: str | None,
    reasons: MutableMapping[str, str] | None = None,
) -> list[Passage]:  # fmt: skip
    """The document's passages in order; together they hold every word of it. `reasons` takes, by passage, the rule that
    gave it its voice.
    """
    passages = []
    for whole in joined(_pieces(document, scan, registry, None if is_author(issuer) else issuer)):
        for piece in bounded(whole, document.text):
            number = record_id("p", document.id, piece.kind, piece.span)
            passages.append(
                Passage(number, piece.span, piece.kind, piece.voices[0], piece.voices, piece.basis, piece.introduced_by)
            )
            if reasons is not None:
                reasons[number] = piece.why
    return passages


def is_author(issuer: str | None) -> bool:
    """Whether an issuer is an author of his own: nobody known, or unknown and no institution by his name."""
    if issuer is None:
        return True
    words = key(issuer.partition(":")[2].replace("-", " "))
    return issuer.startswith("unknown:") and bool(wordings("blog").search(words) or not wordings("body").search(words))


def _pieces(document: Document, scan: Scan, registry: Registry, issuer: str | None) -> Iterator[Piece]:
    text, title = document.text, document.title or ""
    day = document.date.isoformat() if document.date else None
    spans = list(paragraphs(text))
    speakers = Speakers(registry, day, issuer, scan, title)
    turns = find_turns(text, spans, speakers)
    walk = (
        Official(text, document.marks, spans, turns, title, issuer, speakers, registry)
        if issuer
        else Post(text, document.marks, spans, turns, scan, registry, day)
    )
    voice = issuer or AUTHOR
    pieces = list(walk.pieces())
    for piece in pieces:
        yield from without_notes(piece, text, voice)
    if not pieces and (whole := trimmed(Span(0, len(text)), text)) is not None:  # labels alone, with nothing said
        yield Piece(whole, "heading", (voice,), "issuer", None, 0, "heading")
