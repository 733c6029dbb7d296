"""The ledger's tables. The migrations make them; a test holds the two together.

text and raw hold contents once, by hash. document is one address at which something was
published, revision one version of it, reading what one version of the program found in that
revision. finding, party, label, appearance and block are the rows of the current reading of the
current revision, with people's judgements applied: they can be made again from reading and
judgement at any time. contact groups the accounts (findings of kind contact) of one contact.
judgement is append-only. account, session and token say who may enter a workspace. seal holds a sum of what
other tables hold (`checksums`). What pages ask
is made from these tables and lies in those of `view_schema`. Times are text in UTC
(`YYYY-MM-DDTHH:MM:SS.ffffffZ`), days are `YYYY-MM-DD`, so that both engines sort them alike.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint
from sqlalchemy import text as text_of

metadata = MetaData()


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=False)


_DECIDED = text_of("verdict IS NOT NULL")

meta = Table("meta", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
counter = Table("counter", metadata, Column("name", Text, primary_key=True), Column("value", Integer, nullable=False))

raw = Table(
    "raw", metadata, _id(),
    Column("hash", Text, nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip
text = Table(
    "text", metadata, _id(),
    Column("hash", Text, nullable=False, unique=True),
    Column("chars", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip
document = Table(
    "document", metadata, _id(),
    Column("key", Text, nullable=False, unique=True),
    Column("address", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("title", Text),
    Column("date", Text),
    Column("issuer", Text),
    Column("author", Text),
    Column("language", Text, nullable=False),
    Column("text_hash", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("program", Text, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Column("gone_at", Text),
    Column("draft", Integer, nullable=False, server_default="0"),
    Index("document_date", "date", "id"),
    Index("document_issuer", "issuer", "date"),
    Index("document_text", "text_hash"),
    Index("document_seen", "last_seen"),
    Index("document_first", "first_seen", "issuer"),
    Index("document_gone", "gone_at"),
)  # fmt: skip
revision = Table(
    "revision", metadata, _id(),
    Column("document", Integer, ForeignKey("document.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text_hash", Text, nullable=False),
    Column("raw_hash", Text),
    Column("title", Text),
    Column("date", Text),
    Column("issuer", Text),
    Column("seen_at", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Column("particulars", Text, nullable=False),
    UniqueConstraint("document", "number"),
    Index("revision_text", "text_hash"),
    Index("revision_seen", "seen_at"),
)  # fmt: skip
reading = Table(
    "reading", metadata, _id(),
    Column("revision", Integer, ForeignKey("revision.id"), nullable=False),
    Column("program", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("reading_revision", "revision", "id"),
)  # fmt: skip
actor = Table(
    "actor", metadata,
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("documents", Integer, nullable=False),
    Index("actor_documents", "documents", "key"),
)  # fmt: skip
contact = Table(
    "contact", metadata, _id(),
    Column("key", Text, nullable=False, unique=True),
    Column("channel", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("start", Text),
    Column("finish", Text),
    Column("place", Text),
    Column("participants", Text, nullable=False),
    Column("sides", Text, nullable=False),
    Column("told_by", Integer, nullable=False),
    Column("accounts", Integer, nullable=False),
    Column("first_seen", Text, nullable=False, server_default=""),
    Index("contact_start", "start", "id"),
    Index("contact_seen", "first_seen", "id"),
    Index("contact_register", "start", "id", "channel", "status", "told_by"),
)  # fmt: skip
contact_party = Table(
    "contact_party", metadata,
    Column("actor", Text, primary_key=True),
    Column("contact", Integer, ForeignKey("contact.id"), primary_key=True),
    Index("contact_party_contact", "contact"),
    sqlite_with_rowid=False,
)  # fmt: skip
alias = Table(
    "alias", metadata,
    Column("key", Text, primary_key=True),
    Column("contact", Integer, ForeignKey("contact.id"), nullable=False),
    Index("alias_contact", "contact"),
)  # fmt: skip
finding = Table(
    "finding", metadata, _id(),
    Column("document", Integer, ForeignKey("document.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("sort", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Column("date", Text),
    Column("issuer", Text),
    Column("verdict", Text),
    Column("body", Text, nullable=False),
    Column("contact", Integer, ForeignKey("contact.id")),
    UniqueConstraint("document", "kind", "record"),
    Index("finding_kind", "kind", "date", "id"),
    Index("finding_contact", "contact"),
    Index("finding_issuer", "kind", "issuer", "date", "id"),
    Index("finding_verdict", "document", "kind", "record", sqlite_where=_DECIDED, postgresql_where=_DECIDED),
)  # fmt: skip
party = Table(
    "party", metadata,
    Column("actor", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("date", Text, primary_key=True),
    Column("finding", Integer, ForeignKey("finding.id"), primary_key=True),
    Column("role", Text, primary_key=True),
    Index("party_finding", "finding"),
    sqlite_with_rowid=False,
)  # fmt: skip
appearance = Table(
    "appearance", metadata,
    Column("actor", Text, primary_key=True),
    Column("date", Text, primary_key=True),
    Column("document", Integer, ForeignKey("document.id"), primary_key=True),
    Column("mentions", Integer, nullable=False),
    Index("appearance_document", "document"),
    sqlite_with_rowid=False,
)  # fmt: skip
block = Table(
    "block", metadata,
    Column("key", Text, primary_key=True),
    Column("finding", Integer, ForeignKey("finding.id"), primary_key=True),
    Index("block_finding", "finding"),
    sqlite_with_rowid=False,
)  # fmt: skip
judgement = Table(
    "judgement", metadata, _id(),
    Column("verb", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("document", Text),
    Column("record", Text),
    Column("words", Text, nullable=False),
    Column("anchor", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("undoes", Integer),
    Index("judgement_document", "document"),
    Index("judgement_undoes", "undoes"),
)  # fmt: skip
saved = Table(
    "saved", metadata, _id(),
    Column("name", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)  # fmt: skip
account = Table(
    "account", metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text),
    Column("made_at", Text, nullable=False),
    Column("closed", Integer, nullable=False),
)  # fmt: skip
session = Table(
    "session", metadata,
    Column("hash", Text, primary_key=True),
    Column("account", Text, ForeignKey("account.name"), nullable=False),
    Column("made_at", Text, nullable=False),
    Column("ends_at", Text, nullable=False),
    Index("session_account", "account"),
    Index("session_ends", "ends_at"),
)  # fmt: skip
token = Table(
    "token", metadata, _id(),
    Column("hash", Text, nullable=False, unique=True),
    Column("account", Text, ForeignKey("account.name"), nullable=False),
    Column("label", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("ends_at", Text),
    Index("token_account", "account"),
)  # fmt: skip
seal = Table(
    "seal", metadata,
    Column("of", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("sum", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
