"""The shapes of the API's answers, from which its OpenAPI description is made."""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, Field, WithJsonSchema

T = TypeVar("T")


class Problem(BaseModel):
    """Why an answer could not be given (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


class Page(BaseModel, Generic[T]):
    """Some of a list, in order. `next` is the address of what follows, null at the end.

    `total` counts the whole list, or `at_least` so many: counting stops at 10,000. It is null where no index
    counts what was asked for (findings by `sort`, `status` or `other`) and the page is not the last. `facets` counts
    the whole list (of findings the newest 10,000) by issuer, kind, year, actor, topic, as they apply; null unasked.
    """

    items: list[T]
    total: int | None
    at_least: bool
    next: str | None = None
    facets: dict[str, list[tuple[str, int]]] | None = None


class Named(BaseModel):
    """An actor by id and name."""

    id: str
    name: str


class Document(BaseModel):
    """One address at which something was published; `text` is the SHA-256 of its current text.

    `read` is false where the text is in a language that is not read: it can be searched, nothing was found in it.
    """

    id: str
    title: str | None
    date: str | None
    issuer: str | None
    issuer_name: str | None
    author: str | None
    address: str
    language: str
    read: bool
    words: int
    revision: int
    text: str
    first_seen: str
    last_seen: str
    gone_at: str | None


class Version(BaseModel):
    """One version of a document."""

    number: int
    text: str
    raw: str | None
    title: str | None
    date: str | None
    issuer: str | None
    seen_at: str
    last_seen: str
    programs: list[str]


class DocumentWithVersions(Document):
    """A document with all its versions, the first first."""

    versions: list[Version]


class Contact(BaseModel):
    """A call, meeting, visit … as all the accounts of it together have it. `sides` are those who tell of it."""

    id: str
    channel: str
    status: str
    participants: list[Named]
    start: str | None
    end: str | None
    place: str | None
    sides: list[Named]
    accounts: int


class Step(BaseModel):
    """One thing that a document tells of a commitment, in its words; of a lapse, what was searched in vain."""

    day: str
    state: str
    document: str
    record: str
    words: str
    because: str


class Commitment(BaseModel):
    """A commitment from its first words on. `past` says, once its day is past, what was searched for its fate."""

    id: str
    state: str
    kind: str
    by: list[Named]
    to: list[Named]
    what: str
    topics: list[str]
    since: str
    last: str
    due: str | None
    past: str
    tellings: int
    steps: list[Step]


class Board(BaseModel):
    """Some of the commitments, how many there are in all, and (`facets`) by state, issuer, year, actor, topic."""

    items: list[Commitment]
    total: int
    next: str | None = None
    facets: dict[str, list[tuple[str, int]]] | None = None


class Quote(BaseModel):
    """Words of the source and where they stand: characters `[start, end)` of the document's text."""

    start: int
    end: int
    words: str


class Citation(BaseModel):
    """How to cite a finding."""

    publisher: str | None
    title: str | None
    date: str | None
    address: str | None
    document: str
    revision: int
    characters: list[int]


class Finding(BaseModel):
    """A statement, act, commitment, contact or passage. `record` is the reading format's object, `link` the path in
    the workspace where its words stand.
    """

    id: str
    kind: str
    document: str
    date: str | None
    issuer: str | None
    verdict: str | None
    contact: str | None
    topics: list[str]
    words: str
    record: dict[str, Any]
    quotes: list[Quote]
    citation: Citation
    link: str


class ContactWithAccounts(Contact):
    """A contact with every document's telling of it."""

    told: list[Finding]


class Hit(BaseModel):
    """A finding that a search came upon; `marks` are places of the searched words in `finding.words`."""

    finding: Finding
    score: float
    marks: list[list[int]]


class KnownActor(BaseModel):
    """An actor that documents of the ledger mention, and how many do."""

    id: str
    name: str
    kind: str
    country: str
    documents: int


class Hits(BaseModel):
    """A page of a search. `total` counts all hits, or `at_least` so many; `relaxed`: none has all the words.

    `actors` and `contacts` are those that the words name; `facets` counts hits by issuer, kind, year, actor, topic.
    """

    items: list[Hit]
    total: int
    at_least: bool
    relaxed: bool = False
    next: str | None = None
    actors: list[KnownActor] = []
    contacts: list[Contact] = []
    facets: dict[str, list[tuple[str, int]]] | None = None


class Use(BaseModel):
    """A searched word in its sentence."""

    before: str
    word: str
    after: str
    finding: Finding


class UsesOf(BaseModel):
    """How many uses of the searched words a document has."""

    document: str
    title: str | None
    date: str | None
    issuer: str | None
    issuer_name: str | None
    uses: int


class Concordance(BaseModel):
    """Uses of searched words, `total` of them in `documents`; `by_document` are those with most."""

    items: list[Use]
    total: int
    documents: int
    at_least: bool
    relaxed: bool
    by_document: list[UsesOf]
    next: str | None = None


class Office(BaseModel):
    """A term of office; days as exact as known, `to` null while in office."""

    office: str
    of: str
    title: str
    from_: Annotated[str, Field(alias="from")]
    to: str | None
    basis: str


class Actor(BaseModel):
    """Somebody who can speak or act, with terms of office where the registry has them."""

    id: str
    name: str
    kind: str
    country: str | None
    offices: list[Office]


class Judgement(BaseModel):
    """A person's decision on a record."""

    number: int
    verb: str
    kind: str
    document: str | None
    record: str | None
    words: str
    changes: dict[str, Any]
    author: str
    reason: str
    made_at: str
    undoes: int | None
    undone: bool
    carried: int


class Change(BaseModel):
    """One field that a correction changes; `how`: itself, follows (on the same words), alike (could be corrected)."""

    kind: str
    record: str
    field: str
    before: Any
    after: Any
    words: str
    how: str


class Spread(BaseModel):
    """All that a correction would change."""

    changes: list[Change]


class Added(BaseModel):
    """What became of a document that was handed in: new, changed or same."""

    document: str
    revision: int
    status: str
    text: str
    title: str | None
    elsewhere: list[str]


def _contract(*names: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "object", "required": list(names), "additionalProperties": True})


Reading = Annotated[
    dict[str, Any],
    _contract("version", "document", "text", "actors", "mentions", "passages", "statements", "acts", "contacts"),
]
"""The reading format, version 1 (docs/reading.md)."""
Comparison = Annotated[
    dict[str, Any],
    _contract("version", "contact", "facts", "accounts", "topics", "points", "missing", "summary"),
]
"""The comparison format, version 2 (docs/comparing.md)."""
