"""The tables of the views: what pages and lists ask for, made from readings and contacts.

Every row here can be made again at any time (`views.refresh`). stale says what has changed since its
views were made. digest and worded hold what is followed of one document, formula, life, untold and
view what came of following, bound and face whom and what a life is listed under; compared holds accounts
side by side; register and network list contacts by who took part and who told; about lists documents by what
they speak of; tally counts; doubt is the queue of what a person should look at; edition says what each version
changed.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text

from communique.ledger.storage.schema import metadata

stale = Table(
    "stale", metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("state", Integer, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
view = Table(
    "view", metadata,
    Column("name", Text, primary_key=True),
    Column("state", Integer, nullable=False),
    Column("value", Text, nullable=False),
)  # fmt: skip
digest = Table(
    "digest", metadata,
    Column("document", Integer, ForeignKey("document.id"), primary_key=True, autoincrement=False),
    Column("day", Text, nullable=False),
    Column("side", Text),
    Column("publication", Text, nullable=False),
    Column("topics", Text),
    Column("said", Text, nullable=False),
    Column("followed", LargeBinary),
    Index("digest_day", "day", "side"),
)  # fmt: skip
about = Table(
    "about", metadata,
    Column("topic", Text, primary_key=True),
    Column("date", Text, primary_key=True),
    Column("document", Integer, ForeignKey("document.id"), primary_key=True, autoincrement=False),
    Index("about_document", "document"),
    sqlite_with_rowid=False,
)  # fmt: skip
worded = Table(
    "worded", metadata,
    Column("speaker", Text, primary_key=True),
    Column("document", Integer, ForeignKey("document.id"), primary_key=True, autoincrement=False),
    Column("hashes", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("worded_document", "document"),
)  # fmt: skip
tally = Table(
    "tally", metadata,
    Column("measure", Text, primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("label", Text, primary_key=True),
    Column("many", Integer, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
register = Table(
    "register", metadata,
    Column("face", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("start", Text, primary_key=True),
    Column("contact", Integer, primary_key=True, autoincrement=False),
    Column("channel", Text, nullable=False),
    Column("status", Text, nullable=False),
    Index("register_contact", "contact"),
    sqlite_with_rowid=False,
)  # fmt: skip
network = Table(
    "network", metadata,
    Column("level", Text, primary_key=True),
    Column("one", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("many", Integer, nullable=False),
    Index("network_period", "level", "period", "one", "other", "many"),
    sqlite_with_rowid=False,
)  # fmt: skip
untold = Table(
    "untold", metadata,
    Column("contact", Integer, primary_key=True, autoincrement=False),
    Column("silent", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("untold_day", "day", "contact", "silent"),
    Index("untold_silent", "silent", "day", "contact"),
    Index("untold_seen", "seen"),
)  # fmt: skip
compared = Table(
    "compared", metadata,
    Column("contact", Integer, primary_key=True, autoincrement=False),
    Column("mark", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip
life = Table(
    "life", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),
    Column("routine", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("lapses", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("mark", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("life_board", "routine", "state", "lapses"),
    Index("life_last", "routine", "last", "id", "state", "lapses", "first", "due"),
    Index("life_seen", "routine", "seen", "id"),
)  # fmt: skip
bound = Table(
    "bound", metadata,
    Column("actor", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("life", Integer, ForeignKey("life.id"), primary_key=True, autoincrement=False),
    Index("bound_life", "life"),
    sqlite_with_rowid=False,
)  # fmt: skip
face = Table(
    "face", metadata,
    Column("face", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("life", Integer, ForeignKey("life.id"), primary_key=True, autoincrement=False),
    Index("face_life", "life", "face", "value"),
    sqlite_with_rowid=False,
)  # fmt: skip
formula = Table(
    "formula", metadata,
    Column("key", Text, primary_key=True),
    Column("speaker", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("forms", Text, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("entered", Integer, nullable=False),
    Column("dropped", Text),
    Column("growth", Float, nullable=False),
    Column("proper", Integer, nullable=False),
    Column("months", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("formula_documents", "documents", "first", "key"),
    Index("formula_speaker", "speaker", "documents"),
)  # fmt: skip
doubt = Table(
    "doubt", metadata,
    Column("document", Integer, ForeignKey("document.id"), primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("record", Text, primary_key=True),
    Column("score", Integer, nullable=False),
    Column("reasons", Text, nullable=False),
    Index("doubt_score", "score", "document", "kind", "record"),
    Index("doubt_kind", "kind", "score", "document", "record"),
    Index("doubt_document", "document", "score"),
)  # fmt: skip
edition = Table(
    "edition", metadata,
    Column("document", Integer, ForeignKey("document.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("weight", Text, nullable=False),
    Column("substantive", Integer, nullable=False),
    Column("cosmetic", Integer, nullable=False),
    Column("seen", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("edition_seen", "weight", "seen", "document", "number"),
)  # fmt: skip
VIEWS = (
    digest, about, worded, tally, register, network, untold, compared, bound, face, life, formula, doubt, edition, view,
)  # fmt: skip
"""All that can be made again, in an order in which their rows can be deleted."""
