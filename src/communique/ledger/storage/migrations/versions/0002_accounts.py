"""Who may enter a workspace: accounts, their sessions, their tokens.

Revision ID: 0002
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Index, Integer, Text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the three tables."""
    op.create_table(
        "account",
        Column("name", Text, primary_key=True),
        Column("role", Text, nullable=False),
        Column("password", Text),
        Column("made_at", Text, nullable=False),
        Column("closed", Integer, nullable=False),
    )
    op.create_table(
        "session",
        Column("hash", Text, primary_key=True),
        Column("account", Text, ForeignKey("account.name"), nullable=False),
        Column("made_at", Text, nullable=False),
        Column("ends_at", Text, nullable=False),
        Index("session_account", "account"),
        Index("session_ends", "ends_at"),
    )
    op.create_table(
        "token",
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("hash", Text, nullable=False, unique=True),
        Column("account", Text, ForeignKey("account.name"), nullable=False),
        Column("label", Text, nullable=False),
        Column("role", Text, nullable=False),
        Column("made_at", Text, nullable=False),
        Column("ends_at", Text),
        Index("token_account", "account"),
    )
