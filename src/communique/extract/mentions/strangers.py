"""Actors that the registry does not know, named by the words of the text: “Israeli soldiers”.

Takes the head of a noun phrase, gives an `unknown:` id; where the phrase tells a country, by an
adjective, a people or a name, the actor bears it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from communique.actors import Registry, Scan
from communique.actors.mentions.group_nouns import is_group_noun
from communique.actors.normalization import fold, slug
from communique.model import Actor, Span
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.extract.passage_parse import PassageParse
    from communique.language import Token

_COUNTING = word_set("extract/lexicon", "counting-words")
_ROLES = word_set("extract/lexicon", "stranger-roles")
_SHORT = 5
"""Letters from which a word before a name is a rank and tells who it is: “General Staff”."""
_TELLING = frozenset({"from", "for", "in", "without", "to"})
_LEFT_OUT = frozenset({"det", "poss", "case", "predet", "nummod", "quantmod"})


class Strangers:
    """The unknown actors of one document, each once, by the words that name them."""

    def __init__(self, scan: Scan, registry: Registry) -> None:
        self.actors: dict[str, Actor] = {}
        self.meant: Callable[[PassageParse, Token, str], str] = lambda one, head, ruled: ruled
        """Whom a noun means that names nobody known, as the document tells (`coreference`)."""
        self.scan, self.country_of = scan, registry.country
        self._honorifics = registry.honorifics
        found = [(hit.span, registry.country(known.actor)) for hit in scan.names for known in hit.known[:1]]
        self.told = sorted((span, country) for span, country in found if country)
        self._starts = [span.start for span, _ in self.told]

    def countries(self, span: Span) -> list[str]:
        """The ids of the countries that words inside `span` tell, in order."""
        out = []
        for told, country in self.told[bisect_left(self._starts, span.start) :]:
            if told.start >= span.end:
                break
            if told.end <= span.end:
                out.append(country)
        return list(dict.fromkeys(out))

    def handle(self, word: str) -> str:
        """The id of the actor whom an account stands for that the registry does not know: “@name”."""
        made = "unknown:" + (slug(word.lstrip("@")) or "somebody")
        self.actors.setdefault(made, Actor(made, word, "unknown", ""))
        return made

    def named(self, parsed: PassageParse, head: Token) -> str:
        """The id of the actor that a noun phrase names, unknown but by its words; articles and numbers do not count."""
        made = self.by_its_words(parsed, head)
        return self.meant(parsed, head, made)

    def by_its_words(self, parsed: PassageParse, head: Token) -> str:
        """The id of the unknown actor that bears the noun phrase as its name."""
        head = _counted(head)
        words = self._without_honorifics(_words(head))
        made = "unknown:" + (slug(words) or slug(head.text) or "somebody")
        phrase = parsed.tokens_span(head.left_edge, head)
        told = self.countries(phrase) or self.countries(parsed.tokens_span(head.left_edge, head.right_edge))
        if made not in self.actors or not self.actors[made].country:
            country = told[0].partition(":")[2] if told else ""
            self.actors[made] = Actor(made, words or head.text, "unknown", country)
        return made

    def _without_honorifics(self, words: str) -> str:
        """“Mr. Dahl” is Dahl."""
        kept = words.split()
        while len(kept) > 1 and len(kept[0]) < _SHORT and fold(kept[0].rstrip(".")) in self._honorifics:
            kept.pop(0)
        return " ".join(kept)


def is_set(head: Token) -> bool:
    """Whether a noun phrase is a group without a name, “the leaders”, “both sides”: nobody, where it is not known
    which.
    """
    head = _counted(head)
    told = any(c.dep_ in ("relcl", "acl") or (c.dep_ == "prep" and c.lower_ in _TELLING) for c in head.children)
    return is_group_noun(_words(head)) and not told


def _words(head: Token) -> str:
    """The words of a noun phrase that tell who it is."""
    kept = [t for t in (*head.lefts, head) if t.dep_ not in _LEFT_OUT and not t.is_punct and not t.is_space]
    return " ".join(t.text for t in [*kept, *_of_whom(head)])


def _of_whom(head: Token) -> list[Token]:
    """“leaders *of the opposition coalition*”, “the Council *of Ministers*”: a role says little without whose it is,
    nor does the first word of a body's name.
    """
    if head.lemma_.lower() not in _ROLES and not head.text[:1].isupper():
        return []
    for c in head.children:
        if c.lower_ == "of" and (whose := next((g for g in c.children if g.dep_ == "pobj"), None)) is not None:
            words = [t for t in (*whose.lefts, whose) if t.pos_ not in ("DET", "PUNCT")]
            return [c, *words] if len(words) < 7 else []
    return []


def _counted(head: Token) -> Token:
    """“thousands of Nigerians” are Nigerians."""
    if head.lower_ in _COUNTING:
        for c in head.children:
            if c.lower_ == "of":
                return next((g for g in c.children if g.dep_ == "pobj"), head)
    return head
