"""Office phrases: “the President of Russia”, “Turkish Foreign Minister Hakan Fidan”.

Takes a scan's names and office wordings, gives phrases: a title with the country or body it
belongs to and the name that stands with it. Who is meant is decided in `resolve.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.actors.names import Hit, Scan
from communique.actors.registry import Registry

BLANK = re.compile(r"[ \u00a0]{0,2}\n?[ \u00a0]{0,2}\Z")
PARTICLES = {"al", "el", "bin", "ibn", "de", "da", "dos", "van", "von", "der", "ul", "bint", "y", "del", "la", "le"}
OPENERS = {
    "the", "a", "an", "and", "but", "or", "when", "while", "if", "will", "would", "did", "does",
    "do", "is", "was", "has", "had", "have", "as", "at", "by", "for", "from", "in", "into", "of",
    "on", "to", "with", "that", "this", "today", "yesterday", "earlier", "later", "after",
    "before", "because", "since", "so", "then", "also", "how", "why", "what", "where", "who",
    "can", "could", "should", "may", "might", "must", "both", "neither", "like", "unlike", "even",
    "although", "though", "until", "once", "yet", "still", "now", "here", "there", "his", "her",
    "its", "their", "our", "my", "your", "it", "he", "she", "they", "we", "i", "you", "not",
    "between", "against", "about", "under", "over", "during", "through", "per", "via", "s",
}  # fmt: skip


_BODY_WORDS = {
    "delegation", "office", "department", "ministry", "committee", "council", "commission", "group", "service",
    "secretariat", "agency", "directorate", "staff", "administration", "assembly", "parliament", "cabinet", "institute",
}  # fmt: skip
AFTER_NAMES = {
    "administration", "government", "presidency", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
}  # fmt: skip
"""Capitalised words that may follow a surname without making it a given name."""
_POSSESSIVE = re.compile(r"['’]s?[ \u00a0]*\n?[ \u00a0]*\Z|[ \u00a0]+\n?[ \u00a0]*\Z|\n\Z")
_SCOPE_WORDS = {"of", "for", "to", "from"}
_NOT_HOLDER = {
    "former",
    "late",
    "ex",
    "then",
    "incoming",
    "designated",
    "first",
    "second",
    "future",
    "previous",
    "shadow",
}
_BELOW = {"deputy", "vice", "assistant", "associate", "junior", "under"}
_TO_BE = {"elect", "designate", "nominee", "candidate", "hopeful", "emeritus"}
_SHORTENED = {
    "adm", "amb", "asst", "brig", "capt", "col", "dep", "dr", "fm", "gen", "gov", "hon", "lt", "maj", "min", "mr",
    "mrs", "ms", "pm", "pres", "prof", "rep", "s", "sec", "sen", "sgt", "st",
}  # fmt: skip
"""Words that a point may follow inside a name: “Sec. Blinken”, “U.S. Secretary”."""
_WHOLE = {
    "country",
    "nation",
    "state",
    "republic",
    "kingdom",
    "federation",
    "government",
    "organisation",
    "organization",
}
_MODIFIERS = _NOT_HOLDER | _BELOW | {
    "new", "newly", "elected", "former", "then", "current", "acting", "outgoing", "incoming",
    "self", "declared", "visiting", "deputy", "first", "interim", "transitional", "late", "ex",
    "federal", "presidential", "democratic",
}  # fmt: skip


@dataclass(slots=True)
class Phrase:
    """One office phrase: its word range, the country or body it belongs to, and a name in it.

    `former`: who held it before, or will after (“former”, “-elect”); `deputy`: somebody below the
    holder; `indirect`: the place is one that the text has named before (“the country's …”).
    """

    first: int
    last: int
    title: Hit
    scope: str = ""
    scope_hit: Hit | None = None
    former: bool = False
    deputy: bool = False
    indirect: bool = False
    name_first: int = -1
    name_last: int = -1
    name: Hit | None = None


class Phrases:
    """Finds the office phrases of one scan. `taken` holds the words that are spoken for."""

    def __init__(self, scan: Scan, registry: Registry) -> None:
        self.scan, self.registry = scan, registry
        self.starts = {hit.first: hit for hit in scan.names}
        self.ends = {hit.last: hit for hit in scan.names}
        self.taken: set[int] = set()
        self.title_words = frozenset(wording.split(" ", 1)[0] for wording in registry.titles)

    def find(self) -> list[Phrase]:
        """The phrases in order of the text."""
        return [phrase for hit in self.scan.titles if (phrase := self._phrase(hit)) is not None]

    def _phrase(self, title: Hit) -> Phrase | None:
        """The office phrase around a title's wording, or None if the words are part of a name."""
        covering = self.starts.get(title.first)
        if (covering and covering.last > title.last) or title.first in self.taken:
            return None
        phrase = Phrase(title.first, title.last, title)
        self._scope_before(phrase)
        self._scope_after(phrase)
        self._name_after(phrase)
        self.taken.update(range(title.first, title.last))
        return phrase

    def _scope_before(self, phrase: Phrase) -> None:
        words, at = self.scan.words, phrase.first
        at = before = self._modifiers(phrase, at)
        if before > 0 and words[before - 1].folded == "s" and "'" in self.gap(before - 1).replace("’", "'"):
            before -= 1
        hit = self.ends.get(before)
        if (
            hit
            and before > 0
            and _POSSESSIVE.match(
                self.scan.text[hit.span.end : words[at].start].replace("’s ", " ").replace("'s ", " ")
            )
        ):
            scope = self.scope_of(hit)
            if scope:
                phrase.scope, phrase.scope_hit = scope, hit
                at = hit.first
        elif before > 0 and before < at and words[before - 1].folded in _WHOLE:
            phrase.indirect = True
            at = before - 1
        if phrase.scope:
            at = self._modifiers(phrase, at)
        phrase.first = at
        if at > 0 and words[at - 1].folded == "the" and BLANK.match(self.gap(at)):
            phrase.first = at - 1

    def _modifiers(self, phrase: Phrase, at: int) -> int:
        """The first word of “former”, “deputy”, “newly elected” before word `at`."""
        words = self.scan.words
        while at > 0 and words[at - 1].folded in _MODIFIERS and BLANK.match(self.gap(at).replace("-", "")):
            word = words[at - 1].folded
            if word == "under" and words[at].folded != "secretary":
                break
            below = phrase.deputy or words[phrase.title.first].folded in _BELOW
            phrase.former |= word in _NOT_HOLDER and not (below and word in ("first", "second"))
            phrase.deputy |= word in _BELOW
            at -= 1
        return at

    def _scope_after(self, phrase: Phrase) -> None:
        words, at = self.scan.words, phrase.last
        if phrase.scope or at >= len(words) or words[at].folded not in _SCOPE_WORDS:
            return
        if not BLANK.match(self.gap(at)):
            return
        at += 1
        if at < len(words) and words[at].folded == "the":
            at += 1
        hit = self.starts.get(at)
        scope = self.scope_of(hit) if hit else ""
        if words[phrase.last].folded != "of" and not self._sent(phrase):
            return
        if hit and scope:
            phrase.scope, phrase.scope_hit, phrase.last = scope, hit, hit.last

    def _sent(self, phrase: Phrase) -> bool:
        """Envoys and ambassadors are sent *to* a place or work *for* it; a minister is *of* one."""
        offices = {o for title in phrase.title.titles for o in title.offices}
        return bool(offices & {"special-envoy", "ambassador-un", "head-of-body", "spokesperson"})

    def scope_of(self, hit: Hit) -> str:
        """The country or body whose office is meant: “Russian”, “Russia”, “EU”; not a capital."""
        for known in hit.known:
            if known.form in ("adjective", "name") and known.actor.startswith(("country:", "org:")):
                return known.actor
        return ""

    def _name_after(self, phrase: Phrase) -> None:
        words, at = self.scan.words, phrase.last
        if at < len(words) and words[at].folded in _TO_BE and re.fullmatch(r"[- \u00a0‐‑]", self.gap(at)):
            phrase.former, phrase.last = True, at + 1
            at += 1
        while (
            at < len(words) and words[at].folded in self.registry.honorifics and BLANK.match(self.gap(at).lstrip(".,"))
        ):
            at += 1
        if at < len(words) and words[at].folded == "elect" and self.gap(at) in ("-", " "):
            at += 1  # “President-elect”
        point = r"\.?" if words[at - 1].folded in _SHORTENED else ""  # “the President. According to …” names nobody
        if at >= len(words) or not re.fullmatch(point + r"[ \u00a0\n]{1,3}", self.gap(at)):
            return
        hit = self.starts.get(at)
        if hit and any(k.form in ("full-name", "surname") for k in hit.known) and not self._goes_on(hit):
            phrase.name, phrase.name_first, phrase.last = hit, at, hit.last
            self._scope_after(phrase)
            return
        named = hit and not any(k.form in ("full-name", "surname") for k in hit.known)
        if not self.scan.text[phrase.title.span.start].isupper() or named:
            return
        end = self._capitalised_run(at)
        if end > at and words[at].folded not in OPENERS | _BODY_WORDS:
            phrase.name_first, phrase.name_last, phrase.last = at, end, end
            self._scope_after(phrase)

    def _goes_on(self, hit: Hit) -> bool:
        """“Governor Martin O’Malley”: the registry's surname is the given name of somebody else."""
        words, at = self.scan.words, hit.last
        if at >= len(words) or not any(w in self.registry.words for w in (k.surface.lower() for k in hit.known)):
            return False
        word = words[at]
        if self.gap(at) not in (" ", "\u00a0") or not self.scan.text[word.start].isupper():
            return False
        opens = word.folded in OPENERS | AFTER_NAMES | self.title_words
        return not opens and not (
            at in self.starts and any(k.form in ("name", "adjective") for k in self.starts[at].known)
        )

    def _capitalised_run(self, at: int) -> int:
        """The end of a run of capitalised words (particles allowed inside) from word `at` on."""
        words, text, end = self.scan.words, self.scan.text, at
        while end < len(words) and end - at < 9:
            capital = text[words[end].start].isupper() or (end > at and self.gap(end) in ("-", "‐", "\u2011"))
            if not capital and not (end > at and words[end].folded in PARTICLES):
                break
            if end > at and not re.fullmatch(r"[ \u00a0]?\n?|[-‐'’]|\. ", self.gap(end)):
                break
            if end in self.starts and end > at and not any(k.form == "surname" for k in self.starts[end].known):
                break
            end += 1
        while end > at and words[end - 1].folded in PARTICLES | {"s"}:
            end -= 1
        return end

    def gap(self, at: int) -> str:
        """The characters before word `at`."""
        return self.scan.gap(at - 1, at) if at > 0 else ""
