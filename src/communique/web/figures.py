"""Which numbers each chart of the workspace shows: of a ledger and a choice, a chart that can be drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.ledger import Filter, Ledger
from communique.ledger.counted import Count, contacts_by_month, topics_by_month
from communique.model import Formula
from communique.web.drawing.charts import Chart, chart
from communique.web.kept import while_it_holds


def of_contacts(ledger: Ledger, by: Filter) -> Chart:
    """The chosen contacts by month and channel."""
    return while_it_holds(ledger, ("months", by), lambda: chart("stacked", contacts_by_month(ledger, by), "contacts"))


def of_actor(ledger: Ledger, actor: str) -> Chart:
    """An actor's statements by topic."""
    return while_it_holds(
        ledger, ("topics", actor), lambda: chart("rows", topics_by_month(ledger, actor), "statements")
    )


def of_formula(one: Formula, others: Sequence[Formula], names: Mapping[str, str]) -> Chart:
    """The documents that use a formula by month, its own speaker first, then others who use it."""
    counts: list[Count] = []
    for found in (one, *others):
        who = names.get(found.speaker, found.speaker)
        counts += [Count(month, who, number) for month, number in found.months]
    return chart("rows", _summed(counts), "documents")


def _summed(counts: Sequence[Count]) -> list[Count]:
    """One count for each month and series."""
    told: dict[tuple[str, str], int] = {}
    for count in counts:
        told[count.month, count.what] = told.get((count.month, count.what), 0) + count.number
    return [Count(*key, number) for key, number in sorted(told.items())]
