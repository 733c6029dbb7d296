"""The names, offices and terms of the registry by their indexes: whose a name may be, who held an office on a day.

Filled from tables by `builder.py`. A question it cannot answer gets an empty answer, never a guess; a gap that its
tables mark is known as a gap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.actors.normalization import key
from communique.actors.registry.entries import Form, Handle, Institution, Known, Office, Person, Title, bears, covers
from communique.model import Actor, Term


@dataclass(slots=True)
class Gazetteer:
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

    def names_of(self, actor_id: str) -> list[Known]:
        """Every name form that stands for an actor, in the order of the tables."""
        if not self._by_actor:
            for known in self.names.values():
                for one in known:
                    self._by_actor.setdefault(one.actor, []).append(one)
        return self._by_actor.get(actor_id, [])

    def bearers(self, name: str) -> list[str]:
        """The ids of those who bear a surname."""
        return sorted({k.actor for k in self.names.get(key(name), ()) if k.form == "surname"})

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

    def handle(self, word: str) -> str | None:
        """Whose account a handle (without its @) is; of an office's account the body or state whose it is."""
        found = self.handles.get(word.casefold())
        return found.actor if found else None

    def holders(self, offices: Iterable[str], of: str, day: str | None, title: str = "") -> list[str]:
        """Who held one of `offices` of `of` on `day` (`YYYY-MM-DD`; None: the last known).

        `title`, when given, is what the term's title must contain as its leading or only word
        (“President”, “King”). Several answers are possible; the caller decides.
        """
        fitting = [(term, person) for person, term in self.terms_of(offices, of, title)]
        if day is None:
            return [p for t, p in fitting if not t.end]
        return list(dict.fromkeys(p for t, p in fitting if covers(t, day)))

    def terms_of(self, offices: Iterable[str], of: str, title: str = "") -> list[tuple[str, Term]]:
        """All terms in one of `offices` of `of`, with the person who served each."""
        wanted = set(offices)
        if "leader" in wanted:
            wanted = (wanted - {"leader"}) | set(self._leader_offices(of))
        held = self.holders_of.get(of, ())
        return [(p, t) for t, p in held if t.office in wanted and (not title or bears(t.title, title))]

    def _leader_offices(self, of: str) -> tuple[str, ...]:
        if of.startswith("org:"):
            return ("head-of-body",)
        led_by = self.leader_office.get(of, "head-of-state")
        if led_by == "head-of-state-and-government":
            return (led_by, "head-of-state")
        return (led_by, "head-of-state-and-government")

    def in_office(self, person: str, day: str | None) -> list[Term]:
        """The terms that `person` served on `day` (None: those without an end)."""
        actor = self.actors.get(person)
        if actor is None:
            return []
        return [t for t in actor.offices if (covers(t, day) if day else not t.end)]

    def rank(self, office: str) -> int:
        """How prominent an office is, 1 to 3; 3 leads a state."""
        return self.offices[office].rank if office in self.offices else 1

    def gap(self, office: str, of: str, day: str) -> Term | None:
        """The marked gap of an office on a day: it was vacant, or its holder is not established."""
        here = (t for t in self.gaps.get(of, ()) if covers(t, day))
        return next((t for t in here if office == t.office or office in self._fills(t.office)), None)

    def _fills(self, office: str) -> tuple[str, ...]:
        return self.offices[office].fills if office in self.offices else ()
