"""The first steps in a workspace: five that show what it holds, or what to do where it holds nothing yet."""

from __future__ import annotations

from dataclasses import dataclass

from communique.actors import registry
from communique.ledger import Ledger
from communique.ledger.views import commitment_lifecycles, contact_register
from communique.ledger.views.contact_register import ContactFilter


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is, what to look at, and where."""

    title: str
    words: str
    address: str


EMPTY = (
    Step("Paste a text", "A readout, a statement, a transcript, a post that pastes several.", "/add"),
    Step("Watch a source", "On the command line: communique source add kremlin && communique watch", "/sources"),
    Step("Look at an example", "On the command line: communique demo", ""),
)  # fmt: skip


def steps(ledger: Ledger, today: str) -> tuple[Step, ...]:
    """The steps for a ledger as it is."""
    documents = ledger.documents(limit=1)
    if not documents:
        return EMPTY
    both = contact_register.page(ledger, ContactFilter(sides=2, status="held"), 1).contacts
    bound = commitment_lifecycles.page(ledger, registry(), today, limit=1)[0]
    contact = f"/contacts/{both[0].id}" if both else "/contacts"
    return (
        Step("Two accounts of one contact", "What both tell, where they differ, what one alone tells.", contact),
        Step("The text behind a line", "Follow “in the text”: the words are lit where they stand, their record beside "
             "them; “Link to these words” is for a colleague.", f"/documents/{documents[0].id}"),
        Step("A promise and what became of it", "From its first words to its fate, each step with its source.",
             f"/commitments/{bound[0].id}" if bound else "/commitments"),
        Step("A list to take away", "Any list is a file: CSV, Excel, JSON, with your filters.", "/contacts"),
        Step("Put the program right", "Accept, reject or correct; what you decide stays.", "/review"),
    )  # fmt: skip
