"""What each side says: the acts that its documents tell, attributed, in the source's own words.

Acts of one doer that stand under one label in one document are one sentence. An act told within
another's words is shown by the outer words, under the label of whichever weighs more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.brief.drafts import Draft, On, Source, Who
from communique.brief.gather import Gathered, Paper
from communique.brief.quoting import predicate, sentence
from communique.brief.tables import labels, manners
from communique.follow.agenda import COMING
from communique.model import Act, Passage, Span

_TOGETHER = 3
_CHARACTERS = 420
"""How many quotations, of how many characters in all, one sentence holds."""
_LEAST = 1.5


@dataclass(frozen=True, slots=True)
class Line:
    """An act that is worth telling, with what of the text tells it. `predicate` is None where the words
    cannot follow the doer's name; then `span` is a whole sentence.
    """

    paper: Paper
    passage: Passage
    act: Act
    span: Span
    goes_on: bool
    label: str
    weight: float


def drafts(g: Gathered) -> list[Draft]:
    """Sentences by publisher, the publisher of the weightiest first, then by label and weight."""
    groups: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    for line in lines(g):
        issuer = line.paper.issuer(line.passage)
        alone = () if line.goes_on else (line.span,)
        groups[issuer or "", line.paper.kept.id, line.act.by, line.label, alone].append(line)
    made = [d for group in groups.values() for d in _sentences(g, group)]
    order = labels()
    best: dict[str, float] = defaultdict(float)
    for draft in made:
        best[draft.part] += draft.weight
    return sorted(made, key=lambda d: (-best[d.part], d.part, order.index(d.label), -d.weight, d.day, d.key))


def lines(g: Gathered) -> list[Line]:
    """Every act of these days that concerns those asked for, once, in the order of the documents."""
    out: list[Line] = []
    told: set[tuple[str, str]] = set()
    for paper in sorted(g.papers, key=lambda p: (p.at.day, p.kept.id)):
        for line in _outermost([made for act in paper.reading.acts if (made := _line(g, paper, act))]):
            words = " ".join(line.span.of(paper.reading.text).lower().split())
            if (paper.kept.issuer or "", words) not in told:
                told.add((paper.kept.issuer or "", words))
                out.append(line)
    return out


def _line(g: Gathered, paper: Paper, act: Act) -> Line | None:
    passage = paper.passage(act.passage)
    if passage is None or not act.by or passage.kind in ("heading", "note") or not _concerns(g, paper, passage, act):
        return None
    text = paper.reading.text
    if act.kind in ("plan", "promise") and _ahead(paper, act):
        return None
    known = all(not a.startswith("unknown:") for a in act.by)
    span = predicate(text, act, len(act.by) > 1) if known else None
    shown = span or sentence(text, act.span, passage.span)
    manner = manners()[act.kind]
    if shown is None or not act.object or _bare(text, shown):
        return None
    weight = manner.weight + _closeness(g, paper, passage, act) - (0.0 if known else 1.0) - (0.0 if span else 0.4)
    return Line(paper, passage, act, shown, span is not None, manner.label, weight) if weight >= _LEAST else None


def _ahead(paper: Paper, act: Act) -> bool:
    """Whether the act is that a contact is to come; it stands among the coming dates."""
    found = (span for c in paper.reading.contacts if c.status in COMING and c.date for span in c.evidence)
    return any(act.span.overlaps(span) for span in found)


def _bare(text: str, span: Span) -> bool:
    return len(span.of(text).split()) < 4


def _concerns(g: Gathered, paper: Paper, passage: Passage, act: Act) -> bool:
    if g.around & {*act.by, *act.to} or paper.names(act.span):
        return True
    contact = next((c for c in paper.reading.contacts if c.id == passage.contact), None)
    return contact is not None and bool(g.around & set(contact.participants))


def _closeness(g: Gathered, paper: Paper, passage: Passage, act: Act) -> float:
    """What an act gains by whom it is between, who does it, and figures."""
    mine = {g.registry.country(a) or a for a in act.by}
    named = {
        g.registry.country(a) or a for m in paper.reading.mentions if m.span.within(act.span) for a in m.actors
        if not a.startswith("unknown:")
    }  # fmt: skip
    day = paper.at.day or None
    rank = max((g.registry.rank(t.office) for a in act.by for t in g.registry.in_office(a, day)), default=1)
    figures = any(c.isdigit() for c in act.span.of(paper.reading.text))
    gained = 0.8 * bool((named | set(act.to)) - mine) + 0.4 * bool(passage.contact) + 0.2 * figures + 0.2 * (rank - 1)
    return gained + 0.6 * bool(paper.names(act.span)) - 0.4 * (act.modality in ("possible", "questioned"))


def _outermost(found: Sequence[Line]) -> list[Line]:
    """Each stretch of words once: what stands inside another's words gives it its label where it weighs more."""
    out: list[Line] = []
    for line in sorted(found, key=lambda x: (x.span.start, -x.span.end, -x.weight)):
        last = out[-1] if out else None
        if last is None or not line.span.overlaps(last.span):
            out.append(line)
        elif line.span.within(last.span):
            if line.weight > last.weight and line.act.modality in ("actual", "intended", "conditional"):
                out[-1] = Line(
                    last.paper, last.passage, last.act, last.span, last.goes_on, line.label, line.weight
                )  # fmt: skip
        elif line.weight > last.weight:
            out[-1] = line
    return out


def _sentences(g: Gathered, group: Sequence[Line]) -> Iterable[Draft]:
    """One sentence for as many acts as it can hold."""
    first = group[0]
    if not first.goes_on:
        yield _alone(g, first)
        return
    held: list[Line] = []
    for line in sorted(group, key=lambda x: (-x.weight, x.span)):
        length = sum(x.span.end - x.span.start for x in (*held, line))
        if held and (len(held) == _TOGETHER or length > _CHARACTERS):
            yield _together(g, held)
            held = []
        held.append(line)
    yield _together(g, held)


def _together(g: Gathered, held: Sequence[Line]) -> Draft:
    first = held[0]
    paper, issuer = first.paper, first.paper.issuer(first.passage)
    quotes = tuple(g.cited(paper, x.span, issuer=issuer) for x in sorted(held, key=lambda x: x.span))
    slots = {
        "teller": (Source(issuer, paper.kept.issuer),), "when": On(paper.day), "who": Who(first.act.by, paper.day),
        "quotes": quotes,
    }  # fmt: skip
    own = first.act.by == (issuer,)
    return Draft(
        "own" if own else "did", slots, label=first.label, weight=max(x.weight for x in held), day=paper.at.day,
        part=g.names().heading(issuer), key=f"{paper.kept.id} {first.span.start:09}", also="" if own else "did-after",
    )  # fmt: skip


def _alone(g: Gathered, line: Line) -> Draft:
    paper, issuer = line.paper, line.paper.issuer(line.passage)
    spoken = (line.act.by == (line.passage.voice,) != (issuer,)) and line.passage.kind in (
        "answer", "question", "quotation", "statement", "readout"
    )  # fmt: skip
    slots = {
        "teller": (Source(issuer, paper.kept.issuer),), "when": On(paper.day), "who": Who(line.act.by, paper.day),
        "quote": g.cited(paper, line.span, issuer=issuer),
    }  # fmt: skip
    return Draft(
        "said" if spoken else "wrote", slots, label=line.label, weight=line.weight, day=paper.at.day,
        part=g.names().heading(issuer), key=f"{paper.kept.id} {line.span.start:09}",
    )  # fmt: skip
