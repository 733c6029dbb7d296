"""The registry of actors: countries, bodies, people and their terms of office.

Made from tables by `build.py`. Answers who an id is, who held an office on a day, and which
actors a name may stand for. A question it cannot answer gets an empty answer, never a guess; a
gap that its tables mark is known as a gap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from communique.actors.fold import key
from communique.actors.grammar import REGNAL
from communique.actors.institutions import Institution
from communique.actors.issuers import find
from communique.errors import UnknownIssuer
from communique.model import Actor, Term

Form = Literal["name", "full-name", "surname", "seat", "adjective", "people"]

LEADING = ("head-of-state", "head-of-government", "head-of-state-and-government")


_OFFERED = 8
"""People of one surname who are offered where several bear it."""


class Known(NamedTuple):
    """One reading of a name: whose it is, what form of name it is, and how it is written."""

    actor: str
    form: Form
    surface: str


class Handle(NamedTuple):
    """An account by its handle, without the @: an actor's, or that of whoever holds `office` of `actor`."""

    word: str
    actor: str
    office: str


class Title(NamedTuple):
    """What an office's wording means: roles, the title it must bear, where it has this meaning."""

    offices: tuple[str, ...]
    title: str
    scope: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person with gender (m, f) and terms of office, earliest first."""

    actor: Actor
    gender: str


class Office(NamedTuple):
    """One kind of office: its name, whether several may hold it at once, what it fills, how prominent it is."""

    name: str
    meaning: str
    several: bool
    fills: tuple[str, ...]
    rank: int


@dataclass(slots=True)
class Registry:
    """All actors, with the indexes that the finding of mentions needs."""

    actors: dict[str, Actor] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    names: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    longest: dict[str, int] = field(default_factory=dict)
    titles: dict[str, list[Title]] = field(default_factory=lambda: defaultdict(list))
    honorifics: frozenset[str] = frozenset()
    leader_office: dict[str, str] = field(default_factory=dict)
    speaks_for: dict[str, str] = field(default_factory=dict)
    holders_of: dict[str, list[tuple[Term, str]]] = field(default_factory=lambda: defaultdict(list))
    offices: dict[str, Office] = field(default_factory=dict)
    gaps: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))
    words: dict[str, str] = field(default_factory=dict)
    institutions: dict[str, Institution] = field(default_factory=dict)
    longest_body: dict[str, int] = field(default_factory=dict)
    bodies_of: dict[tuple[str, str], str] = field(default_factory=dict)
    naming: dict[str, tuple[str, ...]] = field(default_factory=dict)
    handles: dict[str, Handle] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    iso3: dict[str, str] = field(default_factory=dict)
    body_kinds: dict[str, str] = field(default_factory=dict)
    wikidata: dict[str, str] = field(default_factory=dict)
    _by_actor: dict[str, list[Known]] = field(default_factory=dict, repr=False)
    _monarchs: dict[str, list[str]] = field(default_factory=dict, repr=False)
    _first_words: set[str] = field(default_factory=set, repr=False)

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id; an `unknown:` id gives an actor named by its words."""
        if actor_id.startswith("unknown:"):
            return Actor(actor_id, actor_id.partition(":")[2], "unknown")
        return self.actors.get(actor_id)

    def title_words(self) -> set[str]:
        """The first word of each wording of an office; the registry is whole when it is first asked."""
        if not self._first_words:
            self._first_words = {wording.split(" ", 1)[0] for wording in self.titles}
        return self._first_words

    def gender(self, actor_id: str) -> str:
        """`m` or `f` for a person of the registry, `` for anyone else."""
        person = self.people.get(actor_id)
        return person.gender if person else ""

    def country(self, actor_id: str) -> str:
        """The id of the country that an actor is, serves or speaks for; `` when none is known."""
        if actor_id.startswith("country:"):
            return actor_id
        if actor_id in self.speaks_for:
            return self.speaks_for[actor_id]
        actor = self.actors.get(actor_id)
        return f"country:{actor.country}" if actor and actor.country else ""

    def holders(self, offices: Iterable[str], of: str, day: str | None, title: str = "") -> list[str]:
        """Who held one of `offices` of `of` on `day` (`YYYY-MM-DD`; None: the last known).

        `title`, when given, is what the term's title must contain as its leading or only word
        (“President”, “King”). Several answers are possible; the caller decides.
        """
        fitting = [(term, person) for person, term in self.terms_of(offices, of, title)]
        if day is None:
            return [p for t, p in fitting if not t.end]
        return list(dict.fromkeys(p for t, p in fitting if covers(t, day)))

    def rank(self, office: str) -> int:
        """How prominent an office is, 1 to 3; 3 leads a state."""
        return self.offices[office].rank if office in self.offices else 1

    def gap(self, office: str, of: str, day: str) -> Term | None:
        """The marked gap of an office on a day: it was vacant, or its holder is not established."""
        here = (t for t in self.gaps.get(of, ()) if covers(t, day))
        return next((t for t in here if office == t.office or office in self._fills(t.office)), None)

    def _fills(self, office: str) -> tuple[str, ...]:
        return self.offices[office].fills if office in self.offices else ()

    def _leader_offices(self, of: str) -> tuple[str, ...]:
        if of.startswith("org:"):
            return ("head-of-body",)
        led_by = self.leader_office.get(of, "head-of-state")
        if led_by == "head-of-state-and-government":
            return (led_by, "head-of-state")
        return (led_by, "head-of-state-and-government")

    def leader(self, of: str, day: str | None, title: Title) -> str | None:
        """Who leads `of` on `day`, if `title` is what that leader bears; None for other offices."""
        if title.scope and of not in title.scope:
            return None
        offices = set(title.offices) & set(self._leader_offices(of))
        found = self.holders(offices, of, day, title.title) if offices else []
        return found[0] if len(found) == 1 else None

    def in_office(self, person: str, day: str | None) -> list[Term]:
        """The terms that `person` served on `day` (None: those without an end)."""
        actor = self.actors.get(person)
        if actor is None:
            return []
        return [t for t in actor.offices if (covers(t, day) if day else not t.end)]

    def terms_of(self, offices: Iterable[str], of: str, title: str = "") -> list[tuple[str, Term]]:
        """All terms in one of `offices` of `of`, with the person who served each."""
        wanted = set(offices)
        if "leader" in wanted:
            wanted = (wanted - {"leader"}) | set(self._leader_offices(of))
        held = self.holders_of.get(of, ())
        return [(p, t) for t, p in held if t.office in wanted and (not title or bears(t.title, title))]

    def home(self, actor_id: str, day: str | None) -> str:
        """The country or body in whose name an actor speaks: of an official of a body, that body."""
        for term in self.in_office(actor_id, day) if day else ():
            if term.of.startswith("org:") and term.of in self.actors and not self.country(term.of):
                return term.of
        country = self.country(actor_id)
        return country or (actor_id if actor_id.startswith("org:") and actor_id in self.actors else "")

    def monarchs(self, given: str) -> list[str]:
        """Who bears a given name with a monarch's or prince's title."""
        if not self._monarchs:
            self._monarchs[""] = []
            for person, known in self.people.items():
                if any(set(key(t.title).split()) & REGNAL for t in known.actor.offices):
                    for one in self.names_of(person):
                        first = next((w for w in key(one.surface).split() if w not in REGNAL), "")
                        if one.form == "full-name" and person not in self._monarchs.setdefault(first, []):
                            self._monarchs[first].append(person)
        return self._monarchs.get(key(given), [])

    def leads(self, person: str, day: str | None) -> bool:
        """Whether `person` led a state on `day`."""
        return any(self.rank(term.office) >= 3 for term in self.in_office(person, day))

    def find(self, name: str, day: str | None = None) -> str | None:
        """The actor id of a body, country or person by id, name, handle or wording (“French Presidency”).

        None when there is none, or several. `day` tells whose “Foreign Minister of X” is.
        """
        return find(self, name, day)

    def identified(self, name: str | None) -> str | None:
        """The id of an actor named by id or by a name it bears, a surname if nobody else has it; None for no name.

        Raises UnknownIssuer, which offers those who bear a surname that several have.
        """
        if not name or ":" in name:
            return name or None
        found = self.find(name)
        bearing = self.bearers(name)
        if found is None and len(bearing) == 1:
            return bearing[0]
        if found is None and bearing:
            offered = "; ".join(f"{self.actors[a].name} ({a})" for a in bearing[:_OFFERED])
            more = f" and {len(bearing) - _OFFERED} more" if len(bearing) > _OFFERED else ""
            raise UnknownIssuer(f"{name}: {len(bearing)} bear that name: {offered}{more}; name one of them in full")
        if found is None:
            raise UnknownIssuer(f"{name}: the registry knows no such actor; give an id (person:joe-biden)")
        return found

    def bearers(self, name: str) -> list[str]:
        """The ids of those who bear a surname."""
        return sorted({k.actor for k in self.names.get(key(name), ()) if k.form == "surname"})

    def handle(self, word: str) -> str | None:
        """Whose account a handle (without its @) is; of an office's account the body or state whose it is."""
        found = self.handles.get(word.casefold())
        return found.actor if found else None

    def at_home(self, actor: str, words: str, home: str) -> str:
        """Whom a body's name means in a text that speaks for `home`: “MOFA” in a Korean one is Korea's."""
        body = self.institutions.get(key(words))
        if body is None or not body.at_home or self.country(actor) in ("", home) or not home.startswith("country:"):
            return actor
        return self.bodies_of.get((body.kind, home), home)

    def borne_by(self, handle: Handle, day: str | None) -> tuple[Known, ...]:
        """What a handle in a text stands for: its actor, or whoever holds its office on the day."""
        if not handle.office:
            actor = self.actors[handle.actor]
            form: Form = "full-name" if actor.kind == "person" else "name"
            return (Known(actor.id, form, actor.name if form == "full-name" else f"@{handle.word}"),)
        held = self.holders((handle.office,), handle.actor, day)
        return tuple(Known(person, "full-name", self.actors[person].name) for person in held)

    def names_of(self, actor_id: str) -> list[Known]:
        """Every name form that stands for an actor, in the order of the tables."""
        if not self._by_actor:
            for known in self.names.values():
                for one in known:
                    self._by_actor.setdefault(one.actor, []).append(one)
        return self._by_actor.get(actor_id, [])

    def add_name(self, surface: str, actor: str, form: Form) -> None:
        """Let `surface` stand for `actor`."""
        folded = key(surface)
        if not folded:
            return
        bearers = self.names[folded]
        for known in bearers:
            if known.actor == actor and known.form == form:
                return
        bearers.append(Known(actor, form, surface))
        first, _, rest = folded.partition(" ")
        size = rest.count(" ") + 2 if rest else 1
        if size > self.longest.get(first, 0):
            self.longest[first] = size


def covers(term: Term, day: str) -> bool:
    """Whether `day` lies in the term, at the precision the registry has."""
    if day[: len(term.start)] < term.start:
        return False
    return not term.end or day[: len(term.end)] <= term.end


def bears(term_title: str, wanted: str) -> bool:
    """Whether a term's title begins with the words that are wanted; “Acting” before them does not count."""
    words = key(term_title).split()
    first = key(wanted).split()
    if words[:1] == ["acting"]:
        words = words[1:]
    return words[: len(first)] == first
