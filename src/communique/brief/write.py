"""A ledger and a question in, a Brief out: every section's drafts chosen by weight and put into words.

Deterministic: the same ledger and the same question give the same brief.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from communique.actors import Registry, registry
from communique.brief.asked import Asked
from communique.brief.drafts import Draft, ordered, worded
from communique.brief.fitting import fitted
from communique.brief.gather import Gathered, gather
from communique.brief.naming import Names, days_of
from communique.brief.report import Brief, Part, Section, Sentence
from communique.brief.sections import PLANS, Plan
from communique.documents.language import name_of
from communique.ledger import Ledger
from communique.model.prose import listed

_SUMMED = {"short": 3, "full": 5}
_UNREAD = 3
"""Of so many issuers and languages it is named what could not be read."""
_FEWEST = 5
"""A brief of fewer sentences needs no summary."""


def brief(ledger: Ledger, asked: Asked, known: Registry | None = None) -> Brief:
    """The brief that is asked for. Reads the ledger and nothing else."""
    g = gather(ledger, asked, known or registry())
    made = [(plan, plan.drafts(g)) for plan in PLANS]
    chosen = [(plan, *_chosen(plan, drafts, asked.length)) for plan, drafts in made]
    summary = _summary([(plan, kept) for plan, kept, _ in chosen], asked.length)
    told = [d for _, kept, _ in chosen for d in kept]
    names = g.names(actor for d in told for actor in d.actors())
    sections = []
    if len(told) >= _FEWEST:
        sentences = _worded(summary, names, labelled=False)
        sections.append(Section("summary", "In brief", (Part("", sentences),), "the sections below"))
        if asked.length == "short":  # what stands at the head is not said again below
            chosen = [
                (plan, [d for d in kept if not any(d is s for s in summary)], left) for plan, kept, left in chosen
            ]
    sections += [_section(g, plan, kept, left, names) for plan, kept, left in chosen]
    if asked.length == "short":
        sections = _gathered(sections)
    named = tuple(names.plain(a) for a in asked.about)
    made_of = Brief(
        f"{_title(named)}, {days_of(asked.since, asked.until)}", asked.about, named, asked.since, asked.until,
        asked.today, asked.length, tuple(sections), _basis(g),
    )  # fmt: skip
    return fitted(made_of) if asked.length == "short" else made_of


def _gathered(sections: Sequence[Section]) -> list[Section]:
    """What was found, then one section of all that was searched in vain."""
    empty = [s for s in sections if not s.parts]
    searched = "; ".join(f"{s.title.lower()} ({s.searched})" for s in empty)
    last = [Section("nothing", "Nothing found", (), searched)] if empty else []
    return [s for s in sections if s.parts] + last


def _title(named: Sequence[str]) -> str:
    return f"Brief on {listed(named)}"


def _chosen(plan: Plan, drafts: Sequence[Draft], length: str) -> tuple[list[Draft], int]:
    """So many parts, of each so many of the weightiest, in the order given; and how many are left out."""
    parts = list(dict.fromkeys(d.part for d in drafts))[: plan.parts[length]]
    kept: list[Draft] = []
    for part in parts:
        mine = [d for d in drafts if d.part == part]
        best = ordered(mine)[: plan.most[length]] if plan.key != "coming" else mine[: plan.most[length]]
        kept += [d for d in mine if any(d is b for b in best)]
    return kept, len(drafts) - len(kept)


def _summary(chosen: Iterable[tuple[Plan, list[Draft]]], length: str) -> list[Draft]:
    """The weightiest of every section, in the order of the sections."""
    picked = [d for plan, kept in chosen for d in ordered(kept)[: plan.summed]]
    return picked[: _SUMMED[length]]


def _section(g: Gathered, plan: Plan, kept: Sequence[Draft], left: int, names: Names) -> Section:
    parts = tuple(
        Part(part, _worded(list(drafts), names)) for part, drafts in groupby(kept, key=lambda d: d.part)
    )  # fmt: skip
    return Section(plan.key, plan.title, parts, _searched(g, plan), left)


def _worded(drafts: Sequence[Draft], names: Names, labelled: bool = True) -> tuple[Sentence, ...]:
    """Sentences in their order; every other one takes its phrase's other wording."""
    out = []
    for number, draft in enumerate(drafts):
        made = worded(draft, names, otherwise=number % 2 == 1)
        out.append(made if labelled else Sentence(made.pieces, made.references, "", made.weight))
    return tuple(out)


def _searched(g: Gathered, plan: Plan) -> str:
    return plan.searched.format(now=_documents(len(g.papers), "these days"), before=f"{len(g.before):,} from before")


def _documents(number: int, of: str) -> str:
    return f"the document of {of}" if number == 1 else f"{number or 'no'} documents of {of}"


def _basis(g: Gathered) -> str:
    """What the brief was made from, in one line."""
    days = days_of(g.asked.since, g.asked.until)
    named = listed([g.names().plain(a) for a in g.asked.about])
    count = f"{len(g.papers):,} document{'s' * (len(g.papers) != 1)}"
    more = f"; {g.left:,} more were left unread" if g.left else ""
    made = f"Made from {count} of {days} in the ledger that name {named}{more}, and {len(g.before):,} from before."
    return f"{made}{_unread(g)}"


def _unread(g: Gathered) -> str:
    """What of these days could not be read: of whom, in which language."""
    told = []
    for one in g.unread[:_UNREAD]:
        whose = f" of {g.names().plain(one.issuer)}" if one.issuer else ""
        told.append(f"{one.documents:,} document{'s' * (one.documents != 1)}{whose} in {name_of(one.language)}")
    others = sum(one.documents for one in g.unread[_UNREAD:])
    told += [f"{others:,} more"] if others else []
    return f" Not read, so that nothing was looked for in them: {listed(told)}." if told else ""
