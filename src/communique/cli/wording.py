"""The report's own words: headings, and what each kind of act is called. Everything else that
the report prints stands in the source.
"""

from __future__ import annotations

from communique.model import Act, Contact, Reading
from communique.model.prose import listed, spelt

SECTIONS: tuple[tuple[str, frozenset[str]], ...] = (
    ("Undertook and offered", frozenset({"promise", "offer", "invite", "plan", "accept", "sign"})),
    ("Agreed", frozenset({"agree"})),
    ("Asked for", frozenset({"call-for", "demand", "ask", "propose"})),
    ("Warned and threatened", frozenset({"warn", "threaten"})),
    ("Rejected and denied", frozenset({"reject", "deny"})),
    ("Criticised", frozenset({"express-concern", "criticise", "condemn", "accuse", "investigate", "protest"})),
    ("Supported and thanked", frozenset({
        "support", "recognise", "thank", "praise", "welcome", "congratulate", "condole", "wish", "apologise",
    })),
    ("Did", frozenset({
        "cooperate", "aid", "concede", "retreat", "sanction", "suspend", "expel", "mobilise", "coerce", "attack",
        "appoint",
    })),
    ("Said", frozenset({"state", "note", "announce", "emphasise", "reaffirm", "keep-silent"})),
    ("Discussed", frozenset({"discuss", "inform"})),
)  # fmt: skip

PAST = {
    "promise": "undertook", "offer": "offered", "invite": "invited", "plan": "planned", "accept": "accepted",
    "sign": "signed", "agree": "agreed", "call-for": "called for", "demand": "demanded", "ask": "asked",
    "propose": "proposed", "warn": "warned", "threaten": "threatened", "reject": "rejected", "deny": "denied",
    "express-concern": "was concerned", "criticise": "criticised", "condemn": "condemned", "accuse": "accused",
    "investigate": "investigated", "protest": "protested", "support": "supported", "recognise": "recognised",
    "thank": "thanked", "praise": "praised", "welcome": "welcomed", "congratulate": "congratulated",
    "condole": "condoled", "wish": "wished", "apologise": "apologised", "cooperate": "cooperated", "aid": "aided",
    "concede": "conceded", "retreat": "withdrew", "sanction": "sanctioned", "suspend": "suspended",
    "expel": "expelled", "mobilise": "mobilised", "coerce": "coerced", "attack": "attacked", "appoint": "appointed",
    "state": "said", "note": "noted", "announce": "announced", "emphasise": "emphasised", "reaffirm": "reaffirmed",
    "keep-silent": "kept silent", "discuss": "discussed", "inform": "informed",
}  # fmt: skip

MODALITY = {
    "denied": "not so, it says", "possible": "possible", "conditional": "on condition", "intended": "to come",
    "questioned": "asked",
}  # fmt: skip

STATUS = {
    "held": "held", "agreed": "agreed on", "planned": "planned", "offered": "offered", "invited": "invited",
    "possible": "possible", "cancelled": "cancelled",
}  # fmt: skip


class Names:
    """Actors by the names a reader knows."""

    def __init__(self, reading: Reading) -> None:
        self._names = {actor.id: actor.name for actor in reading.actors}

    def one(self, actor: str) -> str:
        """The name of one actor; the words of the source for one that nobody knows."""
        if actor == "author":
            return "the author"
        return self._names.get(actor) or spelt(actor)

    def all(self, actors: tuple[str, ...]) -> str:
        """Several names: “A, B and C”."""
        return listed([self.one(a) for a in actors])

    def chain(self, voices: tuple[str, ...]) -> str:
        """A chain of voices, outermost first."""
        return " › ".join(self.one(v) for v in voices)


def section(act: Act) -> int:
    """The place of an act's heading in `SECTIONS`."""
    return next(i for i, (_, kinds) in enumerate(SECTIONS) if act.kind in kinds)


def day(contact: Contact) -> str:
    """A contact's day, or its days; empty when nothing is known."""
    when = contact.date
    if when is None:
        return ""
    return when.start if when.start == when.end else f"{when.start} – {when.end}"
