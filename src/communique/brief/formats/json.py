"""A brief as JSON: sections, parts, sentences with their pieces, references by number."""

from __future__ import annotations

import json
from typing import Any

from communique.brief.report import Brief, Piece, Reference, Sentence

VERSION = "1"


def to_bytes(brief: Brief) -> bytes:
    """One JSON object in UTF-8, indented by one."""
    told = json.dumps(to_dict(brief), ensure_ascii=False, indent=1)
    return told.encode("utf-8", "replace") + b"\n"


def to_dict(brief: Brief) -> dict[str, Any]:
    """Plain lists and objects. A sentence's pieces are strings of ours, or `{"quote": n}`."""
    numbers = brief.numbers()
    return {
        "version": VERSION, "title": brief.title, "about": list(brief.about), "named": list(brief.named),
        "since": brief.since.isoformat(), "until": brief.until.isoformat(), "today": brief.today.isoformat(),
        "length": brief.length, "basis": brief.basis,
        "sections": [
            {
                "key": section.key, "title": section.title, "searched": section.searched, "left": section.left,
                "parts": [
                    {"title": part.title, "sentences": [_sentence(s, numbers) for s in part.sentences]}
                    for part in section.parts
                ],
            }
            for section in brief.sections
        ],
        "references": [_reference(r, n) for r, n in numbers.items()],
    }  # fmt: skip


def _sentence(sentence: Sentence, numbers: dict[Reference, int]) -> dict[str, Any]:
    def piece(piece: Piece) -> str | dict[str, int]:
        return piece if isinstance(piece, str) else {"quote": numbers[piece]}

    return {
        "text": sentence.text, "label": sentence.label, "pieces": [piece(p) for p in sentence.pieces],
        "references": [numbers[r] for r in sentence.references],
    }  # fmt: skip


def _reference(reference: Reference, number: int) -> dict[str, Any]:
    return {
        "number": number, "document": reference.document, "issuer": reference.issuer,
        "publisher": reference.publisher, "title": reference.title,
        "date": reference.date.isoformat() if reference.date else None, "version": reference.version,
        "spans": [list(s) for s in reference.spans],
        "words": [w.encode("utf-8", "replace").decode() for w in reference.words],
        "shown": reference.shown, "url": reference.url,
    }  # fmt: skip
