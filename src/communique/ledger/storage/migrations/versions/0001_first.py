"""The first tables: contents, versions, readings, the rows of findings, contacts, judgements.

Revision ID: 0001
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Text, UniqueConstraint

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=False)


def upgrade() -> None:
    """Make the tables, then what the engine searches by."""
    _contents()
    _findings()
    _rows()
    _links()
    op.bulk_insert(
        op.create_table("meta", Column("name", Text, primary_key=True), Column("value", Text, nullable=False)),
        [{"name": "holds", "value": "communique ledger"}],
    )
    op.get_context().opts["backend"].make_search(op.get_bind())


def _contents() -> None:
    op.create_table("counter", Column("name", Text, primary_key=True), Column("value", Integer, nullable=False))
    op.create_table(
        "raw", _id(),
        Column("hash", Text, nullable=False, unique=True),
        Column("size", Integer, nullable=False),
        Column("body", LargeBinary, nullable=False),
    )  # fmt: skip
    op.create_table(
        "text", _id(),
        Column("hash", Text, nullable=False, unique=True),
        Column("chars", Integer, nullable=False),
        Column("words", Integer, nullable=False),
        Column("body", LargeBinary, nullable=False),
    )  # fmt: skip
    op.create_table(
        "document", _id(),
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
        Index("document_date", "date", "id"),
        Index("document_issuer", "issuer", "date"),
        Index("document_text", "text_hash"),
        Index("document_seen", "last_seen"),
    )  # fmt: skip
    op.create_table(
        "revision", _id(),
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
    op.create_table(
        "reading", _id(),
        Column("revision", Integer, ForeignKey("revision.id"), nullable=False),
        Column("program", Text, nullable=False),
        Column("made_at", Text, nullable=False),
        Column("body", LargeBinary, nullable=False),
        Index("reading_revision", "revision", "id"),
    )  # fmt: skip


def _findings() -> None:
    op.create_table(
        "actor",
        Column("key", Text, primary_key=True),
        Column("name", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("country", Text, nullable=False),
        Column("documents", Integer, nullable=False),
        Index("actor_documents", "documents", "key"),
    )  # fmt: skip
    op.create_table(
        "contact", _id(),
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
        Index("contact_start", "start", "id"),
    )  # fmt: skip
    op.create_table(
        "contact_party",
        Column("actor", Text, primary_key=True),
        Column("contact", Integer, ForeignKey("contact.id"), primary_key=True),
        Index("contact_party_contact", "contact"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "alias",
        Column("key", Text, primary_key=True),
        Column("contact", Integer, ForeignKey("contact.id"), nullable=False),
        Index("alias_contact", "contact"),
    )  # fmt: skip


def _rows() -> None:
    op.create_table(
        "finding", _id(),
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
    )  # fmt: skip
    op.create_table(
        "party",
        Column("actor", Text, primary_key=True),
        Column("kind", Text, primary_key=True),
        Column("date", Text, primary_key=True),
        Column("finding", Integer, ForeignKey("finding.id"), primary_key=True),
        Column("role", Text, primary_key=True),
        Index("party_finding", "finding"),
        sqlite_with_rowid=False,
    )  # fmt: skip


def _links() -> None:
    op.create_table(
        "appearance",
        Column("actor", Text, primary_key=True),
        Column("date", Text, primary_key=True),
        Column("document", Integer, ForeignKey("document.id"), primary_key=True),
        Column("mentions", Integer, nullable=False),
        Index("appearance_document", "document"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "block",
        Column("key", Text, primary_key=True),
        Column("finding", Integer, ForeignKey("finding.id"), primary_key=True),
        Index("block_finding", "finding"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "judgement", _id(),
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
