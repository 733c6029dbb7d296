"""A passage with its parse, and the way from a token to the actors mentioned there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.extract.acts.frame import Frame
from communique.extract.passage_parse import PassageParse
from communique.model import Mention, Span
from communique.model.ids import SOMEBODY
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.extract.mentions.strangers import Strangers
    from communique.language import Token


_SERVING = word_set("extract/lexicon", "serving-roles")
_BEFORE_NAMES = word_set("extract/lexicon", "before-names")
_REACH = 6_000
"""Characters within which a quotation and the verb that tells it are sought."""
Sender = tuple[int, tuple[str, ...]]
"""Where a text says that somebody sends a message, and who."""


class Mentions:
    """The mentions of a document, found by position, the strangers that it names besides, and who sends messages."""

    def __init__(self, mentions: Iterable[Mention], strangers: Strangers) -> None:
        self.strangers = strangers
        self.senders: Sequence[Sender] = ()
        self.all = sorted(mentions, key=lambda m: m.span)
        self._starts = [m.span.start for m in self.all]

    def at(self, offset: int) -> Mention | None:
        """The mention that covers the character at `offset`, the shortest if several do."""
        best: Mention | None = None
        i = bisect_right(self._starts, offset) - 1
        while i >= 0 and i > bisect_right(self._starts, offset) - 8:
            m = self.all[i]
            if m.span.start <= offset < m.span.end and (best is None or _length(m) < _length(best)):
                best = m
            i -= 1
        return best

    def within(self, span: Span) -> list[Mention]:
        """The mentions inside `span`, in order."""
        i = bisect_right(self._starts, span.start - 1)
        found = []
        while i < len(self.all) and self.all[i].span.start < span.end:
            if self.all[i].span.end <= span.end:
                found.append(self.all[i])
            i += 1
        return found


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start


@dataclass(slots=True)
class Parsed(PassageParse):
    """One passage, its parse, its frames, and the parties of the contact it tells of.

    `quoted` are its quotations; `parties` are persons where they are known, else countries; `firm` where a wording
    tells that they met or spoke; `author` who did what a post tells without a subject.
    """

    quoted: Sequence[Span] = ()
    frames: list[Frame] = field(default_factory=list)
    parties: tuple[str, ...] = ()
    firm: bool = False
    author: tuple[str, ...] = ()
    _holding: tuple[int, dict[int, list[Frame]]] = field(default=(-1, {}), init=False, repr=False, compare=False)

    def quotes_near(self, offset: int) -> Sequence[Span]:
        """The quotations within reach of a character: those that a verb there may tell."""
        first = bisect_right(self.quoted, (offset - _REACH,))
        return self.quoted[first : bisect_right(self.quoted, (offset + _REACH,))]

    def frames_near(self, quote: Span) -> Sequence[Frame]:
        """The frames within reach of a quotation: those that may tell it."""
        first = bisect_right(self.frames, quote.start - self.base - _REACH, key=lambda f: int(f.head.idx))
        return self.frames[
            first : bisect_right(self.frames, quote.end - self.base + _REACH, key=lambda f: int(f.head.idx))
        ]

    def frames_between(self, start: int, end: int) -> Sequence[Frame]:
        """The frames whose head begins in these characters."""
        first = bisect_left(self.frames, start - self.base, key=lambda f: int(f.head.idx))
        return self.frames[first : bisect_left(self.frames, end - self.base, key=lambda f: int(f.head.idx))]

    def frames_around(self, token: Token) -> Sequence[Frame]:
        """The frames in whose content a token stands, in their order."""
        if self._holding[0] != len(self.frames):
            held: dict[int, list[Frame]] = {}
            for frame in self.frames:
                for number in dict.fromkeys(inner.i for inner in frame.content):
                    held.setdefault(number, []).append(frame)
            self._holding = len(self.frames), held
        return self._holding[1].get(token.i, ())

    def actors(self, token: Token, mentions: Mentions) -> tuple[str, ...]:
        """The actors a noun phrase's head stands for; its compounds and apposition count, what
        merely hangs on it by a preposition does not.
        """
        mention = mentions.at(self.offset(token))
        if mention is None and len(token) > 2 and token.text[0] == "@":
            return (mentions.strangers.handle(token.text),)
        if mention is not None:
            return (*self._joined_before(token, mention, mentions), *mention.actors)
        near = [c for c in token.children if c.dep_ in ("appos", "compound", "nmod", "flat")]
        near += [c for c in token.children if c.dep_ == "relcl" for c in c.children if c.dep_ in ("attr", "appos")]
        for c in sorted(near, key=lambda c: -c.i):
            found = self.actors(c, mentions)
            if found and c.dep_ != "nmod":
                return found
        return ()

    def _joined_before(self, token: Token, mention: Mention, mentions: Mentions) -> tuple[str, ...]:
        """“*The Deputy Secretary and* Foreign Minister Bourita”: one noun phrase to the parser, two persons."""
        start = mention.span.start - self.base
        joint = self.words[max(0, start - 9) : start]
        if not joint.endswith((" and ", " and the ")) or not mention.actors[0].startswith(SOMEBODY):
            return ()
        end = mention.span.start - (9 if joint.endswith(" and the ") else 5)
        before = mentions.at(end - 1)
        inside = before is not None and before.span.end == end and self.offset(token.left_edge) <= before.span.start
        if before is None or not inside or not before.actors[0].startswith(SOMEBODY):
            return ()
        return tuple(actor for actor in before.actors if actor not in mention.actors)

    def people_after(self, token: Token, mentions: Mentions) -> tuple[str, ...]:
        """All persons named under a preposition: “with Head of Office A, and Foreign Minister B of C”."""
        end = token.right_edge
        verb = next((t for t in token.subtree if t.i > token.i and t.tag_ in ("VBD", "VBZ", "VBP")), None)
        if verb is not None:
            end = token.doc[verb.i - 1]
        found = [
            m.actors[0]
            for m in mentions.within(self.tokens_span(token, end))
            if m.kind == "name" and len(m.actors) == 1 and not self._served(m)
        ]
        return tuple(dict.fromkeys(a for a in found if a.startswith(SOMEBODY)))

    def _served(self, mention: Mention) -> bool:
        """“with A, adviser to President *B*”: B is whom A serves, not who was met."""
        first = self.tokens_in(mention.span)[:1]
        before = [t.lower_ for t in self.doc[max(0, first[0].i - 6) : first[0].i] if not t.is_space] if first else []
        while before and before[-1] in _BEFORE_NAMES:
            before.pop()
        return len(before) > 1 and before[-1] in ("to", "for") and before[-2] in _SERVING

    def all_actors(self, tokens: Iterable[Token], mentions: Mentions) -> tuple[str, ...]:
        """The actors of several noun phrases, each once, in order; what stands inside a group's words is told by it."""
        found: list[str] = []
        groups: list[Span] = []
        for token in tokens:
            at = self.offset(token)
            mention = mentions.at(at)
            if any(group.start <= at < group.end and mention.span != group for group in groups if mention):
                continue
            if mention is not None and mention.kind == "group":
                groups.append(mention.span)
            found += self.actors(token, mentions)
        return tuple(dict.fromkeys(found))


class Places:
    """Finds the parsed passage at a character."""

    def __init__(self, parsed: Sequence[Parsed]) -> None:
        self._parsed = sorted(parsed, key=lambda one: one.base)
        self._starts = [one.base for one in self._parsed]

    def after(self, parsed: Parsed) -> Parsed | None:
        """The passage that follows another."""
        i = bisect_right(self._starts, parsed.base)
        return self._parsed[i] if i < len(self._parsed) else None

    def at(self, offset: int) -> Parsed | None:
        """The passage that holds the character at `offset`."""
        i = bisect_right(self._starts, offset) - 1
        return self._parsed[i] if i >= 0 and offset < self._parsed[i].passage.span.end else None
