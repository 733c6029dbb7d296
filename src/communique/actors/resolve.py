"""From hits to mentions: names with their titles, offices by the day, metonyms.

Takes a scan, the day, the persons that a name recogniser saw, and for every place in the text
the country that speaks there (so that “the President” in a White House readout is the
American one). Gives mentions in the order of the text. Pronouns and groups come later, when
the parse and the parties of the contact are known (`coreference.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from communique.actors.names import Hit, Scan
from communique.actors.people import People
from communique.actors.registry import Registry
from communique.model import Mention, Span
from communique.model.actor import MentionKind

_BLANK = re.compile(r"[ \u00a0]{0,2}\n?[ \u00a0]{0,2}\Z")
_POSSESSIVE = re.compile(r"['’]s?[ \u00a0]*\n?[ \u00a0]*\Z|[ \u00a0]+\n?[ \u00a0]*\Z|\n\Z")
_SCOPE_WORDS = {"of", "for", "to", "from"}
_MODIFIERS = {
    "new", "newly", "elected", "former", "then", "current", "acting", "outgoing", "incoming",
    "self", "declared", "visiting", "deputy", "first", "interim", "transitional", "late", "ex",
    "federal", "presidential", "democratic",
}  # fmt: skip
_PARTICLES = {"al", "el", "bin", "ibn", "de", "da", "dos", "van", "von", "der", "ul", "bint", "y", "del", "la", "le"}
_LONG_TITLE = 4
"""Words from which on a title before a name is a mention of its own: “Minister for Foreign Affairs of …”."""
_STATE_NOUNS = {"side", "party", "government", "authorities", "delegation", "leadership", "administration", "team", "regime"}
_PLACE_BEFORE = {"in", "at", "near", "from", "visit", "visiting", "visited", "outside", "around", "into", "via"}
_OPENERS = {
    "the", "a", "an", "and", "but", "or", "when", "while", "if", "will", "would", "did", "does",
    "do", "is", "was", "has", "had", "have", "as", "at", "by", "for", "from", "in", "into", "of",
    "on", "to", "with", "that", "this", "today", "yesterday", "earlier", "later", "after",
    "before", "because", "since", "so", "then", "also", "how", "why", "what", "where", "who",
    "can", "could", "should", "may", "might", "must", "both", "neither", "like", "unlike", "even",
    "although", "though", "until", "once", "yet", "still", "now", "here", "there", "his", "her",
    "its", "their", "our", "my", "your", "it", "he", "she", "they", "we", "i", "you", "not",
    "between", "against", "about", "under", "over", "during", "through", "per", "via", "s",
}  # fmt: skip


@dataclass(slots=True)
class _Phrase:
    """One office phrase: its word range, the country or body it belongs to, and a name in it."""

    first: int
    last: int
    title: Hit
    scope: str = ""
    scope_hit: Hit | None = None
    former: bool = False
    name_first: int = -1
    name: Hit | None = None
    person: str | None = None


@dataclass(slots=True)
class Resolver:
    """Resolves one document's hits. Use `mentions()` once."""

    scan: Scan
    registry: Registry
    people: People
    home: Callable[[int], str]
    recognised: tuple[Span, ...] = ()
    _used: set[int] = field(default_factory=set)
    _starts: dict[int, Hit] = field(default_factory=dict)
    _ends: dict[int, Hit] = field(default_factory=dict)
    _made: list[Mention] = field(default_factory=list)

    def mentions(self) -> list[Mention]:
        """All mentions by name, office or metonym, in the order of the text."""
        for hit in self.scan.names:
            self._starts[hit.first] = hit
            self._ends[hit.last] = hit
            person = self.people.full(hit)
            if person:
                self.people.remember(person, hit.known[0].surface.split()[-1])
        self._split_titles()
        phrases = [p for hit in self.scan.titles if (p := self._phrase(hit))]
        for phrase in phrases:
            if phrase.name is not None:
                self._named_phrase(phrase)
        for hit in self.scan.names:
            self._single(hit)
        self._strangers()
        for phrase in phrases:
            if phrase.name is None and phrase.name_first < 0:
                self._bare_phrase(phrase)
        return sorted(self._made, key=lambda m: (m.span, m.kind))

    # -- office phrases --------------------------------------------------------------------

    def _phrase(self, title: Hit) -> _Phrase | None:
        """The office phrase around a title's wording, or None if the words are part of a name."""
        covering = self._starts.get(title.first)
        if (covering and covering.last > title.last) or title.first in self._used:
            return None
        phrase = _Phrase(title.first, title.last, title)
        self._scope_before(phrase)
        self._scope_after(phrase)
        self._name_after(phrase)
        self._used.update(range(title.first, title.last))
        return phrase

    def _scope_before(self, phrase: _Phrase) -> None:
        words, at = self.scan.words, phrase.first
        while at > 0 and words[at - 1].folded in _MODIFIERS and _BLANK.match(self._gap(at).replace("-", "")):
            phrase.former |= words[at - 1].folded in ("former", "late", "ex")
            at -= 1
        before = at
        if before > 0 and words[before - 1].folded == "s" and "'" in self._gap(before - 1).replace("’", "'"):
            before -= 1
        hit = self._ends.get(before)
        if hit and before > 0 and _POSSESSIVE.match(self.scan.text[hit.span.end : words[at].start].replace("’s ", " ").replace("'s ", " ")):
            scope = self._scope_of(hit)
            if scope:
                phrase.scope, phrase.scope_hit = scope, hit
                at = hit.first
        while phrase.scope and at > 0 and words[at - 1].folded in _MODIFIERS and _BLANK.match(self._gap(at).replace("-", "")):
            phrase.former |= words[at - 1].folded in ("former", "late", "ex")
            at -= 1
        phrase.first = at
        if at > 0 and words[at - 1].folded == "the" and _BLANK.match(self._gap(at)):
            phrase.first = at - 1

    def _scope_after(self, phrase: _Phrase) -> None:
        words, at = self.scan.words, phrase.last
        if phrase.scope or at >= len(words) or words[at].folded not in _SCOPE_WORDS:
            return
        if not _BLANK.match(self._gap(at)):
            return
        at += 1
        if at < len(words) and words[at].folded == "the":
            at += 1
        hit = self._starts.get(at)
        scope = self._scope_of(hit) if hit else ""
        if hit and scope:
            phrase.scope, phrase.scope_hit, phrase.last = scope, hit, hit.last

    def _scope_of(self, hit: Hit) -> str:
        """The country or body whose office is meant: “Russian”, “Russia”, “EU”; not a capital."""
        for known in hit.known:
            if known.form in ("adjective", "name") and known.actor.startswith(("country:", "org:")):
                return known.actor
        return ""

    def _name_after(self, phrase: _Phrase) -> None:
        words, at = self.scan.words, phrase.last
        while at < len(words) and words[at].folded in self.registry.honorifics and _BLANK.match(self._gap(at).lstrip(".,")):
            at += 1
        if at >= len(words) or not re.fullmatch(r"\.?[ \u00a0\n]{1,3}", self._gap(at)):
            return
        hit = self._starts.get(at)
        if hit and any(k.form in ("full-name", "surname") for k in hit.known):
            phrase.name, phrase.name_first, phrase.last = hit, at, hit.last
            self._scope_after(phrase)
            return
        if not self.scan.text[phrase.title.span.start].isupper() or (hit and hit.known):
            return
        end = self._capitalised_run(at)
        if end > at and words[at].folded not in _OPENERS:
            phrase.name_first, phrase.last = at, end
            self._scope_after(phrase)
            self._stranger_phrase(phrase, at, end)

    def _capitalised_run(self, at: int) -> int:
        """The end of a run of capitalised words (particles allowed inside) from word `at` on."""
        words, text, end = self.scan.words, self.scan.text, at
        while end < len(words) and end - at < 5:
            capital = text[words[end].start].isupper()
            if not capital and not (end > at and words[end].folded in _PARTICLES):
                break
            if end > at and not re.fullmatch(r"[ \u00a0]?\n?|[-‐'’]|\. ", self._gap(end)):
                break
            if end in self._starts and end > at and not any(k.form == "surname" for k in self._starts[end].known):
                break
            end += 1
        while end > at and words[end - 1].folded in _PARTICLES | {"s"}:
            end -= 1
        return end

    def _stranger_phrase(self, phrase: _Phrase, at: int, end: int) -> None:
        words = self.scan.words
        name = Span(words[at].start, words[end - 1].end)
        person = self.people.stranger(" ".join(name.of(self.scan.text).split()), self.registry.country(phrase.scope))
        self._used.update(range(phrase.title.first, end))
        self._add(Span(words[self._name_start(phrase)].start, name.end), "name", (person,))

    def _named_phrase(self, phrase: _Phrase) -> None:
        hit = phrase.name
        assert hit is not None
        person = self.people.full(hit)
        if person is None:
            offices = [o for t in phrase.title.titles for o in t.offices]
            person = self.people.surname(hit, phrase.scope, offices)
        if person is None and phrase.scope:
            person = self.people.surname(hit, phrase.scope)
        words = self.scan.words
        if person is None:
            name = Span(words[hit.first].start, hit.span.end)
            person = self.people.stranger(name.of(self.scan.text), self.registry.country(phrase.scope))
        else:
            self.people.remember(person, words[hit.last - 1].folded)
        self._used.update(range(phrase.title.first, hit.last))
        if phrase.scope_hit:
            self._used.update(range(phrase.scope_hit.first, phrase.scope_hit.last))
        start = self._name_start(phrase)
        if hit.first - start >= _LONG_TITLE:
            self._add(Span(words[start].start, words[hit.first - 1].end), "office", (person,))
            start = hit.first
        self._add(Span(words[start].start, hit.span.end), "name", (person,))

    def _name_start(self, phrase: _Phrase) -> int:
        """A named phrase begins with its title or its country, not with the article."""
        first = phrase.first
        return first + 1 if self.scan.words[first].folded == "the" else first

    def _bare_phrase(self, phrase: _Phrase) -> None:
        """An office without a name: whoever held it on the day, or the one the document named."""
        words = self.scan.words
        span = Span(words[phrase.first].start, self._end(phrase))
        people = self._holders(phrase)
        definite = bool(phrase.scope) or words[phrase.first].folded == "the" or self._capital(phrase.title)
        if not people or not definite or phrase.former:
            return
        if phrase.scope_hit:
            self._used.update(range(phrase.scope_hit.first, phrase.scope_hit.last))
            self._made = [m for m in self._made if not m.span.within(span)]
        self._add(span, "office", tuple(people[:1]))

    def _holders(self, phrase: _Phrase) -> list[str]:
        start = self.scan.words[phrase.first].start
        scope = phrase.scope
        for title in phrase.title.titles:
            if scope:
                if title.scope and scope not in title.scope:
                    continue
                found = self.registry.holders(title.offices, scope, self.people.day, title.title)
                if len(found) == 1:
                    return found
                continue
            here = self._named_before(start, title.offices, title.title, title.scope)
            if here:
                return [here]
            home = self.home(start)
            for of in title.scope if home not in title.scope and title.scope else (home,):
                found = self.registry.holders(title.offices, of, self.people.day, title.title)
                if len(found) == 1 and (of == home or len(title.scope) == 1):
                    return found
        return []

    def _named_before(self, start: int, offices: Iterable[str], title: str, scope: Iterable[str]) -> str | None:
        """The person named last before `start` who holds one of `offices`."""
        wanted, places = set(offices), set(scope)
        for mention in sorted(self._made, key=lambda m: m.span, reverse=True):
            if mention.span.start >= start or mention.kind != "name":
                continue
            for person in mention.actors:
                for term in self.registry.in_office(person, self.people.day):
                    bears = not title or title.lower() in term.title.lower()
                    if (term.office in wanted or "leader" in wanted) and bears and (not places or term.of in places):
                        return person
        return None

    def _end(self, phrase: _Phrase) -> int:
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
            hit = self._starts.get(at)
            if hit is None or hit.last >= len(words) or words[hit.last].folded != "state":
                continue
            scope = self._scope_of(hit)
            people = self.registry.holders(("head-of-state", "head-of-state-and-government"), scope, self.people.day)
            if len(people) == 1:
                first = i - 1 if i and words[i - 1].folded == "the" else i
                self._used.update(range(first, hit.last + 1))
                self._add(Span(words[first].start, words[hit.last].end), "office", (people[0],))

    # -- names -----------------------------------------------------------------------------

    def _single(self, hit: Hit) -> None:
        """A name that is not part of an office phrase."""
        if hit.first in self._used:
            return
        forms = {k.form for k in hit.known}
        if forms & {"full-name", "surname"} and self._person(hit):
            return
        whole = [k for k in hit.known if k.form == "name"]
        if self._side(hit) or not forms & {"name", "seat"}:
            return
        if whole:
            self._add(self._with_article(hit), "name", (whole[0].actor,))
        elif not self._is_place(hit):
            self._add(hit.span, "metonym", (hit.known[0].actor,))

    def _with_article(self, hit: Hit) -> Span:
        """“the United States”: the article belongs to the mention."""
        at = hit.first - 1
        article = at >= 0 and self.scan.words[at].folded == "the" and bool(_BLANK.match(self._gap(hit.first)))
        return Span(self.scan.words[at].start, hit.span.end) if article else hit.span

    def _person(self, hit: Hit) -> bool:
        words, text = self.scan.words, self.scan.text
        full = self.people.full(hit)
        after = words[hit.last].folded if hit.last < len(words) else ""
        if not full:
            before = hit.first - 1
            attached = before >= 0 and bool(_BLANK.match(self._gap(hit.first)))
            if text[hit.span.end : hit.span.end + 2].startswith("-") and text[hit.span.end + 1 : hit.span.end + 2].isupper():
                return True
            if attached and words[before].folded in self.registry.honorifics:
                pass
            elif attached and text[words[before].start].isupper() and words[before].folded not in _OPENERS and not self._ends.get(hit.first):
                return True
        person = full or self.people.surname(hit)
        if person is None:
            return False
        if after == "administration":
            self._add(Span(hit.span.start, words[hit.last].end), "metonym", (self.registry.country(person),))
            return True
        start = hit.span.start
        if hit.first > 0 and words[hit.first - 1].folded in self.registry.honorifics and len(self._gap(hit.first)) <= 2:
            start = words[hit.first - 1].start
        self._add(Span(start, hit.span.end), "name", (person,))
        return True

    def _side(self, hit: Hit) -> bool:
        """“the American side”, “the Chinese government”: the state."""
        states = [k.actor for k in hit.known if k.form in ("adjective", "name") and k.actor.startswith(("country:", "org:"))]
        words, text = self.scan.words, self.scan.text
        at = hit.last
        while at < len(words) and at < hit.last + 2 and words[at].folded not in _STATE_NOUNS and text[words[at].start].islower():
            at += 1
        if not states or at >= len(words) or words[at].folded not in _STATE_NOUNS or not _BLANK.match(self._gap(at)):
            return False
        first = hit.first
        if first > 0 and words[first - 1].folded == "the":
            first -= 1
        self._add(Span(words[first].start, words[at].end), "metonym", (states[0],))
        return True

    def _is_place(self, hit: Hit) -> bool:
        before = self.scan.words[hit.first - 1].folded if hit.first else ""
        return before in _PLACE_BEFORE or (before == "to" and self._after_motion(hit.first - 1))

    def _after_motion(self, at: int) -> bool:
        near = {w.folded for w in self.scan.words[max(0, at - 3) : at]}
        return bool(near & {"travel", "visit", "trip", "travelled", "traveled", "come", "go", "flew", "return", "returned", "arrived"})

    def _strangers(self) -> None:
        """Persons that only the recogniser saw."""
        taken = [m.span for m in self._made]
        for span in self.recognised:
            words = span.of(self.scan.text).split()
            if any(span.overlaps(other) for other in taken) or not all(w[:1].isupper() for w in words if w not in _PARTICLES):
                continue
            hits = [h for h in self.scan.names if h.span.overlaps(span)]
            if any(k.form in ("name", "seat", "adjective") for h in hits for k in h.known):
                continue
            clean = " ".join(words).removesuffix("'s").removesuffix("’s")
            end = span.start + len(span.of(self.scan.text).rstrip()) - (2 if clean != " ".join(words) else 0)
            if len(words) > 1 or self.people._by_last.get(clean.lower()):
                self._add(Span(span.start, end), "name", (self.people.stranger(clean),))

    def _gap(self, at: int) -> str:
        """The characters before word `at`."""
        return self.scan.gap(at - 1, at) if at > 0 else ""

    def _add(self, span: Span, kind: MentionKind, actors: tuple[str, ...]) -> None:
        if actors and actors[0]:
            self._made.append(Mention(span, kind, actors))
