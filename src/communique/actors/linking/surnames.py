"""Names that stand alone: is a registry's surname here a surname at all?

Takes a scan and its office phrases, answers for one hit: part of another name (“Pavel Zarubin”), a
place, the first word of a sentence. Whom it means is decided in `persons.py`.
"""

from __future__ import annotations

import re

from communique.actors.linking.persons import People
from communique.actors.mentions.gazetteer_matching import Hit, Scan
from communique.actors.mentions.name_boundaries import BLANK
from communique.actors.mentions.phrase_detection import Phrases
from communique.actors.normalization import fold
from communique.actors.word_roles import AFTER_NAMES, OPENERS
from communique.vocabulary import word_set

_INITIAL = re.compile(r"(?:^|(?P<given>[A-Z][^\W\d_]{0,23})?\s)(?P<letter>[A-Z])\.[ \u00a0]{1,23}\Z")
_PLACE_BEFORE = word_set("actors/data", "place-prepositions")
_MOTION = word_set("actors/data", "motion-verbs")


class Alone:
    """Judges the names of one scan that no office phrase has taken."""

    def __init__(self, scan: Scan, phrases: Phrases, people: People) -> None:
        self.scan, self.phrases, self.people = scan, phrases, people
        self.registry = people.registry

    def refused(self, hit: Hit) -> bool | None:
        """None when the words may be a surname; True when they are nobody's, False when a place's or body's."""
        if self.part_of_another_name(hit):
            return True
        if self.honoured(hit):
            return None
        if any(k.form in ("name", "seat") for k in hit.known):
            return False
        before = hit.first - 1
        if before < 0 or not BLANK.match(self.phrases.gap(hit.first)):
            return None
        word = self.scan.words[before]
        capital = self.scan.text[word.start].isupper() and word.folded not in OPENERS
        return True if capital and not self._names_a_place(self.phrases.ends.get(hit.first)) else None

    def honoured(self, hit: Hit) -> bool:
        """“Mr Johnson”: an honorific stands before it."""
        words = self.scan.words
        titled = hit.first > 0 and words[hit.first - 1].folded in self.registry.honorifics
        return titled and len(self.phrases.gap(hit.first)) <= 2

    def part_of_another_name(self, hit: Hit) -> bool:
        """“Pavel Zarubin”, “the Biden-Harris sprint”, “Don’t”: a surname's word, but no surname here."""
        text, words, at = self.scan.text, self.scan.words, hit.last
        if text[hit.span.start - 1 : hit.span.start] in ("-", "‐", "‑") and hit.span.start > 0:
            return text[hit.span.start - 2 : hit.span.start - 1].isalpha()
        initial = _INITIAL.search(text[max(0, hit.span.start - 24) : hit.span.start])
        if initial:
            return not self._initialled(hit, initial["given"] or "", initial["letter"])
        if at >= len(words):
            return False
        gap, following = self.scan.gap(at - 1, at), words[at]
        if gap in ("'", "’"):
            return following.folded != "s"
        short = following.end - following.start == 1
        if gap in ("-", "‐", "‑") and text[following.start].isupper():
            return True
        leads = any(self.registry.leads(k.actor, self.people.day) for k in hit.known)
        if (leads and not self.people.kind(hit)) or gap not in (" ", "\u00a0") or not text[following.start].isupper():
            return False
        return short or (
            following.folded not in AFTER_NAMES | OPENERS and following.folded not in self.phrases.title_words
        )

    def _names_a_place(self, hit: Hit | None) -> bool:
        return hit is not None and any(k.form in ("name", "adjective", "seat", "people") for k in hit.known)

    def opens_sentence(self, hit: Hit) -> bool:
        before = self.scan.text[max(0, hit.span.start - 3) : hit.span.start].rstrip(' \u00a0*“"‘(')
        return not before or before[-1] in ".!?:\n•-–—"

    def is_place(self, hit: Hit) -> bool:
        before = self.scan.words[hit.first - 1].folded if hit.first else ""
        return before in _PLACE_BEFORE or (before == "to" and self._after_motion(hit.first - 1))

    def _after_motion(self, at: int) -> bool:
        return any(word.folded in _MOTION for word in self.scan.words[max(0, at - 3) : at])

    def _initialled(self, hit: Hit, given: str, letter: str) -> bool:
        """“Gina M. Raimondo”, “A. Blinken”: the bearer's own given name or its first letter stands before."""
        for known in hit.known:
            names = {fold(word) for one in self.registry.names_of(known.actor) for word in one.surface.split()}
            if fold(given) in names or (not given and any(name.startswith(letter.lower()) for name in names)):
                return True
        return False
