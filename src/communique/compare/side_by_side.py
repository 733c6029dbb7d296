"""Accounts of one contact, side by side: readings in, a comparison out."""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors import registry
from communique.compare.accounts import Chosen, choose, name
from communique.compare.differences import differences
from communique.compare.explain import Apart, explain
from communique.compare.pairing import clusters
from communique.compare.units import Unit, units
from communique.compare.weights import weight
from communique.documents.language import is_read, name_of
from communique.errors import NotComparable
from communique.model import Compared, Comparison, Difference, Missing, Point, Reading, Told
from communique.model.ids import record_id


def compare(readings: Sequence[Reading], force: bool = False) -> Comparison:
    """Hold two or more readings' accounts of one contact side by side.

    Raises NotComparable for fewer than two readings or another language than English, NoContact
    for a reading that reports no contact, OtherContact (unless `force`) where they tell of
    different ones.
    """
    if len(readings) < 2:
        raise NotComparable("a comparison needs two accounts at least; name another file")
    for reading in readings:
        if not is_read(reading.document.language):
            raise NotComparable(
                f"{name(reading)}: is in another language ({name_of(reading.document.language)}); "
                "only accounts in English can be compared"
            )
    chosen = choose(readings, force)
    told = [units(one, n) for n, one in enumerate(chosen)]
    made = [_point(group, chosen) for group in clusters(told) if not _boilerplate(group)]
    made.sort(key=lambda pair: (-pair[0], min((u.span.start, u.account) for u in pair[2])))
    points = tuple(point for _, point, _ in made)
    return Comparison(_contact(chosen), tuple(c.account for c in chosen), points, _missing(chosen))


def _boilerplate(group: Sequence[Unit]) -> bool:
    """That two who met met, said by one account in words of its own, is no finding."""
    return len(group) == 1 and group[0].lead and not group[0].fact


def _point(group: Sequence[Unit], chosen: Sequence[Chosen]) -> tuple[float, Point, Sequence[Unit]]:
    first = group[0]
    apart = [
        Apart(first.account, unit.account, one)
        for unit in group[1:]
        for one in differences(first, unit, chosen[first.account].reading, chosen[unit.account].reading)
    ]
    found = [one.difference for one in apart]
    accounts = sorted({u.account for u in group})
    verdict = "only" if len(accounts) == 1 else _verdict(found)
    rank = max(weight(u, chosen[u.account].reading.text) for u in group) + 0.4 * (len(accounts) > 1)
    parts = tuple(Told(u.account, (u.span,), u.acts) for u in group)
    topics = tuple(dict.fromkeys(t for u in group for t in u.topics))
    number = record_id("p", *[(chosen[u.account].account.document, *u.span) for u in group])
    text = explain(group, verdict, apart, chosen)
    return rank, Point(number, verdict, topics, parts, tuple(found), text), group  # type: ignore[arg-type]


def _verdict(found: Sequence[Difference]) -> str:
    """Told alike, otherwise, or so that both cannot be: one denies what the other says was done."""
    if not found:
        return "shared"
    aspects = {d.aspect for d in found}
    opposed = "polarity" in aspects and not aspects & {"kind", "actors", "condition", "modality", "scope", "naming"}
    return "conflicts" if opposed else "differs"


def _contact(chosen: Sequence[Chosen]) -> Compared:
    """The contact as the accounts together have it: all parties, the best known day, the closest channel."""
    fullest = max(chosen, key=lambda c: len(c.contact.participants)).contact
    days = [c.contact.date for c in chosen if c.contact.date]
    stated = [d for d in days if d.basis != "document"] or days
    channels = [c.contact.channel for c in chosen if c.contact.channel != "contact"]
    best = next((c for c in ("video-call", *channels) if c in channels), "contact")
    return Compared(fullest.participants, min((d.start for d in stated), default=None), best)


def _missing(chosen: Sequence[Chosen]) -> tuple[Missing, ...]:
    """Participants from whom no account is among these, and since when."""
    known = registry()
    sides = {c.account.side for c in chosen} | {c.account.issuer for c in chosen}
    days = sorted(c.reading.document.date.isoformat() for c in chosen if c.reading.document.date)
    since = f" since {days[0]}, when the first of these accounts appeared" if days else ""
    out: list[Missing] = []
    for actor in dict.fromkeys(p for c in chosen for p in c.contact.participants):
        side = known.country(actor) or actor
        if side not in sides and actor not in sides and side not in {m.side for m in out}:
            found = known.actor(actor)
            out.append(
                Missing(side, f"took part ({found.name if found else actor}); no account from it is known{since}")
            )
    return tuple(out)
