"""Digests that say a document's language, and silences that say what was searched: all are made anew.

Revision ID: 0006
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_MARKS = """
INSERT INTO stale (kind, key, state)
SELECT '{kind}', CAST(id AS TEXT), (SELECT value FROM counter WHERE name = 'state') FROM {table} WHERE true
ON CONFLICT (kind, key) DO NOTHING
"""
_TOPICS = """
INSERT INTO stale (kind, key, state)
SELECT 'topics', '', (SELECT value FROM counter WHERE name = 'state') WHERE EXISTS (SELECT 1 FROM document)
ON CONFLICT (kind, key) DO NOTHING
"""


def upgrade() -> None:
    """Mark every document and contact, and empty what was said of silences without a search."""
    op.execute(text("DELETE FROM untold"))
    for kind, table in (("document", "document"), ("untold", "contact")):
        op.execute(text(_MARKS.format(kind=kind, table=table)))
    op.execute(text(_TOPICS))
