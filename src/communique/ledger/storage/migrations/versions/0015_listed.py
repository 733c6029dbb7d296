"""What lists are narrowed and counted by: documents by topic; commitments by first day, day due, topic, teller, words.

Revision ID: 0015
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text, text

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_STALE = """
INSERT INTO stale (kind, key, state)
SELECT {what}, (SELECT value FROM counter WHERE name = 'state') {where}
ON CONFLICT (kind, key) DO NOTHING
"""
_LAST = ["routine", "last", "id", "state", "lapses", "first", "due"]


def upgrade() -> None:
    """Add tables, columns and indexes; what is listed so is made by the next refresh."""
    op.create_table(
        "about",
        Column("topic", Text, primary_key=True),
        Column("date", Text, primary_key=True),
        Column("document", Integer, ForeignKey("document.id"), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("about_document", "about", ["document"])
    op.create_table(
        "face",
        Column("face", Text, primary_key=True),
        Column("value", Text, primary_key=True),
        Column("life", Integer, ForeignKey("life.id"), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("face_life", "face", ["life", "face", "value"])
    op.execute(text("DELETE FROM bound"))
    op.execute(text("DELETE FROM life"))
    op.add_column("life", Column("first", Text, nullable=False, server_default=""))
    op.add_column("life", Column("due", Text, nullable=False, server_default=""))
    op.drop_index("life_last", "life")
    op.create_index("life_last", "life", _LAST)
    op.create_index("doubt_document", "doubt", ["document", "score"])
    decided = text("verdict IS NOT NULL")
    op.create_index(
        "finding_verdict", "finding", ["document", "kind", "record"], sqlite_where=decided, postgresql_where=decided
    )
    op.execute(text(_STALE.format(what="'document', CAST(id AS TEXT)", where="FROM document WHERE true")))
    op.execute(text(_STALE.format(what="'lives', ''", where="WHERE EXISTS (SELECT 1 FROM document)")))
