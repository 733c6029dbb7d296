"""The anaphors of a document and whom they mean.

`Referents` is made of the parsed passages and the mentions that the rules found; `anaphors()` gives, in the order of
the text, those mentions that go back to somebody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.actors.anaphora.discourse import runs
from communique.actors.anaphora.genders import told_genders
from communique.actors.mentions.group_nouns import NUMBERS, group_phrases
from communique.actors.word_roles import STYLES
from communique.extract.acts.affected import is_human
from communique.extract.coreference.anaphors import HE, SHE, Anaphor, anaphor, clause_of
from communique.extract.coreference.entities import Entity, entities, words_of
from communique.extract.coreference.places import Places, Seen
from communique.extract.coreference.sets import Sets
from communique.extract.coreference.several import THEY, WE, Several, several
from communique.extract.parsed import Mentions, Parsed
from communique.extract.parsed import Places as Passages
from communique.extract.passage_parse import PassageParse
from communique.model import AUTHOR, Mention, Span
from communique.model.spots import Spots

if TYPE_CHECKING:
    from communique.actors import Registry
    from communique.language import Token

_SINGULAR = HE | SHE
_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj"})
_SELF = frozenset({"i", "me", "my", "myself"})
_THOSE = frozenset({"the", "these", "those"})
_SAID = 600
"""Characters of a quotation in which “I” tells who says “we”."""
_INITIALS = 5
"""Letters from which on a word in capitals is no initials."""
_SEVERAL = 3
"""Members of a group that are meant where it stands."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of actors and places: their countries, and in whose name the text speaks at an offset."""

    registry: Registry
    day: str | None
    country: Callable[[str], str]
    home: Callable[[int], str]


