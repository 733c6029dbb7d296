"""How a brief names actors and days: with the office at first mention, then by surname; days written out.

`Names` remembers whom it has named, so that sentences must be put into words in the order in which they
are read. Offices are those of the day that is told of.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from communique.actors import Registry
from communique.brief.report import QUOTATION_MARKS, line
from communique.brief.tables import articles
from communique.model import AUTHOR, Term
from communique.model.prose import listed, spelt
from communique.vocabulary import word_list

NOBODY = "a text without a named publisher"
_MARKS = str.maketrans(dict.fromkeys(QUOTATION_MARKS, "’"))
_BRIEF_TITLE = 4
"""Words of an office that may stand before a name; a longer one follows it in brackets."""
_MINISTER = re.compile(
    r"(?P<acting>Acting )?Minister (?:of|for) (?P<of>Foreign Affairs|Defen[cs]e|Finance|External Affairs)"
)
_SHORT = {"Foreign Affairs": "Foreign", "External Affairs": "External Affairs"}
_MONTHS = word_list("brief/data", "months")
_UNNAMED = re.compile(r"[^\W\d_a-z][^\W\d_]*[^\W\d_a-zA-Z]*", re.UNICODE)


class Names:
    """Actors as prose names them. `known` are the names of actors that the registry does not hold."""

    def __init__(self, registry: Registry, known: Mapping[str, str], together: Iterable[str]) -> None:
        """`together`: every actor of the brief, by which surnames that two share are told apart."""
        self.registry, self.known = registry, known
        self._named: set[str] = set()
        surnames = Counter(self._surname(a) for a in sorted(set(together)) if a.startswith("person:"))
        self._shared = {name for name, count in surnames.items() if count > 1}

    def all(self, actors: Iterable[str], day: dt.date | None) -> str:
        """Several actors: “A, B and C”."""
        return listed([self.one(a, day) for a in dict.fromkeys(actors)])

    def one(self, actor: str | None, day: dt.date | None) -> str:
        """An actor by name; a person with the office of that day at first mention."""
        if not actor or actor == AUTHOR:
            return NOBODY
        if not actor.startswith("person:"):
            return self.plain(actor)
        if actor in self._named:
            surname = self._surname(actor)
            return self.plain(actor) if surname in self._shared else surname
        self._named.add(actor)
        return self._in_office(actor, day)

    def plain(self, actor: str | None) -> str:
        """An actor by name without an office, with the article it takes."""
        if not actor or actor == AUTHOR:
            return NOBODY
        if actor in articles():
            return articles()[actor]
        found = self.registry.actor(actor)
        name = self.known.get(actor) or (found.name if found else "") or spelt(actor)
        name = line(name).translate(_MARKS)
        takes = found is not None and found.kind in ("organisation", "region", "group")
        return f"the {name}" if takes and not name.lower().startswith("the ") else name

    def heading(self, actor: str | None) -> str:
        """An actor's name as a heading: its first letter large."""
        name = self.plain(actor)
        return name[:1].upper() + name[1:]

    def of_people(self, actor: str) -> str:
        """The short adjective of a country (“Ukrainian”), the name of any other actor."""
        forms = [k.surface for k in self.registry.names_of(actor) if k.form == "adjective"]
        plain = [form for form in forms if "." not in form]
        found = self.registry.actor(actor)
        return (plain or forms or [found.name if found else ""])[0]

    def _surname(self, actor: str) -> str:
        forms = [k.surface for k in self.registry.names_of(actor) if k.form == "surname"]
        found = self.registry.actor(actor)
        name = found.name if found else self.plain(actor)
        within = [form for form in forms if form in name]
        return (within or [name])[0]

    def _in_office(self, actor: str, day: dt.date | None) -> str:
        name = self.plain(actor)
        terms = self.registry.in_office(actor, day.isoformat()) if day else []
        if not terms:
            return name
        term = max(terms, key=lambda t: (self.registry.rank(t.office), t.start, t.title))
        title, of = _title(term), self.of_people(term.of)
        where = "" if title.startswith((of, "White House", "State Department")) else of
        office = " ".join(part for part in (where, title) if part)
        return f"{office} {name}" if _stands_before(title) else f"{name} ({office})"


def _title(term: Term) -> str:
    """An office as it stands before a name: “Foreign Minister” for “Minister of Foreign Affairs”."""
    match = _MINISTER.fullmatch(term.title)
    if match:
        return f"{match['acting'] or ''}{_SHORT.get(match['of'], match['of'])} Minister"
    return term.title.removesuffix(" of the Commission") if term.of.startswith("org:") else term.title


def _stands_before(title: str) -> bool:
    joins = {"to", "for", "and"} & set(title.split())
    return len(title.split()) <= _BRIEF_TITLE and not joins and " of the " not in title and "," not in title


def day_of(day: dt.date, year: bool = True) -> str:
    """“2 January 2022”."""
    told = f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{told} {day.year}" if year else told


def days_of(start: dt.date, end: dt.date) -> str:
    """“2 January 2022”, “2 to 4 January 2022”, “30 December 2021 to 2 January 2022”, “January 2022”."""
    if start == end:
        return day_of(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(start.year)
    if start.day == 1 and (end + dt.timedelta(1)).day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{_MONTHS[start.month - 1]} {start.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day_of(end)}"
    return f"{day_of(start, start.year != end.year)} to {day_of(end)}"
