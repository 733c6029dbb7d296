"""Indexes for the queue of review by kind, for pages that are gone; one without long words.

Revision ID: 0004
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them."""
    op.create_index("doubt_kind", "doubt", ["kind", "score", "document", "record"])
    op.create_index("document_gone", "document", ["gone_at"])
    op.drop_index("formula_documents", "formula")
    op.create_index("formula_documents", "formula", ["documents", "first", "key"])
