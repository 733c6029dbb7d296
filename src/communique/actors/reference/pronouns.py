"""He, she, they and their forms, and “its”: whoever the passage speaks of there.

Takes the parse of one passage, what stands around it and the subjects of the passage before; gives mentions and
the subjects, for the next. Where nobody fits there is no mention.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.actors.reference.spoken import Around, Run
from communique.actors.registry import Registry
from communique.model import Mention, Span

if TYPE_CHECKING:
    from communique.language import Doc, Token

GENDERED = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURAL = frozenset({"they", "them", "their", "themselves"})
SUBJECTS = ("nsubj", "nsubjpass")
_MUTUAL = frozenset({"discuss", "agree", "exchange", "review", "talk", "consult", "compare", "meet", "debate", "touch"})
"""What all the parties of a contact do together; anything else those do who were its subject."""
_REMEMBERED = 4
"""Subjects of earlier sentences that a pronoun may go back to where its own passage names nobody."""
_NEAR = 12
"""Mentions that a pronoun which is no subject may go back over."""
_REACH = 200
"""Characters that “its” may go back over."""

Subject = tuple[int, Mention]
"""Where a clause's subject stands, and whom it mentions."""


def pronouns(
    doc: Doc, base: int, mentions: Sequence[Mention], around: Around, before: Sequence[Subject] = ()
) -> tuple[list[Mention], list[Subject]]:
    """The pronouns of the third person in a passage, and its subjects, the last last.

    `mentions` are those of the passage; `before` the subjects of the one before, where the same voice goes on.
    """
    walk = _Walk(doc, base, sorted(mentions, key=lambda m: m.span), around, list(before))
    for token in doc:
        walk.step(token)
    return walk.made, walk.subjects


class _Walk:
    """One walk over a passage's words, with whom it has mentioned so far."""

    def __init__(self, doc: Doc, base: int, mentions: list[Mention], around: Around, subjects: list[Subject]) -> None:
        self.doc, self.base, self.around, self.subjects = doc, base, around, subjects
        self.mentions = mentions
        self.starts = [m.span.start for m in mentions]
        self.seen: list[Mention] = []
        self.made: list[Mention] = []
        self.next = 0

    def step(self, token: Token) -> None:
        offset, word = self.base + token.idx, token.lower_
        while self.next < len(self.mentions) and self.mentions[self.next].span.end <= offset:
            self.seen.append(self.mentions[self.next])
            self.next += 1
        actors: tuple[str, ...] = ()
        if word in GENDERED:
            actors = self._person(token, offset, GENDERED[word])
        elif word in _PLURAL:
            actors = self._several(token, offset)
        elif word == "its":
            actors = self._state(offset)
        mention = None
        if actors:
            mention = Mention(Span(offset, offset + len(token)), "pronoun", actors)
            self.made.append(mention)
            self.seen.append(mention)
        here = mention or self._covering(offset)
        if here is not None and token.dep_ in SUBJECTS:
            self.subjects.append((offset, here))

    def _covering(self, offset: int) -> Mention | None:
        at = bisect_right(self.starts, offset) - 1
        near = self.mentions[max(0, at - 3) : at + 1]
        return next((m for m in near if m.span.start <= offset < m.span.end), None)

    # -- one person ------------------------------------------------------------------------

    def _person(self, token: Token, offset: int, gender: str) -> tuple[str, ...]:
        own = -1
        if token.dep_ in ("dobj", "dative", "pobj"):  # an object is somebody else than its own verb's subject
            verb = token.head if token.dep_ != "pobj" else token.head.head
            own = next((self.base + c.idx for c in verb.children if c.dep_ in SUBJECTS), -1)
        elif token.dep_ != "poss":
            for _, subject in reversed(self.subjects):
                if fits(subject, gender, self.around.registry):
                    return subject.actors
        doer = next((m.actors for m in reversed(self.seen) if m.span.start <= own < m.span.end), ())
        for mention in reversed(self.seen[-_NEAR:]):
            named = mention.kind in ("name", "office", "pronoun")
            if named and mention.actors != doer and fits(mention, gender, self.around.registry):
                return mention.actors
        earlier = (m.actors for _, m in reversed(self.subjects[-_REMEMBERED:]) if m.actors != doer
                   and fits(m, gender, self.around.registry))  # fmt: skip
        return next(earlier, ())

    # -- several ---------------------------------------------------------------------------

    def _several(self, token: Token, offset: int) -> tuple[str, ...]:
        """The subject of the clause that the word stands in, the last subject of several, the parties, the last set."""
        runs = list(self.around.named.runs_before(offset))
        if token.dep_ not in SUBJECTS:
            own = next((r.actors for r in runs if self._does(token, r)), ())
            if own:
                return tuple(sorted(own))
        last = next((m.actors for _, m in reversed(self.subjects[-_REMEMBERED:]) if len(m.actors) > 1), ())
        parties = self.around.parties if len(self.around.parties) > 1 else ()
        if (
            parties
            and self.around.firm
            and not (last and set(last) < set(parties) and token.head.lemma_ not in _MUTUAL)
        ):
            return parties
        inside = (r.actors for r in runs if r.span.start >= self.base)
        return tuple(sorted(last or next(inside, ()))) or parties

    def _does(self, token: Token, run: Run) -> bool:
        """Whether a run is the subject or the agent of a clause that the pronoun stands in."""
        heads = [a for a in token.ancestors if a.pos_ in ("VERB", "AUX")]
        doers = (c for a in heads for c in a.children if c.dep_ in (*SUBJECTS, "agent"))
        return any(
            run.span.start <= self.base + t.idx < run.span.end
            for d in doers
            for t in ([d] if d.dep_ != "agent" else d.children)
        )

    # -- a state or body -------------------------------------------------------------------

    def _state(self, offset: int) -> tuple[str, ...]:
        for mention in reversed(self.seen):
            if offset - mention.span.end > _REACH:
                return ()
            if len(mention.actors) == 1 and mention.actors[0].startswith(("country:", "org:")):
                return mention.actors
        return ()


def fits(mention: Mention, gender: str, registry: Registry) -> bool:
    """Whether a mention may be the one person of that gender."""
    if len(mention.actors) != 1:
        return False
    known = registry.gender(mention.actors[0])
    return known == gender or (not known and mention.actors[0].startswith("unknown:"))
