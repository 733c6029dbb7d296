"""A reading: everything found in one document, with its forms.

`Reading` renders itself as the JSON object of the reading format, version `VERSION`, and is made of one again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from communique.errors import NotAReading
from communique.model.actor import Actor, Term
from communique.model.document import Document
from communique.model.finding_set import FindingSet
from communique.model.restore import actor_from, document_from, hints_of, member_of, restored

VERSION = "1"


_COUNTED = ("passages", "statements", "acts", "contacts", "commitments", "questions")


@dataclass(frozen=True, slots=True, repr=False)
class Reading(FindingSet):
    """What the program finds in one document. `issuer` is an actor id, or None."""

    def __repr__(self) -> str:
        """One line: title, day, issuer, and how many findings of each kind."""
        title, day = self.document.title, self.document.date
        told = [f"{title[:60]!r}" if title else "", day.isoformat() if day else "no date", self.issuer or ""]
        counts = [f"{len(found)} {name}" for name in _COUNTED if (found := getattr(self, name))]
        return f"<Reading {' '.join(one for one in told if one)}: {', '.join(counts) or 'no findings'}>"

    def _repr_html_(self) -> str:
        """The document with its findings, for notebooks (drawn.py)."""
        from communique.model.drawn import drawn

        return drawn(self)

    def to_frame(self, kind: str) -> Any:
        """The findings of one kind (“acts”, “contacts” …) as a table with names and words beside ids (frame.py).

        A pandas DataFrame where pandas is installed, else an Arrow table. Raises InputError for an unknown kind,
        ImportError with the remedy where neither is installed.
        """
        from communique.model.frame import frame_of

        return frame_of(self, kind)

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Reading:
        """The reading of an object that `to_dict` made. Raises NotAReading for any other."""
        version = value.get("version") if isinstance(value, Mapping) else None
        if version != VERSION:
            told = f"version {version!r}" if version else "no version"
            raise NotAReading(
                f"not an object of the reading format, version {VERSION}: it has {told}; give what to_dict made"
            )
        try:
            return reading_from(value)
        except KeyError as error:
            raise NotAReading(f"not an object of the reading format: {error.args[0]!r} is missing") from None
        except (TypeError, ValueError, AttributeError) as error:
            raise NotAReading(f"not an object of the reading format: {error}") from None

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of the reading format: plain lists, strings, numbers and None."""
        document = self.document
        out: dict[str, Any] = {
            "version": VERSION,
            "document": {
                "id": document.id,
                "title": document.title,
                "date": document.date.isoformat() if document.date else None,
                "date_basis": document.date_basis,
                "issuer": self.issuer,
                "author": document.author,
                "language": document.language,
                "source": document.source or document.url,
                "media_type": document.media_type,
            },
            "text": document.text,
            "actors": [_actor(actor) for actor in self.actors],
        }
        for field in fields(self)[3:]:
            out[field.name] = [_plain(record) for record in getattr(self, field.name)]
        return out


def reading_from(value: Mapping[str, Any], document: Document | None = None) -> Reading:
    """The Reading of a reading format's object (contract version 1), spans checked against the text.

    What the format does not hold (the source's markup, the issuer's name as given) can be handed in with a
    `document`, which replaces the object's. Raises KeyError or TypeError for an object that is no reading, SpanError
    where a span does not fit the text.
    """
    made = document or document_from(value)
    parts = {
        name: tuple(restored(member_of(hint), item) for item in value[name])
        for name, hint in hints_of(Reading).items()
        if name not in ("document", "issuer", "actors")
    }
    actors = tuple(actor_from(item) for item in value["actors"])
    return Reading(made, value["document"]["issuer"], actors, **parts)


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country or None,
        "offices": [_term(term) for term in actor.offices],
    }


def _term(term: Term) -> dict[str, Any]:
    return {
        "office": term.office,
        "of": term.of,
        "title": term.title,
        "from": term.start,
        "to": term.end or None,
    }


def _plain(value: Any) -> Any:
    """Dataclasses become objects, tuples lists; spans become `[start, end]`."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value
