"""Parse and mentions → statements, acts, contacts, commitments, appointments, questions, flags."""

from communique.extract.acts.appointments import find_appointments
from communique.extract.acts.commitments import find_commitments
from communique.extract.acts.recognition import find_acts
from communique.extract.contacts import find_contacts
from communique.extract.statements.questions import find_flags, find_questions
from communique.extract.statements.reconciliation import find_statements

__all__ = [
    "find_acts", "find_appointments", "find_commitments", "find_contacts", "find_flags",
    "find_questions", "find_statements",
]  # fmt: skip
