"""What the following of records over time takes: one record of one reading, with the document it
stands in and the words it stands on. Light enough to be made from rows of a database; spans index
the text of `publication.document`.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.contact import Commitment, Contact
from communique.model.remark import Appointment
from communique.model.span import Span
from communique.model.statement import Act


@dataclass(frozen=True, slots=True)
class Publication:
    """A document as the place and day of a record.

    `document` is its id, `day` its day of publication (`YYYY-MM-DD`, empty when unknown: such records
    are not followed), `issuer` an actor id, `side` the actor for whom the issuer speaks
    (`country:RU` for the Kremlin), `url` where it stands, `language` the text's.
    """

    document: str
    day: str
    issuer: str | None = None
    side: str | None = None
    url: str | None = None
    title: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A commitment as one document tells it.

    `act` is the act that binds; `cue` are its words (“pledged to”), `words` those under `act.span`,
    `what` those under `commitment.what`; `names` are the actors that are mentioned in them. `contact` is the coming
    contact that is undertaken, where it is one (“agreed to meet in March”). `sentence` are the words around `act.span`;
    `own`: somebody bound is of the side of who says so, so that it is his word and no talk of others.
    """

    publication: Publication
    commitment: Commitment
    act: Act
    cue: str
    words: str
    what: str
    names: tuple[str, ...] = ()
    contact: Contact | None = None
    sentence: str = ""
    own: bool = True


@dataclass(frozen=True, slots=True)
class Deed:
    """An act that one document tells: what may show what became of a commitment.

    `cue` are its words, `object` those under `act.object`, `words` those under `act.span`.
    """

    publication: Publication
    act: Act
    cue: str
    object: str
    words: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """A contact as one document tells it; `words` are those of its longest evidence."""

    publication: Publication
    contact: Contact
    words: str


@dataclass(frozen=True, slots=True)
class Naming:
    """An appointment as one document tells it; `words` are those of its span."""

    publication: Publication
    appointment: Appointment
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A countable piece of wording: `key` (three content words, folded, in their order), whose wording
    it is, and where. Pieces of one document whose `place` are consecutive numbers overlap in
    all words but one; between sentences and speakers the numbers jump.
    """

    key: str
    speaker: str
    passage: str
    place: int
    span: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """A piece in its publication; `words` are those of its span."""

    publication: Publication
    piece: Piece
    words: str


@dataclass(frozen=True, slots=True)
class Topical:
    """That one side speaks of topics in one publication."""

    publication: Publication
    speaker: str
    topics: tuple[str, ...]
