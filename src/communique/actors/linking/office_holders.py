"""Who an office without a name is: “the Foreign Minister”, “the President of Russia”, “the Deputy Secretary”.

One order for all: a name in apposition; the issuer's own office; who bears the title in the text; who holds
it on the day, first among those whom the document names, then in the registry. Deputies, predecessors and
those designate are only whom the text or the registry names so. Without a day nobody is taken from today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from communique.actors.linking.discourse_memory import Bearer, Memory
from communique.actors.linking.office_wording import OTHER, Wording, acting, same_office, serves
from communique.actors.linking.persons import People
from communique.actors.mentions.gazetteer_matching import Hit, Scan
from communique.actors.mentions.office_phrases import Phrase
from communique.actors.registry.entries import Title, covers
from communique.actors.registry.registry import Registry
from communique.actors.word_roles import STYLES
from communique.model import Term

_STANDS_OUT = 2
"""The rank from which an office that several may hold still tells one: vice president, crown prince."""
_NEAR_BODIES = 12


@dataclass(slots=True)
class Offices:
    """Answers for the phrases of one document, asked in their order."""

    scan: Scan
    registry: Registry
    people: People
    memory: Memory
    home: Callable[[int], str]
    voice: Callable[[int], str]
    issuer: str = ""
    principal: frozenset[str] = frozenset()
    """The offices of the issuer itself: of a foreign ministry its minister's."""
    named: frozenset[str] = frozenset()
    """Whom the whole text names by name."""
    titled: Sequence[tuple[str, Wording]] = ()
    """Strangers whom the whole text names with an office, in its order; as many as an office can be held against."""

    def holder(self, phrase: Phrase, asked: Wording, start: int) -> str:
        """The person whom an office means that begins at `start`; empty when it is open."""
        if phrase.indefinite:
            return ""
        alone = "" if phrase.scope or phrase.indirect else _alone(phrase)
        of = self._place_before(start) if phrase.indirect else phrase.scope or alone
        if of:
            found = self._of(of, asked, phrase, self.home(start))
            if found or of != alone or not of.startswith("country:"):
                return found
        if phrase.indirect or phrase.whose:
            return ""
        voice = self.voice(start)
        if voice == self.issuer and self._bears(voice, asked):
            voice = ""  # an account that its subject publishes, and that names him as another would
        found = self._own_or_named(phrase, asked, start, voice)
        return found or (voice if self._is(voice, asked) else "")

    # -- an office of a stated country or body -------------------------------------------------

    def _of(self, of: str, asked: Wording, phrase: Phrase, home: str) -> str:
        """In a stated country or body: who is named so there, else who holds it there on the day."""
        here = [b.person for b in self.memory.last() if self._belongs(b.person, of)]
        borne = next((p for p in here if self._bears(p, asked)), "")
        if asked.former or (borne and not self._of_the_past(borne, asked)):
            return borne
        held = self._held(of, asked, phrase.title.titles) or borne
        if held and (told := "" if borne else self._told_otherwise(held, asked, of, home)):
            return told
        if held:
            return held
        return "" if self.people.day else next((p for p in here if self._ever(p, asked, of)), "")

    def _of_the_past(self, person: str, asked: Wording) -> bool:
        """“National Leader N. N.”, who held the office once: the text has not named him with the very words."""
        bearer = self.memory.get(person)
        said = bearer is not None and any(w.words == asked.words and not w.former for w in bearer.wordings)
        return person.startswith("person:") and not said and not self.people.serving(person)

    def _held(self, of: str, asked: Wording, titles: Iterable[Title]) -> str:
        """The registry's only holder on the day."""
        if self.people.day is None or asked.former:
            return ""
        for title in titles:
            if title.scope and of not in title.scope:
                continue
            found = self._holders(of, asked, title)
            if len(found) == 1:
                return found[0]
        return ""

    def _holders(self, of: str, asked: Wording, title: Title) -> list[str]:
        day = self.people.day or ""
        if asked.field or asked.below - set(asked.words.split()):
            terms = [(p, t) for t, p in self.registry.holders_of.get(of, ())]
        else:
            terms = self.registry.terms_of(title.offices, of, title.title)
        alone = bool(asked.field or title.title or title.scope)
        loose = asked.offices - {OTHER} and (asked.words in ("leader", "head") or not asked.noun)
        found = [
            person for person, term in terms
            if covers(term, day) and self._tells(term, alone) and (loose or serves(term, asked))
            and (acting(term) or not asked.acting)
        ]  # fmt: skip
        return list(dict.fromkeys(found))

    def _tells(self, term: Term, alone: bool) -> bool:
        """Whether a holder in the registry is the one: of an office that several hold it has not all."""
        office = self.registry.offices.get(term.office)
        return alone or office is None or not office.several or office.rank >= _STANDS_OUT

    # -- an office without a stated place ------------------------------------------------------

    def _own_or_named(self, phrase: Phrase, asked: Wording, start: int, voice: str) -> str:
        home = self.home(start)
        own = self._held(home, asked, self._own_titles(phrase)) if home else ""
        if own and (told := self._told_otherwise(own, asked, home)):
            return told
        issuers = own and own != voice and self._issuers(asked) and not self._called_otherwise(own, asked)
        if issuers and not self._silent_beside(own, asked, home):
            return own
        named = [b for b in self.memory.last() if b.person != voice]
        style = STYLES & set(asked.words.split()[-1:])
        if styled := next((b.person for b in named if style & b.styles), ""):
            return styled
        at_home = (
            b.person for b in named
            if home and self._belongs(b.person, home) and self._has(b, asked)
            and not self._called_otherwise(b.person, asked)
        )  # fmt: skip
        for found in (
            next(at_home, ""),
            self._first_so_named(asked) if home else "",
            next((b.person for b in named if b.bears(asked)), ""),
            next((b.person for b in named if self._is(b.person, asked)), ""),
            own if own != voice else "",
        ):
            if found:
                return found
        return self._elsewhere(phrase, asked, start, home)

    def _own_titles(self, phrase: Phrase) -> list[Title]:
        """Of a title with many meanings (“the Secretary”) the issuer's own."""
        own = [(t, tuple(o for o in t.offices if o in self.principal)) for t in phrase.title.titles]
        kept = [t._replace(offices=offices) for t, offices in own if offices]
        return kept or list(phrase.title.titles)

    def _issuers(self, asked: Wording) -> bool:
        """Whether the office is the issuer's very own: the minister's, in his ministry's text."""
        return bool(asked.offices & self.principal) and not asked.field and not asked.below

    def _elsewhere(self, phrase: Phrase, asked: Wording, start: int, home: str) -> str:
        """An office of one place only (“the High Representative”), or of the body named last before."""
        for title in phrase.title.titles:
            if len(title.scope) == 1 and title.scope[0] != home:
                found = self._held(title.scope[0], asked, [title])
                if found:
                    return found
        if "head-of-body" in asked.offices and asked.noun:
            for body in self._bodies_before(start):
                found = self._held(body, asked, phrase.title.titles)
                if found:
                    return found
        return ""

    def _told_otherwise(self, own: str, asked: Wording, of: str, home: str = "") -> str:
        """“Prime Minister N. N.” of a text that never names whom the registry has in the office: the text is right,
        also where it names him further on. `home` is whose text it is, where that is not `of`.
        """
        if own in self.named:
            return ""
        before = ((b.person, w) for b in self.memory.last() for w in b.wordings)
        strangers = [
            (person, self._state_of(person)) for person, borne in (*before, *self.titled)
            if not person.startswith("person:") and borne.scope in ("", of) and same_office(asked, borne)
        ]  # fmt: skip
        there = [person for person, state in strangers if state == of]
        unplaced = [person for person, state in strangers if not state]
        first = self._first_so_named(asked)
        if home not in ("", of):
            ours = any(self._is(person, asked) and self._belongs(person, home) for person in self.named)
            unplaced = [p for p in unplaced if ours or p != first]  # else the first is the text's own
            unplaced.sort(key=lambda person: person == first)
        elif first:
            unplaced = [first]
        return next(iter(there or unplaced), "")

    def _first_so_named(self, asked: Wording) -> str:
        """The stranger whom the text names first with the office and no state: its own. “President A received a message
        from President B. The President …” is A.
        """
        so_far = (
            person for person, borne in self.titled
            if self.memory.get(person) and not borne.scope and same_office(asked, borne)
        )  # fmt: skip
        return next((p for p in so_far if not p.startswith("person:") and not self._state_of(p)), "")

    def _silent_beside(self, own: str, asked: Wording, home: str) -> bool:
        """“Vice President A met President B. The President …”: the text has named its own holder's deputy and a guest
        with the very office, and never its own holder.
        """
        if self.memory.get(own) is not None:
            return False
        named = list(self.memory.last())
        guest = any(
            not self._belongs(b.person, home) and any(w.words == asked.words for w in b.wordings) for b in named
        )
        deputies = (b for b in named if self._belongs(b.person, home))
        return guest and any(w.below and w.noun == asked.noun for b in deputies for w in b.wordings)

    def _called_otherwise(self, own: str, asked: Wording) -> bool:
        """“The Foreign Minister” is not the one whom the text calls External Affairs Minister, if it calls
        another so.
        """
        bearer = self.memory.get(own)
        if (
            " " not in asked.words
            or bearer is None
            or any(w.words == asked.words for w in bearer.wordings)
            or not bearer.wordings
        ):
            return False
        others = (w for b in self.memory.last() if b.person != own for w in b.wordings)
        return any(w.words == asked.words and w.below == asked.below and not w.former for w in others)

    def _has(self, bearer: Bearer, asked: Wording) -> bool:
        return bearer.bears(asked) or self._is(bearer.person, asked)

    def _bears(self, person: str, asked: Wording) -> bool:
        bearer = self.memory.get(person)
        return bearer is not None and bearer.bears(asked)

    def _is(self, person: str, asked: Wording) -> bool:
        """Whether a person holds the office on the day; without a day, ever did."""
        if not person.startswith("person:") or asked.former:
            return False
        return any(self._tells_of(t, asked) for t in self.people.serving(person))

    def _tells_of(self, term: Term, asked: Wording) -> bool:
        if term.office == OTHER and not asked.field:
            return serves(term, asked) and OTHER in asked.offices
        return serves(term, asked)

    def _ever(self, person: str, asked: Wording, of: str) -> bool:
        actor = self.registry.actors.get(person)
        terms = actor.offices if actor else ()
        return any(t.of == of and serves(t, asked) for t in terms)

    def _belongs(self, person: str, of: str) -> bool:
        """Whether a person is of a country, or serves a body."""
        if of in (self._state_of(person), self.registry.country(person)):
            return True
        return any(t.of == of for t in self.people.serving(person))

    def _state_of(self, person: str) -> str:
        """The country whom somebody serves, as the registry, or an office that the text names him with, tells it."""
        bearer = self.memory.get(person)
        borne = [w.scope for w in bearer.wordings if w.scope and not w.former] if bearer else []
        return self.people.country_of(person) or next((s for s in borne if s.startswith("country:")), "")

    # -- places named before -------------------------------------------------------------------

    def _before(self, start: int) -> list[Hit]:
        """The names before a place of the text, the last first."""
        return list(reversed(self.scan.names_before(start, _NEAR_BODIES)))

    def _place_before(self, start: int) -> str:
        """The country or body that the text named last before `start`."""
        for hit in self._before(start):
            for known in hit.known:
                if known.form in ("adjective", "name") and known.actor.startswith(("country:", "org:")):
                    return known.actor
            people = {k.actor for k in hit.known if k.form == "full-name"}
            if len(people) == 1:
                return self.registry.country(people.pop())
        return ""

    def _bodies_before(self, start: int) -> list[str]:
        found = [k.actor for h in self._before(start) for k in h.known if k.form == "name"]
        return [actor for actor in found if actor.startswith("org:")]


def _alone(phrase: Phrase) -> str:
    """“NATO SG”, “head of British diplomacy”: the one body or state whose office the words alone are."""
    scopes = {title.scope for title in phrase.title.titles}
    alone = next(iter(scopes)) if len(scopes) == 1 and not phrase.field and not phrase.whose else ()
    return alone[0] if len(alone) == 1 else ""
