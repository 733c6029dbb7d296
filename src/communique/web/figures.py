"""Which numbers each chart of the workspace shows: of a ledger and a choice, a chart that can be drawn."""

from __future__ import annotations

from communique.ledger import Filter, Ledger
from communique.ledger.tallies import contacts_by_month, topics_by_month
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
