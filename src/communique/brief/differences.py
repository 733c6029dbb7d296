"""Differences between accounts: contacts of which two publishers tell, held side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from communique.brief.contacts import Told, parties, references, relevant, tellers, when
from communique.brief.drafts import Draft, On, Source
from communique.brief.gather import Gathered, Paper
from communique.brief.quoting import LONGEST, sentence
from communique.brief.report import Reference
from communique.brief.tables import channels
from communique.ledger import KeptContact
from communique.model import Comparison, Point, Span
from communique.model.prose import listed

_WEIGHT = {"conflicts": 4.0, "differs": 3.0, "only": 2.0, "shared": 1.0}


def drafts(g: Gathered, most: int) -> list[Draft]:
    """For each of the weightiest `most` contacts how its accounts compare, then point by point."""
    out: list[Draft] = []
    for contact, accounts in several(g)[:most]:
        held = g.side_by_side(contact.id)
        of = {paper.kept.id: (paper, one) for paper, one in reversed(accounts)}
        made = held.comparison
        if made is None or not set(held.documents) <= set(of):
            continue  # accounts in another language, or too unlike to be held side by side
        told = (contact, tuple(of[key] for key in held.documents))
        title = _title(g, contact)
        out.append(_whole(g, told, made, title))
        papers, issuers = [paper for paper, _ in told[1]], [one.issuer for _, one in told[1]]
        points = enumerate(sorted(made.points, key=lambda p: -_WEIGHT[p.verdict]))
        out += _once(draft for rank, point in points for draft in _point(g, papers, issuers, point, rank, title))
    return out


def several(g: Gathered) -> list[Told]:
    """The contacts held of which two publishers tell at least."""
    return [
        (contact, accounts) for contact, accounts in relevant(g)
        if contact.status == "held" and len({one.issuer for _, one in accounts}) > 1
    ]  # fmt: skip


def _title(g: Gathered, contact: KeptContact) -> str:
    names = [g.names().plain(a) for a in parties(g, contact).actors]
    return f"The {channels()[contact.channel].noun} {listed(names)}"


def _whole(g: Gathered, told: Told, made: Comparison, title: str) -> Draft:
    contact, accounts = told
    slots = {
        "tellers": tellers(accounts), "noun": channels()[contact.channel].noun, "who": parties(g, contact),
        "when": when(accounts, contact), "counts": _counts(made, len(accounts)),
    }  # fmt: skip
    return Draft("accounts", slots, references(g, accounts), weight=9.0, part=title, key=contact.id)


def _counts(made: Comparison, many: int) -> str:
    """“of 18 points, both tell one alike and 6 in different words, one alone tells 11, and …”."""
    told, alone = made.summary, sum(made.summary["only"])
    by_both = [
        f"{_number(n)} {how}" for n, how in ((told["shared"], "alike"), (told["differs"], "in different words")) if n
    ]  # fmt: skip
    all_tell = f"{'both' if many == 2 else 'several'} tell "
    parts = [all_tell + listed(by_both)] if by_both else [f"{all_tell}none"]
    parts += [f"one alone tells {_number(alone)}"] if alone else []
    against = told["conflicts"]
    found = f"on {_number(against)} they contradict each other" if against else "no contradiction was found"
    total = told["shared"] + told["differs"] + alone + against
    return f"of {total} point{'s' * (total != 1)}, {', '.join(parts)}, and {found}"


def _number(number: int) -> str:
    return "one" if number == 1 else str(number)


def _once(drafts: Iterable[Draft]) -> list[Draft]:
    """Without what one alone tells in words that have been quoted already."""
    out: list[Draft] = []
    quoted: list[tuple[str, Span]] = []
    for draft in drafts:
        mine = [(r.document, s) for r in draft.slots.values() if isinstance(r, Reference) for s in r.spans]
        alone = draft.phrase == "account-alone"
        if not (alone and any(key == other and s.overlaps(t) for key, s in mine for other, t in quoted)):
            out.append(draft)
            quoted += mine
    return out


def _readable(paper: Paper, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Words that open a sentence as they are, others with their whole sentence, where it can be quoted."""
    text = paper.reading.text
    if len(spans) == 1 and not spans[0].of(text)[0].islower():
        return spans
    passage = next((p for p in paper.reading.passages if spans[0].within(p.span)), None)
    whole = sentence(text, spans[0], passage.span) if passage else None
    return (whole,) if whole else ()


def _point(
    g: Gathered, papers: Sequence[Paper], issuers: Sequence[str | None], point: Point, rank: int, title: str
) -> Iterator[Draft]:
    """What one account tells alone, or two tell otherwise; what all tell alike is only counted."""
    quotes: list[tuple[int, Reference]] = []
    for told in point.accounts:
        if told.account not in {account for account, _ in quotes}:
            spans = tuple(t for other in point.accounts if other.account == told.account for t in other.spans)
            if sum(s.end - s.start for s in spans) > LONGEST:
                return
            if point.verdict == "only":
                spans = _readable(papers[told.account], spans)
            if not spans:
                return
            quotes.append((told.account, g.cited(papers[told.account], *spans, issuer=issuers[told.account])))
    if point.verdict == "shared" or (point.verdict == "only" and len(quotes[0][1].shown.split()) < 4):
        return
    sources = [(Source(issuers[n], papers[n].kept.issuer),) for n, _ in quotes]
    weight = _WEIGHT[point.verdict] - rank / 100
    if point.verdict == "only":
        day = papers[quotes[0][0]].day
        slots = {"teller": sources[0], "quote": quotes[0][1], "when": On(day)}
        yield Draft("account-alone", slots, label="Told by one alone", weight=weight, part=title, key=point.id)
    elif len(quotes) > 1:
        name = "accounts-conflict" if point.verdict == "conflicts" else "accounts-differ"
        label = "Cannot both be so" if point.verdict == "conflicts" else "Told otherwise"
        slots = {"teller": sources[0], "quote": quotes[0][1], "other": sources[1], "there": quotes[1][1]}
        yield Draft(name, slots, label=label, weight=weight, part=title, key=point.id)
