"""Accounts side by side are made anew: they are compared claim by claim now.

Revision ID: 0009
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_MARKS = """
INSERT INTO stale (kind, key, state)
SELECT 'compared', CAST(id AS TEXT), (SELECT value FROM counter WHERE name = 'state') FROM contact WHERE accounts > 1
ON CONFLICT (kind, key) DO NOTHING
"""


def upgrade() -> None:
    """Take away the comparisons that were kept, and mark the contacts of several accounts."""
    op.execute(text("DELETE FROM compared"))
    op.execute(text(_MARKS))
