"""Searches that somebody saved.

Revision ID: 0011
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, Text

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "saved",
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("name", Text, nullable=False),
        Column("asked", Text, nullable=False),
        Column("author", Text, nullable=False),
        Column("made_at", Text, nullable=False),
    )