class Referents:
    """Whom the anaphors of one document may mean."""

    def __init__(self, text: str, parsed: Sequence[Parsed], mentions: Mentions, known: Known) -> None:
        self.text, self.parsed, self.mentions, self.known = text, sorted(parsed, key=lambda p: p.base), mentions, known
        self.passage = Passages(parsed).at
        self._titles = Spots((hit, (hit.span,)) for hit in mentions.strangers.scan.titles)
        genders = told_genders(text, mentions.all)
        registry = known.registry
        found = entities(
            text, mentions.all, known.country, lambda a: registry.gender(a) or genders.get(a, ""), self._offices
        )
        for one in self.parsed:
            for voice in one.passage.voices:
                found.setdefault(voice, Entity(voice, known.country(voice), registry.gender(voice)))
        for mention in mentions.all:  # what the rules take an anaphor for is always among those it may mean
            if len(mention.actors) == 1 and (actor := mention.actors[0]) not in found:
                found[actor] = Entity(actor, known.country(actor), registry.gender(actor), offices=self._offices(actor))
        self._spoke = sorted(
            (m.span.start, m.actors[0]) for m in mentions.all
            if m.kind == "pronoun" and len(m.actors) == 1 and m.span.of(text).lower() in _SELF
        )  # fmt: skip
        sentences = sorted({one.base + int(s.start_char) for one in self.parsed for s in one.doc.sents})
        self.places = Places(text, sentences, found, list(self._seen()), self._voices, known.home, self._quoted)
        self.sets = Sets(self.places, runs(text, mentions.all), self._home_of)

    def anaphors(self) -> Iterator[tuple[Mention | None, Anaphor]]:
        """The words that go back to somebody, in order, with their mentions; None of “he” and “she” whom the rules
        resolve to nobody.
        """
        alone = [(None, self._pronoun(one, token)) for one, token in self._unresolved()]
        nouns = [(None, self.noun(one, token)) for one, token in self._people()]
        yield from sorted([*self._referring(), *alone, *nouns], key=lambda pair: pair[1].at)

    def _people(self) -> Iterator[tuple[Parsed, Token]]:
        """Nouns for one person that are no mention: “the envoy”, “her host”."""
        for one in self.parsed:
            for token in one.doc:
                part = (
                    token.dep_ in _PARTS
                    and token.tag_ in ("NN", "NNP")
                    and (is_human(token) or self._titled(one, token) or self._styled(token))
                )
                if part and self.mentions.at(one.offset(token)) is None:
                    yield one, token

    def _styled(self, token: Token) -> bool:
        """“Her *Excellency*”, “the *CS*”: a style, or the initials of somebody's title."""
        if token.lower_ in STYLES:
            return True
        short = token.text.isupper() and 1 < len(token) < _INITIALS and token.left_edge.lower_ == "the"
        return short and any(token.text in e.initials for e in self.places.entities.values())

    def _titled(self, one: PassageParse, token: Token) -> bool:
        """Whether an office's word stands there."""
        return bool(self._titles.over(one.span(token)))

    def _unresolved(self) -> Iterator[tuple[Parsed, Token]]:
        for one in self.parsed:
            for token in one.doc:
                if token.lower_ in _SINGULAR and token.pos_ == "PRON" and self.mentions.at(one.offset(token)) is None:
                    yield one, token

    def _pronoun(self, one: Parsed, token: Token) -> Anaphor:
        return anaphor(one, token, one.offset(token), "", "he", ())

    def _referring(self) -> Iterator[tuple[Mention | None, Anaphor]]:
        for mention in self.mentions.all:
            if len(mention.actors) != 1 or mention.kind not in ("pronoun", "office"):
                continue
            one = self.passage(mention.span.start)
            head = self.head(one, mention.span) if one is not None else None
            if one is None or head is None or (mention.kind == "pronoun" and head.lower_ not in _SINGULAR):
                continue
            if mention.kind == "office" and head.tag_ in ("NNS", "NNPS"):
                continue
            told = tuple(self.mentions.strangers.countries(mention.span))
            yield mention, anaphor(one, head, mention.span.start, mention.actors[0], "office", told)

    def groups(self) -> Iterator[tuple[Mention | None, Several]]:
        """The words that mean several, in order, with their mentions; None of those that mean nobody to the rules."""
        yield from sorted([*self._plurals(), *self._unmeant()], key=lambda pair: pair[1].at)

    def _plurals(self) -> Iterator[tuple[Mention | None, Several]]:
        for mention in self.mentions.all:
            one = self.passage(mention.span.start) if mention.kind in ("pronoun", "group") else None
            head = self.head(one, mention.span) if one is not None else None
            if one is None or head is None or (mention.kind == "pronoun" and head.lower_ not in THEY | WE):
                continue
            yield mention, self._several(one, head, mention.span, mention.actors)

    def _unmeant(self) -> Iterator[tuple[None, Several]]:
        for one in self.parsed:
            found = [p.span for p in group_phrases(self.text, one.passage.span) if p.det or p.number]
            found += [one.span(t) for t in one.doc if t.lower_ in THEY and t.pos_ == "PRON"]
            taken = Spots((span, (span,)) for span in found)
            counted = (one.tokens_span(t.left_edge, t) for t in one.doc if _counts(t))
            found += [span for span in counted if not taken.over(span)]
            for span in found:
                head = self.head(one, span)
                if head is not None and self.mentions.at(one.offset(head)) is None:
                    yield None, self._several(one, head, span, ())

    def _several(self, one: Parsed, head: Token, span: Span, ruled: tuple[str, ...]) -> Several:
        quoted = self._quoted(one.offset(head))
        return several(one, head, span.start, span.end, ruled, self._speaker(one, span.start, quoted), quoted)

    def _speaker(self, one: Parsed, at: int, quoted: bool) -> str:
        """Who says “we”: whoever says “I” before it in the passage, else its voice; in a quotation nobody is known."""
        i = bisect_left(self._spoke, (at,)) - 1
        if i >= 0 and self._spoke[i][0] >= one.base and (not quoted or at - self._spoke[i][0] < _SAID):
            return self._spoke[i][1]
        return "" if quoted or one.passage.voice == AUTHOR else one.passage.voice

    def _home_of(self, actor: str) -> str:
        return actor if actor.startswith("country:") else self.known.country(actor)

    def noun(self, one: PassageParse, head: Token, ruled: str = "") -> Anaphor:
        """A noun that names nobody known, as an anaphor; `ruled` is the stranger whom its words name."""
        ruled = ruled or self.mentions.strangers.by_its_words(one, head)
        told = tuple(self.mentions.strangers.countries(one.tokens_span(head.left_edge, head)))
        whose = next((t for t in head.lefts if t.dep_ == "poss"), None)
        if head.lower_ in STYLES and whose is not None and whose.lower_ in _SINGULAR:  # “*Her* Excellency”
            meant = self.mentions.at(one.offset(whose))
            ruled = meant.actors[0] if meant is not None and len(meant.actors) == 1 else ruled
            kind = "she" if whose.lower_ in SHE else "he"
            return replace(anaphor(one, head, one.offset(whose), ruled, kind, ()), word=kind)
        if ruled not in self.places.entities:
            self.places.entities[ruled] = Entity(ruled, told[0] if told else "")
        return anaphor(one, head, one.offset(head.left_edge), ruled, "noun", told, self._titled(one, head))

    def head(self, one: Parsed, span: Span) -> Token | None:
        """The token of a stretch that hangs on none of the others."""
        tokens = one.tokens_in(span)
        inside = {t.i for t in tokens}
        return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), None)

    def _seen(self) -> Iterator[Seen]:
        for mention in self.mentions.all:
            if len(mention.actors) > _SEVERAL:
                continue
            one = self.passage(mention.span.start)
            head = self.head(one, mention.span) if one is not None else None
            at = one.offset(head) if one is not None and head is not None else mention.span.start
            dep = head.dep_ if head is not None else ""
            for actor in mention.actors:
                yield Seen(
                    at, actor, dep in ("nsubj", "nsubjpass"), dep in ("dobj", "pobj", "dative"),
                    mention.kind == "pronoun", len(mention.actors) > 1,
                    clause_of(one, head) if one is not None and head is not None else -1,
                )  # fmt: skip

    def _voices(self, at: int) -> Sequence[str]:
        one = self.passage(at)
        return one.passage.voices if one is not None else ()

    def _quoted(self, at: int) -> bool:
        one = self.passage(at)
        return one is not None and any(q.start <= at < q.end for q in one.quotes_near(at))

    def _offices(self, actor: str) -> frozenset[str]:
        known = self.known.registry.actor(actor) if actor.startswith("person:") else None
        day = self.known.day or ""
        held = (
            [t for t in known.offices if not day or (t.start <= day and (not t.end or t.end >= day[: len(t.end)]))]
            if known
            else []
        )
        return frozenset(w for t in held for w in words_of(t.title))


def _counts(token: Token) -> bool:
    """“*The two* discussed …”, “*both* agreed”, “*both officers*”: a number of people."""
    if token.tag_ == "NNS" and is_human(token) and token.dep_ in _PARTS:
        return any(t.lower_ in NUMBERS or t.lower_ == "both" for t in token.lefts)
    if token.dep_ not in _PARTS | {"agent"} or token.head.pos_ not in ("VERB", "AUX", "ADP"):
        return False
    first = token.left_edge
    if token.i == first.i:
        return bool(token.lower_ == "both")
    return token.lower_ in NUMBERS and token.i == first.i + 1 and first.lower_ in _THOSE
