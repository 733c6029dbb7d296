"""Office phrases found: a title with what stands before and after it.

Takes a scan's names and office wordings, gives phrases, each with the country or body it belongs to and the name that
stands with it. Who is meant is decided in `linking/office_holders.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from communique.actors.mentions.gazetteer_matching import Hit
from communique.actors.mentions.jurisdictions import WHOLE, Jurisdictions
from communique.actors.mentions.name_boundaries import BLANK
from communique.actors.mentions.office_phrases import Phrase
from communique.actors.mentions.portfolios import field_after, field_before
from communique.actors.normalization import fold
from communique.actors.word_roles import BELOW, FAMILY_FIRST, PARTICLES, SHORTENED, STYLES, words
from communique.model import Span
from communique.vocabulary import word_set

_POSSESSIVE = re.compile(r"['’]s?[ \u00a0]*+\n?[ \u00a0]*+\Z|[ \u00a0]++\n?[ \u00a0]*+\Z|\n\Z")
_CLOSED = re.compile(r"\)?[ \u00a0]{0,3}\n?[ \u00a0]{0,3}")
_POINTED = re.compile(r"\.?\)?[ \u00a0]{0,3}\n?[ \u00a0]{0,3}")
_HYPHENS = ("-", "‐", "\u2011")
_NUMERAL = re.compile(r"i{2,3}|i?v")
_WHOSE = word_set("actors/data", "possessives")
_INDEFINITE = word_set("actors/data", "indefinites")
_FORMER, _ACTING, _COMING = words("former"), words("acting"), words("coming")
_MODIFIERS = words("modifier") | _FORMER | _ACTING | BELOW


class Phrases(Jurisdictions):
    """Finds the office phrases of one scan. `taken` holds the words that are spoken for."""

    def find(self) -> list[Phrase]:
        """The phrases in order of the text."""
        found: list[Phrase] = []
        for hit in self.scan.titles:
            phrase = self._phrase(hit)
            if phrase is None:
                continue
            if found and self._style_of(found[-1], phrase):
                style = found.pop()
                phrase.first, phrase.styles = style.first, STYLES & set(self._folded(style.title))
            found.append(phrase)
        return found

    def _folded(self, title: Hit) -> list[str]:
        return [word.folded for word in self.scan.words[title.first : title.last]]

    def _behind(self, phrase: Phrase) -> str:
        """The characters behind a phrase."""
        end = self.scan.words[phrase.last - 1].end
        return self.scan.text[end : end + 12]

    def _style_of(self, before: Phrase, phrase: Phrase) -> bool:
        """“*His Excellency* the Foreign Minister”: a style that stands before an office."""
        styled = self._folded(before.title)[-1] in STYLES and not before.named
        return styled and before.last == phrase.first and BLANK.match(self.gap(phrase.first)) is not None

    def _phrase(self, title: Hit) -> Phrase | None:
        """The office phrase around a title's wording, or None if the words are part of a name."""
        covering = self.starts.get(title.first)
        if (covering and covering.last > title.last) or title.first in self.taken:
            return None
        phrase = Phrase(title.first, title.last, title)
        self._scope_before(phrase)
        self.scope_after(phrase)
        field_after(self, phrase)
        phrase.bare_last = phrase.last
        alone = self._folded(title) == ["head"] and not phrase.scope
        if alone or re.match(r"[-‐‑](?!elect|designate)[a-z]", self._behind(phrase)):
            return None  # “leader-level commitments”
        if not phrase.nameless:
            self._name_after(phrase)
        self.taken.update(range(title.first, phrase.name_first if phrase.named else title.last))
        return phrase

    # -- what stands before -------------------------------------------------------------------

    def _scope_before(self, phrase: Phrase) -> None:
        words_, at = self.scan.words, phrase.first
        at = before = self._modifiers(phrase, at)
        if before > 0 and words_[before - 1].folded == "s" and "'" in self.gap(before - 1).replace("’", "'"):
            before -= 1
        hit = self.ends.get(before)
        scope = self.scope_of(hit) if hit and self._adjoins(hit, at) else ""
        if hit and scope:
            phrase.scope, phrase.scope_hit = scope, hit
            longer = self.ends.get(hit.first) if self.gap(hit.first) == " (" else None
            if longer and self.scope_of(longer) == scope:  # “Republic of Korea (ROK) Foreign Minister”
                self.taken.update(range(longer.first, longer.last))
                hit = longer
            at = self._modifiers(phrase, hit.first)
        elif 0 < before < at and words_[before - 1].folded in WHOLE:
            phrase.indirect = True
            at = before - 1
        else:
            at = field_before(self, phrase, at)
            hit = self.ends.get(at)
            if phrase.field and hit and self._adjoins(hit, at):  # “Estonian Foreign Ministry Secretary General”
                phrase.scope, phrase.scope_hit = self.scope_of(hit), hit
                at = hit.first
        self._determined(phrase, at)

    def _determined(self, phrase: Phrase, at: int) -> None:
        """What article or possessive stands before word `at`."""
        phrase.first = at
        if at == 0 or not BLANK.match(self.gap(at)):
            return
        word = self.scan.words[at - 1].folded
        phrase.whose = word in _WHOSE and not phrase.scope
        phrase.indefinite = word in _INDEFINITE
        if word == "the":
            phrase.first = at - 1

    def _adjoins(self, hit: Hit, at: int) -> bool:
        """Whether nothing but a blank or a possessive's mark parts a name and word `at`."""
        between = self.scan.text[hit.span.end : self.scan.words[at].start].replace("’s ", " ").replace("'s ", " ")
        if between.startswith(")") and self.gap(hit.first).endswith("("):
            between = between[1:]
        broken = any(i in self.scan.breaks for i in range(hit.span.end, self.scan.words[at].start))
        return not broken and _POSSESSIVE.match(between) is not None

    def _modifiers(self, phrase: Phrase, at: int) -> int:
        """The first word of “former”, “deputy”, “newly elected” before word `at`."""
        words_ = self.scan.words
        while at > 0 and words_[at - 1].folded in _MODIFIERS and BLANK.match(self.gap(at).replace("-", "")):
            word = words_[at - 1].folded
            if word == "under" and words_[at].folded != "secretary":
                break
            phrase.former |= word in _FORMER
            phrase.acting |= word in _ACTING
            phrase.below |= {word} & BELOW
            at -= 1
        return at

    # -- what stands after --------------------------------------------------------------------

    def _name_after(self, phrase: Phrase) -> None:
        words_, at = self.scan.words, phrase.last
        if phrase.named or at >= len(words_):
            return
        if words_[at].folded in _COMING and re.fullmatch(r"[- \u00a0‐‑]", self.gap(at)):
            phrase.former, phrase.last = True, at + 1
            at += 1
        at = self._abbreviated(at)
        comma = at < len(words_) and self.gap(at) in (", ", ",\n", " (")
        if comma and words_[at].folded == "the" and self.honorifics(at + 1) > at + 1:
            at += 1  # “the Prime Minister of Barbados, the Hon. N. N.”
        if comma and self._apposable(phrase, at):
            phrase.apposed = self._name_at(phrase, self.honorifics(at), apposed=True)
        elif at < len(words_):
            named = self.honorifics(at)
            shortened = words_[named - 1].folded in SHORTENED or (named > at and len(words_[named - 1].folded) == 1)
            joint = _POINTED if shortened else _CLOSED  # “the President. According to …”
            if named < len(words_) and joint.fullmatch(self.gap(named)):
                self._name_at(phrase, named)

    def _abbreviated(self, at: int) -> int:
        """Behind “High Commissioner for Refugees (*UNHCR*)”: the word after an abbreviation in brackets."""
        if at + 1 >= len(self.scan.words) or self.gap(at) != " (" or not self.gap(at + 1).startswith(")"):
            return at
        word = self.scan.words[at]
        return at + 1 if self.scan.text[word.start : word.end].isupper() else at

    def _apposable(self, phrase: Phrase, at: int) -> bool:
        """“the Foreign Minister, *N. N.*”: a whole office with a name behind the comma."""
        whole = bool(phrase.scope) or self.scan.words[phrase.first].folded == "the" or bool(phrase.field)
        return whole and not phrase.indefinite and self.scan.text[self.scan.words[at].start].isupper()

    def _name_at(self, phrase: Phrase, at: int, apposed: bool = False) -> bool:
        """Give the phrase the name that begins at word `at`, if one does."""
        if at >= len(self.scan.words) or _NUMERAL.fullmatch(self.scan.words[at].folded):
            return False  # “Minister of Foreign Affairs *II*”
        hit = self.starts.get(at)
        forms = {k.form for k in hit.known} if hit else set[str]()
        known = hit is not None and forms & {"full-name", "surname"} and self.nicknamed(hit.last) == hit.last
        if hit and known and not self._goes_on(hit):
            if apposed and "full-name" not in forms:
                return False
            phrase.name, phrase.name_first, phrase.name_last, phrase.last = hit, at, hit.last, hit.last
            self.scope_after(phrase)
            return True
        if not self.scan.text[phrase.title.span.start].isupper() and not apposed:
            return False
        if hit and not forms & {"full-name", "surname"}:
            return False
        end = self.nicknamed(self.name_end(at))
        end = self.shouted_end(at, end)
        if end - at < (2 if apposed else 1):
            return False
        phrase.name_first, phrase.name_last, phrase.last = at, end, end
        self.scope_after(phrase)
        return True

    def _goes_on(self, hit: Hit) -> bool:
        """“Governor Martin O’Malley”, “Minister Han Yong-gi”: the registry's surname is in somebody else's name."""
        at = hit.last
        if at >= len(self.scan.words) or hit.last - hit.first > 1:
            return False
        if self.scan.words[at].folded in PARTICLES and self.gap(at) == " " and self.name_end(at + 1) > at + 1:
            return True  # “King Rashid *bin* Khalifa”
        surnames = [k for k in hit.known if k.form == "surname"]
        first = any(self.registry.country(k.actor).partition(":")[2] in FAMILY_FIRST for k in surnames)
        if not first and not any(fold(k.surface) in self.registry.words for k in surnames):
            return False
        return self.gap(at) in (" ", "\u00a0") and self.name_end(at) > at

    def as_recognised(self, phrase: Phrase) -> None:
        """“State Secretary for Reintegration *N. N.*”, “Prime Minister *N.-N.*”: a stranger's name goes
        from where to where the recogniser of names sees it.
        """
        words_ = self.scan.words
        start, end = words_[phrase.name_first].start, words_[phrase.name_last - 1].end
        for seen in self.recognised.over(Span(start, end)):
            first = bisect_left(words_, seen.start, key=lambda w: w.start)
            last = bisect_left(words_, seen.end, key=lambda w: w.end) + 1
            goes_on = phrase.name_last < last <= len(words_) and self.gap(phrase.name_last) in _HYPHENS
            if last - first > 1 and phrase.name_first <= first and (last == phrase.name_last or goes_on):
                phrase.name_first, phrase.name_last, phrase.last = first, last, max(phrase.last, last)
                return

    def joined(self, phrase: Phrase, following: Phrase | None) -> bool:
        """“Deputy Prime Minister *and Foreign Minister* N. N.”, “His Majesty *King* N.”: two offices of one."""
        if following is None:
            return False
        words, last = self.scan.words, phrase.last
        if following.first == last and BLANK.match(self.gap(last)):
            return True
        joint = last < len(words) and words[last].folded == "and" and following.first == last + 1
        return joint and words[following.first].folded != "the" and not (phrase.scope and following.scope)

    def stands(self, phrase: Phrase) -> bool:
        """An office in words of its own: with its country, an article or a capital."""
        words, text = self.scan.words, self.scan.text
        return bool(phrase.scope) or words[phrase.first].folded == "the" or text[phrase.title.span.start].isupper()

    def end_of(self, phrase: Phrase) -> int:
        """The character behind a phrase."""
        if phrase.scope_hit and phrase.scope_hit.last == phrase.last:
            return phrase.scope_hit.span.end
        return self.scan.words[phrase.last - 1].end
