"""Which person a name means, given the day and who else the document names.

`People` is the memory of one document's names: persons named in full, also those the registry does
not know. Ties stay unresolved; nobody is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.actors.linking.office_wording import OTHER, Wording, serves
from communique.actors.mentions.gazetteer_matching import Hit
from communique.actors.normalization import WORD, fold, slug
from communique.actors.registry.entries import LEADING, covers
from communique.actors.registry.registry import Registry
from communique.actors.word_roles import FAMILY_FIRST
from communique.model import Actor, Mention, Term

_NICKNAME = re.compile(r"(?<=\w) [(\"“‘][^()\"“”‘’]{1,30}[)\"”’](?= \w)")
_NEVER_ALONE = frozenset({"month", "weekday", "place"})
_SPEAKS = 2
_LEADS = 3
"""Ranks of the table of offices: who speaks to other states, who leads one."""


class People:
    """The persons of one document, by id, by last name and by given name."""

    def __init__(self, registry: Registry, day: str | None, near: frozenset[str] = frozenset()) -> None:
        """`near` are the countries that the document names or speaks for."""
        self.registry = registry
        self.day = day
        self.near = near
        self.unknown: dict[str, Actor] = {}
        self._by_last: dict[str, list[str]] = {}
        self._by_given: dict[str, list[str]] = {}
        self._by_word: dict[str, list[str]] = {}
        """The strangers by each word of their names."""

    def remember(self, person: str, last_word: str, given: str = "") -> None:
        """`person` has been named in full; from now on `last_word` alone may mean him, of a monarch `given`."""
        last = {fold(last_word), *(fold(surname) for surname in self._surnames(person))}
        for words, keys in ((self._by_last, last), (self._by_given, {fold(given)} - {""})):
            for one in keys:
                known = words.setdefault(one, [])
                if person in known:
                    known.remove(person)
                known.append(person)

    def _surnames(self, person: str) -> list[str]:
        """The last words of a person's surnames in the registry, “Wang” of Wang Yi; none where it has but the whole
        name.
        """
        known = self.registry.names_of(person) if person in self.registry.people else ()
        whole = {k.surface for k in known if k.form == "full-name"}
        return [k.surface.split()[-1] for k in known if k.form == "surname" and k.surface not in whole]

    def family_first(self, person: str) -> bool:
        """Whether his family's name stands first: he is of a country where it does, or no surname of his is known
        but the whole name (“Teo Chee Hean”).
        """
        country = self.country_of(person).partition(":")[2]
        return country in FAMILY_FIRST or (person in self.registry.people and not self._surnames(person))

    def bearer(self, word: str) -> str:
        """The one stranger among whose names the word is; empty where there is none, or several."""
        found = self._by_word.get(fold(word), [])
        return found[0] if len(found) == 1 else ""

    def named(self, word: str) -> bool:
        """Whether somebody whose last word this is has been named in full."""
        return bool(self._by_last.get(fold(word)))

    def again(self, word: str) -> str:
        """The person named in full whom a last name alone means, of those whose family name stands first that."""
        key = fold(word)
        first = [p for p in self._by_given.get(key, ()) if self.family_first(p)]
        found = self._by_last.get(key) or first
        return found[-1] if found and key not in self.registry.words else ""

    def full(self, hit: Hit) -> str | None:
        """The person a full name means: on a tie the one in office on the day, else None.

        A name of one word that is an everyday word or a place too is no full name.
        """
        if hit.last - hit.first == 1 and self.kind(hit):
            return None
        return self._one({k.actor for k in hit.known if k.form == "full-name"})

    def kind(self, hit: Hit) -> str:
        """What else a name can be: `word`, `given`, `place`, `month`, `weekday`, or empty."""
        return self.registry.words.get(fold(hit.known[0].surface), "")

    def serving(self, person: str) -> Sequence[Term]:
        """The terms that a person served on the day; without a day all."""
        actor = self.registry.actors.get(person)
        terms = actor.offices if actor else ()
        return [t for t in terms if self.day is None or covers(t, self.day)]

    # -- with a title ---------------------------------------------------------------------------

    def titled(self, words: Sequence[str], hit: Hit | None, asked: Wording, regnal: bool) -> str | None:
        """The person whom a title and a name mean: one named in full here, else a bearer of that office.

        `words` are the name's; with a monarch's title (`regnal`) a given name does. A bearer of no such
        office is somebody else.
        """
        bearers = {k.actor for k in hit.known if k.form in ("surname", "full-name")} if hit else set()
        here = self._here(words, regnal)
        if here:
            fitting = [p for p in here if not asked.scope or self.country_of(p) in ("", asked.scope)]
            bearing = [p for p in fitting if self._served(p, asked)]
            return (bearing or fitting or here)[-1]
        if regnal and len(words) == 1:
            bearers |= set(self.registry.monarchs(words[0]))
        served = {p for p in bearers if self._served(p, asked)}
        before = {p for p in bearers if self._known_still(p) and self._served(p, asked, ever=True)}
        return self._one(served or before, asked)

    def _here(self, words: Sequence[str], regnal: bool) -> list[str]:
        last, given = fold(words[-1]), fold(words[0])
        found = list(self._by_last.get(last, ()))
        if regnal and len(words) == 1:
            found = self._by_given.get(given, []) or found
        elif not found and len(words) == 1:  # “Vice Minister Choi”, who was Choi Jong-kun
            found = [p for p in self._by_given.get(given, []) if p in self.unknown or self.family_first(p)]
        if len(words) > 1:
            wanted = {fold(w) for w in words}
            found = [p for p in found if wanted <= set(self.words_of(p))]
        return found

    def words_of(self, person: str) -> list[str]:
        """The folded words of his names."""
        actor = self.unknown.get(person) or self.registry.actors.get(person)
        known = [k.surface for k in self.registry.names_of(person)] if person in self.registry.people else []
        return [fold(w) for one in [actor.name if actor else "", *known] for w in WORD.findall(one)]

    def country_of(self, person: str) -> str:
        """His country, as the text or the registry tells it; empty where neither does."""
        if person in self.unknown:
            code = self.unknown[person].country
            return f"country:{code}" if code else ""
        return self.registry.country(person)

    def _served(self, person: str, asked: Wording, ever: bool = False) -> bool:
        """Whether he held the office on the day, or, where asked, before it; without a day ever."""
        terms: Iterable[Term] = self._terms(person) if ever else self.serving(person)
        past = [t for t in terms if not ever or not self.day or t.start <= self.day]
        return any(
            serves(t, asked) and (not asked.scope or asked.scope in (t.of, self.registry.country(person))) for t in past
        )

    # -- alone ----------------------------------------------------------------------------------

    def surname(self, hit: Hit, starts: bool = False) -> str | None:
        """The person a surname without a title means: one of the document, else the one bearer in office on the
        day, those whose country the document names and the more prominent first. `starts`: the name opens a
        sentence, so that its capital says nothing.
        """
        bearers = {k.actor for k in hit.known if k.form in ("surname", "full-name")}
        named = self._by_last.get(fold(hit.known[0].surface.split()[-1]), [])
        here = [p for p in named if p in bearers or p in self.unknown]
        if here:
            return here[-1]
        said = hit.known[0].surface
        return self.again(said) or self.bearer(said) or self._unaided(hit, bearers, starts)

    def _unaided(self, hit: Hit, bearers: set[str], starts: bool) -> str | None:
        """A surname alone: only somebody in office on the day, or one who has led a state that the document
        names.

        A surname that is an everyday word or a given name too, or one that several people bear,
        needs a bearer who leads a state that the document names; so does any other below a leader.
        """
        kind = self.kind(hit)
        if kind in _NEVER_ALONE or (kind and starts):
            return None
        active = {p for p in bearers if self._rank(p) >= (_LEADS if kind else 1)}
        close = {p for p in active if self.registry.country(p) in self.near or self.serves_near(p)}
        if close:
            return self._one(close)
        if kind:
            return None
        leading = {p for p in active if self._rank(p) >= _SPEAKS}
        if active:
            return leading.pop() if len(leading) == 1 and len(bearers) == 1 else None
        led = {p for p in bearers if any(t.office in LEADING for t in self._terms(p))}
        return self._one({p for p in led if self.registry.country(p) in self.near})

    def serves_near(self, person: str) -> bool:
        """Whether he serves a body, or another country than his own, that the document names."""
        return any(t.of in self.near for t in self.registry.in_office(person, self.day))

    def _one(self, candidates: set[str], asked: Wording | None = None) -> str | None:
        """The one who stands out: by the office meant, the countries named, the rank; None on a tie."""
        if len(candidates) <= 1:
            return next(iter(candidates), None)
        ranked = sorted(((self._standing(p, asked), p) for p in candidates), reverse=True)
        return ranked[0][1] if ranked[0][0] > ranked[1][0] else None

    def _standing(self, person: str, asked: Wording | None) -> tuple[bool, bool, int]:
        terms = self.serving(person) if self.day or asked else self.registry.in_office(person, None)
        holds = asked is not None and any(t.office in asked.offices - {OTHER} for t in terms)
        rank = max((self.registry.rank(t.office) for t in terms), default=0)
        return holds, self.registry.country(person) in self.near or self.serves_near(person), rank

    def _rank(self, person: str) -> int:
        terms = self.registry.in_office(person, self.day)
        return max((self.registry.rank(t.office) for t in terms), default=0)

    def _known_still(self, person: str) -> bool:
        """Whether a title may still mean one who has left office: who led a state, or spoke for one named here."""
        rank = max((self.registry.rank(t.office) for t in self._terms(person)), default=0)
        return rank >= _LEADS or (rank >= _SPEAKS and self.registry.country(person) in self.near)

    def _terms(self, person: str) -> tuple[Term, ...]:
        actor = self.registry.actors.get(person)
        return actor.offices if actor else ()

    def stranger(self, words: str, country: str = "") -> str:
        """The `unknown:` id for a person nobody here knows, without nicknames (“Rosario “Charo” Tan”); the same last
        name is the same person.
        """
        words = _NICKNAME.sub("", words)
        parts = WORD.findall(words)
        last = fold(parts[-1])
        if len(parts) == 1 and (known := self.again(parts[0])):
            return known
        for person in self._by_last.get(last, ()):
            if person in self.unknown and (len(parts) == 1 or person.endswith(slug(words))):
                return person
        made = f"unknown:{slug(words)}"
        if made not in self.unknown:
            for word in dict.fromkeys(_words_of(made)):
                self._by_word.setdefault(word, []).append(made)
        if made not in self.unknown or (country and not self.unknown[made].country):
            self.unknown[made] = Actor(made, words, "unknown", country.partition(":")[2])
        if len(parts) > 1:
            self.remember(made, parts[-1], parts[0])
        return made

    def one_each(self, mentions: Iterable[Mention]) -> list[Mention]:
        """The mentions with those strangers whom a last name alone made (“President Nakhle”) as whom the text names
        in full elsewhere (“Samir Nakhle”), where that is one person.
        """
        same = {short: whole for short in self.unknown if (whole := self._whole(short))}
        for short in same:
            del self.unknown[short]
        for words in (self._by_last, self._by_given, self._by_word) if same else ():
            for key, people in words.items():
                words[key] = [person for person in people if person not in same]
        return [replace(m, actors=tuple(same.get(a, a) for a in m.actors)) for m in mentions]

    def text_first(self, mentions: Iterable[Mention], text: str) -> list[Mention]:
        """“Dr. Getachew” of a text that names Getachew Mulugeta in full is he, not a Getachew of the registry whom
        it never names in full.
        """
        bare = [
            (m, [w for w in WORD.findall(m.span.of(text)) if fold(w) not in self.registry.honorifics]) for m in mentions
        ]
        whole = {a for m, words in bare if len(words) > 1 for a in m.actors}
        out = []
        for m, words in bare:
            lone = m.kind == "name" and len(m.actors) == len(words) == 1
            known = lone and m.actors[0] in self.registry.people and m.actors[0] not in whole
            person = self.bearer(words[0]) if known else ""
            out.append(replace(m, actors=(person,)) if person else m)
        return out

    def _whole(self, short: str) -> str:
        words = _words_of(short)
        among = min((self._by_word[word] for word in words if len(word) > 1), key=len, default=[])
        longer = [person for person in among if person != short and _shortens(words, _words_of(person))]
        countries = {self.unknown[p].country for p in (short, *longer)} - {""}
        return longer[0] if len(longer) == 1 and len(countries) < 2 else ""


def _words_of(person: str) -> list[str]:
    """The words of a stranger's id."""
    return person.partition(":")[2].split("-")


def _shortens(short: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether words are some of a name's, or its initials and last word: “B. Hallyyew”, “Minister Ekotto”."""
    initials = [word for word in short if len(word) == 1]
    if len(short) >= len(whole) and not initials:
        return False
    rest = [word for word in short if len(word) > 1]
    begun = all(any(word.startswith(letter) for word in whole) for letter in initials)
    return bool(rest) and begun and set(rest) < set(whole)
