"""Which numbers each chart of the workspace shows: of a ledger and a choice, a chart that can be drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.ledger import Ledger
from communique.ledger.views import aggregates, contact_register
from communique.ledger.views.contact_register import ContactFilter
from communique.ledger.views.recurring_phrases import Phrase
from communique.model import Formula
from communique.web.drawing.charts import Chart, Count, chart
from communique.web.result_cache import while_it_holds


def of_contacts(ledger: Ledger, by: ContactFilter) -> Chart:
    """The chosen contacts by month and channel."""

    def make() -> Chart:
        told = [Count(*row) for row in contact_register.timeline(ledger, by)]
        return chart("stacked", told, "contacts")

    return while_it_holds(ledger, ("timeline", by), make)


def of_actor(ledger: Ledger, actor: str) -> Chart:
    """An actor's statements by topic; of a country, those of all who serve it."""

    def make() -> Chart:
        with ledger.reading_from() as connection:
            told = [Count(*row) for row in aggregates.months(connection, "said", actor) if row[1]]
        return chart("rows", told, "statements")

    return while_it_holds(ledger, ("topics", actor), make)


def of_formula(one: Formula | Phrase, others: Sequence[Phrase], names: Mapping[str, str]) -> Chart:
    """The documents that use a formula by month, its own speaker first, then others who use it."""
    told: dict[tuple[str, str], int] = {}
    for speaker, months in ((one.speaker, one.months), *((o.speaker, o.months) for o in others)):
        who = names.get(speaker, speaker)
        for month, number in months:
            told[month, who] = told.get((month, who), 0) + number
    return chart("rows", [Count(*key, number) for key, number in sorted(told.items())], "documents")
