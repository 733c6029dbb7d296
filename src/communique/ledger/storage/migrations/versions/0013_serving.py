"""Beside those who have a part in a finding or a contact, or are mentioned, stand the countries that they serve.

Revision ID: 0013
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_SERVED = r"'serves\:' || CASE WHEN p.actor LIKE 'country\:%' THEN substr(p.actor, 9) ELSE a.country END"
_FROM = r"LEFT JOIN actor AS a ON a.key = p.actor WHERE p.actor LIKE 'country\:%' OR a.country <> ''"
_APPEARANCE = f"""
INSERT INTO appearance (actor, date, document, mentions)
SELECT {_SERVED}, p.date, p.document, sum(p.mentions) FROM appearance AS p {_FROM} GROUP BY 1, 2, 3
"""
_PARTY = f"""
INSERT INTO party (actor, kind, date, finding, role)
SELECT DISTINCT {_SERVED}, p.kind, p.date, p.finding, p.role FROM party AS p {_FROM}
"""
_CONTACT_PARTY = f"""
INSERT INTO contact_party (actor, contact) SELECT DISTINCT {_SERVED}, p.contact FROM contact_party AS p {_FROM}
"""


def upgrade() -> None:
    """Write the countries' rows from the rows of those who serve them."""
    op.execute(text(_APPEARANCE))
    op.execute(text(_PARTY))
    op.execute(text(_CONTACT_PARTY))
