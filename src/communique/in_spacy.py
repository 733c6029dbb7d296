"""A component of a spaCy pipeline: `nlp.add_pipe("communique")` (the entry point `communique` of `spacy_factories`).

Takes a document of any pipeline, also a blank one, and puts the reading of its text beside it: `doc._.reading`, and in
`doc.spans` a group for each kind of finding (`statements`, `acts`, `contacts`, `commitments`, `passages`, `mentions`),
whose spans bear the finding's kind as label and its id. What is known of the publication is said before:
`doc._.published = {"date": "2022-01-17", "issuer": "White House"}`; a setting holds for every document of a pipeline.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from communique.model import Reading, Span
from communique.reading import Reader

KEY = "communique"
"""Under which `doc.user_data` holds the reading, as its JSON object: so it goes to other processes and to disk."""
_SPANS = {"passages": "span", "mentions": "span", "statements": "cue", "acts": "cue", "contacts": "evidence",
          "commitments": "what"}  # fmt: skip


class Component:
    """Reads each document with one Reader."""

    def __init__(self, issuer: str | None, date: str | None) -> None:
        self._given = {"issuer": issuer, "date": date}
        self._reader: Reader | None = None

    def __call__(self, doc: Doc) -> Doc:
        """The document with its reading. An empty text has none."""
        if not doc.text.strip():
            return doc
        self._reader = self._reader or Reader()
        reading = self._reader.read(doc.text, **{**self._given, **(doc._.published or {})})
        doc.user_data[KEY] = reading.to_dict()
        for kind, field in _SPANS.items():
            doc.spans[kind] = list(_tokens(doc, reading, kind, field))
        return doc


@Language.factory(  # type: ignore[untyped-decorator] # spaCy has no types for it
    "communique", default_config={"issuer": None, "date": None}, assigns=["doc._.reading", "doc.spans"]
)
def make(nlp: Language, name: str, issuer: str | None, date: str | None) -> Component:
    """The component; `issuer` and `date` are those of documents that say nothing else."""
    if not Doc.has_extension("reading"):
        Doc.set_extension("reading", getter=_reading)
        Doc.set_extension("published", default=None)
    return Component(issuer, date)


def _reading(doc: Doc) -> Reading | None:
    held: dict[str, Any] | None = doc.user_data.get(KEY)
    return Reading.from_dict(held) if held is not None else None


def _tokens(doc: Doc, reading: Reading, kind: str, field: str) -> Iterator[Tokens]:
    """The words of findings as spans of tokens; those that end within a token are widened to it."""
    for number, record in enumerate(getattr(reading, kind)):
        told = getattr(record, field)
        label = getattr(record, "kind", None) or getattr(record, "channel", None) or getattr(record, "stance", kind)
        for one in [told] if isinstance(told, Span) else told:
            found = doc.char_span(one.start, one.end, label, alignment_mode="expand", span_id=_id(record, number))
            if found is not None:
                yield found


def _id(record: Any, number: int) -> str:
    return getattr(record, "id", None) or str(number)
