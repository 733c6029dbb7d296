"""Whose an office is, as the words behind it tell: “the President *of Russia*”, “Ambassador *to the UN*”.

Takes a scan and a phrase in the making, gives the phrase its country or body. Where honorifics end, and whether a name
stands behind them, is asked here too: what belongs to an office ends there.
"""

from __future__ import annotations

from communique.actors.mentions.gazetteer_matching import Hit
from communique.actors.mentions.name_boundaries import BLANK, NameBoundaries
from communique.actors.mentions.office_phrases import Phrase
from communique.actors.word_roles import REGNAL, STYLES, words

_SCOPE_WORDS = {"of", "for", "to", "from"}
WHOLE = words("whole")
"""What a state is called beside its name: “the head of the American *state*”."""


class Jurisdictions(NameBoundaries):
    """The words of one scan, asked for the country or body behind an office."""

    def scope_after(self, phrase: Phrase) -> None:
        """Give the phrase the country or body that stands behind it, where it has none yet."""
        words_, at = self.scan.words, phrase.last
        if phrase.scope or at + 1 >= len(words_) or words_[at].folded not in _SCOPE_WORDS:
            return
        if not BLANK.match(self.gap(at)) or not BLANK.match(self.gap(at + 1)):
            return
        at += 2 if words_[at + 1].folded in ("the", "our") else 1
        hit = self.starts.get(at)
        scope = self.scope_of(hit) if hit else ""
        if words_[phrase.last].folded not in ("of", "from") and not self._speaks(phrase):
            return
        if hit and scope and BLANK.match(self.gap(at)) and not self._owns_more(hit):
            phrase.scope, phrase.scope_hit, phrase.last = scope, hit, hit.last
            if hit.last < len(words_) and words_[hit.last].folded in WHOLE and BLANK.match(self.gap(hit.last)):
                phrase.last += 1  # “the head of the American state”

    def _owns_more(self, hit: Hit) -> bool:
        """“Head of *Iran's Strategic Council*”: the office is of what the country's name has behind it."""
        words_, at = self.scan.words, hit.last
        if at + 1 >= len(words_) or words_[at].folded != "s" or self.gap(at) not in ("'", "’"):
            return False
        after = words_[at + 1]
        return self.gap(at + 1) == " " and self.scan.text[after.start].isupper() and at + 1 not in self.titles

    def _speaks(self, phrase: Phrase) -> bool:
        """A spokesperson speaks *for* a state, an ambassador is sent *to* another, a minister is *of* one."""
        return any(o in ("spokesperson", "ambassador-un") for title in phrase.title.titles for o in title.offices)

    def named_behind(self, at: int) -> bool:
        """Whether word `at` begins a title and name that stand beside what is before it: “…, Mr N. N.”."""
        if at >= len(self.scan.words) or self.gap(at) not in (", ", ",\n", " ", "\n", " ("):
            return False
        named = self.honorifics(at)
        hit = self.starts.get(named)
        known = hit is not None and any(k.form == "full-name" for k in hit.known)
        return known or (named > at and self.name_end(named) > named) or (
            self.recognised.begins(self.scan.words[at].start) and self.name_end(at) - at > 1
        )  # fmt: skip

    def honorifics(self, at: int) -> int:
        """The first word after honorifics, styles (“His Excellency Mr”) and a monarch's title behind a style."""
        words_, first = self.scan.words, at
        while at < len(words_) and at - first < 6:
            word = words_[at].folded
            gap = self.gap(at).strip()
            if at > first and gap not in ("", ".", ".,", "’", "'"):
                break
            letters = word == "h" and at + 1 < len(words_) and words_[at + 1].folded in ("e", "h", "r")
            following = words_[at + 1].folded if at + 1 < len(words_) else ""
            styled = word in ("his", "her", "royal") and following in STYLES | {"royal"}
            regal = word in REGNAL and at > 0 and words_[at - 1].folded in STYLES  # “His Majesty *King* N.”
            if not (letters or styled or regal or word in self.registry.honorifics or word in STYLES):
                break
            at += 2 if letters else 1
        return at
