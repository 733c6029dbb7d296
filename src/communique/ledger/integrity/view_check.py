"""Whether the views say what the records say: made again beside what is kept, and held against it.

Takes an open ledger, gives one line for each view that disagrees; what waits to be made anew is passed over. Sums,
commitments and silences are made again as a whole, from digests; of digests, contacts, phrases and comparisons, which
cost more, as many as `SAMPLE` says, spread evenly over all, so that `check` takes minutes on any ledger.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, select

from communique.actors import Registry, registry
from communique.ledger.judgements.judged_reading import judged
from communique.ledger.queries.contact_queries import accounts
from communique.ledger.queries.stored_readings import machine_reading, stored
from communique.ledger.records import Found
from communique.ledger.storage import checksums
from communique.ledger.storage.schema import contact, document
from communique.ledger.storage.serialization import dumped, plain
from communique.ledger.storage.view_schema import (
    about,
    compared,
    digest,
    face,
    formula,
    life,
    network,
    register,
    tally,
    untold,
    view,
    worded,
)
from communique.ledger.views import (
    account_comparison,
    commitment_lifecycles,
    comparison_cache,
    contact_register,
    recurring_phrases,
    silent_sides,
)
from communique.ledger.views.commitment_index import TOTALS, faces, totals
from communique.ledger.views.document_digest import digest_of, of_draft
from communique.ledger.views.invalidation import KINDS, marked, pending
from communique.model import Contact, Life

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

MEASURES = ("said", "contact")
"""What is counted by month."""
SAMPLE = {"documents": 500, "contacts": 5000, "speakers": 20, "comparisons": 10}
"""How many of each are made again; all where there are no more."""
_WAITS: dict[str, tuple[str, tuple[str, ...]]] = {
    **dict.fromkeys(("digest", "about", "worded", "doubt", "edition"), ("document", ())), "register": ("contact", ()),
    "compared": ("compared", ()), "untold": ("", ("untold", "day", "contact", "document")),
    **dict.fromkeys(("life", "bound", "face"), ("", ("lives", "document"))), "formula": ("", ("speaker", "document")),
}  # fmt: skip
"""For the tables of views: the kind of mark under a row's own key, and those under which all of its rows wait."""
T = TypeVar("T")


def disagreements(ledger: Database) -> Iterator[str]:
    """One line for each view that is not what its records give."""
    actors = registry()
    with ledger.reading_from() as connection:
        waiting = pending(connection)
        yield from _digests(connection, actors)
        yield from _register(connection, actors)
        if "document" not in waiting:
            yield from _said(connection)
            if "speaker" not in waiting:
                yield from _formulas(connection)
            if "lives" not in waiting:
                yield from _lives(connection, actors)
            if "topics" not in waiting:
                yield from _unspoken(connection)
        if not {"document", "contact"} & waiting.keys():
            yield from _met(connection, actors)
            if not {"day", "untold"} & waiting.keys():
                yield from _untold(connection, actors)
        held, told = _comparisons(connection)
    for row in held:
        if comparison_cache.side_by_side(ledger, row.key, told[row.key]) != account_comparison.side_by_side(
            ledger, told[row.key]
        ):
            yield f"contact {row.key}: its comparison is not what its accounts give"


def sealed_views(connection: Connection) -> Iterator[str]:
    """One line for each row of a view that is not what was written, and does not wait to be made anew."""
    waiting = {kind: set(marked(connection, kind)) for kind in KINDS}

    def waits(name: str, key: str) -> bool:
        alone, together = _WAITS.get(name, ("", ()))
        return key in waiting.get(alone, ()) or any(waiting[kind] for kind in together)

    yield from checksums.faults(connection, checksums.VIEWS, waits)


def _comparisons(connection: Connection) -> tuple[list[Any], dict[str, list[Found[Contact]]]]:
    """Some comparisons that pages would be given, and the accounts of their contacts."""
    kept = select(compared.c.contact, compared.c.mark, contact.c.key).join(contact, contact.c.id == compared.c.contact)
    some = _sample(connection.execute(kept.order_by(compared.c.contact)).all(), "comparisons")
    told = {row.key: accounts(connection, row.key) for row in some}
    held = [
        row
        for row in some
        if comparison_cache.mark_of(connection, account_comparison.columns(told[row.key])) == row.mark
    ]
    return held, told


