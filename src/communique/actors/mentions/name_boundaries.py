"""Runs of words in a scan: where a person's name ends, and which names are part of a thing's name.

Takes a scan, answers for a word. A name goes over a point only behind an initial, and over no line end but
one that wraps; a word that names bodies, things or offices is in no person's name.
"""

from __future__ import annotations

import re
from collections import Counter

from communique.actors.mentions.gazetteer_matching import Hit, Scan
from communique.actors.mentions.group_nouns import is_group_noun
from communique.actors.mentions.recognised_names import RecognisedNames
from communique.actors.registry.registry import Registry
from communique.actors.word_roles import (
    AFTER_NAMES,
    CUT,
    FIELDS,
    HEADS,
    INSTITUTIONS,
    NO_NAMES,
    OPENERS,
    PARTICLES,
    REGNAL,
    STYLES,
    THINGS,
)  # fmt: skip

BLANK = re.compile(r"[ \u00a0]{0,2}\n?[ \u00a0]{0,2}\Z")
_LONGEST_NAME = 9
_GENITIVE = 1
"""Letters behind the apostrophe of a genitive."""
_HEADING, _SHORT = 300, 4
"""Characters of a line that are looked at as a heading; letters of words that headings write small."""
_NICKNAME = {(" (", ") "), (' "', '" '), (" “", "” "), (" ‘", "’ ")}


