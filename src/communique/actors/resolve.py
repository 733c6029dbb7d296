"""From hits to mentions: names with their titles, offices by the day, metonyms.

Takes a scan, the day, the persons that a name recogniser saw, and for every place in the text
the country that speaks there (so that “the President” in a White House readout is the
American one). Gives mentions in the order of the text. Pronouns and groups come later, when
the parse and the parties of the contact are known (`reference/`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from communique.actors.alone import Alone
from communique.actors.borne import bearer
from communique.actors.names import Hit, Scan
from communique.actors.people import People
from communique.actors.phrases import BLANK, OPENERS, Phrase, Phrases
from communique.actors.recognised import recognised_persons
from communique.actors.registry import Registry
from communique.model import Mention, Span
from communique.model.actor import MentionKind

_LONG_TITLE = 4
"""Words from which on a title before a name is a mention of its own: “Minister for Foreign Affairs of …”."""
_SERVES = re.compile(r"\b(?:Assistant|Advis[eo]r|Counsell?or|Aide|Envoy|Representative)\s+(?:to|of)\s+\Z")
_FIELD = re.compile(r"\s+(?:for|on)\s+[A-Z]")
_STATE_NOUNS = {
    "side",
    "party",
    "government",
    "authorities",
    "delegation",
    "leadership",
    "administration",
    "team",
    "regime",
}


@dataclass(slots=True)
class Resolver:
    """Resolves one document's hits. Use `mentions()` once."""

    scan: Scan
    registry: Registry
    people: People
    home: Callable[[int], str]
    recognised: tuple[Span, ...] = ()
    voice: Callable[[int], str] = lambda offset: ""
    phrases: Phrases = field(init=False)
    alone: Alone = field(init=False)
    _made: list[Mention] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.phrases = Phrases(self.scan, self.registry)
        self.alone = Alone(self.scan, self.phrases, self.people)

    def mentions(self) -> list[Mention]:
        """All mentions by name, office or metonym, in the order of the text."""
        for hit in self.scan.names:
            person = self.people.full(hit)
            if person:
                self.people.remember(person, hit.known[0].surface.split()[-1])
        self._split_titles()
        phrases = self.phrases.find()
        for phrase in phrases:
            if phrase.name is not None:
                self._named_phrase(phrase)
            elif phrase.name_first >= 0:
                self._stranger_phrase(phrase)
        for hit in self.scan.names:
            self._single(hit)
        self._made += recognised_persons(self.scan, self.registry, self.people, self.recognised, self._made)
        for phrase in phrases:
            if phrase.name is None and phrase.name_first < 0:
                self._bare_phrase(phrase)
        return sorted(self._made, key=lambda m: (m.span, m.kind))

    # -- office phrases --------------------------------------------------------------------

    def _stranger_phrase(self, phrase: Phrase) -> None:
        words, at, end = self.scan.words, phrase.name_first, phrase.name_last
        name = Span(words[at].start, words[end - 1].end)
        person = self.people.stranger(" ".join(name.of(self.scan.text).split()), self.registry.country(phrase.scope))
        self.phrases.taken.update(range(phrase.title.first, end))
        self._add(Span(words[self._name_start(phrase)].start, name.end), "name", (person,))

    def _named_phrase(self, phrase: Phrase) -> None:
        hit = phrase.name
        assert hit is not None
        person = self.people.full(hit)
        if person is None:
            offices = [o for t in phrase.title.titles for o in self._meant(t.offices, phrase)]
            person = self.people.surname(hit, phrase.scope, offices)
        if person is None and phrase.scope:
            person = self.people.surname(hit, phrase.scope)
        words = self.scan.words
        if person is None:
            name = Span(words[hit.first].start, hit.span.end)
            person = self.people.stranger(name.of(self.scan.text), self.registry.country(phrase.scope))
        else:
            self.people.remember(person, words[hit.last - 1].folded)
        self.phrases.taken.update(range(phrase.title.first, hit.last))
        if phrase.scope_hit:
            self.phrases.taken.update(range(phrase.scope_hit.first, phrase.scope_hit.last))
        start = self._name_start(phrase)
        titled = [w for w in words[start : hit.first] if w.folded != "s"]
        if len(titled) >= _LONG_TITLE:
            self._add(Span(words[start].start, words[hit.first - 1].end), "office", (person,))
            start = hit.first
        self._add(Span(words[start].start, hit.span.end), "name", (person,))

    def _meant(self, offices: Iterable[str], phrase: Phrase) -> list[str]:
        """The offices of a title; behind “deputy” those below them."""
        return [f"deputy-{office}" for office in offices] + ["other"] if phrase.deputy else list(offices)

    def _name_start(self, phrase: Phrase) -> int:
        """A named phrase begins with its title or its country, not with the article."""
        first = phrase.first
        return first + 1 if self.scan.words[first].folded == "the" else first

    def _bare_phrase(self, phrase: Phrase) -> None:
        """An office without a name: whoever held it on the day, or the one the document named."""
        words = self.scan.words
        span = Span(words[phrase.first].start, self._end(phrase))
        people = self._holders(phrase)
        definite = bool(phrase.scope) or words[phrase.first].folded == "the" or self._capital(phrase.title)
        if not people or not definite or self._in_longer_title(phrase):
            return
        if phrase.scope_hit:
            self.phrases.taken.update(range(phrase.scope_hit.first, phrase.scope_hit.last))
            self._made = [m for m in self._made if not m.span.within(span)]
        self._add(span, "office", tuple(people[:1]))

    def _in_longer_title(self, phrase: Phrase) -> bool:
        """“Assistant to *the President* for Homeland Security N. N.”: somebody else's title."""
        before = self.scan.text[max(0, self.scan.words[phrase.first].start - 24) : self.scan.words[phrase.first].start]
        after = self.scan.text[self._end(phrase) : self._end(phrase) + 8]
        return bool(_SERVES.search(before)) and bool(_FIELD.match(after))

    def _holders(self, phrase: Phrase) -> list[str]:
        start = self.scan.words[phrase.first].start
        if not phrase.former and all(o == "other" for t in phrase.title.titles for o in t.offices):
            wording = phrase.title.span.of(self.scan.text)
            one = bearer(wording, self.scan.text, start, self._made, self.registry, self.people.day)
            return [one] if one else []
        if phrase.former or self._of_something_else(phrase):
            return []
        if phrase.deputy:
            offices = {f"deputy-{o}" for t in phrase.title.titles for o in t.offices} | {"chief-of-staff"}
            below = self._named_before(start, offices, "Deputy", ())
            return [below] if below else []
        scope = self._place_before(start) if phrase.indirect else phrase.scope
        if phrase.indirect and not scope:
            return []
        for title in phrase.title.titles:
            if scope:
                if title.scope and scope not in title.scope:
                    continue
                found = self.registry.holders(title.offices, scope, self.people.day, title.title)
                if len(found) == 1:
                    return found
                continue
            here = None
            apposed = phrase.first in self.phrases.ends and self.phrases.gap(phrase.first) == ", "
            definite = apposed or self.scan.words[phrase.first].folded == "the"
            if definite or not self._of_several(title.offices):
                own = self.registry.leader(self.home(start), self.people.day, title) if self.home(start) else None
                if own and own != self.voice(start):  # an official text's “the President” is its own
                    return [own]
                here = self._named_before(start, title.offices, title.title, title.scope)
            if here:
                return [here]
            home = self.home(start)
            for of in title.scope if home not in title.scope and title.scope else (home,):
                found = self.registry.holders(title.offices, of, self.people.day, title.title)
                if len(found) == 1 and (of == home or len(title.scope) == 1):
                    return found
        return []

    def _of_something_else(self, phrase: Phrase) -> bool:
        """“the Leader of the Association”, “Majority Leader”, “Governor”: no office the registry can resolve."""
        words, text, at = self.scan.words, self.scan.text, phrase.last
        body = next((hit for hit in self.scan.names if hit.first < at < hit.last), None)
        if body is not None:  # “the Head of the Office of the President of Ukraine”; not when a name follows
            return (
                body.last < len(words)
                and self.scan.gap(body.last - 1, body.last) == " "
                and (text[words[body.last].start].isupper())
            )
        if not phrase.scope and at + 1 < len(words) and words[at].folded == "of" and BLANK.match(self.phrases.gap(at)):
            own = words[at + 2].folded if words[at + 1].folded in ("the", "our") and at + 2 < len(words) else ""
            further = at + 3 < len(words) and words[at + 3].folded == "of"
            return further or own not in ("country", "state", "republic", "nation", "government")
        if any("leader" in title.offices for title in phrase.title.titles) and not phrase.scope and phrase.first > 0:
            before = words[phrase.first - 1]
            attached = BLANK.match(self.phrases.gap(phrase.first)) is not None
            return attached and text[before.start].isupper() and before.folded not in OPENERS
        return False

    def _of_several(self, offices: Iterable[str]) -> bool:
        """Whether several may hold an office at once: then its title alone tells nobody."""
        return all(o in self.registry.offices and self.registry.offices[o].several for o in offices)

    def _place_before(self, start: int) -> str:
        """The country or body that the text named last before `start`."""
        before = [hit for hit in self.scan.names if hit.span.end <= start]
        for hit in reversed(before[-12:]):
            scope = self.phrases.scope_of(hit)
            if scope:
                return scope
            people = {k.actor for k in hit.known if k.form == "full-name"}
            if len(people) == 1:
                return self.registry.country(people.pop())
        return ""

    def _named_before(self, start: int, offices: Iterable[str], title: str, scope: Iterable[str]) -> str | None:
        """The person named last before `start` who holds one of `offices`."""
        wanted, places = set(offices), set(scope)
        for mention in sorted(self._made, key=lambda m: m.span, reverse=True):
            if mention.span.start >= start or mention.kind != "name":
                continue
            for person in mention.actors:
                for term in self.registry.in_office(person, self.people.day):
                    bears = not title or title.lower() in term.title.lower()
                    if (
                        (term.office in wanted or "leader" in wanted)
                        and term.office != "other"
                        and bears
                        and (not places or term.of in places)
                    ):
                        return person
        return None

    def _end(self, phrase: Phrase) -> int:
        if phrase.scope_hit and phrase.scope_hit.last == phrase.last:
            return phrase.scope_hit.span.end
        return self.scan.words[phrase.last - 1].end

    def _capital(self, hit: Hit) -> bool:
        return self.scan.text[hit.span.start].isupper()

    def _split_titles(self) -> None:
        """“the head of the American state”, “the leader of the Russian state”: a title in two parts."""
        words = self.scan.words
        for i, word in enumerate(words[:-3]):
            if word.folded not in ("head", "leader") or words[i + 1].folded != "of":
                continue
            at = i + 3 if words[i + 2].folded == "the" else i + 2
            hit = self.phrases.starts.get(at)
            if hit is None or hit.last >= len(words) or words[hit.last].folded != "state":
                continue
            scope = self.phrases.scope_of(hit)
            people = self.registry.holders(("head-of-state", "head-of-state-and-government"), scope, self.people.day)
            if len(people) == 1:
                first = i - 1 if i and words[i - 1].folded == "the" else i
                self.phrases.taken.update(range(first, hit.last + 1))
                self._add(Span(words[first].start, words[hit.last].end), "office", (people[0],))

    # -- names -----------------------------------------------------------------------------

    def _single(self, hit: Hit) -> None:
        """A name that is not part of an office phrase."""
        if hit.first in self.phrases.taken:
            return
        forms = {k.form for k in hit.known}
        whole = [k for k in hit.known if k.form == "name"]
        country = any(k.actor.startswith("country:") for k in whole) and not self._titled(hit)
        if forms & {"full-name", "surname"} and not country and self._person(hit):
            return
        if whole and self._part_of_a_name(hit, whole[0].actor):
            return
        if self._side(hit) or not forms & {"name", "seat"}:
            return
        if whole:
            self._add(self._with_article(hit), "name", (whole[0].actor,))
        elif not self.alone.is_place(hit):
            self._add(hit.span, "metonym", (hit.known[0].actor,))

    def _titled(self, hit: Hit) -> bool:
        """Whether a title or another name stands before the name, which then is a person's."""
        if hit.first == 0 or not BLANK.match(self.phrases.gap(hit.first).lstrip(".")):
            return False
        before = self.scan.words[hit.first - 1]
        known = before.folded in self.registry.honorifics
        return known or (self.scan.text[before.start].isupper() and before.folded not in OPENERS)

    def _part_of_a_name(self, hit: Hit, actor: str) -> bool:
        """“West Darfur”, “South Asia”: a region's name inside another; “Ivory Coast's Supreme Court” is not ours."""
        words, text = self.scan.words, self.scan.text
        if actor.startswith(("region:", "group:")) and hit.last < len(words) and hit.last - hit.first == 1:
            after = words[hit.last]
            attached = text[after.start].isupper() and bool(BLANK.match(self.phrases.gap(hit.last)))
            if attached and hit.last not in self.phrases.starts:
                return True
        if hit.span.of(text) == "Security Council" and self._own_council(hit):
            return True
        if hit.span.of(text) in ("Congress", "Senate") and re.match(r" of (?!the United States)", text[hit.span.end :]):
            return True
        owner = self.phrases.ends.get(hit.first - 1 if hit.first and words[hit.first - 1].folded == "s" else hit.first)
        if owner is None or not actor.startswith("org:"):
            return False
        own, whose = self.registry.country(actor), self.phrases.scope_of(owner)
        return bool(own and whose.startswith("country:") and own != whose and "," not in self.phrases.gap(hit.first))

    def _own_council(self, hit: Hit) -> bool:
        """“Collective Security Council”; in a Russian text that names no UN, Russia's own."""
        before = self.scan.words[hit.first - 1] if hit.first and BLANK.match(self.phrases.gap(hit.first)) else None
        if before and self.scan.text[before.start].isupper() and before.folded not in OPENERS | {"un", "nations"}:
            return True
        return self.home(hit.span.start) == "country:RU" and not re.search(r"\bUN\b|United Nations", self.scan.text)

    def _with_article(self, hit: Hit) -> Span:
        """“the United States”: the article belongs to the mention."""
        at = hit.first - 1
        article = at >= 0 and self.scan.words[at].folded == "the" and bool(BLANK.match(self.phrases.gap(hit.first)))
        return Span(self.scan.words[at].start, hit.span.end) if article else hit.span

    def _person(self, hit: Hit) -> bool:
        words = self.scan.words
        full = self.people.full(hit)
        if hit.last < len(words) and words[hit.last].folded == "administration" and self._administration(hit):
            return True
        if not full and (refused := self.alone.refused(hit)) is not None:
            return refused
        if not full and self._first_name_only(hit):
            return True
        person = full or self.people.surname(hit, starts=self.alone.opens_sentence(hit))
        if person is None:
            return False
        start = words[hit.first - 1].start if self.alone.honoured(hit) else hit.span.start
        self._add(Span(start, hit.span.end), "name", (person,))
        return True

    def _first_name_only(self, hit: Hit) -> bool:
        """“Abdullah Ocalan” is not whoever is called Abdullah."""
        words = self.scan.words
        if hit.last >= len(words) or not BLANK.match(self.phrases.gap(hit.last)):
            return False
        after = words[hit.last]
        following = self.scan.text[after.start].isupper() and after.folded not in OPENERS
        return following and hit.last not in self.phrases.starts and not self._is_title(hit.last)

    def _is_title(self, at: int) -> bool:
        state = self.scan.words[at].folded in ("administration", "government")
        return state or any(t.first == at for t in self.scan.titles)

    def _administration(self, hit: Hit) -> bool:
        """“the Trump administration”, “the Obama-Biden administration”: the state of the one named first."""
        joined = self.phrases.ends.get(hit.first) if self.phrases.gap(hit.first) == "-" else None
        first = joined or hit
        person = self.people.full(first) or self.people.surname(first)
        if person is None:
            return False
        span = Span(hit.span.start, self.scan.words[hit.last].end)
        self._add(span, "metonym", (self.registry.country(person),))
        return True

    def _side(self, hit: Hit) -> bool:
        """“the American side”, “the Chinese government”: the state."""
        states = [
            k.actor for k in hit.known if k.form in ("adjective", "name") and k.actor.startswith(("country:", "org:"))
        ]
        words, text = self.scan.words, self.scan.text
        at = hit.last
        while (
            at < len(words)
            and at < hit.last + 2
            and words[at].folded not in _STATE_NOUNS
            and text[words[at].start].islower()
        ):
            at += 1
        if (
            not states
            or at >= len(words)
            or words[at].folded not in _STATE_NOUNS
            or not BLANK.match(self.phrases.gap(at))
        ):
            return False
        first = hit.first
        if first > 0 and words[first - 1].folded == "the":
            first -= 1
        self._add(Span(words[first].start, words[at].end), "metonym", (states[0],))
        return True

    def _add(self, span: Span, kind: MentionKind, actors: tuple[str, ...]) -> None:
        if actors and actors[0]:
            self._made.append(Mention(span, kind, actors))
