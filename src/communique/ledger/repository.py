"""The ledger: documents, their versions, their readings, and what people decided on them.

`Ledger.open(place)` opens one file (SQLite) or one database (PostgreSQL). Reading methods may be
called from any thread; each sees one consistent state. Writing methods are transactions: what they
return stands, whatever happens after, and what they did not return is not there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

from communique.errors import UnknownRecord
from communique.ledger.filters import Filter
from communique.ledger.intake import document_writer
from communique.ledger.intake.metadata_completion import completed
from communique.ledger.integrity.backup import backup
from communique.ledger.integrity.ledger_check import check as _check
from communique.ledger.judgements import judgement_log
from communique.ledger.judgements.change_anchors import Change
from communique.ledger.judgements.judged_reading import judged
from communique.ledger.queries import actor_queries, contact_queries, document_queries, finding_queries, record_counts
from communique.ledger.queries.stored_readings import machine_reading, stored
from communique.ledger.records import Added, Found, Hits, Judgement, Kept, KeptContact, Kind, Known, Version
from communique.ledger.search.full_text import Asked, search
from communique.ledger.search.similarity import like
from communique.ledger.storage.database import Database
from communique.ledger.storage.database_errors import translated
from communique.ledger.storage.engine import Backend, engine_of
from communique.ledger.storage.schema import document, raw
from communique.ledger.storage.serialization import program, stamp, unpacked
from communique.ledger.storage.upgrade import up_to_date
from communique.ledger.views.code_fingerprint import views_up_to_date
from communique.ledger.views.invalidation import pending, state
from communique.model import Act, Commitment, Contact, Document, Passage, Reading, Statement
from communique.reading import Reader

MANY = 100
"""Records that a list gives when no limit is named."""


class Ledger(Database):
    """One open ledger; a context manager. Make it with `Ledger.open`."""

    def __init__(self, backend: Backend, reader: Reader | None = None) -> None:
        super().__init__(backend)
        self._reader = reader

    @classmethod
    def open(cls, place: str | Path, create: bool = True, reader: Reader | None = None, wait: float = 15) -> Ledger:
        """Open the ledger at a path, `sqlite:///path` or `postgresql://user@host/database`.

        Tables of an older version are brought forward. `wait` is how many seconds a writer waits
        for another. Raises LedgerMissing (nothing there and not `create`), LedgerForeign,
        LedgerNewer, LedgerCorrupt, LedgerLocked, LedgerReadOnly, LedgerLost.
        """
        with translated(str(place)):
            backend = engine_of(place, create, wait)
        try:
            with translated(backend.place):
                up_to_date(backend, create)
                views_up_to_date(backend)
        except BaseException:
            backend.engine.dispose()
            raise
        return cls(backend, reader)

    # -- writing ---------------------------------------------------------------------------

    def add(
        self, what: Document | Reading, raw: bytes | None = None, source: str | None = None, *, seen_at: dt.datetime,
        draft: bool = False,
    ) -> Added:  # fmt: skip
        """Enter a document (it is read first, where it is new or changed) or a reading of one.

        `raw` are the bytes it was read from, kept once by their hash. `source` is the address under
        which it stands (default: its url, its file, else its text). `seen_at` needs a time zone.
        The same text and title at the same address again changes nothing but `last_seen`; what is not said of it this
        time (title, day, issuer) stays as it was, and what is said for the first time makes a new version. A `draft`
        is kept and found by its words; it counts in no silence, board or brief until it is added without that.
        """
        if isinstance(what, Document):
            with self.reading_from() as connection:
                one, known = completed(connection, what, source, draft)
            made = None if known else self.reader.read_document(one)
        else:
            made, one = what, what.document
        with self.changing() as connection:
            return document_writer.put(connection, self._backend, made, one, raw, source, seen_at, draft)

    def gone(self, document_id: str, *, seen_at: dt.datetime) -> None:
        """Note that a document's address gives nothing any more; it stays in the ledger."""
        with self.changing() as connection:
            change = update(document).where(document.c.key == document_id).values(gone_at=stamp(seen_at))
            if connection.execute(change).rowcount == 0:
                raise UnknownRecord(f"{document_id}: the ledger holds no such document")

    def reread(self, document_id: str, *, made_at: dt.datetime) -> tuple[Reading, Reading]:
        """Read a document's current version again; gives the reading before and after, unjudged.

        The older reading stays in the ledger beside the new one.
        """
        with self.reading_from() as connection:
            one = stored(connection, document_id)
            before = machine_reading(connection, one)
        after = self.reader.read_document(one.content)
        with self.changing() as connection:
            if stored(connection, document_id).revision == one.revision:
                document_writer.keep_reading(connection, one.revision, after, stamp(made_at))
                change = update(document).where(document.c.id == one.document)
                connection.execute(change.values(program=program(), issuer=after.issuer))
                document_writer.project(connection, self._backend, one.document, document_id, after)
        return before, after

    def judge(
        self, verb: str, target: str, *, author: str, made_at: dt.datetime, reason: str = "",
        changes: dict[str, Any] | None = None, carry: bool | Collection[str] = True,
    ) -> Judgement:  # fmt: skip
        """Record a person's decision.

        `verb` accept, reject or correct with `target` “document/record”; merge with a contact's id as target and
        `changes={"with": other contact's id}`; same with a stranger's id and `changes={"with": actor}`, nobody with a
        stranger's id, both for the whole ledger; remove with a document's id, which goes with all that stands on it;
        undo with a judgement's number. A correction of actors is carried to all that stands on the same mention or
        chain of mentions in the document (`spread` tells what), to the records named in `carry`, or, with False, to
        none; all of it is one judgement and undone as one. Raises UnknownRecord, InputError (no author, a field that
        is none).
        """
        with self.changing() as connection:
            return judgement_log.judge(
                connection, self._backend, verb, target, author, reason, changes or {}, made_at, carry
            )

    def spread(self, target: str, changes: dict[str, Any]) -> list[Change]:
        """What a correction of “document/record” would change, there and in what follows it; nothing is kept.

        Raises UnknownRecord, InputError.
        """
        with self.reading_from() as connection:
            return judgement_log.spread(connection, target, changes)

    # -- reading ---------------------------------------------------------------------------

    @property
    def reader(self) -> Reader:
        """What reads documents that come without a reading."""
        if self._reader is None:
            self._reader = Reader()
        return self._reader

    def read_by(self, reader: Reader) -> None:
        """Let this reader read from now on."""
        self._reader = reader

    def documents(self, by: Filter | None = None, limit: int = MANY, offset: int = 0) -> list[Kept]:
        """Documents by issuer, actor mentioned, days or text; the newest first."""
        with self.reading_from() as connection:
            return document_queries.documents(connection, by or Filter(), limit, offset)

    def document(self, key: str) -> Kept:
        """A document by id, address or hash of its text. Raises UnknownRecord."""
        with self.reading_from() as connection:
            return document_queries.one_document(connection, key)

    def versions(self, document_id: str) -> list[Version]:
        """All versions of a document, the first first."""
        with self.reading_from() as connection:
            return document_queries.versions(connection, document_id)

    def reading(
        self, document_id: str, revision: int | None = None, judged_by_people: bool = True, program: str | None = None
    ) -> Reading:
        """The stored reading of a document's version (default: the current one).

        With people's decisions applied, unless `judged_by_people` is False. Raises UnknownRecord.
        """
        with self.reading_from() as connection:
            one = stored(connection, document_id, revision)
            made = machine_reading(connection, one, program)
            return judged(connection, document_id, made)[0] if judged_by_people else made

    def raw(self, digest: str) -> bytes:
        """Raw bytes by their SHA-256. Raises UnknownRecord."""
        with self.reading_from() as connection:
            body = connection.scalar(select(raw.c.body).where(raw.c.hash == digest))
        if body is None:
            raise UnknownRecord(f"{digest}: the ledger holds no such bytes")
        return unpacked(body)

    def contacts(self, by: Filter | None = None, limit: int = MANY, offset: int = 0) -> list[KeptContact]:
        """Contacts by party (`actor`, `other`), channel (`sort`), status, side (`issuer`), days."""
        with self.reading_from() as connection:
            return contact_queries.contacts(connection, by or Filter(), limit, offset)

    def contact(self, key: str) -> KeptContact:
        """A contact by id. Raises UnknownRecord."""
        with self.reading_from() as connection:
            return contact_queries.one_contact(connection, key)

    def accounts(self, contact_id: str) -> list[Found[Contact]]:
        """The accounts of one contact."""
        with self.reading_from() as connection:
            return contact_queries.accounts(connection, contact_id)

    def statements(self, by: Filter | None = None, limit: int = MANY, offset: int = 0) -> list[Found[Statement]]:
        """Statements, the newest first; `role` speaker narrows to an actor's own."""
        return self._findings("statement", by, limit, offset)

    def acts(self, by: Filter | None = None, limit: int = MANY, offset: int = 0) -> list[Found[Act]]:
        """Acts, the newest first."""
        return self._findings("act", by, limit, offset)

    def commitments(self, by: Filter | None = None, limit: int = MANY, offset: int = 0) -> list[Found[Commitment]]:
        """Commitments, the newest first; `role` by narrows to an actor's own."""
        return self._findings("commitment", by, limit, offset)

    def passages(self, by: Filter | None = None, limit: int = MANY, offset: int = 0) -> list[Found[Passage]]:
        """Passages, the newest document first."""
        return self._findings("passage", by, limit, offset)

    def every(self, kind: Kind, by: Filter | None = None) -> Iterator[Found[Any]]:
        """All findings of one kind, in the order in which they were entered; narrowed by document, issuer, days."""
        with self.reading_from() as connection:
            yield from finding_queries.every(connection, kind, by or Filter())

    def finding(self, target: str) -> Found[Any]:
        """A finding by “document/record”. Raises UnknownRecord."""
        key, _, record = target.partition("/")
        with self.reading_from() as connection:
            return finding_queries.one_finding(connection, key, record)

    def actors(
        self, words: str | None = None, limit: int = MANY, offset: int = 0, country: str | None = None,
        known: bool = False, kind: str | None = None,
    ) -> list[Known]:  # fmt: skip
        """Actors that documents mention, by how many do; `country` is an ISO code, `known` leaves strangers out."""
        with self.reading_from() as connection:
            return actor_queries.actors(connection, words, limit, offset, country, known, kind)

    def names(self, ids: Sequence[str]) -> dict[str, str]:
        """The names of actors by id."""
        with self.reading_from() as connection:
            return actor_queries.names(connection, ids)

    def judgements(self, document_id: str | None = None, limit: int = MANY, offset: int = 0) -> list[Judgement]:
        """What people decided, the newest first, undone decisions included."""
        with self.reading_from() as connection:
            return judgement_log.judgements(connection, document_id, limit, offset)

    def search(self, asked: Asked | str, limit: int = 20, offset: int = 0) -> Hits:
        """Full-text search; see `communique.ledger.search.full_text.Asked`. Raises SearchError."""
        with self.reading_from() as connection:
            return search(connection, self._backend, Asked(asked) if isinstance(asked, str) else asked, limit, offset)

    def like(self, text: str, asked: Asked | None = None, limit: int = 20) -> Hits:
        """Findings that mean much the same as `text`; statements unless `asked` says otherwise."""
        with self.reading_from() as connection:
            return like(connection, self._backend, text, asked or Asked(within="statement"), limit)

    def many(self, what: str, by: Filter | None = None, words: str | None = None, most: int = 10_000) -> int:
        """How many a list has in all, counted no further than `most`.

        `what`: documents, contacts, actors (with `words`), judgements, or a kind of finding (statement, act …).
        """
        with self.reading_from() as connection:
            return record_counts.many(connection, what, by or Filter(), words, most)

    def state(self) -> int:
        """A number that is another after every change: what was made of the ledger at one state stands as long."""
        with self.reading_from() as connection:
            return state(connection)

    def pending(self) -> dict[str, int]:
        """How many documents, contacts and so on wait for their views (`ledger.views.refresh`); empty: none."""
        with self.reading_from() as connection:
            return pending(connection)

    def backup(self, target: str | Path) -> list[str]:
        """Copy the whole ledger to a new file or an empty database."""
        return backup(self, target, type(self).open)

    def counts(self) -> dict[str, int]:
        """How many documents, versions, texts, findings, contacts and judgements there are."""
        with self.reading_from() as connection:
            return record_counts.counts(connection)

    def check(self) -> Iterator[str]:
        """What is not as it should be, one line each: nothing for a sound ledger."""
        return _check(self)

    def _findings(self, kind: Kind, by: Filter | None, limit: int, offset: int) -> list[Found[Any]]:
        with self.reading_from() as connection:
            return finding_queries.findings(connection, kind, by or Filter(), limit, offset)
