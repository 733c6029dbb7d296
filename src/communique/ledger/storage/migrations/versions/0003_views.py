"""The views: what pages ask for, made from readings; when a contact was first told; the ledger's state.

Everything that is stored already is marked, so that the next refresh makes its views.

Revision ID: 0003
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, Text, text

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_SEEN = """
UPDATE contact SET first_seen = coalesce((
    SELECT min(d.first_seen) FROM finding f JOIN document d ON d.id = f.document
    WHERE f.contact = contact.id AND f.kind = 'contact'), '')
"""


def upgrade() -> None:
    """Make the tables and mark what is there."""
    op.add_column("contact", Column("first_seen", Text, nullable=False, server_default=""))
    op.execute(text(_SEEN))
    op.create_index("contact_seen", "contact", ["first_seen", "id"])
    op.create_index("contact_register", "contact", ["start", "id", "channel", "status", "told_by"])
    op.create_index("document_first", "document", ["first_seen", "issuer"])
    op.execute(text("INSERT INTO counter (name, value) VALUES ('state', 1)"))
    _marks()
    _followed()
    _contacts()
    _came_of_it()
    op.execute(text("INSERT INTO stale (kind, key, state) SELECT 'document', CAST(id AS TEXT), 1 FROM document"))
    op.execute(text("INSERT INTO stale (kind, key, state) SELECT 'contact', CAST(id AS TEXT), 1 FROM contact"))


def _marks() -> None:
    op.create_table(
        "stale",
        Column("kind", Text, primary_key=True),
        Column("key", Text, primary_key=True),
        Column("state", Integer, nullable=False),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "view",
        Column("name", Text, primary_key=True),
        Column("state", Integer, nullable=False),
        Column("value", Text, nullable=False),
    )  # fmt: skip


def _followed() -> None:
    op.create_table(
        "digest",
        Column("document", Integer, ForeignKey("document.id"), primary_key=True, autoincrement=False),
        Column("day", Text, nullable=False),
        Column("side", Text),
        Column("publication", Text, nullable=False),
        Column("topics", Text),
        Column("said", Text, nullable=False),
        Column("followed", LargeBinary),
        Index("digest_day", "day", "side"),
    )  # fmt: skip
    op.create_table(
        "worded",
        Column("speaker", Text, primary_key=True),
        Column("document", Integer, ForeignKey("document.id"), primary_key=True, autoincrement=False),
        Column("hashes", LargeBinary, nullable=False),
        Column("body", LargeBinary, nullable=False),
        Index("worded_document", "document"),
    )  # fmt: skip
    op.create_table(
        "tally",
        Column("measure", Text, primary_key=True),
        Column("actor", Text, primary_key=True),
        Column("month", Text, primary_key=True),
        Column("label", Text, primary_key=True),
        Column("many", Integer, nullable=False),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "doubt",
        Column("document", Integer, ForeignKey("document.id"), primary_key=True, autoincrement=False),
        Column("kind", Text, primary_key=True),
        Column("record", Text, primary_key=True),
        Column("score", Integer, nullable=False),
        Column("reasons", Text, nullable=False),
        Index("doubt_score", "score", "document", "kind", "record"),
    )  # fmt: skip
    op.create_table(
        "edition",
        Column("document", Integer, ForeignKey("document.id"), primary_key=True, autoincrement=False),
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("weight", Text, nullable=False),
        Column("substantive", Integer, nullable=False),
        Column("cosmetic", Integer, nullable=False),
        Column("seen", Text, nullable=False),
        Column("body", LargeBinary, nullable=False),
        Index("edition_seen", "weight", "seen", "document", "number"),
    )  # fmt: skip


def _contacts() -> None:
    op.create_table(
        "register",
        Column("face", Text, primary_key=True),
        Column("value", Text, primary_key=True),
        Column("start", Text, primary_key=True),
        Column("contact", Integer, primary_key=True, autoincrement=False),
        Column("channel", Text, nullable=False),
        Column("status", Text, nullable=False),
        Index("register_contact", "contact"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "network",
        Column("level", Text, primary_key=True),
        Column("one", Text, primary_key=True),
        Column("period", Text, primary_key=True),
        Column("other", Text, primary_key=True),
        Column("many", Integer, nullable=False),
        Index("network_period", "level", "period", "one", "other", "many"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "untold",
        Column("contact", Integer, primary_key=True, autoincrement=False),
        Column("silent", Text, primary_key=True),
        Column("day", Text, nullable=False),
        Column("seen", Text, nullable=False),
        Column("body", Text, nullable=False),
        Index("untold_day", "day", "contact", "silent"),
        Index("untold_silent", "silent", "day", "contact"),
        Index("untold_seen", "seen"),
    )  # fmt: skip


def _came_of_it() -> None:
    op.create_table(
        "life",
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("key", Text, nullable=False, unique=True),
        Column("routine", Integer, nullable=False),
        Column("state", Text, nullable=False),
        Column("lapses", Text, nullable=False),
        Column("last", Text, nullable=False),
        Column("seen", Text, nullable=False),
        Column("mark", Text, nullable=False),
        Column("body", LargeBinary, nullable=False),
        Index("life_board", "routine", "state", "lapses"),
        Index("life_last", "routine", "last", "id", "state", "lapses"),
        Index("life_seen", "routine", "seen", "id"),
    )  # fmt: skip
    op.create_table(
        "bound",
        Column("actor", Text, primary_key=True),
        Column("role", Text, primary_key=True),
        Column("life", Integer, ForeignKey("life.id"), primary_key=True, autoincrement=False),
        Index("bound_life", "life"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "formula",
        Column("key", Text, primary_key=True),
        Column("speaker", Text, nullable=False),
        Column("words", Text, nullable=False),
        Column("forms", Text, nullable=False),
        Column("documents", Integer, nullable=False),
        Column("first", Text, nullable=False),
        Column("last", Text, nullable=False),
        Column("entered", Integer, nullable=False),
        Column("dropped", Text),
        Column("growth", Float, nullable=False),
        Column("proper", Integer, nullable=False),
        Column("months", Text, nullable=False),
        Column("body", LargeBinary, nullable=False),
        Index("formula_documents", "documents", "first", "words", "key"),
        Index("formula_speaker", "speaker", "documents"),
    )  # fmt: skip
