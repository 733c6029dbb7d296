"""A sum of what the rows of other tables hold; once all tables have their form, what is there is sealed.

Revision ID: 0014
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "seal",
        Column("of", Text, primary_key=True),
        Column("key", Text, primary_key=True),
        Column("sum", Text, nullable=False),
        sqlite_with_rowid=False,
    )
