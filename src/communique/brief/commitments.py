"""Commitments of these days: new, said again, told to be kept or not, and those whose day is past."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from communique import follow
from communique.brief.drafts import Draft, On, Source, Who, ordered
from communique.brief.gather import Gathered, Paper
from communique.brief.quoting import sentence, whole
from communique.brief.report import Reference
from communique.brief.tables import manners
from communique.follow.agenda import COMING
from communique.follow.commitments.outcomes import took_place
from communique.model import Life, Span, Step
from communique.model.span import cover, merged

NEW, AGAIN, FATE, OVERDUE = "New", "Said again", "Kept or not kept, as told", "Past the day named"
PARTS = (FATE, OVERDUE, AGAIN, NEW)
_GAP = 3


def drafts(g: Gathered) -> list[Draft]:
    """Fates first, then what is overdue, said again, and new; within each the weightiest first."""
    made = [d for life in lives(g) if not life.routine for d in _told(g, life)]
    return sorted(ordered(made), key=lambda d: PARTS.index(d.part))


def lives(g: Gathered) -> tuple[Life, ...]:
    """The commitments that these documents and those before them tell, as of the last day asked for."""
    papers = (*g.before, *g.papers)
    undertakings = [u for p in papers for u in follow.undertakings(p.reading, p.at, g.registry)]
    deeds = [d for p in papers for d in follow.deeds(p.reading, p.at)]
    held = [t for p in papers for t in follow.tellings(p.reading, p.at)]
    held = [t for t in held if took_place(t, g.registry)]
    return follow.follow_commitments(undertakings, deeds, g.registry, g.asked.until.isoformat(), held, g.look)


def _told(g: Gathered, life: Life) -> Iterator[Draft]:
    since, until = g.asked.since.isoformat(), g.asked.until.isoformat()
    first = life.steps[0]
    if not _concerns(g, life) or _contact(g, life):
        return
    for step in life.steps:
        if not since <= step.day <= until:
            continue
        if step is first:
            yield from _new(g, life, step)
        elif step.state == "lapsed":
            yield from _overdue(g, life, step)
        else:
            yield from _later(g, life, step)


def _concerns(g: Gathered, life: Life) -> bool:
    if g.around & {*life.creditors, *(d.actor for d in life.debtors)}:
        return True
    return any(
        paper.names(cover(step.spans)) for step in life.steps if (paper := g.paper(step.publication.document))
    )  # fmt: skip


def _contact(g: Gathered, life: Life) -> bool:
    """Whether it is a contact for a day named: that stands among the coming dates, or is told of as held."""
    first = life.steps[0]
    paper = g.paper(first.publication.document)
    if life.due is None or paper is None:
        return False
    ahead = [span for c in paper.reading.contacts if c.status in COMING for span in c.evidence]
    return any(mine.overlaps(theirs) for mine in first.spans for theirs in ahead)


def _new(g: Gathered, life: Life, step: Step) -> Iterator[Draft]:
    quote, slots = _slots(g, life, step)
    if quote is not None:
        slots |= {"quote": quote}
        if life.due and life.due.basis != "document":
            start, end = dt.date.fromisoformat(life.due.start), dt.date.fromisoformat(life.due.end)
            slots["due"] = On(start, end, ", for")
        name = "commitment-due" if "due" in slots else "commitment"
        yield Draft(name, slots, weight=_weight(g, life), part=NEW, day=step.day, key=life.id)


def _later(g: Gathered, life: Life, step: Step) -> Iterator[Draft]:
    quote, slots = _slots(g, life, step)
    first, before = _slots(g, life, life.steps[0])
    if quote is None or first is None or step.publication.document == life.steps[0].publication.document:
        return
    slots |= {"quote": quote, "before": first, "earlier": before["when"], "first": before["teller"]}
    fate = step.state in ("reported-fulfilled", "reported-broken")
    same = quote.shown.lower() == first.shown.lower()
    name = "commitment-same" if same and not fate else f"commitment-{step.state}"
    yield Draft(name, slots, weight=_weight(g, life), part=FATE if fate else AGAIN, day=step.day, key=life.id)


def _overdue(g: Gathered, life: Life, step: Step) -> Iterator[Draft]:
    quote, slots = _slots(g, life, step)
    told = dt.date.fromisoformat(step.publication.day)
    if quote is not None and life.due is not None and life.due.end > told.isoformat():
        slots |= {"quote": quote, "when": On(told)}
        slots |= {"due": On(dt.date.fromisoformat(life.due.start), dt.date.fromisoformat(life.due.end), ",")}
        yield Draft("commitment-lapsed", slots, weight=_weight(g, life), part=OVERDUE, day=step.day, key=life.id)


def _slots(g: Gathered, life: Life, step: Step) -> tuple[Reference | None, dict[str, object]]:
    """The words of a step, quoted with what makes them readable, and who tells them when."""
    paper = g.paper(step.publication.document)
    if paper is None:
        return None, {}
    passage = next((p for p in paper.reading.passages if step.spans[0].within(p.span)), None)
    issuer = paper.issuer(passage)
    span = _readable(paper, step)
    day = paper.day
    slots: dict[str, object] = {
        "teller": (Source(issuer, paper.kept.issuer),), "when": On(day), "who": Who(_debtors(life), day),
    }  # fmt: skip
    return (g.cited(paper, *span, issuer=issuer) if span else None), slots


def _debtors(life: Life) -> tuple[str, ...]:
    return tuple(d.actor for d in life.debtors)


def _readable(paper: Paper, step: Step) -> tuple[Span, ...]:
    """The act that tells the step, else its words, else the whole sentence."""
    text = paper.reading.text
    acts = {a.id: a for a in paper.reading.acts}
    by = next((c.act for c in paper.reading.commitments if c.id == step.record), step.record)
    spans = (acts[by].span,) if by in acts else merged(step.spans, _GAP)
    passage = next((p for p in paper.reading.passages if spans[0].within(p.span)), None)
    long = sentence(text, spans[0], passage.span) if passage else None
    short = tuple(w for s in spans if (w := whole(text, s)))
    return short if len(short) == len(spans) and len(short[0].of(text).split()) > 2 else (long,) if long else ()


def _weight(g: Gathered, life: Life) -> float:
    """Kind, figures, a day named, and whether those asked for are party to it."""
    total = manners()[life.kind].weight if life.kind in manners() else 3.0
    total += 0.6 * (life.due is not None) + 0.3 * any(c.isdigit() for c in life.what)
    mine = set(_debtors(life))
    total += 0.8 * bool(g.around & mine) + 0.6 * bool(set(life.creditors) - mine)
    return total + 0.3 * (len(life.steps) - 1)
