"""What is followed over time, as pages show it: lives of commitments and formulas, made once and kept.

Made of all readings when the ledger has changed; a page that comes next takes what is kept.
"""

from __future__ import annotations

from communique.actors import registry
from communique.errors import UnknownRecord
from communique.ledger import Ledger, following
from communique.model import Formula, Life
from communique.web.kept import while_it_holds


def lives(ledger: Ledger, today: str) -> tuple[Life, ...]:
    """The commitments of all documents, the latest word first."""

    def make() -> tuple[Life, ...]:
        found = following.commitments(ledger, registry(), today)
        return tuple(sorted(found, key=lambda one: (one.last, one.since, one.id), reverse=True))

    return while_it_holds(ledger, ("lives", today), make)


def life(ledger: Ledger, today: str, key: str) -> Life:
    """One commitment. Raises UnknownRecord."""
    found = next((one for one in lives(ledger, today) if one.id == key), None)
    if found is None:
        raise UnknownRecord(f"{key}: the ledger holds no such commitment")
    return found


def formulas(ledger: Ledger) -> tuple[Formula, ...]:
    """The recurring wordings of every speaker, those of most documents first."""
    return while_it_holds(ledger, "formulas", lambda: following.phrases(ledger, registry()))


def formula(ledger: Ledger, key: str) -> Formula:
    """One formula. Raises UnknownRecord."""
    found = next((one for one in formulas(ledger) if one.id == key), None)
    if found is None:
        raise UnknownRecord(f"{key}: the ledger holds no such phrase")
    return found


def elsewhere(ledger: Ledger, one: Formula) -> list[Formula]:
    """The same words, or nearly, with other speakers: formulas that share a variant's content words."""
    keys = {v.key for v in one.variants}
    return [f for f in formulas(ledger) if f.id != one.id and any(v.key in keys for v in f.variants)]
