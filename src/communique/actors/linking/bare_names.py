"""Names that stand without an office: persons, states and bodies, capitals for their states, houses.

Takes one document's scan with its phrases and people, gives mentions for one name after another. A place
inside a thing's name (“the Vienna talks”) is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from communique.actors.linking.persons import People
from communique.actors.linking.surnames import Alone
from communique.actors.mentions.gazetteer_matching import Hit, Scan
from communique.actors.mentions.government_bodies import House, houses_in
from communique.actors.mentions.name_boundaries import BLANK
from communique.actors.mentions.phrase_detection import Phrases
from communique.actors.normalization import fold
from communique.actors.registry.registry import Registry
from communique.actors.word_roles import FIELDS, INSTITUTIONS, OPENERS, words
from communique.model import Mention, Span
from communique.model.actor import MentionKind

_STATE_NOUNS = words("state")
_NAME_OF = words("name-of")
_DATELINE = re.compile(r"(?P<said>[^\n.!?:–—]{0,60}?)\s?(?P<mark>[–—:]|\s-)\s")
_SENTENCE = re.compile(r"\b[a-z]{3,}\b")
_DATED = re.compile(r"\d|\(")


@dataclass(slots=True)
class Standing:
    """Gives the mentions of one document's names that no office phrase has taken."""

    scan: Scan
    registry: Registry
    people: People
    phrases: Phrases
    home: Callable[[int], str]
    house: Callable[[int, House], str]
    made: list[Mention] = field(default_factory=list)
    alone: Alone = field(init=False)
    _un: bool = field(init=False)

    def __post_init__(self) -> None:
        self.alone = Alone(self.scan, self.phrases, self.people)
        self._un = re.search(r"\bUN\b|United Nations", self.scan.text) is not None

    def mentions(self) -> list[Mention]:
        """The mentions, houses first: “the Ministry of Foreign Affairs” is not the state in its name."""
        for first, last, house in houses_in(self.scan):
            self._house(first, last, house)
        for hit in self.scan.names:
            self._single(hit)
        return self.made

    # -- houses --------------------------------------------------------------------------------

    def _house(self, first: int, last: int, house: House) -> None:
        """“the Ministry of Foreign Affairs of Poland” is Poland's, “the Ministry” the issuer's."""
        words_ = self.scan.words
        known = self.phrases.starts.get(first)
        taken = self.phrases.taken
        if last in self.phrases.titles and BLANK.match(self.phrases.gap(last)):
            return  # “the Foreign Ministry Spokesperson”
        if taken & set(range(first, last)) or (known and known.last > last):
            return
        owner, start, end = self._owner(first, last)
        offset = words_[first].start
        home = self.home(offset)
        if known and self.registry.country(known.known[0].actor) == home:
            return
        if not owner and not (home and self._definite(first, last)):
            return
        whose = owner if owner and owner != home else self.house(offset, house)
        if whose:
            first_word = start - 1 if start and words_[start - 1].folded == "the" else start
            taken.update(range(start, end))
            self._add(Span(words_[first_word].start, words_[end - 1].end), "metonym", whose)

    def _owner(self, first: int, last: int) -> tuple[str, int, int]:
        """The state that stands before or behind a house's words, and where the whole begins and ends."""
        words_ = self.scan.words
        at = first - 1 if first and words_[first - 1].folded == "s" else first
        hit = self.phrases.ends.get(at)
        if (
            hit
            and first
            and BLANK.match(re.sub(r"['’](?:s\b)?", "", self.scan.text[hit.span.end : words_[first].start]))
        ):
            return self.phrases.scope_of(hit), hit.first, last
        if last + 1 < len(words_) and words_[last].folded == "of" and BLANK.match(self.phrases.gap(last)):
            behind = last + 2 if words_[last + 1].folded == "the" else last + 1
            hit = self.phrases.starts.get(behind)
            if hit and self.phrases.scope_of(hit):
                return self.phrases.scope_of(hit), first, hit.last
        return "", first, last

    def _definite(self, first: int, last: int) -> bool:
        """“the Ministry”, “MOFA”: capitalised, and no part of a longer name."""
        words_, text = self.scan.words, self.scan.text
        written = text[words_[first].start : words_[last - 1].end]
        before = words_[first - 1] if first and BLANK.match(self.phrases.gap(first)) else None
        if written.isupper() and last - first == 1:
            return before is None or before.folded in OPENERS or not text[before.start].isupper()
        if before is None or before.folded != "the" or not text[words_[first].start].isupper():
            return False
        if last >= len(words_) or not BLANK.match(self.phrases.gap(last)):
            return True
        after = words_[last]
        longer = text[after.start].isupper() and after.folded in INSTITUTIONS | FIELDS
        return after.folded not in ("of", "for") and not longer

    # -- names ---------------------------------------------------------------------------------

    def _single(self, hit: Hit) -> None:
        if hit.first in self.phrases.taken:
            return
        forms = {k.form for k in hit.known}
        whole = [k for k in hit.known if k.form == "name"]
        country = any(k.actor.startswith("country:") for k in whole) and not self._titled(hit)
        if forms & {"full-name", "surname"} and not country and self._person(hit):
            return
        if whole and self._part_of_a_name(hit, whole[0].actor):
            return
        if self._side(hit) or self._people(hit):
            return
        if not forms & {"name", "seat"} or self._in_thing(hit) or self._dateline(hit):
            return
        if whole:
            meant = self.registry.at_home(whole[0].actor, hit.span.of(self.scan.text), self.home(hit.span.start))
            self._add(self._with_article(hit), "name", meant)
        elif not self.alone.is_place(hit):
            self._add(hit.span, "metonym", hit.known[0].actor)

    def _people(self, hit: Hit) -> bool:
        """“The Iranians made clear”: their state, as “the Iranian side” is."""
        states = [k.actor for k in hit.known if k.form == "people" and k.actor.startswith("country:")]
        several = hit.span.of(self.scan.text).endswith("s")
        before = self.scan.words[hit.first - 1].folded if hit.first else ""
        if not states or not several or before != "the" or not BLANK.match(self.phrases.gap(hit.first)):
            return False
        self._add(self._with_article(hit), "metonym", states[0])
        return True

    def _in_thing(self, hit: Hit) -> bool:
        """“the Vienna talks”, “the OSCE Minsk Group”, “the Treaty of Rome”; not “the US-Iran talks”."""
        words_, first = self.scan.words, hit.first
        if any(k.actor.startswith(("region:", "group:")) for k in hit.known):
            return False
        if self.phrases.thing_follows(hit):
            joined = self.phrases.gap(first).strip() in ("-", "–", "‑") and first in self.phrases.ends
            return not joined
        of = first - 2 if first > 1 and words_[first - 1].folded == "the" else first - 1
        if of < 1 or words_[of].folded != "of" or not BLANK.match(self.phrases.gap(of)):
            return False
        thing = words_[of - 1]
        return thing.folded in _NAME_OF and self.scan.text[thing.start].isupper()

    def _dateline(self, hit: Hit) -> bool:
        """“MINSK, 21 August (BelTA) –”, “Damascus, SANA –”, “NEOM:”: where and through whom a text came."""
        text, start = self.scan.text, hit.span.start
        line = text.rfind("\n", 0, start) + 1
        match = _DATELINE.match(text, line) if start - line <= 60 else None
        if match is None or match.end("said") < hit.span.end or _SENTENCE.search(match["said"]):
            return False
        seat = any(k.form == "seat" for k in hit.known)
        if match["mark"] == ":":
            return seat and match["said"].isupper()
        return seat or bool(_DATED.search(match["said"])) or "," in match["said"]

    def _titled(self, hit: Hit) -> bool:
        """Whether a title or another name stands before the name, which then is a person's."""
        if hit.first == 0 or not BLANK.match(self.phrases.gap(hit.first).lstrip(".")):
            return False
        before = self.scan.words[hit.first - 1]
        known = before.folded in self.registry.honorifics
        return known or (self.scan.text[before.start].isupper() and before.folded not in OPENERS)

    def _part_of_a_name(self, hit: Hit, actor: str) -> bool:
        """“West Darfur”, “South Asia”: a region's name inside another; “Ivory Coast's Supreme Court” is not ours."""
        words_, text = self.scan.words, self.scan.text
        if actor.startswith(("region:", "group:")) and hit.last < len(words_) and hit.last - hit.first == 1:
            after = words_[hit.last]
            attached = text[after.start].isupper() and bool(BLANK.match(self.phrases.gap(hit.last)))
            named = after.folded == "of" and text[after.end + 1 : after.end + 2].isupper()  # “the Gulf of Aden”
            if named or (attached and hit.last not in self.phrases.starts):
                return True
        if hit.span.of(text) == "Security Council" and self._own_council(hit):
            return True
        if hit.span.of(text) in ("Congress", "Senate") and re.match(r" of (?!the United States)", text[hit.span.end :]):
            return True
        owner = self.phrases.ends.get(
            hit.first - 1 if hit.first and words_[hit.first - 1].folded == "s" else hit.first
        )  # fmt: skip
        if owner is None or not actor.startswith("org:"):
            return False
        own, whose = self.registry.country(actor), self.phrases.scope_of(owner)
        return bool(own and whose.startswith("country:") and own != whose and "," not in self.phrases.gap(hit.first))

    def _own_council(self, hit: Hit) -> bool:
        """“Collective Security Council”; in a Russian text that names no UN, Russia's own."""
        before = self.scan.words[hit.first - 1] if hit.first and BLANK.match(self.phrases.gap(hit.first)) else None
        if before and self.scan.text[before.start].isupper() and before.folded not in OPENERS | {"un", "nations"}:
            return True
        return self.home(hit.span.start) == "country:RU" and not self._un

    def _with_article(self, hit: Hit) -> Span:
        """“the United States”: the article belongs to the mention."""
        at = hit.first - 1
        article = at >= 0 and self.scan.words[at].folded == "the" and bool(BLANK.match(self.phrases.gap(hit.first)))
        return Span(self.scan.words[at].start, hit.span.end) if article else hit.span

    # -- persons -------------------------------------------------------------------------------

    def _person(self, hit: Hit) -> bool:
        words_ = self.scan.words
        full = self.people.full(hit)
        if hit.last < len(words_) and words_[hit.last].folded == "administration" and self._administration(hit):
            return True
        if not full and (refused := self.alone.refused(hit)) is not None:
            return refused
        if not full and (self._first_name_only(hit) or self._attributive(hit)):
            return True
        person = full or self.people.surname(hit, starts=self.alone.opens_sentence(hit))
        if person is None:
            return False
        start = words_[hit.first - 1].start if self.alone.honoured(hit) else hit.span.start
        self._add(Span(start, hit.span.end), "name", person)
        return True

    def _first_name_only(self, hit: Hit) -> bool:
        """“Abdullah Ocalan” is not whoever is called Abdullah."""
        words_ = self.scan.words
        if hit.last >= len(words_) or not BLANK.match(self.phrases.gap(hit.last)):
            return False
        after = words_[hit.last]
        following = self.scan.text[after.start].isupper() and after.folded not in OPENERS
        state = after.folded in ("administration", "government")
        return following and hit.last not in self.phrases.starts and hit.last not in self.phrases.titles and not state

    def _attributive(self, hit: Hit) -> bool:
        """“the Houthi attacks”, “the Kerry plan”: no person, but what is called after one."""
        words_ = self.scan.words
        if hit.first == 0 or words_[hit.first - 1].folded != "the" or hit.last >= len(words_):
            return False
        after = self.phrases.gap(hit.last) in (" ", "\u00a0") and words_[hit.last].folded not in OPENERS
        return after and BLANK.match(self.phrases.gap(hit.first)) is not None

    def _administration(self, hit: Hit) -> bool:
        """“the Trump administration”, “the Obama-Biden administration”: the state of the one named first."""
        joined = self.phrases.ends.get(hit.first) if self.phrases.gap(hit.first) == "-" else None
        first = joined or hit
        person = self.people.full(first) or self.people.surname(first)
        if person is None:
            return False
        span = Span(hit.span.start, self.scan.words[hit.last].end)
        self._add(span, "metonym", self.registry.country(person))
        return True

    def _side(self, hit: Hit) -> bool:
        """“the American side”, “the Chinese government”: the state."""
        states = [
            k.actor for k in hit.known if k.form in ("adjective", "name") and k.actor.startswith(("country:", "org:"))
        ]
        words_, text = self.scan.words, self.scan.text
        at = hit.last
        while at < min(len(words_), hit.last + 2) and fold(words_[at].folded) not in _STATE_NOUNS:
            if not text[words_[at].start].islower():
                break
            at += 1
        noun = at < len(words_) and words_[at].folded in _STATE_NOUNS and BLANK.match(self.phrases.gap(at))
        if not states or not noun:
            return False
        first = hit.first
        if first > 0 and words_[first - 1].folded == "the":
            first -= 1
        self._add(Span(words_[first].start, words_[at].end), "metonym", states[0])
        return True

    def _add(self, span: Span, kind: MentionKind, actor: str) -> None:
        if actor:
            self.made.append(Mention(span, kind, (actor,)))
