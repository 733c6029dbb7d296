"""Rows whose issuer was somebody who spoke in a text that a body published: they are written anew.

Revision ID: 0012
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_ROWS = """
INSERT INTO stale (kind, key, state)
SELECT 'rows', CAST(document.id AS TEXT), (SELECT value FROM counter WHERE name = 'state') FROM document
WHERE document.issuer IS NOT NULL AND document.id IN (
    SELECT finding.document FROM finding WHERE finding.issuer LIKE 'person:%' OR finding.issuer LIKE 'unknown:%'
)
ON CONFLICT (kind, key) DO NOTHING
"""


def upgrade() -> None:
    """Mark the documents in which a person is an issuer."""
    op.execute(text(_ROWS.replace(":%", "\\:%")))
