"""How contents lie in the ledger: texts, raw bytes and readings compressed, times and days as text.

Each pair of functions is exact: what is unpacked is what was packed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import asdict
from functools import cache
from typing import Any

from communique.errors import InputError
from communique.model import Document, Mark, Reading, Span
from communique.model.ids import record_id
from communique.model.reading import reading_from
from communique.version import __version__
from communique.zstd import compress, decompress


def packed(data: bytes) -> bytes:
    """`data` compressed."""
    return compress(data, level=3)


def unpacked(data: bytes) -> bytes:
    """What `packed` was given."""
    return decompress(data)


def packed_text(text: str) -> bytes:
    """A text compressed; surrogates that a broken source holds survive."""
    return packed(text.encode("utf-8", "surrogatepass"))


def unpacked_text(data: bytes) -> str:
    """What `packed_text` was given."""
    return unpacked(data).decode("utf-8", "surrogatepass")


def hash_of(data: bytes) -> str:
    """The SHA-256 of raw bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def packed_reading(reading: Reading) -> bytes:
    """A reading without its text, which lies in the ledger once."""
    told = reading.to_dict()
    del told["text"]
    for actor, shown in zip(reading.actors, told["actors"], strict=True):
        for term, office in zip(actor.offices, shown["offices"], strict=True):
            office["basis"] = term.basis  # the format leaves it out; nothing is to be lost here
    return packed(dumped(told).encode("utf-8", "surrogatepass"))


def unpacked_reading(data: bytes, document: Document) -> Reading:
    """The reading that was packed, on its document."""
    return reading_from(json.loads(unpacked_text(data)), document)


def particulars(document: Document) -> str:
    """What a document says of itself beside text, title and date, as JSON."""
    marks = [[*mark.span, mark.kind, mark.target] for mark in document.marks]
    told = {
        "date_basis": document.date_basis, "author": document.author, "issuer": document.issuer, "url": document.url,
        "source": document.source, "language": document.language, "media_type": document.media_type,
    }  # fmt: skip
    if document.not_before:
        told["not_before"] = document.not_before.isoformat()
    return dumped({**told, "marks": marks} if marks else told)


def document_of(text: str, title: str | None, date: str | None, told: str) -> Document:
    """The document that was stored."""
    facts = json.loads(told)
    marks = tuple(Mark(Span(m[0], m[1]), m[2], m[3]) for m in facts.pop("marks", ()))
    not_before = day_of(facts.pop("not_before", None))
    return Document(text=text, title=title, date=day_of(date), marks=marks, not_before=not_before, **facts)


def day_of(told: str | None) -> dt.date | None:
    """A day as it is stored."""
    return dt.date.fromisoformat(told) if told else None


def address_of(document: Document, source: str | None = None) -> str:
    """Where a document was published: the address given, its own, its file, or else its text's hash."""
    return source or document.url or document.source or f"text:{document.id}"


def key_of(address: str) -> str:
    """The id under which a document stands in the ledger: a hash of its address."""
    return record_id("d", address)


def stamp(moment: dt.datetime) -> str:
    """A moment as text in UTC. Raises InputError for one without a time zone."""
    if moment.tzinfo is None:
        raise InputError(f"{moment.isoformat()}: a moment needs a time zone; use datetime.now(UTC)")
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment(told: str) -> dt.datetime:
    """The moment that `stamp` wrote."""
    return dt.datetime.fromisoformat(told)


def dumped(value: Any) -> str:
    """JSON in its shortest form; lone surrogates are escaped, because no database takes them."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if text.isascii() or not _lone(text) else json.dumps(value, separators=(",", ":"))


def storable(words: str) -> str:
    """Words as a database takes them: without NUL and lone surrogates, each replaced by one “�”."""
    if "\x00" in words or _lone(words):
        return "".join("�" if c == "\x00" or "\ud800" <= c <= "\udfff" else c for c in words)
    return words


def _lone(words: str) -> bool:
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def plain(record: Any) -> dict[str, Any]:
    """A record of the model as plain lists and objects."""
    return asdict(record)


@cache
def program() -> str:
    """The version of the program that makes readings now."""
    return __version__
