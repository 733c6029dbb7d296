"""Documents that are drafts: kept and searched, and counted nowhere.

Revision ID: 0008
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what there is are no drafts."""
    op.add_column("document", Column("draft", Integer, nullable=False, server_default="0"))
