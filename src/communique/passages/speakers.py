"""Who a label names: somebody who asks, somebody who answers, or nobody.

Takes a label's words and brackets, gives a role, an actor id, and how much the words alone can be
trusted: 3 a title or a name of the registry, 2 an outlet, an office or capitals, 1 the mere shape
of a name. Whom the registry does not know is `unknown:` and the name without its titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from communique.actors import Registry, Scan
from communique.actors.normalization import WORD, key, slug
from communique.actors.registry.entries import Title
from communique.actors.word_roles import INSTITUTIONS, THINGS
from communique.passages.fullnames import PARTICLES, FullNames
from communique.passages.labels import Label
from communique.passages.office_holders import beside
from communique.passages.wordings import headline_verbs, labels, outlets
from communique.vocabulary import word_map, word_set

REPORTER = "unknown:reporter"
_JOINTS = word_set("passages/data", "name-joints")
_ANSWER_BY = re.compile(r"(?:answer|reply|response)s?\s(?:by|of|from)\s(?:the\s)?", re.I)
_HYPHENATED = re.compile(r"(?<!\w)[^\W\d_]++(?:-[^\W\d_]++)++")
_NO_NAMES = INSTITUTIONS | THINGS
_LONGEST_TITLE = 9
_LONGEST_NAME = 6
_MOST_SOUGHT = 100
"""Offices of a document whose bearers are sought in all of it."""
_BROADCASTS = frozenset({"radio", "tv", "agence", "channel"})
"""Kinds of outlets that stand before the name."""


_GENDERS = word_map("passages/data", "genders")


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a label names. `answers` without a voice is whoever answers in the document."""

    role: Literal["asks", "answers", "speaks"]
    voice: str
    trust: int


@dataclass(frozen=True, slots=True)
class _Apart:
    """A label's part: its titles, the states and bodies they name, and the name that is left."""

    titles: tuple[Title, ...]
    titled: bool
    of: tuple[str, ...]
    name: tuple[str, ...]
    person: str


