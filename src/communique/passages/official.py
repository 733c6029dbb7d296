"""An official document's passages: its issuer's text from end to end, or a transcript.

What comes before the text (office, title, place, “attributable to”) is heading, what closes it is
note. A joint statement has the voices of all who sign it, somebody's own remarks are his.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from communique.actors import Registry
from communique.actors.anaphora.office_author import principal
from communique.documents.mail.quotations import REPLY
from communique.model import Mark, Span
from communique.model.passage import PassageKind
from communique.model.span import trimmed
from communique.passages.account_holder import bearer, byline, closed_by, signed_by
from communique.passages.bylines import own_words, says_i
from communique.passages.front_matter import MOST, is_front, is_note, is_subheading, kind_of, tells_contact
from communique.passages.line_kinds import is_block, signed_off
from communique.passages.office_holders import SPOKES, beside
from communique.passages.segment import Piece
from communique.passages.signers import is_passed_on, signers
from communique.passages.speakers import Speakers
from communique.passages.turns import Turn, is_role
from communique.passages.unlabelled import announces, asked_and_answered, asks, is_topic
from communique.passages.wordings import wordings
from communique.vocabulary import alternatives

_FIRST_PERSON = alternatives("passages/data", "first-person")
_SPOKEN = re.compile(rf"\b(?:I|I[’']m|I[’']ve|I[’']ll|{_FIRST_PERSON}|let[’']s)\b")
_QUOTED = re.compile(r"[“\"«„][^”\"»“«„]{0,4000}[”\"»“]")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_I = re.compile(r"\b(?:I|I[’']m|I[’']ve|my|me)\b")


_GREETED = 200
"""Characters in which a speech greets."""
_LONGEST_TOPIC = 12
_WHOLLY = 10
"""How many times longer than what stands outside of quotation marks a text is that is quoted whole."""
_FEWEST_ASKED = 2
"""Questions that make a text without labels one of questions and answers."""


class Official:
    """Walks the paragraphs of one official document."""

    def __init__(
        self, text: str, marks: tuple[Mark, ...], spans: Sequence[Span], turns: Sequence[list[Turn]], title: str,
        issuer: str, speakers: Speakers, registry: Registry,
    ) -> None:  # fmt: skip
        self.text, self.marks, self.spans, self.turns = text, marks, spans, turns
        self.title, self.issuer, self.speakers, self.registry = title, issuer, speakers, registry
        self.personal = issuer.startswith("person:")
        self.labelled = [i for i, here in enumerate(turns) if here]
        self.group = 0

    def pieces(self) -> Iterator[Piece]:
        """The document's stretches in order."""
        if self.labelled:
            yield from self._transcript()
        else:
            yield from self._text(len(self.spans))

    # -- a text --------------------------------------------------------------------------------

    def _text(self, until: int) -> Iterator[Piece]:
        """The paragraphs before `until` as one text of the issuer's, or of those who sign it."""
        if not until:
            return
        if not self.labelled and (starts := self._posted()):
            yield from self._posts(starts)
            return
        first = self._front(until)
        last = until - signed_off(self.text, self.spans[first:until])
        proper = [s for s in self.spans[first:last] if not is_note(self.text, s, False)]
        if found := self._unlabelled(first, proper):
            yield from found
            return
        kind, voices, why = self._kind_and_voices(first, proper)
        theirs = self.issuer in voices and not is_passed_on(self.text[: self.spans[first].start])
        for i, span in enumerate(self.spans[:until]):
            if i < first:
                yield self._own(span, "heading", voices if theirs else ())
            elif i >= last or is_note(self.text, span, False):
                yield self._own(span, "note")
            elif not self.personal and first < i < until - 1 and self._subheading(i):
                yield self._own(span, "heading", voices)
            elif any(m.kind == "quotation" and m.target == REPLY and m.span.overlaps(span) for m in self.marks):
                yield Piece(span, "quotation", ("unknown:quoted",), "quotation", None, 1, "reply")
            else:
                yield Piece(span, kind, voices, "issuer", None, 0, why)

    def _posted(self) -> dict[int, str]:
        """Where posts begin with the name of whose account it is, and who that is; none where nobody's is named."""
        starts = {i: who for i, span in enumerate(self.spans) if (who := bearer(span.of(self.text), self.speakers))}
        if len(self.spans) < 2 or min(starts, default=0) > 0:
            return {}
        first, last = (self.spans[i].of(self.text) for i in (0, -1))
        if starts:
            return starts
        if tells_contact(self.text[self.spans[1].start : self.spans[-1].end]) and (who := byline(first, self.speakers)):
            return {0: who}
        own = tells_contact(self.text[: self.spans[-2].end]) or _I.search(_QUOTED.sub(" ", self.text))
        return {-1: who} if own and (who := signed_by(last, self.speakers)) else {}

    def _posts(self, starts: dict[int, str]) -> Iterator[Piece]:
        """Posts one after the other, each with the line over it, in the voice of whose account it is."""
        who = starts.get(-1, "")
        kind: PassageKind = "readout" if tells_contact(self.text) else "statement"
        for i, span in enumerate(self.spans):
            if i in starts:
                who = starts[i]
                end = next((j for j in starts if j > i), len(self.spans))
                body = self.text[span.end : self.spans[end - 1].end]
                kind = "readout" if tells_contact(body) else "statement"
                yield self._own(span, "heading", (who,))
            elif is_note(self.text, span, False) or (-1 in starts and span is self.spans[-1]):
                yield self._own(span, "note", (who,))
            else:
                yield Piece(span, kind, (who,), "issuer", None, -self.group, "account")

    def _front(self, until: int) -> int:
        """How many paragraphs the front has; a post by somebody has none but what is marked so."""
        first = 0
        while first < min(until, MOST):
            span = self.spans[first]
            following = first + 1 < len(self.spans)
            marked = any(m.kind == "heading" and m.span.overlaps(span) for m in self.marks)
            if not (marked if self.personal else is_front(self.text, span, self.marks, following)):
                break
            first += 1
        return first if first < len(self.spans) else 0

    def _subheading(self, i: int) -> bool:
        return is_subheading(self.text, self.spans[i], self.marks, self.spans[i - 1], self.spans[i + 1])

    def _kind_and_voices(self, first: int, proper: Sequence[Span]) -> tuple[PassageKind, tuple[str, ...], str]:
        """The kind of the text, who speaks in it, and the rule that says so."""
        if not proper:
            return "statement", (self.issuer,), "issuer"
        body = self.text[proper[0].start : proper[-1].end]
        kind = kind_of(self.title or self._headline(first), body)
        front, lead = (
            self.text[: proper[0].start],
            self.text[proper[0].start : min(proper[0].end, proper[0].start + 500)],
        )
        plain = _QUOTED.sub(" ", body)
        plain = plain if len(plain) * _WHOLLY > len(body) else body
        first_person = bool(_I.search(plain))
        together = len(_WE.findall(plain)) > 1 and not first_person
        signed = signers(self.title, front, lead, self.registry, self.issuer, together)
        if signed:
            return "statement", signed, "signed"
        if not self.personal:
            person, why = self._own_text(front, plain, kind, first_person)
            if person:
                return "statement", (person,), why
        return kind, (self.issuer,), "issuer"

    def _own_text(self, front: str, plain: str, kind: PassageKind, first_person: bool) -> tuple[str, str]:
        """Whose own words the text is: who says “I” in it by name, under whose name it stands, whom its title names."""
        if named := says_i(plain, self.speakers):
            return named, "says-i"
        if first_person and (named := closed_by(self.spans[-1].of(self.text), self.speakers)):
            return named, "closed"
        if kind == "statement" and (named := byline(front, self.speakers)):
            return named, "byline"
        headline = self.title or " ".join(front.split())[:300]
        spoken = first_person or bool(wordings("address").search(headline))
        person, why = own_words(headline, self.speakers, for_others=spoken), "title"
        if first_person and not person:
            person, why = principal(self.registry, self.issuer, self.speakers.day, self.title), "principal"
        return (person, why) if first_person or (kind == "statement" and _SPOKEN.search(plain)) else ("", "")

    def _headline(self, first: int) -> str:
        return " ".join(self.text[: self.spans[first].start].split())[:300] if first < len(self.spans) else ""

    def _own(self, span: Span, kind: PassageKind, voices: tuple[str, ...] = ()) -> Piece:
        self.group += 1
        return Piece(span, kind, voices or (self.issuer,), "issuer", None, -self.group, kind)

    def _unlabelled(self, first: int, proper: Sequence[Span]) -> list[Piece]:
        """Questions and answers without labels, where a line over them says that they are such."""
        at = next((i for i in range(max(first, 1)) if announces(self.spans[i].of(self.text))), len(self.spans))
        told = set(proper)
        after = [s for s in self.spans[at + 1 :] if s in told or asks(s.of(self.text))]
        turns = asked_and_answered(self.text, after)
        if sum(asked for _, asked in turns) < _FEWEST_ASKED:
            return []
        titled = f"{self.title}\n{self.text[: after[0].start]}"
        who = beside(titled, SPOKES, self.speakers) or own_words(titled, self.speakers, for_others=True) or self.issuer
        turned = set(after)
        rest = [s for s in self.spans if s not in turned]
        pieces = [self._own(s, "heading" if s < after[0] and not _bracketed(s.of(self.text)) else "note") for s in rest]
        return sorted([*pieces, *self._turns_of(turns, who)], key=lambda piece: piece.span)

    def _turns_of(self, turns: Sequence[tuple[Span, bool]], who: str) -> Iterator[Piece]:
        asked = False
        for i, (span, asking) in enumerate(turns):
            asked = asked or asking
            self.group += asking
            if not asking and i + 1 < len(turns) and is_topic(span.of(self.text)):
                yield self._own(span, "heading")
                self.group += 1
                continue
            kind: PassageKind = "question" if asking else "answer" if asked else "statement"
            yield Piece(span, kind, ("unknown:reporter",) if asking else (who,), "turn", None, self.group, "unlabelled")

    # -- a transcript --------------------------------------------------------------------------

    def _transcript(self) -> Iterator[Piece]:
        first = self.labelled[0]
        asked = any(turn.asks for here in self.turns for turn in here)
        answered = any(not turn.asks for here in self.turns for turn in here)
        yield from self._before(first, asked)
        turn: Turn | None = None
        for i in range(first, len(self.spans)):
            span = self.spans[i]
            if not self.turns[i] and is_note(self.text, span, True):
                yield self._own(span, "note")
                continue
            if turn is not None and self._topic(i):
                yield self._own(span, "heading")
                continue
            lead_end = self.turns[i][0].label.start if self.turns[i] else span.end
            lead = trimmed(Span(span.start, lead_end), self.text)
            if lead and turn is None:
                yield self._lead(lead, asked)
            elif lead and turn is not None:
                if turn.asks and not answered and self._answers(i):
                    turn = Turn(turn.label, turn.body, self._answerer(), False)
                    self.group += 1
                    yield Piece(lead, "answer", (turn.voice,), "turn", None, self.group, "answers")
                else:
                    yield turn_piece(lead, turn, asked and lead.start > self._opening_until, self.group)
            for turn, body in bodies(self.text, span, self.turns[i]):
                self.group += 1
                opens = body.start < self._opening_until and self._opens(turn, body)
                yield turn_piece(body, turn, asked and not opens, self.group)
            turn = self.turns[i][-1] if self.turns[i] else turn

    @cached_property
    def _opening_until(self) -> int:
        """Where the first question stands."""
        return next((turn.label.start for here in self.turns for turn in here if turn.asks), 0)

    def _opens(self, turn: Turn, body: Span) -> bool:
        """Whether what is said before any question is a speech of its own: under a heading, or with a greeting; not
        what one says who gives others the floor.
        """
        greets = bool(wordings("opening").search(body.of(self.text)[:_GREETED]))
        return greets or (self._front(self.labelled[0]) > 0 and not is_role(turn.voice))

    def _topic(self, i: int) -> bool:
        """A line between turns that says what the next is about."""
        if self.turns[i] or i + 1 >= len(self.spans) or not self.turns[i + 1]:
            return False
        words = self.spans[i].of(self.text).strip()
        before = self.spans[i - 1].of(self.text).rstrip()
        spoken = _SPOKEN.search(words) or len(words.split()) > _LONGEST_TOPIC
        return not spoken and is_block(words) and before[-1] in '.!?…”"’)]'

    def _answers(self, i: int) -> bool:
        """Whether a paragraph without a label answers the question before it: that asked, and this does not."""
        own, before = self.spans[i].of(self.text), self.spans[i - 1].of(self.text)
        return not self.turns[i] and "?" in before and "?" not in own

    def _before(self, first: int, asked: bool) -> Iterator[Piece]:
        """What stands before the first label: headings, an account of the occasion, or speech cut short."""
        front = self._front(first)
        for i, span in enumerate(self.spans[:first]):
            if i < front:
                yield self._own(span, "heading")
            elif is_note(self.text, span, True):
                yield self._own(span, "note")
            else:
                yield self._lead(span, asked)

    def _lead(self, span: Span, asked: bool) -> Piece:
        """A stretch before the first label: speech of whoever answers, or the issuer's account of the occasion."""
        words = span.of(self.text)
        if _SPOKEN.search(_QUOTED.sub(" ", words)) or len(words.split()) < 4:
            return Piece(span, "answer" if asked else "statement", (self._answerer(),), "issuer", None, 0, "answers")
        return Piece(span, kind_of(self.title, words), (self.issuer,), "issuer", None, 0, "issuer")

    def _answerer(self) -> str:
        """Who speaks where no label says so, but not he whose label comes next: whose remarks the title announces,
        else who speaks most, else the issuer.
        """
        titled = own_words(self.title or self._headline(self.labelled[0]), self.speakers, for_others=True)
        said = Counter(turn.voice for here in self.turns for turn in here if not turn.asks)
        first = self.turns[self.labelled[0]][0]
        spoken = [v for v, _ in said.most_common() if v != first.voice and not v.endswith(("moderator", "operator"))]
        if titled and titled != first.voice:
            return titled
        return spoken[0] if spoken else titled or self.issuer


def _bracketed(words: str) -> bool:
    return words[0] in "([" and words[-1] in ")]"


def bodies(text: str, span: Span, here: Sequence[Turn]) -> Iterator[tuple[Turn, Span]]:
    """The turns that begin in a paragraph, each with what is said there."""
    ends = [*(t.label.start for t in here), span.end][1:]
    for turn, end in zip(here, ends, strict=True) if here else ():
        body = trimmed(Span(turn.body, end), text)
        if body:
            yield turn, body


def turn_piece(span: Span, turn: Turn, asked: bool, group: int) -> Piece:
    """A turn's stretch: where nobody asks, what is said answers nothing and is a statement."""
    kind: PassageKind = "question" if turn.asks else "answer" if asked else "statement"
    return Piece(span, kind, (turn.voice,), "turn", turn.label, group, f"label-{turn.trust}")
