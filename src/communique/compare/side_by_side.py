"""Accounts of one contact, side by side: readings in, a comparison out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from communique.actors import registry
from communique.compare.accounts import Chosen, choose, name
from communique.compare.explain import explain
from communique.compare.facts import facts, is_fact, is_next, next_value
from communique.compare.grouping import arranged, followed
from communique.compare.leaning import leant
from communique.compare.names import actor_name, in_sentences
from communique.compare.pairing.alignment import clusters
from communique.compare.pairing.entailment import relations
from communique.compare.slots import acts, differences, family, opposed
from communique.compare.transcripts import about_contact, gathered
from communique.compare.units.extraction import Unit, joined, units
from communique.compare.weights import rank, weight
from communique.documents.language import is_read, name_of
from communique.errors import NotComparable
from communique.language.embedding import embed
from communique.model import Compared, Comparison, Missing, Point, Reading, Told
from communique.model.comparison import Claim, Fact, Value, Verdict
from communique.model.ids import record_id
from communique.reading import home_of

MOST_WORDS = 60
"""Words up to which two things of one sentence are told in one."""
LEAST_DENIAL = 0.3
"""Chance of a contradiction below which a “not” in one account is no denial of the other."""
_BLAMES = frozenset({"accuse", "condemn", "criticise", "warn", "threaten"})


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
    claims = [[u for u in side if u.asked or not is_fact(u, chosen[n])] for n, side in enumerate(told)]
    claims = [about_contact(side, n, chosen, _others(claims, n)) for n, side in enumerate(claims)]
    groups = gathered(leant(_whole(clusters(_numbered(claims)), chosen), chosen), chosen)
    coming = [g[0] for g in groups if len(g) == 1 and is_next(g[0], chosen[g[0].account])]
    groups = [g for g in groups if not (len(g) == 1 and g[0] in coming)]
    topics = followed(groups)
    made = [_point(group, chosen, topic) for group, topic in zip(groups, topics, strict=True)]
    sections, points, head = arranged(made)
    found = _with_next(facts(chosen, told), coming, chosen)
    accounts = tuple(c.account for c in chosen)
    return Comparison(_contact(chosen), accounts, found, sections, points, _missing(chosen), head)


def _others(sides: Sequence[Sequence[Unit]], index: int) -> list[Unit]:
    return [u for n, side in enumerate(sides) for u in side if n != index]


def _numbered(sides: Sequence[Sequence[Unit]]) -> list[list[Unit]]:
    return [[replace(u, number=n) for n, u in enumerate(side)] for side in sides]


def _whole(groups: Sequence[Sequence[Unit]], chosen: Sequence[Chosen]) -> list[list[Unit]]:
    """What stands alone is told in one with the rest of its report; so are neighbours of one point."""
    alone = {(g[0].account, g[0].number): g[0] for g in groups if len(g) == 1}
    merged: dict[tuple[int, int], Unit] = {}
    gone: set[tuple[int, int]] = set()
    for key in sorted(alone):
        before = (key[0], key[1] - 1)
        while before in gone:
            before = (before[0], before[1] - 1)
        one, other = merged.get(before, alone.get(before)), alone[key]
        if one is not None and _one_report(one, other, chosen):
            merged[before] = joined(one, other, chosen[key[0]].reading.text)
            gone.add(key)
    out = []
    for group in groups:
        key = (group[0].account, group[0].number)
        if len(group) > 1:
            out.append(_neighbours(group, chosen))
        elif key not in gone:
            out.append([merged.get(key, group[0])])
    return out


def _neighbours(group: Sequence[Unit], chosen: Sequence[Chosen]) -> list[Unit]:
    out: list[Unit] = []
    for unit in sorted(group, key=lambda u: (u.account, u.number)):
        if (
            out
            and out[-1].account == unit.account
            and unit.sentence == out[-1].sentence
            and unit.number == out[-1].number + 1
        ):
            out[-1] = replace(joined(out[-1], unit, chosen[unit.account].reading.text), number=unit.number)
        else:
            out.append(unit)
    return out


def _one_report(unit: Unit, other: Unit, chosen: Sequence[Chosen]) -> bool:
    text = chosen[unit.account].reading.text
    long = len(unit.of(text).split()) + len(other.of(text).split())
    return other.weak and unit.sentence == other.sentence and long <= MOST_WORDS


def _point(group: Sequence[Unit], chosen: Sequence[Chosen], topic: str) -> tuple[float, Point]:
    accounts = sorted({u.account for u in group})
    found = differences(group, chosen)
    against = opposed(group, chosen) if len(accounts) > 1 and not any(u.asked for u in group) else None
    against = against if against and _denies(group, accounts) else None
    found = [against, *found] if against else found
    mirrored = _mirrored(group, chosen)
    verdict: Verdict = (
        "only" if len(accounts) == 1 else "conflicts" if against or mirrored else "differs" if found else "shared"
    )
    names = in_sentences([c.account for c in chosen])
    why = explain(found, names, mirrored, acts(group, chosen)) if verdict in ("differs", "conflicts") else None
    parts = tuple(Told(n, tuple(_claim(u) for u in group if u.account == n)) for n in accounts)
    texts = [u.of(chosen[u.account].reading.text) for u in group]
    worth = weight(group, verdict, texts)
    number = record_id("p", *[(chosen[u.account].account.document, *u.span) for u in group])
    return rank(group, verdict, worth), Point(number, topic, verdict, worth, parts, tuple(found), why)


def _denies(group: Sequence[Unit], accounts: Sequence[int]) -> bool:
    """Whether two of the accounts may stand to each other as a claim and its denial, as the relations were learnt."""
    texts = [" ".join(u.text for u in group if u.account == n) for n in accounts]
    meanings = embed(texts)
    chances = (
        relations(one, other, float(meanings[a] @ meanings[b]))["contradicts"]
        for (a, one), (b, other) in combinations(enumerate(texts), 2)
    )  # fmt: skip
    return max(chances) >= LEAST_DENIAL


def _claim(unit: Unit) -> Claim:
    act = unit.act
    return Claim(
        unit.by, act.id if act else None, act.kind if act else "", act.modality if act else "", unit.spans, unit.text
    )


def _mirrored(group: Sequence[Unit], chosen: Sequence[Chosen]) -> bool:
    """Whether two sides blame each other for one thing."""
    known = registry()
    blame = {
        u.account: {known.country(b) or b for b in u.by}
        for u in group if u.act is not None and u.act.kind in _BLAMES and family(u.act.kind) in ("blame", "warn")
    }  # fmt: skip
    sides = [frozenset(v) for v in blame.values()]
    return len(sides) > 1 and not sides[0] & sides[1]


def _with_next(found: tuple[Fact, ...], coming: Sequence[Unit], chosen: Sequence[Chosen]) -> tuple[Fact, ...]:
    """The facts with what comes next, as each account that has no point of it tells it."""
    if not coming:
        return found
    values: dict[int, Value] = {}
    for unit in coming:
        values.setdefault(unit.account, next_value(unit, chosen[unit.account]))
    rest = tuple(f for f in found if f.fact != "next")
    verdict: Verdict = "differs" if len(values) > 1 else "only"
    return (*rest, Fact("next", verdict, tuple(values[n] for n in sorted(values))))


def _contact(chosen: Sequence[Chosen]) -> Compared:
    """The contact as the accounts together have it: all parties, the best known day, the closest channel."""
    fullest = max(chosen, key=lambda c: len(c.contact.participants)).contact
    days = [c.contact.date for c in chosen if c.contact.date]
    stated = [d for d in days if d.basis != "document"] or days
    channels = [c.contact.channel for c in chosen if c.contact.channel != "contact"]
    best = next((c for c in ("video-call", *channels) if c in channels), "contact")
    return Compared(fullest.participants, min((d.start for d in stated), default=None), best)


def _missing(chosen: Sequence[Chosen]) -> tuple[Missing, ...]:
    """Participants from whose side no account is among these, and since when; of a stranger whose side no account tells
    nothing is said.
    """
    days = sorted(c.reading.document.date.isoformat() for c in chosen if c.reading.document.date)
    since = f" since {days[0]}, when the first of these accounts appeared" if days else ""
    heard = {side for c in chosen for side in (c.account.side, c.account.issuer, _side(c, c.account.issuer or ""))}
    out: list[Missing] = []
    for one in chosen:
        for actor in one.contact.participants:
            side = _side(one, actor)
            if side and not {side, actor} & heard:
                heard.add(side)
                who = "" if side == actor else f" ({actor_name(actor)})"
                out.append(Missing(side, f"took part{who}; no account from there is known{since}"))
    return tuple(out)


def _side(chosen: Chosen, actor: str) -> str:
    """The state or body in whose name an actor took part, a stranger's as the reading has it; empty where not known."""
    day = chosen.reading.document.date
    side = home_of(registry(), actor, day.isoformat() if day else None)
    if side or not actor.startswith("unknown:"):
        return side
    country = next((a.country for a in chosen.reading.actors if a.id == actor), "")
    return f"country:{country}" if country else ""
