"""The nouns: frozen records without I/O. Nothing here imports another part of the program."""

from communique.model.actor import Actor, Mention, Term
from communique.model.comparison import Account, Compared, Comparison, Difference, Missing, Point, Told
from communique.model.contact import Commitment, Contact, Tone, When
from communique.model.document import Document, Mark
from communique.model.passage import AUTHOR, Passage
from communique.model.reading import VERSION, Reading
from communique.model.remark import Appointment, Flag, Question
from communique.model.span import Span
from communique.model.statement import Act, Statement

__all__ = [
    "AUTHOR", "VERSION", "Account", "Act", "Actor", "Appointment", "Commitment", "Compared", "Comparison", "Contact",
    "Difference", "Document", "Flag", "Mark", "Mention", "Missing", "Passage", "Point",
    "Question", "Reading", "Span", "Statement", "Term", "Told", "Tone", "When",
]  # fmt: skip
