"""From hits to mentions: names with their offices, offices by the day, names alone.

Takes a scan, the day, the persons that a name recogniser saw, and for every place in the text
who speaks there and in whose name. Names are resolved first, wherever they stand; then the offices without
a name, in the order of the text, with the memory of who has been named before (`offices.py`). Pronouns and
groups come later, when the parse and the parties of the contact are known (`reference/`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from communique.actors.fold import WORD, fold
from communique.actors.grammar import REGNAL, STYLES
from communique.actors.houses import House
from communique.actors.memory import Memory
from communique.actors.names import Scan
from communique.actors.offices import Offices
from communique.actors.people import People
from communique.actors.phrases import Phrase, Phrases
from communique.actors.recognised import named_again, recognised_persons
from communique.actors.registry import Registry
from communique.actors.runs import BLANK
from communique.actors.standing import Standing
from communique.actors.wording import OTHER, Wording, same_office, serves, wording
from communique.model import Mention, Span
from communique.model.actor import MentionKind
from communique.model.ids import SOMEBODY
from communique.model.spots import Spots
from communique.vocabulary import alternatives

_WITHIN_PORTFOLIOS = alternatives("actors/data", "within-portfolios")
_LONG_TITLE = 4
_MOST_TOLD = 200
"""Strangers with offices that an office without a name is held against."""
"""Words from which on a title before a name is a mention of its own: “Minister for Foreign Affairs of …”."""
_SERVES = re.compile(r"\b(?:Assistant|Advis[eo]r|Counsell?or|Aide|Envoy|Representative) (?:to|of) \Z", re.I)
_FIELD = re.compile(r"\s+(?:for|on)\s+\w")
_PORTFOLIO = re.compile(rf"(?:,? (?:(?:{_WITHIN_PORTFOLIOS}) )*[A-Z][\w’'-]*){{0,12}}(?:, |,\n| \()")
"""What may stand between an office and the comma before its holder: “*and Trade of Malta,* Dr. N. N.”."""
_COMMA = 2
_APPOSED = (", ", ",\n", " (")


@dataclass(slots=True)
class Resolver:
    """Resolves one document's hits. Use `mentions()` once."""

    scan: Scan
    registry: Registry
    people: People
    home: Callable[[int], str]
    recognised: tuple[Span, ...] = ()
    voice: Callable[[int], str] = lambda offset: ""
    issuer: str = ""
    principal: frozenset[str] = frozenset()
    phrases: Phrases = field(init=False)
    memory: Memory = field(default_factory=Memory)
    _made: list[Mention] = field(default_factory=list)
    _titled: dict[int, tuple[Wording, frozenset[str]]] = field(default_factory=dict)
    """Where a name begins, the office and the styles that stand with it."""
    _apposed: dict[int, str] = field(default_factory=dict)
    """Where an office ends that stands beside somebody's name, and whose."""
    _told: dict[tuple[str, Wording], None] = field(default_factory=dict)
    """Strangers and the offices that stand beside their names."""
    _seen: Spots[Span] = field(init=False)
    _hidden: set[int] = field(default_factory=set)
    """Where the names of states end that stand inside an office's words."""

    def __post_init__(self) -> None:
        self._seen = Spots((span, (span,)) for span in self.recognised)
        self.phrases = Phrases(self.scan, self.registry, [span.start for span in self.recognised])

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
        self._made += recognised_persons(self.phrases, self.people, self.recognised, self._made)
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
            self._as_seen(phrase)
        name = Span(words[phrase.name_first].start, hit.span.end if hit else words[phrase.name_last - 1].end)
        said = [w.folded for w in words[phrase.name_first : phrase.name_last]]
        before = words[phrase.title.first : phrase.name_first]
        regnal = any(w.folded in REGNAL for w in before)
        if hit is None and not name.of(self.scan.text).replace(" ", "").isalpha():  # “Benjamin (Benny) Gantz”
            hit = self.phrases.ends.get(phrase.name_last)
        person = self.people.full(hit) if hit else None
        if person and phrase.apposed and not self._may_be(person, asked):
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

    def _as_seen(self, phrase: Phrase) -> None:
        """“State Secretary for Reintegration *N. N.*”, “Prime Minister *N.-N.*”: a stranger's name from where to where
        the finder of names sees it.
        """
        words = self.scan.words
        start, end = words[phrase.name_first].start, words[phrase.name_last - 1].end
        for seen in self._seen.over(Span(start, end)):
            first = bisect_left(words, seen.start, key=lambda w: w.start)
            last = bisect_left(words, seen.end, key=lambda w: w.end) + 1
            goes_on = phrase.name_last < last <= len(words) and self.phrases.gap(phrase.name_last) in (
                "-",
                "‐",
                "\u2011",
            )
            if last - first > 1 and phrase.name_first <= first and (last == phrase.name_last or goes_on):
                phrase.name_first, phrase.name_last, phrase.last = first, last, max(phrase.last, last)
                return

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
            self._made, self._hidden, self.memory, self._apposed = made, hidden, Memory(), {}
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
            beside = self._beside(phrase, asked, following, names, at)
            person = beside or offices.holder(phrase, wording(phrase, self.scan.text), start)
            person = person or self._joint_bearer(phrase, asked, following, names, at)
            if self._of_servant(phrase):
                continue
            if beside:
                self._apposed[phrase.last] = beside
                if not beside.startswith("person:"):
                    self._told[beside, asked] = None
            if person and self._stands(phrase):
                self.memory.name(person, [asked], self._styles(asked))
                self._add_office(phrase, person)
            elif phrase.scope and not self._joined(phrase, following):
                self._nobody(phrase)

    def _offices(self) -> Offices:
        names = sorted((m for m in self._made if m.kind == "name"), key=self._after_heading)
        strangers = (m for m in names if m.span.start in self._titled and not m.actors[0].startswith("person:"))
        titled = dict.fromkeys((m.actors[0], self._titled[m.span.start][0]) for m in strangers)
        return Offices(
            self.scan, self.registry, self.people, self.memory, self.home, self.voice, self.principal,
            frozenset(m.actors[0] for m in names), (*islice(titled, _MOST_TOLD), *islice(self._told, _MOST_TOLD)),
        )  # fmt: skip

    def _after_heading(self, mention: Mention) -> tuple[bool, int]:
        """In the order of the text, those of its first line last: names are taken wrongly most in headings."""
        return mention.span.start < self.scan.text.find("\n"), mention.span.start

    def _remember(self, mention: Mention) -> None:
        asked, styles = self._titled.get(mention.span.start, (None, frozenset()))
        self.memory.name(mention.actors[0], [asked] if asked else [], styles)

    def _styles(self, asked: Wording) -> frozenset[str]:
        return STYLES & set(asked.words.split())

    def _beside(
        self, phrase: Phrase, asked: Wording, following: Phrase | None, names: Sequence[Mention], at: int
    ) -> str:
        """Whose name stands with the office: before a comma, or behind a second office joined to it."""
        words, text = self.scan.words, self.scan.text
        start = words[phrase.first].start
        before = names[at - 1] if at else None
        if before and text[before.span.end : start] in _APPOSED and not self._goes_on(phrase, before):
            stranger = not before.actors[0].startswith("person:") and words[phrase.first].folded != "the"
            if stranger or self._may_be(before.actors[0], asked):
                return before.actors[0]
        if behind := self._behind(phrase, asked, names, at):
            return behind
        first = phrase.first - 1
        joint = first in self._apposed and words[first].folded == "and" and words[phrase.first].folded != "the"
        if joint:
            return self._apposed[first]
        if following and following.named and self._joined(phrase, following):
            person = self._bearer_of(following, names, at)
            article = words[phrase.first].folded == "the" and not following.scope
            if person and (not article or self._may_be(person, asked, known=True)):
                return person
        return ""

    def _behind(self, phrase: Phrase, asked: Wording, names: Sequence[Mention], at: int) -> str:
        """“the Secretary General of the Forum, Ambassador *N. N.*”: whose name stands behind the office and a comma,
        if the registry knows him as no such office's holder, only where it knows him not.
        """
        end = self._end(phrase)
        name = next((m for m in names[at : at + 2] if m.span.start > end), None)
        if name is None or phrase.indefinite or phrase.whose or len(name.actors) != 1:
            return ""
        person, between = name.actors[0], self.scan.text[end : name.span.start]
        more = _PORTFOLIO.match(between)
        honoured = [fold(w) for w in WORD.findall(between[more.end() :] if more else between)]
        courteous = self.registry.honorifics | STYLES | {"his", "her", "the", "h", "e"}
        if not more or not set(honoured) <= courteous or (more.end() > _COMMA and not honoured):
            return ""
        following = bisect_left(self.scan.titles, end, key=lambda hit: hit.span.start)
        if any(hit.span.start < end + more.end() for hit in self.scan.titles[following : following + 1]):
            return ""  # another office stands between
        borne, _ = self._titled.get(name.span.start, (None, frozenset()))
        if borne is not None and borne.words not in self.registry.honorifics:
            return ""
        if not self._stands(phrase) or not (honoured or self.scan.text[name.span.end : name.span.end + 1] in ",.;)\n"):
            return ""
        return person if not person.startswith("person:") or self._may_be(person, asked, known=True) else ""

    def _goes_on(self, phrase: Phrase, before: Mention) -> bool:
        """“Meeting Foreign Minister A, *the Foreign Minister thanked* …”: who has an office before his name
        needs none behind it, and a sentence that goes on without a comma begins there.
        """
        titled = before.span.start in self._titled
        follows = self.scan.text[self._end(phrase) : self._end(phrase) + 2]
        return titled and not phrase.scope and follows[:1] == " " and follows[1:].islower()

    def _joint_bearer(
        self, phrase: Phrase, asked: Wording, following: Phrase | None, names: Sequence[Mention], at: int
    ) -> str:
        """“the Deputy Prime Minister and Foreign Minister N. N.”, where nobody else is known as the deputy."""
        lower = bool(asked.below) or OTHER in asked.offices
        if not (lower and following and following.named and self._joined(phrase, following)):
            return ""
        return self._bearer_of(following, names, at)

    def _bearer_of(self, phrase: Phrase, names: Sequence[Mention], at: int) -> str:
        """The person named in a phrase that comes next."""
        end = self.scan.words[phrase.name_last - 1].end
        return next((m.actors[0] for m in names[at : at + 2] if m.span.end >= end), "")

    def _share_scope(self, phrase: Phrase, following: Phrase | None) -> None:
        """“the President and Prime Minister *of Kenya*”: the state is that of both."""
        if following is None or phrase.scope or following.scope_hit is None:
            return
        if following.scope_hit.first > following.title.first and self._joined(phrase, following):
            phrase.scope = following.scope

    def _joined(self, phrase: Phrase, following: Phrase | None) -> bool:
        """“Deputy Prime Minister *and Foreign Minister* N. N.”, “His Majesty *King* N.”: two offices of one."""
        if following is None:
            return False
        words, last = self.scan.words, phrase.last
        if following.first == last and BLANK.match(self.phrases.gap(last)):
            return True
        joint = last < len(words) and words[last].folded == "and" and following.first == last + 1
        return joint and words[following.first].folded != "the" and not (phrase.scope and following.scope)

    def _may_be(self, person: str, asked: Wording, known: bool = False) -> bool:
        """Whether somebody may hold the office that stands beside his name."""
        if not person.startswith("person:"):
            bearer = self.memory.get(person)
            borne = [w for w in bearer.wordings if not STYLES & set(w.words.split())] if bearer else []
            return not known and (not borne or any(same_office(asked, w) or OTHER in asked.offices for w in borne))
        actor = self.registry.actors[person]
        if asked.former or asked.below or asked.field or asked.offices == {OTHER}:
            return not known or any(serves(t, asked) for t in actor.offices)
        ever = any(serves(t, asked) and asked.scope in ("", t.of, self.registry.country(person)) for t in actor.offices)
        return ever or (not known and bool(asked.scope) and not self.people.serving(person)
                        and self.registry.country(person) == asked.scope)  # fmt: skip

    def _stands(self, phrase: Phrase) -> bool:
        """An office in words of its own: with its country, an article or a capital."""
        words, text = self.scan.words, self.scan.text
        return bool(phrase.scope) or words[phrase.first].folded == "the" or text[phrase.title.span.start].isupper()

    def _add_office(self, phrase: Phrase, person: str) -> None:
        span = Span(self.scan.words[phrase.first].start, self._end(phrase))
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
            and _FIELD.match(text[self._end(phrase) : self._end(phrase) + 8])
        )

    def _end(self, phrase: Phrase) -> int:
        if phrase.scope_hit and phrase.scope_hit.last == phrase.last:
            return phrase.scope_hit.span.end
        return self.scan.words[phrase.last - 1].end

    def _add(self, span: Span, kind: MentionKind, person: str) -> None:
        self._made.append(Mention(span, kind, (person,)))


def _start(mention: Mention) -> int:
    return mention.span.start


def _given(names: Sequence[str]) -> str:
    """The first word of a name that is no title: “King *Hamad* bin Isa”."""
    return next((n for n in names if n.lower() not in REGNAL), "")
