"""The registry of actors: countries, bodies, people and their terms of office.

Made from tables by `builder.py`. Answers who an id is, who held an office on a day, which actors a name may stand
for, and whom words as people write them mean. A question it cannot answer gets an empty answer, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.actors.normalization import key
from communique.actors.registry.entries import Form, Handle, Known, Title
from communique.actors.registry.gazetteer import Gazetteer
from communique.actors.registry.issuers import find
from communique.actors.word_roles import REGNAL
from communique.errors import UnknownIssuer

_OFFERED = 8
"""People of one surname who are offered where several bear it."""


@dataclass(slots=True)
class Registry(Gazetteer):
    """All actors, asked by what people call them."""

    def leader(self, of: str, day: str | None, title: Title) -> str | None:
        """Who leads `of` on `day`, if `title` is what that leader bears; None for other offices."""
        if title.scope and of not in title.scope:
            return None
        offices = set(title.offices) & set(self._leader_offices(of))
        found = self.holders(offices, of, day, title.title) if offices else []
        return found[0] if len(found) == 1 else None

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
