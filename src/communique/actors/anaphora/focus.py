"""Whom a text has spoken of so far, and in which role: which person “he” or “she” is.

A pronoun that is a subject goes to the subject of the main clause of its own sentence or of the one before, else to
the last subject; any other to the one named last. An object is somebody else than whoever does what it suffers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from communique.language import Token

SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "dative", "pobj", "iobj")
_LEANING = frozenset({"xcomp", "advcl", "conj", "acl", "pcomp", "prep"})
"""What a verb that has no subject of its own leans on its verb by."""
_NESTED = frozenset({"advcl", "ccomp", "relcl", "acl"})
_NEAR = 5
"""Sentences within which a person may still be meant."""
_MOST = 24
"""Persons among whom one may be meant."""


class Place(NamedTuple):
    """A sentence and a character of the text."""

    sentence: int
    offset: int


_NOWHERE = Place(-_NEAR - 1, -1)


@dataclass(slots=True)
class Trail:
    """Where a person was named last at all, as a subject, and as that of a main clause."""

    last: Place
    subject: Place = _NOWHERE
    main: Place = _NOWHERE


@dataclass(slots=True)
class Focus:
    """The persons of the text so far, the last named last."""

    trails: dict[str, Trail] = field(default_factory=dict)
    sentence: int = 0

    def note(self, actor: str, token: Token, offset: int) -> None:
        """A person has been mentioned by the phrase that `token` heads, at `offset`."""
        here = Place(self.sentence, offset)
        trail = self.trails.pop(actor, None) or Trail(here)
        trail.last = here
        if _head(token).dep_ in SUBJECTS:
            trail.subject = here
            trail.main = here if _is_main(token) else trail.main
        self.trails[actor] = trail  # the last named last

    def meant(self, token: Token, offset: int, fits: Callable[[str], bool]) -> str:
        """The person whom the pronoun `token` at `offset` means, of those that fit; empty where there is none."""
        role = str(_head(token).dep_)
        doers = {offset - token.idx + i for i in _doers(token)} if role in _OBJECTS else set()
        near = [(a, t) for a, t in self._near() if fits(a) and not {t.last.offset, t.subject.offset} & doers]
        if role in SUBJECTS:
            if above := self._above(token, offset, near):
                return above
            main = [(t.main, a) for a, t in near if self.sentence - t.main.sentence < 2]
            subject = [(t.subject, a) for a, t in near if self.sentence - t.subject.sentence <= _NEAR]
            if main or subject:
                return max(main or subject)[1]
        if token.tag_ == "PRP$" and (teller := self._teller(token, offset, near)):
            return teller
        return near[0][0] if near else ""

    def _above(self, token: Token, offset: int, near: list[tuple[str, Trail]]) -> str:
        """“X said that Y had lied when *he* said …”: the subject of the clause that a nested clause hangs on."""
        own = _head(token).head
        if own.dep_ not in _NESTED:
            return ""
        above = next((t for t in own.ancestors if any(c.dep_ in SUBJECTS for c in t.children)), None)
        if above is None or above.dep_ not in _NESTED:
            return ""
        return _among(near, _subjects(above), offset - token.idx)

    def _teller(self, token: Token, offset: int, near: list[tuple[str, Trail]]) -> str:
        """“X told Y that *his* country …”: whoever tells it, where he is among those near."""
        clause = next((t for t in (token, *token.ancestors) if t.dep_ == "ccomp"), None)
        if clause is None or not clause.left_edge.i <= token.i:
            return ""
        return _among(near, _doers(clause), offset - token.idx)

    def _near(self) -> list[tuple[str, Trail]]:
        found = []
        for actor in islice(reversed(self.trails), _MOST):
            if self.sentence - self.trails[actor].last.sentence > _NEAR:
                break
            found.append((actor, self.trails[actor]))
        return found


def _head(token: Token) -> Token:
    """The noun whose role another, joined to it, has as well."""
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
    return token


def _is_main(token: Token) -> bool:
    """Whether a subject's verb is the sentence's, or joined to it."""
    verb = _head(token).head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return str(verb.dep_) == "ROOT"


def _doers(token: Token) -> set[int]:
    """Where those stand who do what a pronoun is the object of: “X called Y to thank *him*” is not X."""
    if token.lower_.endswith("self"):
        return set()
    verb = token.head.head if token.dep_ == "pobj" else token.head
    while verb.head.i != verb.i and verb.dep_ in _LEANING and not any(c.dep_ in SUBJECTS for c in verb.children):
        verb = verb.head
    return _subjects(verb)


def _subjects(verb: Token) -> set[int]:
    """Where the words of a verb's subjects begin."""
    return {t.idx for c in verb.children if c.dep_ in SUBJECTS for t in c.subtree}


def _among(near: list[tuple[str, Trail]], subjects: set[int], base: int) -> str:
    """Whom of those near a subject names; its words begin at `subjects`, counted from the character `base`."""
    return next((a for a, t in near if t.subject.offset - base in subjects), "")
