"""What is done apart: jobs over a reader, from values to values.

A job takes the reader and what is given, and gives what can be sent from process to process. Jobs are known by name,
so that nothing but these can be asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from communique.compare import compare
from communique.documents import load, load_all
from communique.errors import DocumentError
from communique.model import Comparison, Document, Reading
from communique.reading import Reader

Told = Mapping[str, Any]
"""What is said of a document: the keywords of `communique.documents.load`."""


def document(reader: Reader, source: str | bytes, told: Told) -> Document:
    """A text or bytes as a document."""
    return load(source, **told)


def documents(reader: Reader, data: bytes, told: Told) -> list[Document | DocumentError]:
    """The documents of a file; what cannot be read stands as its error."""
    return list(load_all(data, **told))


def reading(reader: Reader, one: Document, issuer: str | None) -> Reading:
    """The reading of a document."""
    return reader.read_document(one, issuer)


def read_as_json(reader: Reader, source: str, told: Told) -> bytes:
    """The reading of a text, in the reading format."""
    return _json(reader.read_document(load(source, **told)).to_dict())


def compared_as_json(reader: Reader, accounts: Sequence[tuple[str, Told]], force: bool) -> bytes:
    """Texts read and held side by side, in the comparison format."""
    made = [reader.read_document(load(source, **told)) for source, told in accounts]
    return _json(compare(made, force=force).to_dict())


def held_beside(
    reader: Reader, others: Sequence[Reading], source: str, told: Told, most: int
) -> tuple[Reading, Comparison]:
    """A text read and compared with the last of these readings, `most` in all."""
    own = reader.read_document(load(source, **told))
    return own, compare([*others, own][-most:], force=True)


JOBS: dict[str, Callable[..., Any]] = {
    job.__name__: job for job in (document, documents, reading, read_as_json, compared_as_json, held_beside)
}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
