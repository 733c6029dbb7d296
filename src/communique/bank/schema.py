"""What a mark may hold: the lists of a marked document and the fields of their items.

One table, read by the checker, the entering of quotations, the agreement and the exports. A field that does
not stand here is refused, so that no words of a text can slip into the bank.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from communique.model.contact import Channel, Status
from communique.model.kinds import KINDS
from communique.model.passage import PassageKind

Form = Literal["words", "id", "ids", "sets", "choice", "choices", "days"]
"""`words`: offsets; `id`: one actor; `ids`: several; `sets`: other equally right sets; `choice(s)`: of a
vocabulary; `days`: YYYY-MM-DD or [from, to].
"""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an item: its form, whether it must be there, and the vocabulary of a choice."""

    form: Form
    needed: bool = False
    of: frozenset[str] = frozenset()


MODALITIES = frozenset({"actual", "denied", "possible", "conditional", "intended", "questioned"})
_ACTS = frozenset(KINDS)
_BINDING = frozenset(kind for kind, one in KINDS.items() if one.binding or kind == "sign")

LISTS: dict[str, dict[str, Field]] = {
    "passages": {
        "span": Field("words", True), "kind": Field("choice", True, frozenset(get_args(PassageKind))),
        "voice": Field("ids", True),
    },
    "contacts": {
        "evidence": Field("words", True), "channel": Field("choice", True, frozenset(get_args(Channel))),
        "status": Field("choice", True, frozenset(get_args(Status))), "participants": Field("ids"),
        "date": Field("days"), "initiator": Field("id"),
    },
    "acts": {
        "cue": Field("words", True), "kind": Field("choice", True, _ACTS), "also": Field("choices", of=_ACTS),
        "by": Field("ids"), "by_also": Field("sets"), "by_words": Field("words"), "to": Field("ids"),
        "to_words": Field("words"), "object": Field("words"), "modality": Field("choice", True, MODALITIES),
    },
    "statements": {
        "cue": Field("words"), "content": Field("words", True), "speakers": Field("ids"),
        "source": Field("words"), "voices": Field("ids"),
    },
    "commitments": {
        "what": Field("words", True), "kind": Field("choice", True, _BINDING), "by": Field("ids"),
        "by_also": Field("sets"), "to": Field("ids"), "due": Field("days"), "condition": Field("words"),
    },
    "questions": {"span": Field("words", True), "asked_by": Field("id")},
    "doubts": {"words": Field("words", True), "list": Field("choice", of=frozenset())},
}  # fmt: skip
"""The lists in the order in which they are written, each with the fields of its items."""

JUDGED = ("passages", "contacts", "acts", "statements", "commitments", "questions")
"""The lists that are held against each other; doubts count neither for nor against."""

DOUBTED = frozenset(JUDGED)
ID = re.compile(r"author\Z|country:[A-Z]{2}\Z|(?:person|org|region|group|unknown):[\w'’.-]{1,200}\Z")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
