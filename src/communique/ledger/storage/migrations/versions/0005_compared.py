"""Accounts of contacts held side by side, kept; those that there are wait for it.

Revision ID: 0005
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, LargeBinary, Text, text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_MARKS = """
INSERT INTO stale (kind, key, state)
SELECT 'compared', CAST(id AS TEXT), (SELECT value FROM counter WHERE name = 'state') FROM contact WHERE accounts > 1
"""


def upgrade() -> None:
    """Make the table and mark the contacts of several accounts."""
    op.create_table(
        "compared",
        Column("contact", Integer, primary_key=True, autoincrement=False),
        Column("mark", Text, nullable=False),
        Column("body", LargeBinary, nullable=False),
    )  # fmt: skip
    op.execute(text(_MARKS))