class NameBoundaries:
    """The words of one scan with its names and office wordings by their place; `taken` are spoken for."""

    def __init__(self, scan: Scan, registry: Registry, recognised: RecognisedNames | None = None) -> None:
        self.scan, self.registry = scan, registry
        self.recognised = recognised or RecognisedNames()
        self.starts = {hit.first: hit for hit in scan.names}
        self.ends = {hit.last: hit for hit in scan.names}
        self.titles = {hit.first: hit for hit in scan.titles}
        self.title_ends = {hit.last for hit in scan.titles}
        self.taken: set[int] = set()
        self.title_words = registry.title_words()
        self._capitals = Counter(w.folded for w in scan.words if scan.text[w.start : w.end].istitle())

    def name_end(self, at: int) -> int:
        """The end of a run of capitalised words that may be a name (particles inside) from word `at` on."""
        words_, text, end = self.scan.words, self.scan.text, at
        while end < len(words_) and end - at < _LONGEST_NAME:
            word = words_[end].folded
            hyphen = end > at and (self.gap(end) in ("-", "‐", "\u2011") or self._broken(end))
            if not (text[words_[end].start].isupper() or hyphen or (end > at and word in PARTICLES)):
                break
            if end > at and not self._joined(end):
                break
            if not hyphen and self._no_name(end, end > at):
                break
            end += 1
        while end > at and words_[end - 1].folded in PARTICLES | {"s"}:
            end -= 1
        return end

    def shouted_end(self, at: int, end: int) -> int:
        """The end of a stranger's name in a heading: “PRESIDENT *MUTISYA* HOLDS TALKS”, “Minister *Boadu* Receives
        Envoy”. Only words that the text writes as names elsewhere too are his.
        """
        words_, text = self.scan.words, self.scan.text
        if text[words_[max(at - 1, 0)].start : words_[end - 1].end].isupper():
            elsewhere = 1
        elif self._heads(at):
            elsewhere = 2
        else:
            return end
        known = (w.folded in PARTICLES or self._capitals[w.folded] >= elsewhere for w in words_[at:end])
        return next((at + i for i, holds in enumerate(known) if not holds), end)

    def _heads(self, at: int) -> bool:
        """Whether word `at` stands in a heading: a line without a full stop whose long words are all capitals'."""
        start = self.scan.text.rfind("\n", 0, self.scan.words[at].start) + 1
        line = self.scan.text[start : self.scan.text.find("\n", start) % (len(self.scan.text) + 1)][:_HEADING]
        long = [word for word in line.split() if len(word) > _SHORT]
        return not line.rstrip().endswith((".", ":", ";", ",")) and all(
            word[0].isupper() for word in long if word[0].isalpha()
        )

    def _joined(self, at: int) -> bool:
        """Whether word `at` goes on the name before it: a point only behind an initial."""
        gap = self.gap(at)
        before = self.scan.words[at - 1]
        if gap in (". ", ".") or gap == ".\n":
            return before.end - before.start == 1 or before.folded in CUT
        return re.fullmatch(r"[ \u00a0]{0,2}\n?[ \u00a0]{0,2}|[-‐‑'’]", gap) is not None

    def _broken(self, at: int) -> bool:
        """“Tu’*itavake*”: whether word `at` is the rest of one that an apostrophe breaks, not the “s” of a genitive."""
        word = self.scan.words[at]
        return self.gap(at) in ("'", "’", "‘", "ʻ", "ʼ", "`") and word.end - word.start > _GENITIVE

    def _no_name(self, at: int, inside: bool) -> bool:
        """Whether the word at `at` is in no person's name, or begins a place's name or an office."""
        word = self.scan.words[at].folded
        pointed = at + 1 < len(self.scan.words) and self.gap(at + 1).startswith(".")
        initial = inside and pointed and len(word) == 1
        if word in NO_NAMES | FIELDS and word not in PARTICLES and not initial:
            return True
        hit, title = self.starts.get(at), self.titles.get(at)
        if title is not None and (title.last - title.first > 1 or word in HEADS - REGNAL or word in STYLES):
            return True
        if title is not None and self._abbreviates(at):
            return True  # “the Lao leader, *PM* Khoan”
        if hit is None or any(k.form in ("surname", "full-name") for k in hit.known):
            return False
        return inside or any(k.form in ("name", "adjective", "people", "seat") for k in hit.known)

    def _abbreviates(self, at: int) -> bool:
        """Whether word `at` is a title in two to four capitals."""
        word = self.scan.words[at]
        said = self.scan.text[word.start : word.end]
        return said.isupper() and 1 < len(said) < 5

    def nicknamed(self, end: int) -> int:
        """“Benjamin (*Benny*) Gantz”: a name goes on behind a nickname in brackets or quotation marks."""
        if end + 1 >= len(self.scan.words):
            return end
        if self.scan.words[end].folded in AFTER_NAMES:
            return end  # “Asha Kileo (*MP*)”
        opened, closed = self.gap(end), self.gap(end + 1)
        return self.name_end(end + 1) if (opened, closed) in _NICKNAME else end

    def thing_follows(self, hit: Hit) -> int:
        """“the Vienna *talks*”, “the Minsk *Group*”, “Taiwan *Strait*”: the end of the thing that a name is
        part of, or 0.
        """
        words_, at = self.scan.words, hit.last
        if at >= len(words_) or at in self.titles or self.gap(at) not in (" ", "\u00a0", "\n"):
            return 0
        while at < len(words_) and at - hit.last < 4 and BLANK.match(self.gap(at)):
            capital = self.scan.text[words_[at].start].isupper()
            word = words_[at].folded
            if word in THINGS and (at + 1 >= len(words_) or not self._goes_over(at + 1)):
                return at + 1
            people = is_group_noun(word)  # “G20 Leaders”
            if capital and word in INSTITUTIONS and not people and not self._goes_over(at + 1):
                return at + 1
            if not capital or word in OPENERS | AFTER_NAMES or at in self.titles or at in self.starts:
                return 0
            at += 1
        return 0

    def _goes_over(self, at: int) -> bool:
        """Whether a capitalised word follows that is a thing's or body's too: “Summit *Declaration*”."""
        if at >= len(self.scan.words) or not BLANK.match(self.gap(at)):
            return False
        word = self.scan.words[at]
        return self.scan.text[word.start].isupper() and word.folded in THINGS | INSTITUTIONS

    def gap(self, at: int) -> str:
        """The characters before word `at`."""
        return self.scan.gap(at - 1, at) if at > 0 else ""

    def scope_of(self, hit: Hit) -> str:
        """The country or body whose office is meant: “Russian”, “Russia”, “EU”; not a capital."""
        for known in hit.known:
            if known.form in ("adjective", "name") and known.actor.startswith(("country:", "org:")):
                return known.actor
        return ""
