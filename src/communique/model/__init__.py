"""The nouns: frozen records without I/O. Nothing here imports another part of the program."""

from communique.model.actor import Actor, Mention, Term
from communique.model.agenda import Item
from communique.model.comparison import Account, Compared, Comparison, Difference, Missing, Point, Told
from communique.model.contact import Commitment, Contact, Tone, When
from communique.model.document import Document, Given, Mark
from communique.model.formula import Change, Formula, Use, Variant
from communique.model.life import Debtor, Life, Step, TrackRecord
from communique.model.passage import AUTHOR, Passage
from communique.model.publication import Deed, Naming, Piece, Publication, Telling, Topical, Undertaking, Wording
from communique.model.reading import VERSION, Reading
from communique.model.remark import Appointment, Doubt, Flag, Question
from communique.model.revision import Edit, Revision
from communique.model.silence import Looked, Unspoken, Untold
from communique.model.span import Span
from communique.model.statement import Act, Statement
from communique.model.succession import Succession

__all__ = [
    "AUTHOR", "VERSION", "Account", "Act", "Actor", "Appointment", "Change", "Commitment", "Compared", "Comparison",
    "Contact", "Debtor", "Deed", "Difference", "Document", "Doubt", "Edit", "Flag", "Formula", "Given", "Item", "Life",
    "Looked", "Mark", "Mention", "Missing", "Naming", "Passage", "Piece", "Point", "Publication", "Question",
    "Reading",
    "Revision", "Span", "Statement", "Step", "Succession", "Telling", "Term", "Told", "Tone", "Topical", "TrackRecord",
    "Undertaking", "Unspoken", "Untold", "Use", "Variant", "When", "Wording",
]  # fmt: skip
