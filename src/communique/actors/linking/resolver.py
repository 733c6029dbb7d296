"""From hits to mentions: names with their offices, offices by the day, names alone.

Takes a scan, the day, the persons that a name recogniser saw, and for every place in the text
who speaks there and in whose name. Names are resolved first, wherever they stand; then the offices without
a name, in the order of the text: by the name beside them (`apposition.py`), else with the memory of who has been named
before (`office_holders.py`). Pronouns and groups come later, when the parse and the parties of the contact are known
(`anaphora/`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from communique.actors.linking.apposition import Appositions
from communique.actors.linking.bare_names import Standing
from communique.actors.linking.office_holders import Offices
from communique.actors.linking.office_wording import Wording, wording
from communique.actors.linking.persons import People
from communique.actors.linking.unknown_persons import named_again, recognised_persons
from communique.actors.mentions.gazetteer_matching import Scan
from communique.actors.mentions.government_bodies import House
from communique.actors.mentions.name_boundaries import BLANK
from communique.actors.mentions.office_phrases import Phrase
from communique.actors.mentions.phrase_detection import Phrases
from communique.actors.mentions.recognised_names import RecognisedNames
from communique.actors.normalization import WORD
from communique.actors.registry.registry import Registry
from communique.actors.word_roles import REGNAL, STYLES
from communique.model import Mention, Span
from communique.model.actor import MentionKind
from communique.model.ids import SOMEBODY

_LONG_TITLE = 4
"""Words from which on a title before a name is a mention of its own: “Minister for Foreign Affairs of …”."""
_MOST_TOLD = 200
"""Strangers with offices that an office without a name is held against."""
_SERVES = re.compile(r"\b(?:Assistant|Advis[eo]r|Counsell?or|Aide|Envoy|Representative) (?:to|of) \Z", re.I)
_FIELD = re.compile(r"\s+(?:for|on)\s+\w")


@dataclass(slots=True)
class Resolver:
    """Resolves one document's hits. Use `mentions()` once."""

    scan: Scan
    registry: Registry
    people: People
    home: Callable[[int], str]
    recognised: RecognisedNames
    voice: Callable[[int], str] = lambda offset: ""
    issuer: str = ""
    principal: frozenset[str] = frozenset()
    phrases: Phrases = field(init=False)
    apposition: Appositions = field(init=False)
    _made: list[Mention] = field(default_factory=list)
    _titled: dict[int, tuple[Wording, frozenset[str]]] = field(default_factory=dict)
    """Where a name begins, the office and the styles that stand with it."""
    _told: dict[tuple[str, Wording], None] = field(default_factory=dict)
    """Strangers and the offices that stand beside their names."""
    _hidden: set[int] = field(default_factory=set)
    """Where the names of states end that stand inside an office's words."""

    def __post_init__(self) -> None:
        self.phrases = Phrases(self.scan, self.registry, self.recognised)
        self.apposition = self._from_the_start()

    def _from_the_start(self) -> Appositions:
        """What a walk through the offices begins with: nobody is named yet."""
        return Appositions(self.phrases, self.people, self._titled)

    def mentions(self) -> list[Mention]:
        """All mentions by name, office or metonym, in the order of the text."""
        for hit in self.scan.names:
            person = self.people.full(hit)
            if person:
                names = WORD.findall(hit.span.of(self.scan.text))
                self.people.remember(person, hit.known[0].surface.split()[-1], _given(names))
        phrases = self.phrases.find()
        for phrase in phrases:
            if phrase.named:
                self._named(phrase)
        standing = Standing(self.scan, self.registry, self.people, self.phrases, self.home, self._house)
        self._made += standing.mentions()
        self._made += recognised_persons(self.phrases, self.people, self._made)
        self._made = self.people.text_first(self.people.one_each(self._made), self.scan.text)
        self._made += named_again(self.scan, self.registry, self.people, self._made)
        self._offices_by_name(phrases)
        seen = (m for m in self._made if m.kind == "office" or m.span.end not in self._hidden)
        return sorted(seen, key=lambda m: (m.span, m.kind))

    def _house(self, offset: int, house: House) -> str:
        """Whose “the Ministry” is: the issuer's own, where it is such a house, else its country's."""
        home = self.home(offset)
        if not home:
            return ""
        own = (
            not house.state
            and self.issuer.startswith("org:")
            and self.registry.home(self.issuer, self.people.day) == home
        )
        return self.issuer if own and (not house.offices or house.offices & self.principal) else home

    # -- a name with its office ----------------------------------------------------------------

    def _named(self, phrase: Phrase) -> None:
        asked, hit, words = wording(phrase, self.scan.text), phrase.name, self.scan.words
        if hit is None:
            self.phrases.as_recognised(phrase)
        name = Span(words[phrase.name_first].start, hit.span.end if hit else words[phrase.name_last - 1].end)
        said = [w.folded for w in words[phrase.name_first : phrase.name_last]]
        before = words[phrase.title.first : phrase.name_first]
        regnal = any(w.folded in REGNAL for w in before)
        if hit is None and not name.of(self.scan.text).replace(" ", "").isalpha():  # “Benjamin (Benny) Gantz”
            hit = self.phrases.ends.get(phrase.name_last)
        person = self.people.full(hit) if hit else None
        if person and phrase.apposed and not self.apposition.may_be(person, asked):
            self._without_name(phrase)
            return
        person = person or self.people.titled(said, hit, asked, regnal)
        if person is None:
            name = self._whole_name(phrase, name)
            country = self.registry.country(phrase.scope)
            person = self.people.stranger(" ".join(name.of(self.scan.text).split()), country)
        else:
            first = regnal or (len(said) > 1 and self.people.family_first(person))
            self.people.remember(person, said[-1], _given(said) if first else "")
        self.phrases.taken.update(range(phrase.title.first, phrase.name_last))
        self._take_scope(phrase)
        self._titled[name.start] = asked, phrase.styles | {w.folded for w in before if w.folded in STYLES}
        self._add_named(phrase, name, person)

    def _whole_name(self, phrase: Phrase, name: Span) -> Span:
        """“Minister Mori *Takeo*”: where the registry's surname is a stranger's, the words after it are his too."""
        end = self.phrases.name_end(phrase.name_first) if phrase.name else phrase.name_last
        joined = end > phrase.name_last and BLANK.match(self.phrases.gap(phrase.name_last))
        if not joined:
            return name
        phrase.name_last = phrase.last = end
        return Span(name.start, self.scan.words[end - 1].end)

    def _without_name(self, phrase: Phrase) -> None:
        """What stands behind the comma is somebody else."""
        phrase.name, phrase.name_first, phrase.name_last = None, -1, -1
        phrase.last, phrase.apposed = phrase.bare_last, False

    def _take_scope(self, phrase: Phrase) -> None:
        if phrase.scope_hit:
            self.phrases.taken.update(range(phrase.scope_hit.first, phrase.scope_hit.last))

    def _add_named(self, phrase: Phrase, name: Span, person: str) -> None:
        """One mention for title and name; a long title and one before a comma are mentions of their own."""
        words = self.scan.words
        start = phrase.first + 1 if words[phrase.first].folded == "the" else phrase.first
        titled = [w for w in words[start : phrase.name_first] if w.folded != "s"]
        if phrase.apposed or len(titled) >= _LONG_TITLE:
            self._add(Span(words[start].start, words[phrase.bare_last - 1].end), "office", person)
            self._add(name, "name", person)
        else:
            moved = self._titled.pop(name.start)
            self._titled[words[start].start] = moved
            self._add(Span(words[start].start, name.end), "name", person)

    # -- offices without a name, in order ------------------------------------------------------

    def _offices_by_name(self, phrases: Sequence[Phrase]) -> None:
        """Go through the text; once more where names stand beside offices that no title before a name told: they
        hold for what comes before them too.
        """
        made, hidden = list(self._made), set(self._hidden)
        self._in_order(phrases)
        if self._told:
            self._made, self._hidden, self.apposition = made, hidden, self._from_the_start()
            self._in_order(phrases)

    def _in_order(self, phrases: Sequence[Phrase]) -> None:
        """Go through the text with the memory of who was named: names are remembered, offices resolved."""
        names = sorted((m for m in self._made if m.kind == "name" and m.actors[0].startswith(SOMEBODY)), key=_start)
        offices = self._offices()
        at = 0
        for i, phrase in enumerate(phrases):
            start = self.scan.words[phrase.first].start
            while at < len(names) and names[at].span.start < start:
                self._remember(names[at])
                at += 1
            if phrase.named:
                continue
            following = phrases[i + 1] if i + 1 < len(phrases) else None
            asked = wording(phrase, self.scan.text)
            self._share_scope(phrase, following)
            beside = self.apposition.beside(phrase, asked, following, names, at)
            person = beside or offices.holder(phrase, wording(phrase, self.scan.text), start)
            person = person or self.apposition.joint_bearer(phrase, asked, following, names, at)
            if self._of_servant(phrase):
                continue
            if beside:
                self.apposition.whose[phrase.last] = beside
                if not beside.startswith("person:"):
                    self._told[beside, asked] = None
            if person and self.phrases.stands(phrase):
                self.apposition.memory.name(person, [asked], self._styles(asked))
                self._add_office(phrase, person)
            elif phrase.scope and not self.phrases.joined(phrase, following):
                self._nobody(phrase)

    def bearers(self) -> list[tuple[str, Wording]]:
        """The strangers whom the text names with an office, in its order, each with the office; after `mentions()`."""
        names = sorted((m for m in self._made if m.kind == "name"), key=self._after_heading)
        strangers = (m for m in names if m.span.start in self._titled and not m.actors[0].startswith("person:"))
        titled = dict.fromkeys((m.actors[0], self._titled[m.span.start][0]) for m in strangers)
        return [*islice(titled, _MOST_TOLD), *islice(self._told, _MOST_TOLD)]

    def _offices(self) -> Offices:
        named = frozenset(m.actors[0] for m in self._made if m.kind == "name")
        return Offices(
            self.scan, self.registry, self.people, self.apposition.memory, self.home, self.voice, self.issuer,
            self.principal, named, self.bearers(),
        )  # fmt: skip

    def _after_heading(self, mention: Mention) -> tuple[bool, int]:
        """In the order of the text, those of its first line last: names are taken wrongly most in headings."""
        return mention.span.start < self.scan.text.find("\n"), mention.span.start

    def _remember(self, mention: Mention) -> None:
        asked, styles = self._titled.get(mention.span.start, (None, frozenset()))
        self.apposition.memory.name(mention.actors[0], [asked] if asked else [], styles)

    def _styles(self, asked: Wording) -> frozenset[str]:
        return STYLES & set(asked.words.split())

    def _share_scope(self, phrase: Phrase, following: Phrase | None) -> None:
        """“the President and Prime Minister *of Kenya*”: the state is that of both."""
        if following is None or phrase.scope or following.scope_hit is None:
            return
        if following.scope_hit.first > following.title.first and self.phrases.joined(phrase, following):
            phrase.scope = following.scope

    def _add_office(self, phrase: Phrase, person: str) -> None:
        span = Span(self.scan.words[phrase.first].start, self.phrases.end_of(phrase))
        self._nobody(phrase)
        self._add(span, "office", person)

    def _nobody(self, phrase: Phrase) -> None:
        """The state inside an office's words is not the one who holds it: “the NATO Deputy Secretary General”."""
        if phrase.scope_hit is None:
            return
        self._hidden.add(phrase.scope_hit.span.end)

    def _of_servant(self, phrase: Phrase) -> bool:
        """“Aide to *the Foreign Minister* for Political Affairs N. N.”: inside somebody else's office."""
        text, start = self.scan.text, self.scan.words[phrase.first].start
        return bool(
            _SERVES.search(text[max(0, start - 24) : start])
            and _FIELD.match(text[self.phrases.end_of(phrase) : self.phrases.end_of(phrase) + 8])
        )

    def _add(self, span: Span, kind: MentionKind, person: str) -> None:
        self._made.append(Mention(span, kind, (person,)))


def _start(mention: Mention) -> int:
    return mention.span.start


def _given(names: Sequence[str]) -> str:
    """The first word of a name that is no title: “King *Hamad* bin Isa”."""
    return next((n for n in names if n.lower() not in REGNAL), "")
