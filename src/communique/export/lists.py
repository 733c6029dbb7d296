"""The lists of a ledger as sheets: documents, contacts, commitments, actors, phrases, hits of a search, decisions.

Each takes the records of a list, a name for actor ids and where the workspace stands (empty: addresses are
paths within it), and gives a `Sheet`. Every finding has the address at which its words stand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from communique.export import addresses
from communique.export.spreadsheet import Cell, Sheet

if TYPE_CHECKING:
    from communique.ledger import Kept, KeptContact, Known
    from communique.ledger.judgements.decision_history import Past
    from communique.ledger.records import Hit
    from communique.ledger.views.recurring_phrases import Phrase
    from communique.model import Life

Named = Callable[[str | None], str]
_LINKS = frozenset({"link", "source"})


def documents(found: Iterable[Kept], named: Named, base: str = "") -> Sheet:
    """One row a document."""
    columns = ("day", "title", "issuer", "issuer_id", "words", "versions", "first_seen", "gone", "source", "link")
    rows = [
        (d.date, d.title, named(d.issuer) if d.issuer else None, d.issuer, d.words, d.revision, d.first_seen.date(),
         d.gone_at.date() if d.gone_at else None, d.address, base + addresses.document(d.id))
        for d in found
    ]  # fmt: skip
    return _sheet("Documents", columns, rows)


def contacts(found: Iterable[KeptContact], named: Named, base: str = "") -> Sheet:
    """One row a contact."""
    columns = ("start", "end", "channel", "status", "parties", "party_ids", "place", "told_by", "sides", "accounts",
               "id", "link")  # fmt: skip
    rows = [
        (c.start, c.end, c.channel, c.status, _names(c.participants, named), c.participants, c.place,
         _names(c.sides, named), len(c.sides), c.accounts, c.id, f"{base}/contacts/{c.id}")
        for c in found
    ]  # fmt: skip
    return _sheet("Contacts", columns, rows)


def commitments(found: Iterable[Life], named: Named, base: str = "") -> Sheet:
    """One row a commitment; `source` and `link` are of its first words, `path` says what became of it."""
    columns = (
        "first_told", "last_told", "state", "kind", "bound", "bound_ids", "towards", "towards_ids", "what", "topics",
        "due", "routine", "told", "path", "words", "told_by", "source", "id", "commitment", "link",
    )  # fmt: skip
    rows = []
    for one in found:
        first, bound = one.steps[0], [d.actor for d in one.debtors]
        rows.append((
            _day(one.since), _day(one.last), one.state, one.kind, _names(bound, named), bound,
            _names(one.creditors, named), one.creditors, one.what, one.topics,
            _day(one.due.end) if one.due else None, one.routine, len(one.steps), path(one, named), first.words,
            named(first.publication.issuer) if first.publication.issuer else None, first.publication.url, one.id,
            f"{base}/commitments/{one.id}", base + addresses.record(first.publication.document, first.record),
        ))  # fmt: skip
    return _sheet("Commitments", columns, rows)


def path(one: Life, named: Named) -> str:
    """What became of a commitment on one line: “open 2021-12-30 (Kremlin) → restated 2022-01-02 (Kremlin)”."""
    told = []
    for step in one.steps:
        who = named(step.publication.issuer) if step.publication.issuer else ""
        told.append(f"{step.state.replace('-', ' ')} {step.day}" + (f" ({who})" if who else ""))
    return " → ".join(told)


def actors(found: Iterable[Known], base: str = "") -> Sheet:
    """One row an actor."""
    columns = ("name", "kind", "country", "documents", "id", "link")
    return _sheet("Actors", columns, [
        (a.name, a.kind, a.country or None, a.documents, a.id, f"{base}/actors/{a.id}") for a in found
    ])  # fmt: skip


def phrases(found: Iterable[Phrase], named: Named, base: str = "") -> Sheet:
    """One row a wording that recurs."""
    columns = ("words", "speaker", "speaker_id", "documents", "first", "last", "new", "dropped", "growth", "id", "link")
    return _sheet("Phrases", columns, [
        (p.words, named(p.speaker), p.speaker, p.documents, _day(p.first), _day(p.last), p.entered, p.dropped,
         round(p.growth, 2), p.id, f"{base}/phrases/{p.id}")
        for p in found
    ])  # fmt: skip


def hits(found: Iterable[Hit], named: Named, base: str = "") -> Sheet:
    """One row a finding that a search came upon; what stands before and after the first words searched."""
    columns = ("day", "kind", "who", "who_ids", "issuer", "before", "match", "after", "words", "title", "source",
               "id", "link")  # fmt: skip
    rows = []
    for hit in found:
        one, who = hit.found, _who(hit.found.record)
        mark = hit.marks[0] if hit.marks else None
        around = (one.words[: mark.start], one.words[mark.start : mark.end], one.words[mark.end :]) if mark else (
            None, None, None)  # fmt: skip
        rows.append((
            one.date, one.kind, _names(who, named), who, named(one.issuer) if one.issuer else None,
            *(_line(part) for part in around), _line(one.words), one.title, one.address, one.id,
            base + addresses.of_hit(hit),
        ))  # fmt: skip
    return _sheet("Search", columns, rows)


def decisions(found: Iterable[Past], base: str = "") -> Sheet:
    """One row a person's decision."""
    columns = ("made_at", "author", "verb", "kind", "words", "changes", "reason", "undone", "title", "number", "link")
    rows = []
    for one in found:
        j = one.judgement
        link = base + addresses.record(j.document, j.record) if j.document and j.record else None
        changes = "; ".join(f"{name}={value}" for name, value in sorted(j.changes.items()))
        rows.append((j.made_at.isoformat(), j.author, j.verb, j.kind, _line(j.words), changes, j.reason, j.undone,
                     one.title, j.id, link))  # fmt: skip
    return _sheet("History", columns, rows)


def listed(names: Iterable[str]) -> str:
    """Several names as one cell of words."""
    return ", ".join(names)


def _sheet(name: str, columns: tuple[str, ...], rows: Iterable[Sequence[Any]]) -> Sheet:
    told: tuple[tuple[Cell, ...], ...] = tuple(tuple(row) for row in rows)
    return Sheet(name, columns, told, _LINKS)


def _who(record: Any) -> tuple[str, ...]:
    """Who has the word in a record: speakers, doers, parties, or the voice of a passage."""
    return tuple(next((v for n in ("speakers", "by", "participants", "voices") if (v := getattr(record, n, ()))), ()))


def _names(ids: Iterable[str], named: Named) -> tuple[str, ...]:
    return tuple(named(i) for i in ids)


def _line(words: str | None) -> str | None:
    return None if words is None else " ".join(words.split())


def _day(told: str | None) -> dt.date | None:
    return dt.date.fromisoformat(told[:10]) if told else None
