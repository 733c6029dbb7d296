"""Whose name stands beside an office: “Foreign Minister, *N. N.*”, “the President of the Board, Dr. *N. N.*”.

Takes an office phrase without a name of its own and the mentions by name, from one walk through the offices of a
document; gives the person whose office it is, or nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from communique.actors.linking.discourse_memory import Memory
from communique.actors.linking.office_wording import OTHER, Wording, same_office, serves
from communique.actors.linking.persons import People
from communique.actors.mentions.office_phrases import Phrase
from communique.actors.mentions.phrase_detection import Phrases
from communique.actors.normalization import WORD, fold
from communique.actors.word_roles import STYLES
from communique.model import Mention
from communique.vocabulary import alternatives

Titled = Mapping[int, tuple[Wording, frozenset[str]]]
"""Where a name begins, the office and the styles that stand with it."""
_WITHIN_PORTFOLIOS = alternatives("actors/data", "within-portfolios")
_PORTFOLIO = re.compile(rf"(?:,? (?:(?:{_WITHIN_PORTFOLIOS}) )*[A-Z][\w’'-]*){{0,12}}(?:, |,\n| \()")
"""What may stand between an office and the comma before its holder: “*and Trade of Malta,* Dr. N. N.”."""
_COMMA = 2
_APPOSED = (", ", ",\n", " (")
_STYLED = 4
"""Words before the name in a line that is a name alone: “Senator the Hon N. N.”."""
_ENDS = ("", "\n", ",", "\r")
"""What may stand behind an office that is a line under a name."""


@dataclass(slots=True)
class Appositions:
    """Answers for the offices of one walk, in the order of the text."""

    phrases: Phrases
    people: People
    titled: Titled
    memory: Memory = field(default_factory=Memory)
    """Who has been named so far."""
    whose: dict[int, str] = field(default_factory=dict)
    """Where an office ends that stands beside somebody's name, and whose."""

    def beside(
        self, phrase: Phrase, asked: Wording, following: Phrase | None, names: Sequence[Mention], at: int
    ) -> str:
        """Whose name stands with the office: before a comma, or behind a second office joined to it."""
        words, text = self.phrases.scan.words, self.phrases.scan.text
        start = words[phrase.first].start
        before = names[at - 1] if at else None
        if before and text[before.span.end : start] in _APPOSED and not self._goes_on(phrase, before):
            stranger = not before.actors[0].startswith("person:") and words[phrase.first].folded != "the"
            if stranger or self.may_be(before.actors[0], asked):
                return before.actors[0]
        if before and self._undersigned(phrase, before) and self.may_be(before.actors[0], asked):
            return before.actors[0]
        if behind := self._behind(phrase, asked, names, at):
            return behind
        first = phrase.first - 1
        joint = first in self.whose and words[first].folded == "and" and words[phrase.first].folded != "the"
        if joint:
            return self.whose[first]
        if following and following.named and self.phrases.joined(phrase, following):
            person = self._bearer_of(following, names, at)
            article = words[phrase.first].folded == "the" and not following.scope
            if person and (not article or self.may_be(person, asked, known=True)):
                return person
        return ""

    def _undersigned(self, phrase: Phrase, before: Mention) -> bool:
        """“Marian Castleford / *Minister for Foreign Affairs*”: a line with an office under one with a name alone,
        where no office stands above the name, as in lists that put the office first.
        """
        words, text = self.phrases.scan.words, self.phrases.scan.text
        start, end = words[phrase.first].start, self.phrases.end_of(phrase)
        if text[before.span.end : start].strip(" \r") not in ("\n", "\n\n") or text[end : end + 1] not in _ENDS:
            return False
        line = text.rfind("\n", 0, before.span.start) + 1
        said = WORD.findall(text[line : before.span.start])
        if len(said) > _STYLED or not all(w[0].isupper() or w == "the" for w in said):
            return False
        at = bisect_left(self.phrases.scan.titles, line, key=lambda hit: hit.span.end) - 1
        above = self.phrases.scan.titles[at].span.end if at >= 0 else -1
        return above < 0 or text[above:line].strip(" \r") not in ("\n", "\n\n")

    def _behind(self, phrase: Phrase, asked: Wording, names: Sequence[Mention], at: int) -> str:
        """“the Secretary General of the Forum, Ambassador *N. N.*”: whose name stands behind the office and a comma,
        if the registry knows him as no such office's holder, only where it knows him not.
        """
        end = self.phrases.end_of(phrase)
        name = next((m for m in names[at : at + 2] if m.span.start > end), None)
        if name is None or phrase.indefinite or phrase.whose or len(name.actors) != 1:
            return ""
        person, between = name.actors[0], self.phrases.scan.text[end : name.span.start]
        more = _PORTFOLIO.match(between)
        honoured = [fold(w) for w in WORD.findall(between[more.end() :] if more else between)]
        courteous = self.phrases.registry.honorifics | STYLES | {"his", "her", "the", "h", "e"}
        if not more or not set(honoured) <= courteous or (more.end() > _COMMA and not honoured):
            return ""
        following = bisect_left(self.phrases.scan.titles, end, key=lambda hit: hit.span.start)
        if any(hit.span.start < end + more.end() for hit in self.phrases.scan.titles[following : following + 1]):
            return ""  # another office stands between
        borne, _ = self.titled.get(name.span.start, (None, frozenset()))
        if borne is not None and borne.words not in self.phrases.registry.honorifics:
            return ""
        closed = self.phrases.scan.text[name.span.end : name.span.end + 1] in ",.;)\n"
        if not self.phrases.stands(phrase) or not (honoured or closed):
            return ""
        return person if not person.startswith("person:") or self.may_be(person, asked, known=True) else ""

    def _goes_on(self, phrase: Phrase, before: Mention) -> bool:
        """“Meeting Foreign Minister A, *the Foreign Minister thanked* …”: who has an office before his name
        needs none behind it, and a sentence that goes on without a comma begins there.
        """
        titled = before.span.start in self.titled
        follows = self.phrases.scan.text[self.phrases.end_of(phrase) : self.phrases.end_of(phrase) + 2]
        return titled and not phrase.scope and follows[:1] == " " and follows[1:].islower()

    def joint_bearer(
        self, phrase: Phrase, asked: Wording, following: Phrase | None, names: Sequence[Mention], at: int
    ) -> str:
        """“the Deputy Prime Minister and Foreign Minister N. N.”, where nobody else is known as the deputy."""
        lower = bool(asked.below) or OTHER in asked.offices
        if not (lower and following and following.named and self.phrases.joined(phrase, following)):
            return ""
        return self._bearer_of(following, names, at)

    def _bearer_of(self, phrase: Phrase, names: Sequence[Mention], at: int) -> str:
        """The person named in a phrase that comes next."""
        end = self.phrases.scan.words[phrase.name_last - 1].end
        return next((m.actors[0] for m in names[at : at + 2] if m.span.end >= end), "")

    def may_be(self, person: str, asked: Wording, known: bool = False) -> bool:
        """Whether somebody may hold the office that stands beside his name."""
        if not person.startswith("person:"):
            bearer = self.memory.get(person)
            borne = [w for w in bearer.wordings if not STYLES & set(w.words.split())] if bearer else []
            return not known and (not borne or any(same_office(asked, w) or OTHER in asked.offices for w in borne))
        actor = self.phrases.registry.actors[person]
        if asked.former or asked.below or asked.field or asked.offices == {OTHER}:
            return not known or any(serves(t, asked) for t in actor.offices)
        ever = any(
            serves(t, asked) and asked.scope in ("", t.of, self.phrases.registry.country(person)) for t in actor.offices
        )
        return ever or (not known and bool(asked.scope) and not self.people.serving(person)
                        and self.phrases.registry.country(person) == asked.scope)  # fmt: skip
