"""A post's passages: its author's commentary, and other people's texts pasted into it.

A pasted text is announced by an introduction, or set as a block quotation. It goes on over all its
paragraphs until the author speaks again or a quotation mark closes it; a paragraph that holds both
is cut at the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.actors import Registry, Scan
from communique.model import AUTHOR, Mark, Span
from communique.model.passage import PassageKind
from communique.model.span import trimmed
from communique.passages.author import author_returns, sentences, speaks
from communique.passages.front_matter import kind_of
from communique.passages.introductions import Introduction, breaks_in, introduction, tells_of_others, titles_text
from communique.passages.official import bodies, turn_piece
from communique.passages.paragraphs import is_heading, is_marked_heading, is_quotation, official_words
from communique.passages.segment import Piece
from communique.passages.turns import Turn

_COLON = re.compile(r":[*_]{0,3}\s+(?=[A-Z“\"«„*_])")
_CLOSING = {"“": "”", '"': '"', "„": "”“", "«": "»"}
_STATEMENT = re.compile(r"\b(?:statement|declaration|remarks?|speech|comment|reply|answer|letter)s?\b", re.I)
_LOOK = 4_000
"""Characters behind a colon that tell whether a text is pasted there."""
_SHORTEST = 25
"""Words from which a text that follows a mere “said:” in its paragraph counts as pasted."""


@dataclass(frozen=True, slots=True)
class _Pasted:
    """The text that goes on: whose it is, and the mark that will close it, if it stands in quotation marks."""

    kind: PassageKind
    voice: str
    basis: str
    intro: Span | None
    group: int
    firm: bool
    closing: str = ""

    def piece(self, span: Span) -> Piece:
        return Piece(span, self.kind, (self.voice,), self.basis, self.intro, self.group, self.basis)

    @property
    def in_person(self) -> bool:
        return self.voice.startswith("person:") and self.kind != "readout"


class Post:
    """Walks the paragraphs of one post."""

    def __init__(
        self, text: str, marks: tuple[Mark, ...], spans: Sequence[Span], turns: Sequence[list[Turn]], scan: Scan,
        registry: Registry, day: str | None,
    ) -> None:  # fmt: skip
        self.text, self.marks, self.spans, self.turns = text, marks, spans, turns
        self.scan, self.registry, self.day = scan, registry, day
        self.announced: Introduction | None = None
        self.inside: _Pasted | None = None
        self.voice: str | None = None  # who spoke in the last pasted text
        self.turn: Turn | None = None
        self.group = 0
        self.again = ""  # the rule by which the author has just begun to speak again
        labelled = [i for i, here in enumerate(turns) if here]
        self.last_labelled = labelled[-1] if labelled else -1
        self.goes_on = any(b - a > 1 for a, b in pairwise(labelled))
        self.asked = any(turn.asks for here in turns for turn in here)

    def pieces(self) -> Iterator[Piece]:
        """The post's stretches in order."""
        for i, span in enumerate(self.spans):
            if self.turns[i] or self._in_turn(i):
                yield from self._turns(i, span)
            elif is_quotation(span, self.marks):
                yield self._block(span)
            else:
                self.turn = None
                yield from self._paragraph(i, span)

    # -- transcripts -------------------------------------------------------------------------

    def _in_turn(self, i: int) -> bool:
        """An unlabelled paragraph between labelled ones; after the last label one more of a kind that had several."""
        if self.turn is None or self._intro(self.spans[i]):
            return False
        if i < self.last_labelled:
            return True
        words = self.spans[i].of(self.text)
        return self.goes_on and not self.turn.asks and not speaks(words, True) and not is_heading(
            self.text, self.spans[i], self.marks, i + 1 < len(self.spans)
        )  # fmt: skip

    def _turns(self, i: int, span: Span) -> Iterator[Piece]:
        here = self.turns[i]
        lead = trimmed(Span(span.start, here[0].label.start if here else span.end), self.text)
        if lead and self.turn is not None:
            yield turn_piece(lead, self.turn, self.asked, self.group)
        elif lead:
            yield from self._paragraph(i, lead)
        self.announced = self.inside = None
        for turn, body in bodies(self.text, span, here):
            self.group += 1
            yield turn_piece(body, turn, self.asked, self.group)
        self.turn = here[-1] if here else self.turn

    # -- pasted texts ------------------------------------------------------------------------

    def _block(self, span: Span) -> Piece:
        """A block quotation: the announced text, or somebody's words."""
        if self.announced is not None:
            self._begin(self.announced, span)
        elif self.inside is None:
            self.group += 1
            self.inside = _Pasted(
                "quotation", self.voice or "unknown:quoted", "quotation", None, self.group, False, closing=">"
            )
        assert self.inside is not None
        return self.inside.piece(span)

    def _paragraph(self, i: int, span: Span) -> Iterator[Piece]:
        if self.inside is not None and self.inside.closing == ">":
            self.inside = None
        rest: Span | None = span
        while rest is not None:
            if self.announced is not None:
                self._begin(self.announced, rest)
            if self.inside is not None:
                done, rest = self._pasted(i, rest)
                if done is not None:
                    yield done
            else:
                done, rest = self._commentary(i, rest)
                yield done

    def _begin(self, intro: Introduction, span: Span) -> None:
        self.group += 1
        last = self.voice if self.voice and not self._of_others(intro, self.voice) else None
        voice = intro.voice or last or "unknown:quoted"
        basis = "introduced" if intro.voice else "inherited"
        opening = self.text[span.start]
        closing = _CLOSING.get(opening, "")
        closed = any(self.text.find(c, span.start + 1) >= 0 for c in closing)
        kind = intro.kind
        if kind == "statement" and not voice.startswith("person:") and not _STATEMENT.search(intro.span.of(self.text)):
            kind = kind_of("", next(sentences(self.text, span)).of(self.text))
        self.inside = _Pasted(kind, voice, basis, intro.span, self.group, intro.firm, closing if closed else "")
        self.voice, self.announced = intro.voice or self.voice or voice, None

    def _pasted(self, i: int, span: Span) -> tuple[Piece | None, Span | None]:
        """The part of a stretch that belongs to the pasted text, and the rest, which is the author's."""
        pasted = self.inside
        assert pasted is not None
        if pasted.closing:
            end = _closes(self.text, span, pasted.closing)
            if end is not None:
                self.inside, self.again = None, "again-closed"
            cut = span.end if end is None else end
        else:
            cut, why = self._author_from(i, span, pasted)
            if cut < span.end:
                self.inside, self.again = None, why
        rest = trimmed(Span(cut, span.end), self.text) if cut < span.end else None
        body = trimmed(Span(span.start, cut), self.text) if cut > span.start else None
        return (pasted.piece(body) if body else None), rest

    def _author_from(self, i: int, span: Span, pasted: _Pasted) -> tuple[int, str]:
        """Where the author speaks again, and by which rule: at his sentence, his heading, his next introduction."""
        intro = self._intro(span)
        new = intro.span.start if intro and breaks_in(self.text, intro) else span.end
        first = pasted.intro is not None and self.text[pasted.intro.end : span.start].strip(" \n*_>") == ""
        if not first:
            if is_marked_heading(self.text, span, self.marks):
                return span.start, "again-heading"
            if not any(c.isalnum() for c in span.of(self.text)):
                return span.start, "again-line"
            if not pasted.firm and not official_words(span.of(self.text)):
                return span.start, "again-unofficial"
        after = self.spans[i + 1] if i + 1 < len(self.spans) else None
        own = author_returns(self.text, span, pasted.kind == "readout", pasted.in_person, first, after)
        return (new, "again-announces") if new <= own else (own, "again-says")

    # -- commentary --------------------------------------------------------------------------

    def _commentary(self, i: int, span: Span) -> tuple[Piece, Span | None]:
        """The author's part of a stretch, and a text pasted into the same paragraph after its introduction."""
        following = i + 1 < len(self.spans)
        head, intro, rest = self._introduced(span)
        heading = intro is None and is_heading(self.text, span, self.marks, following)
        if heading:
            intro = titles_text(self.text, span, self.scan, self.registry, self.day)
        if intro is not None and rest is None and not self._followed(i, head, intro):
            intro = None
        self.announced = intro
        self.group += 1
        kind: PassageKind = "heading" if heading else "commentary"
        why, self.again = self.again or "default", ""
        return Piece(head, kind, (AUTHOR,), "default", None, self.group, why), rest

    def _introduced(self, span: Span) -> tuple[Span, Introduction | None, Span | None]:
        for colon in _COLON.finditer(self.text, span.start, span.end):
            head, rest = Span(span.start, colon.start() + 1), Span(colon.end(), span.end)
            found = self._intro(head)
            if found and self._pastes(found, rest):
                return head, found, rest
        parts = list(sentences(self.text, span))
        for one, after in pairwise(parts):
            found = self._intro(Span(span.start, one.end))
            if found and found.firm and official_words(after.of(self.text)) and not speaks(after.of(self.text), False):
                return Span(span.start, one.end), found, Span(after.start, span.end)
        return span, self._intro(span), None

    def _pastes(self, intro: Introduction, rest: Span) -> bool:
        """Whether what follows a colon in the same paragraph is a text of its own, not the end of a sentence."""
        rest = Span(rest.start, min(rest.end, rest.start + _LOOK))
        words = rest.of(self.text)
        named = intro.span.of(self.text)
        if len(named.split()) < 3 and not re.search("[’']s", named) and (intro.voice or "").startswith("country:"):
            return False  # a dateline: “KYIV: …”
        if intro.firm:
            return not speaks(next(sentences(self.text, rest)).of(self.text), False) or words[:1] in _CLOSING
        quoted = words[:1] in _CLOSING
        return not quoted and len(words.split()) >= _SHORTEST and official_words(words) > 1

    def _followed(self, i: int, head: Span, intro: Introduction) -> bool:
        """Whether a text follows that can be the one announced; after a full stop it must look like one."""
        if i + 1 >= len(self.spans):
            return False
        after = self.spans[i + 1]
        if self.text[head.end - 1] in ":—–" or is_quotation(after, self.marks):
            return True
        first = next(sentences(self.text, after)).of(self.text)
        return first[:1] in _CLOSING or not speaks(first)

    def _of_others(self, intro: Introduction, voice: str) -> bool:
        return tells_of_others(intro, voice, self.scan, self.registry, self.day)

    def _intro(self, span: Span) -> Introduction | None:
        return introduction(self.text, span, self.scan, self.registry, self.day)


def _closes(text: str, span: Span, closing: str) -> int | None:
    """Where a quotation that is open at the beginning of a stretch closes in it: after the mark that no other follows.

    Inner quotations of the same marks open and close between.
    """
    depth, opening = 1, '“„«"'
    at = span.start + (text[span.start] in opening)
    for place in range(at, span.end):
        char = text[place]
        if char in closing:
            depth -= 1
            if depth == 0:
                return place + 1
        elif char in "“«" and char not in closing:
            depth += 1
    return None
