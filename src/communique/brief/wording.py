"""Wording that moved: formulas that are new with a speaker, dropped, or changed in these days."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from communique.brief.drafts import Draft, On, Who, ordered
from communique.brief.gather import Gathered, Paper
from communique.brief.report import Reference
from communique.ledger.views.recurring_phrases import found_in
from communique.model import AUTHOR, Formula, Publication, Use, Variant

SPEAKERS, LATEST = 6, 150
_STEADY = 5
"""Speakers that are looked at, the latest documents of each, and the documents that make a wording worth missing."""


def drafts(g: Gathered) -> list[Draft]:
    """What came, went and changed, the most used first."""
    made, new = [], {p.kept.id for p in g.papers}
    for speaker in _speakers(g.papers):
        theirs = _spoken(g, speaker)
        then = {f.id: f for f in found_in(speaker, [one for one in theirs if one[2].document not in new])}
        for one in found_in(speaker, theirs):
            if not one.proper and not _personal(one):
                made += list(_told(g, one, then.get(one.id)))
    return ordered(made)


def _speakers(papers: Iterable[Paper]) -> list[str]:
    """The publishers of most documents, and the persons who speak in them."""
    counts: dict[str, int] = defaultdict(int)
    for paper in papers:
        for speaker in sorted({p.voice for p in paper.reading.passages} | {paper.reading.issuer or ""}):
            counts[speaker] += 1
    best = sorted(counts, key=lambda s: (-counts[s], s))
    return [s for s in best if s and s != AUTHOR][:SPEAKERS]


def _spoken(g: Gathered, speaker: str) -> list[tuple[bytes, bytes, Publication]]:
    """The packed pieces of the latest documents in which somebody speaks, in order of days."""
    out: list[tuple[bytes, bytes, Publication]] = []
    for paper in sorted((*g.before, *g.papers), key=lambda p: (p.at.day, p.kept.id), reverse=True):
        if len(out) < LATEST and paper.at.day and _speaks(paper, speaker):
            out.append((*g.pieces(paper).get(speaker, (b"", b"")), paper.at))
    return out[::-1]


def _speaks(paper: Paper, speaker: str) -> bool:
    reading = paper.reading
    return any(p.voice == speaker for p in reading.passages) or any(speaker in s.speakers for s in reading.statements)


def _personal(formula: Formula) -> bool:
    """What is said in greeting and of procedure carries no news: words without one of five letters."""
    return not any(len(word) > 4 for word in formula.words.split())


def _told(g: Gathered, formula: Formula, before: Formula | None) -> Iterator[Draft]:
    since, until = g.asked.since.isoformat(), g.asked.until.isoformat()
    uses = sorted(
        (u for v in formula.variants for u in v.uses), key=lambda u: (u.publication.day, u.publication.document)
    )
    who = Who((formula.speaker,), dt.date.fromisoformat(formula.first))
    weight = 2.0 + min(formula.documents, 20) / 10
    if formula.entered and since <= formula.first <= until:
        slots = {"who": who, "when": _on(formula.first), "quote": _cited(g, uses[0]), "number": len(_documents(uses))}
        references = tuple(_cited(g, u) for u in uses[1:3])
        yield Draft(
            "wording-new", slots, references, label="New", weight=weight + 1.5, day=formula.first, key=formula.id
        )
    elif formula.dropped and formula.documents >= _STEADY and (before is None or not before.dropped):
        slots = {"who": who, "when": _on(formula.last), "quote": _cited(g, uses[-1]), "number": formula.documents}
        yield Draft("wording-dropped", slots, label="Dropped", weight=weight + 0.5, day=formula.last, key=formula.id)
    variants = {v.words: v for v in formula.variants}
    for change in formula.changes[-1:]:
        if since <= change.day <= until and change.before in variants and change.after in variants:
            old, new = variants[change.before], variants[change.after]
            slots = {"who": who, "when": _on(change.day), "before": _last(g, old), "after": _cited(g, new.uses[0])}
            yield Draft("wording-changed", slots, label="Changed", weight=weight + 1.0, day=change.day, key=formula.id)


def _documents(uses: Iterable[Use]) -> set[str]:
    return {u.publication.document for u in uses}


def _last(g: Gathered, variant: Variant) -> Reference:
    return _cited(g, variant.uses[-1])


def _cited(g: Gathered, use: Use) -> Reference:
    paper = g.paper(use.publication.document)
    if paper is None:
        raise LookupError(use.publication.document)
    return g.cited(paper, use.span)


def _on(day: str) -> On:
    return On(dt.date.fromisoformat(day))