class Speakers:
    """Knows the registry, the day, whose document it is, and who is named in full in it."""

    def __init__(self, registry: Registry, day: str | None, issuer: str | None, scan: Scan, title: str = "") -> None:
        self.registry, self.day, self.issuer = registry, day, issuer
        self.title, self.text = title, f"{title}\n{scan.text}"
        self.home = registry.country(issuer) if issuer else ""
        self._sought: set[str] = set()
        self._told: dict[tuple[str, tuple[str, ...]], Named | None] = {}
        self.named_in_full = {k.actor for hit in scan.names for k in hit.known if k.form == "full-name"}

    def named(self, label: Label) -> Named | None:
        """Whom the label names; None for words that name nobody who speaks."""
        told = (label.words, label.brackets)
        if told not in self._told:
            self._told[told] = self._named(label)
        return self._told[told]

    def _named(self, label: Label) -> Named | None:
        words = key(label.words)
        if not words or words in labels()["none"] or not label.words.strip():
            return None
        asks = self._asker(label)
        if asks:
            return asks
        if answerer := _ANSWER_BY.match(label.words):
            return self._speaker(replace(label, words=label.words[answerer.end() :]))
        if words in labels()["answers"]:
            return self._bracketed(label) or Named("answers", "", 3)
        if self._is_place(label.words) or self._small(label.words):
            return None
        return (self._role(label.words) if "," not in label.words else None) or self._speaker(label)

    def _bracketed(self, label: Label) -> Named | None:
        """“A (Minister N.):”: whom the brackets name."""
        for words in label.brackets:
            named = self._speaker(replace(label, words=words, brackets=()))
            if named and named.trust > 1:
                return named
        return None

    def name_in(self, words: str) -> str:
        """The person whom words name by his name, whatever titles stand before it; "" for an office alone."""
        one = self._apart(WORD.findall(words))
        if one.person:
            return one.person
        joined = {part for run in _HYPHENATED.findall(words) for part in run.split("-")[1:]}  # “Shing-*fai*”
        capitals = all(w[:1].isupper() or key(w) in PARTICLES or w in joined for w in one.name)
        if not capitals or not (1 if one.titled else 2) <= len(one.name) <= _LONGEST_NAME or self._is_place(words):
            return ""
        said = {key(w) for w in one.name}
        if said & self._titling or said & _NO_NAMES:
            return ""
        return self._bearer(one.name, one.titles, one.of, _gender(words)) or self._unknown(one.name)

    def is_office(self, words: str) -> bool:
        """Whether words begin with a title."""
        return self._apart(WORD.findall(words)).titled

    def holds_office(self, words: str) -> bool:
        """Whether words begin with the title of an office: “President N.”, not “Dr. N.”."""
        return bool(self._apart(WORD.findall(words)).titles)

    def _small(self, words: str) -> set[str]:
        """The words in small letters that belong to no title or name: “Sergey N. said”."""
        small = {key(w) for w in WORD.findall(words) if w[:1].islower()}
        return small - _JOINTS - PARTICLES - self._titling

    # -- reporters ---------------------------------------------------------------------------

    def _asker(self, label: Label) -> Named | None:
        words = key(label.words).split()
        plain = [w for w in words if w not in labels()["any"] and not w.isdigit()]
        asking = [w for w in plain if w in labels()["asks"]]
        named = [w for w in plain if w not in labels()["asks"]]
        if self._small(label.words) - {*labels()["asks"], *labels()["any"], *labels()["outlet"]}:
            return None
        whole = " ".join(words) in labels()["asks"] or " ".join(words) in labels()["asks-alone"]
        if whole or (asking and (words[0] in asking or words[-1] in asking) and len(words) <= 8):
            told = "" if whole else self._outlet(" ".join(named)) or (f"unknown:{'-'.join(named)}" if named else "")
            bracketed = next((o for b in label.brackets if (o := self._outlet(b) or self._paper(b))), "")
            return Named("asks", told or bracketed or REPORTER, 3)
        for part in (*re.split(r"[,/]| [-–—] ", label.words), *label.brackets):
            if outlet := self._outlet(part):
                return Named("asks", outlet, 2)
        return None

    def _outlet(self, words: str) -> str:
        """The outlet that the words name, or begin with before somebody's name."""
        found = key(words).removeprefix("the ").split()
        for size in range(len(found), 0, -1):
            name = " ".join(found[:size])
            if size < len(found) and ((size == 1 and len(name) < 3) or len(found) - size > 3):
                continue
            if name in outlets() or f"the {name}" in outlets():
                bodies = {k.actor for k in self.registry.names.get(name, ()) if k.actor.startswith("org:")}
                return bodies.pop() if len(bodies) == 1 else f"unknown:{name.replace(' ', '-')}"
        kinds = labels()["outlet"]
        named = len(found) > 1 and words.strip()[:1].isupper() and (found[-1] in kinds or found[0] in _BROADCASTS)
        return f"unknown:{'-'.join(found)}" if named else ""

    def _paper(self, words: str) -> str:
        """What stands in a reporter's brackets in capitals: his paper, whatever its name."""
        parts = WORD.findall(words)
        capitals = all(part[:1].isupper() for part in parts) and (len(parts) > 1 or len(words) > 1)
        return f"unknown:{slug(words)}" if capitals and not self._titling & set(key(words).split()) else ""

    # -- who speaks --------------------------------------------------------------------------

    def _role(self, words: str) -> Named | None:
        """“MODERATOR”, “SENIOR ADMINISTRATION OFFICIAL ONE”: speaks, but has no name; a spokesperson is the office."""
        found = key(words).split()
        numbered = found[:-1] if len(found) > 1 and (found[-1] in labels()["any"] or found[-1].isdigit()) else found
        if numbered[-1] not in labels()["role"] or not (words.isupper() or len(numbered) <= 4):
            return None
        if numbered[-1].startswith("spokes"):
            return Named("answers", "", 2)
        if self.issuer and " ".join(found).removeprefix("the ") in self.registry.titles:
            return None  # an office of the issuer's
        return Named("speaks", f"unknown:{'-'.join(found)}", 3 if len(found) == 1 or words.isupper() else 2)

    def _speaker(self, label: Label) -> Named | None:
        parts = [p.strip() for p in re.split(r",| [-–—] |/", label.words) if p.strip()]
        apart = [self._apart(WORD.findall(part)) for part in parts]
        whole = self._apart(WORD.findall(label.words))
        brackets = tuple(c for b in label.brackets for c in self._states(b))
        for one in (whole, *apart):
            if one.person:
                return Named("speaks", one.person, 3)
        capitals = label.words.isupper()
        for one in apart if len(apart) > 1 else (whole,):
            titles = tuple(t for a in apart for t in a.titles) or one.titles
            hints = (*brackets, *(c for a in apart for c in a.of), *one.of)
            if one.name and (one.titled or capitals or len(apart) > 1 or not self._named_before(one.name)):
                named = replace(one, titled=any(a.titled for a in (one, *apart)))
                return self._by_name(named, titles, hints, brackets, label, capitals)
            if one.name:
                return Named("speaks", self._named_before(one.name), 2)
        if any(a.titled for a in apart):
            bracketed = next((who for held in label.brackets if (who := self.name_in(held))), "")
            if bracketed:
                return Named("speaks", bracketed, 3)
            return self._by_office(label.words, [t for a in apart for t in a.titles], [c for a in apart for c in a.of])
        return None

    def _by_name(
        self, __apart: _Apart, titles: Sequence[Title], hints: Sequence[str], brackets: Sequence[str], label: Label,
        capitals: bool,
    ) -> Named | None:  # fmt: skip
        shaped = all(w[:1].isupper() or key(w) in PARTICLES for w in __apart.name) and len(__apart.name) <= 4
        titled = __apart.titled or bool(titles)
        if not shaped or (not titled and not capitals and len(__apart.name) < 2):
            return None
        person = self._bearer(__apart.name, titles, hints, _gender(label.words)) if titled or capitals else ""
        if person or titled:
            voice = person or (brackets[0] if brackets else "") or self._unknown(__apart.name)
            return Named("speaks", voice, 3)
        return Named("speaks", self._unknown(__apart.name), 2 if capitals else 1)

    def _by_office(self, words: str, titles: Sequence[Title], of: Sequence[str]) -> Named:
        """The holder of an office that a label names without a name: whom the text names beside it, else at the
        issuer's, unless it says whose.
        """
        self._sought.add(words)
        if len(self._sought) <= _MOST_SOUGHT and (
            told := beside(self.text, re.compile(rf"\b{re.escape(words)}\b", re.I), self)
        ):
            return Named("speaks", told, 3)
        where = [*of] or [w for w in (self.issuer, self.home) if w]
        held: list[str] = []
        for title in titles:
            for place in where if not title.scope else [w for w in where if w in title.scope]:
                held += self.registry.holders(title.offices, place, self.day, title.title)
        sure = len(set(held)) == 1
        plain = key(words).removeprefix("the ")
        return Named("speaks", held[0] if sure else f"unknown:{plain.replace(' ', '-')}", 3 if sure else 2)

    def _bearer(self, name: Sequence[str], titles: Sequence[Title], hints: Sequence[str], gender: str) -> str:
        """The person who bears a surname and fits: named in the text, in office on the day, of the state."""
        known = self.registry.names.get(key(" ".join(name)), ())
        people = sorted({k.actor for k in known if k.form == "surname"})
        if gender:
            people = [p for p in people if self.registry.gender(p) in ("", gender)]
        if hints:
            people = [p for p in people if self.registry.country(p) in hints]
        written = [p for p in people if p in self.named_in_full]
        active = [p for p in people if self.registry.in_office(p, self.day)]
        offices = {o for t in titles for o in t.offices}
        fitting = [p for p in active if offices & {t.office for t in self.registry.in_office(p, self.day)}]
        at_home = [p for p in active or self._by_then(people) if self.registry.country(p) == (self.home or "-")]
        certain = people if hints or self.day is None else []
        leading = [p for p in active if titles and self._leads(p)]
        for found in (written, fitting, active, leading, at_home, certain):
            if len(found) == 1:
                return found[0]
        return ""

    def _leads(self, person: str) -> bool:
        """Whether somebody held the office on the day that leads his state."""
        led_by = self.registry.leader_office
        return any(t.office == led_by.get(t.of, "head-of-state") for t in self.registry.in_office(person, self.day))

    def _by_then(self, people: Iterable[str]) -> list[str]:
        """Those who were known by then: in an office in the ten years before the day, or in none that the
        registry has.
        """
        day = self.day or ""
        since = f"{int(day[:4]) - 10:04}" if day else ""
        known = ((p, actor.offices) for p in people if (actor := self.registry.actor(p)))
        return [p for p, terms in known if not terms or any(t.start <= day and t.end >= since for t in terms)]

    def _unknown(self, name: Sequence[str]) -> str:
        """The id of a stranger: by the full name that the document gives a surname somewhere."""
        return self._named_before(name) or f"unknown:{slug(' '.join(name))}"

    def _named_before(self, name: Sequence[str]) -> str:
        """Whom the document names in full by these words, if one alone; initials may stand before them."""
        surname = [word for word in name if len(word) > 1]
        known = self._by_surname.get(key(" ".join(surname)))
        if known:
            return known[0] if len(known) == 1 else ""
        full = self._full_names.of(name)
        _, own = self._place(full.split(), 0)
        left = full.split()[1:] if own else []
        full = " ".join(left) if len(left) > 1 and len(left) >= len(name) else full
        return f"unknown:{slug(full)}" if full else ""

    def _name(self, person: str) -> str:
        actor = self.registry.actor(person)
        return actor.name if actor else ""

    @cached_property
    def _by_surname(self) -> dict[str, list[str]]:
        """Those whom the text names in full, by the last word of their names."""
        out: dict[str, list[str]] = {}
        for person in self.named_in_full:
            for surname in key(self._name(person)).split()[-1:]:
                out.setdefault(surname, []).append(person)
        return out

    @cached_property
    def _full_names(self) -> FullNames:
        return FullNames(self.text, self._titling | _JOINTS | headline_verbs())

    @cached_property
    def _titling(self) -> frozenset[str]:
        """Words of titles: no first names."""
        words = [*labels()["title"], *self.registry.titles, *self.registry.honorifics]
        return frozenset(w for title in words for w in title.split())

    # -- taking a label apart ----------------------------------------------------------------

    def _apart(self, words: Sequence[str]) -> _Apart:
        titles: list[Title] = []
        of: list[str] = []
        titled, i = False, 0
        while i < len(words):
            person = self._full_name(words[i:])
            if person:
                return _Apart(tuple(titles), titled, tuple(of), (), person)
            size, found = self._title(words, i)
            if size:
                titles, titled, i = [*titles, *found], True, i + size
                continue
            size, place = self._place(words, i)
            if size:
                of, i = [*of, *place], i + size
                continue
            if key(words[i]) not in _JOINTS or (words[i][:1].isupper() and i and titled and i + 1 < len(words)):
                break
            i += 1
        return _Apart(tuple(titles), titled, tuple(of), tuple(words[i:]), "")

    def _full_name(self, words: Sequence[str]) -> str:
        for size in range(min(len(words), 6), 1, -1):
            known = self.registry.names.get(key(" ".join(words[:size])), ())
            people = {k.actor for k in known if k.form == "full-name"}
            if len(people) > 1:
                people = {p for p in people if self.registry.in_office(p, self.day)}
            if len(people) == 1:
                return people.pop()
        return ""

    def _title(self, words: Sequence[str], i: int) -> tuple[int, list[Title]]:
        """The longest title that begins at a word: how many words it has, and what office it means."""
        for size in range(min(_LONGEST_TITLE, len(words) - i), 0, -1):
            part = key(" ".join(words[i : i + size]))
            means = labels()["office"].get(part, part)
            found = self.registry.titles.get(means, [])
            if found or part in labels()["title"] or part in self.registry.honorifics:
                return size, list(found)
        return 0, []

    def _place(self, words: Sequence[str], i: int) -> tuple[int, list[str]]:
        """The state or body that a title names: “Chinese”, “of Russia”, “US Department of Defense”."""
        for size in range(min(6, len(words) - i), 0, -1):
            known = self.registry.names.get(key(" ".join(words[i : i + size])), ())
            found = [k.actor for k in known if k.form in ("name", "adjective") and not k.actor.startswith("person:")]
            if found and words[i][:1].isupper():
                return size, [f for a in found[:1] for f in (a, self.registry.country(a)) if f]
        return 0, []

    def _states(self, words: str) -> Iterable[str]:
        """The state that stands in brackets: “(Russian Federation)”."""
        known = self.registry.names.get(key(words).removeprefix("the "), ())
        return dict.fromkeys(k.actor for k in known if k.form == "name" and k.actor.startswith("country:"))

    def _is_place(self, words: str) -> bool:
        """A dateline: “RIYADH”, “Washington, DC”, “Israel”."""
        for part in (words, words.partition(",")[0]):
            known = self.registry.names.get(key(part).removeprefix("the "), ())
            if known and all(k.form in ("seat", "name", "people", "adjective") for k in known):
                return True
        return False


def _gender(words: str) -> str:
    """The gender that a title tells."""
    first = key(words).split()[:1]
    return _GENDERS.get(first[0] if first else "", "")