def _sample(found: Sequence[T], what: str) -> list[T]:
    """So many of them, spread evenly."""
    most = SAMPLE[what]
    return [found[n * len(found) // most] for n in range(most)] if len(found) > most else list(found)


def _digests(connection: Connection, actors: Registry) -> Iterator[str]:
    waiting = set(marked(connection, "document"))
    rows = connection.execute(select(document.c.id, document.c.key, document.c.draft).order_by(document.c.id)).all()
    rows = [row for row in rows if str(row.id) not in waiting]
    made = set(connection.scalars(select(digest.c.document)).all())
    yield from (f"{row.key}: has no digest" for row in rows if row.id not in made)
    for row in _sample([row for row in rows if row.id in made], "documents"):
        shown, _ = judged(connection, row.key, machine_reading(connection, stored(connection, row.key)))
        new = (of_draft if row.draft else digest_of)(shown, actors)
        old = connection.execute(select(digest).where(digest.c.document == row.id)).one()
        topics = None if new.topics is None else dumped(new.topics)
        told = (dumped(plain(new.publication)), topics, dumped(new.said), new.followed)
        words = {r.speaker: (r.hashes, r.body) for r in connection.execute(
            select(worded).where(worded.c.document == row.id))}  # fmt: skip
        topical = connection.scalars(
            select(about.c.topic).where(about.c.document == row.id).order_by(about.c.topic)
        ).all()
        same = told == (old.publication, old.topics, old.said, old.followed) and words == new.worded
        if not same or tuple(topical) != new.about:
            yield f"{row.key}: its digest is not what its reading gives"


def _register(connection: Connection, actors: Registry) -> Iterator[str]:
    waiting = set(marked(connection, "contact"))
    rows = [r for r in connection.execute(select(contact).order_by(contact.c.id)).all() if str(r.id) not in waiting]
    for row in _sample(rows, "contacts"):
        kept = connection.execute(select(register).where(register.c.contact == row.id)).mappings()
        if sorted(map(_flat, kept)) != sorted(map(_flat, contact_register.lines(row, actors))):
            yield f"contact {row.key}: the register has it otherwise"


def _flat(line: Any) -> str:
    return dumped([line[name] for name in ("face", "value", "start", "contact", "channel", "status")])


def _said(connection: Connection) -> Iterator[str]:
    summed: Counter[tuple[str, str, str]] = Counter()
    for row in connection.execute(select(digest.c.day, digest.c.said)):
        for actor, counted in json.loads(row.said).items():
            for topic, many in counted.items():
                summed[actor, row.day[:7], topic] += many
    yield from _sums(connection, "said", summed)
    for measure in connection.scalars(select(tally.c.measure).where(tally.c.measure.not_in(MEASURES)).distinct()):
        yield f"counts of “{measure}” are kept, which nothing counts"


def _met(connection: Connection, actors: Registry) -> Iterator[str]:
    by_contact: dict[int, list[dict[str, Any]]] = {}
    for line in connection.execute(select(register)).mappings():
        by_contact.setdefault(line["contact"], []).append(dict(line))
    counts: Counter[tuple[str, str, str, str]] = Counter()
    pairs: Counter[tuple[str, str, str, str]] = Counter()
    for lines in by_contact.values():
        contact_register.count(lines, counts, pairs, actors, 1)
    yield from _sums(connection, "contact", Counter({key[1:]: many for key, many in counts.items()}))
    kept = {(r.level, r.one, r.period, r.other): r.many for r in connection.execute(select(network))}
    for key in sorted(kept.keys() | pairs.keys()):
        if kept.get(key, 0) != pairs.get(key, 0):
            who = f"{key[1]} and {key[3]} in {key[2]}"
            yield f"the network counts {kept.get(key, 0)} contacts of {who}, there are {pairs[key]}"


def _sums(connection: Connection, measure: str, summed: Counter[tuple[str, str, str]]) -> Iterator[str]:
    rows = connection.execute(select(tally).where(tally.c.measure == measure))
    kept = {(r.actor, r.month, r.label): r.many for r in rows}
    for key in sorted(kept.keys() | summed.keys()):
        if kept.get(key, 0) != summed.get(key, 0):
            where = " ".join(part for part in key if part)
            yield f"the count {measure} of {where} says {kept.get(key, 0)}, there are {summed[key]}"


def _formulas(connection: Connection) -> Iterator[str]:
    spoken = set(connection.scalars(select(worded.c.speaker).distinct()).all())
    kept = set(connection.scalars(select(formula.c.speaker).distinct()).all())
    for speaker in _sample(sorted(spoken | kept), "speakers"):
        made = {
            one.id: recurring_phrases.row_of(one)
            for one in recurring_phrases.found_in(speaker, recurring_phrases.pieces(connection, speaker))
        }
        rows = connection.execute(select(formula).where(formula.c.speaker == speaker)).mappings()
        if {row["key"]: dict(row) for row in rows} != made:
            yield f"the phrases of {speaker} are not those of the documents"


def _lives(connection: Connection, actors: Registry) -> Iterator[str]:
    found, seen = commitment_lifecycles.made(connection, actors)
    made = {f.life.id: commitment_lifecycles.row_of(f, seen) for f in found}
    kept = {row["key"]: dict(row) for row in connection.execute(select(life)).mappings()}
    for key in sorted(made.keys() | kept.keys()):
        row = {name: value for name, value in kept.get(key, {}).items() if name != "id"}
        if row != made.get(key, {}):
            yield f"commitment {key}: is not what the documents tell of it"
    kept_totals = connection.scalar(select(view.c.value).where(view.c.name == TOTALS))
    if kept_totals is not None and kept_totals != totals([f.life for f in found], actors):
        yield "the counts of the board are not those of its commitments"
    yield from _faces(connection, actors, {f.life.id: f.life for f in found})


def _faces(connection: Connection, actors: Registry, made: dict[str, Life]) -> Iterator[str]:
    kept: dict[str, set[tuple[str, str]]] = {}
    for row in connection.execute(select(life.c.key, face.c.face, face.c.value).join(face, face.c.life == life.c.id)):
        kept.setdefault(row.key, set()).add((row.face, row.value))
    for key in sorted(made):
        if kept.get(key, set()) != faces(made[key], actors):
            yield f"commitment {key}: is listed under other things than it tells"


def _untold(connection: Connection, actors: Registry) -> Iterator[str]:
    made = Counter(dumped(plain(one)) for one in silent_sides.found(connection, actors, ())[0])
    kept = Counter(connection.scalars(select(untold.c.body)).all())
    if made != kept:
        yield f"silences: {(kept - made).total()} are kept that are none, {(made - kept).total()} are lacking"


def _unspoken(connection: Connection) -> Iterator[str]:
    kept = connection.scalar(select(view.c.value).where(view.c.name == "unspoken"))
    if kept is not None and kept != silent_sides.topics(connection):
        yield "the topics on which a side keeps silent are not those of the documents"
