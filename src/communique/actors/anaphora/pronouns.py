"""He, she, they and their forms, and “its”: whoever the passage speaks of there.

Takes the parse of one passage, what stands around it and of whom its voice has spoken before; gives mentions.
Where nobody fits there is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.actors.anaphora.discourse import Around, Run
from communique.actors.anaphora.focus import SUBJECTS, Focus
from communique.actors.word_roles import STYLES
from communique.model import Mention, Span
from communique.model.ids import SOMEBODY
from communique.vocabulary import word_map, word_set

if TYPE_CHECKING:
    from communique.language import Doc, Token

GENDERED = word_map("actors/data", "genders")
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_MUTUAL = word_set("actors/data", "mutual-verbs")
"""What all the parties of a contact do together; anything else those do who were its subject."""
_REMEMBERED = 4
"""Subjects that are several and may still be meant."""
_REACH = 200
"""Characters that “its” may go back over."""


@dataclass(slots=True)
class Spoken:
    """Of whom a voice has spoken: persons, and the subjects of clauses that are several."""

    focus: Focus = field(default_factory=Focus)
    several: list[tuple[str, ...]] = field(default_factory=list)


def pronouns(doc: Doc, base: int, mentions: Sequence[Mention], around: Around, spoken: Spoken) -> list[Mention]:
    """The pronouns of the third person in a passage.

    `mentions` are those of the passage; `spoken` is what the voice has spoken of before, and is gone on with.
    """
    walk = _Walk(doc, base, sorted(mentions, key=lambda m: m.span), around, spoken)
    for token in doc:
        walk.step(token)
    return walk.made


class _Walk:
    """One walk over a passage's words, with whom it has mentioned so far."""

    def __init__(self, doc: Doc, base: int, mentions: list[Mention], around: Around, spoken: Spoken) -> None:
        self.doc, self.base, self.around, self.spoken = doc, base, around, spoken
        self.mentions = mentions
        self.starts = [m.span.start for m in mentions]
        self.places: list[Mention] = []
        self.made: list[Mention] = []
        self.next = 0

    def step(self, token: Token) -> None:
        offset, word = self.base + token.idx, token.lower_
        if token.is_sent_start:
            self.spoken.focus.sentence += 1
        while self.next < len(self.mentions) and self.mentions[self.next].span.end <= offset:
            if self.mentions[self.next].actors[0].startswith(("country:", "org:")):
                self.places.append(self.mentions[self.next])
            self.next += 1
        actors: tuple[str, ...] = ()
        span = Span(offset, offset + len(token))
        if word in GENDERED and not _excellency(token):
            styled = _styled(token)
            actors = self._person(styled or token, offset, GENDERED[word])
            if styled is not None:
                span = Span(offset, self.base + styled.idx + len(styled))
        elif word in _PLURAL:
            actors = self._several(token, offset)
        elif word == "its":
            actors = self._state(offset)
        mention = self._covering(offset)
        if actors and mention is None:
            mention = Mention(span, "pronoun", actors)
            self.made.append(mention)
        if mention is not None and _heads(token, mention, self.base):
            self._note(token, offset, mention)

    def _note(self, token: Token, offset: int, mention: Mention) -> None:
        if len(mention.actors) > 1:
            if token.dep_ in SUBJECTS:
                self.spoken.several = [*self.spoken.several[1 - _REMEMBERED :], mention.actors]
        elif mention.actors[0].startswith(SOMEBODY):
            self.spoken.focus.note(mention.actors[0], token, offset)

    def _covering(self, offset: int) -> Mention | None:
        at = bisect_right(self.starts, offset) - 1
        near = self.mentions[max(0, at - 3) : at + 1]
        return next((m for m in near if m.span.start <= offset < m.span.end), None)

    # -- one person ------------------------------------------------------------------------

    def _person(self, token: Token, offset: int, gender: str) -> tuple[str, ...]:
        def fits(actor: str) -> bool:
            return self.around.gender(actor) in (gender, "")

        found = self.spoken.focus.meant(token, offset, fits)
        return (found,) if found else ()

    # -- several ---------------------------------------------------------------------------

    def _several(self, token: Token, offset: int) -> tuple[str, ...]:
        """The subject of the clause that the word stands in, the last subject of several, the parties, the last set."""
        runs = list(self.around.named.runs_before(offset))
        if token.dep_ not in SUBJECTS:
            own = next((r.actors for r in runs if self._does(token, r)), ())
            if own:
                return tuple(sorted(own))
        last = self.spoken.several[-1] if self.spoken.several else ()
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
        last = self.places[-1] if self.places else None
        return last.actors if last is not None and offset - last.span.end <= _REACH and len(last.actors) == 1 else ()


def _excellency(token: Token) -> bool:
    """“*HE* the Minister”, “*HE* Dr. Jassim”: capitals where those around it are none."""
    if token.text != "HE" or token.i + 1 >= len(token.doc):
        return False
    return not token.doc[token.i + 1].text.isupper()


def _styled(token: Token) -> Token | None:
    """“*His Excellency* said”: the style that a possessive begins, where no name or office follows it."""
    for following in token.doc[token.i + 1 : token.i + 3]:
        if following.lower_ in STYLES:
            after = following.nbor(1) if following.i + 1 < len(token.doc) else None
            return following if after is None or not after.text[:1].isupper() else None
        if not following.text[:1].isupper():
            return None
    return None


def _heads(token: Token, mention: Mention, base: int) -> bool:
    """Whether a word heads the phrase of a mention: what it hangs on stands outside."""
    return token.dep_ == "ROOT" or not mention.span.start <= base + token.head.idx < mention.span.end
