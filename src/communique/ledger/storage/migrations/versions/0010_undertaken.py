"""Digests that hold the sentence of an undertaking and whose word it is: they and the lives are made anew.

Revision ID: 0010
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_STALE = """
INSERT INTO stale (kind, key, state)
SELECT {what}, (SELECT value FROM counter WHERE name = 'state') {where}
ON CONFLICT (kind, key) DO NOTHING
"""


def upgrade() -> None:
    """Mark every document and the lives, and take away the lives that were kept."""
    op.execute(text("DELETE FROM bound"))
    op.execute(text("DELETE FROM life"))
    op.execute(text(_STALE.format(what="'document', CAST(id AS TEXT)", where="FROM document WHERE true")))
    op.execute(text(_STALE.format(what="'lives', ''", where="WHERE EXISTS (SELECT 1 FROM document)")))
