"""Parse and mentions → statements, acts, contacts, commitments, appointments, questions, flags."""

from communique.extract.acts import find_acts
from communique.extract.appointments import find_appointments
from communique.extract.commitments import find_commitments
from communique.extract.contacts import find_contacts
from communique.extract.joining import find_statements
from communique.extract.remarks import find_flags, find_questions

__all__ = [
    "find_acts", "find_appointments", "find_commitments", "find_contacts", "find_flags",
    "find_questions", "find_statements",
]  # fmt: skip
