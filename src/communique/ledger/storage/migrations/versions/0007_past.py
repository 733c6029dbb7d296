"""Digests that hold the contacts that took place, and lives that say what was searched: all are made anew.

Revision ID: 0007
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_DOCUMENTS = """
INSERT INTO stale (kind, key, state)
SELECT 'document', CAST(id AS TEXT), (SELECT value FROM counter WHERE name = 'state') FROM document WHERE true
ON CONFLICT (kind, key) DO NOTHING
"""
_LIVES = """
INSERT INTO stale (kind, key, state)
SELECT 'lives', '', (SELECT value FROM counter WHERE name = 'state') WHERE EXISTS (SELECT 1 FROM document)
ON CONFLICT (kind, key) DO NOTHING
"""


def upgrade() -> None:
    """Mark every document and the lives, and take away what was made from the digests before."""
    op.execute(text("DELETE FROM bound"))
    op.execute(text("DELETE FROM life"))
    op.execute(text(_DOCUMENTS))
    op.execute(text(_LIVES))
