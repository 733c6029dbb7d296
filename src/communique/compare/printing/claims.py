"""A claim as it can be printed alone: the source's words, and in square brackets what they need from elsewhere.

Takes a stretch and who makes the claim, gives its spans and its text: “[Vladimir Putin] warned against shifting the
responsibility onto Russia”. Brackets hold names and words of the same account, nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.compare.accounts import Chosen
from communique.compare.names import actor_name
from communique.compare.tables import pattern
from communique.compare.units.authorship import Found
from communique.compare.units.heads import LONGEST_HEAD
from communique.compare.units.segmentation import Stretch
from communique.model import Mention, Span
from communique.model.prose import listed

if TYPE_CHECKING:
    from communique.language import Token

_REPLACED = frozenset({"he", "she", "they"})
_PAST = frozenset({"VBD", "MD"})
_MARKS = {"“": "”", '"': '"', "«": "»"}
_MOST_NAMES = 3
_QUOTATION = re.compile(r"“[^“”]{20,}”|\"[^\"]{20,}\"")
_ITEM = re.compile(r"[•–*-]|\d{1,4}[.)]|\(\d{1,4}\)")
_NUMBERING = " \t\n\r0123456789.)(•–-"
_BACK = 200
"""Characters before a claim that tell whether it begins a line."""


def _begins_line(before: str) -> bool:
    """Whether a paragraph or an item of a list begins behind words; a line that is only wrapped begins nothing."""
    near = before[-_BACK:]
    lines = near[len(near.rstrip(_NUMBERING)) :].split("\n")
    paragraph = any(not line.strip(" \t") for line in lines[1:-1])
    _, broken, last = near.rpartition("\n")
    return paragraph or (bool(broken) and _ITEM.fullmatch(last.strip(" \t")) is not None)


class Printer:
    """Prints the claims of one account."""

    def __init__(self, chosen: Chosen) -> None:
        self._text = chosen.reading.text
        self._mentions = {m.span.start: m for m in chosen.reading.mentions}
        self._parties = set(chosen.contact.participants)
        self._quotes = [Span(*m.span()) for m in _QUOTATION.finditer(self._text)]

    def printed(self, span: Span, base: int, stretch: Stretch, found: Found) -> tuple[tuple[Span, ...], str]:
        """The spans of a claim and its text."""
        span = _trimmed(span, self._text)
        opened = stretch.tokens[0].is_sent_start or self._opens(span)
        if opened and not stretch.head:
            return self._whole(span, base, found, stretch)
        opening = bool(stretch.head) and stretch.head[0].is_sent_start and not stretch.subject
        subject = "" if opening else self._subject(base, stretch, found)
        head = self._words(base, stretch.head)
        before = " ".join(part for part in (subject, head) if part)
        long = len(stretch.head) >= LONGEST_HEAD
        participle = not head and stretch.tokens[0].tag_ == "VBG"
        own = {t.i for t in stretch.subject} & {t.i for t in stretch.tokens}
        if own:
            return self._whole(span, base, found, stretch)
        if participle:
            before += ","
        before = before[:1].upper() + before[1:]
        return (span,), (f"[{before}{' …' if long else ''}] " if before else "") + self._told(span)

    def _opens(self, span: Span) -> bool:
        before = self._text[: span.start].rstrip(" \t\"“‘'«(*_")
        return not before or before[-1] in ".!?:;”’»" or _begins_line(before)

    def _whole(self, span: Span, base: int, found: Found, stretch: Stretch) -> tuple[tuple[Span, ...], str]:
        """A claim that begins with its own subject: its pronoun gives way to the name."""
        mention = self._mentions.get(span.start)
        if mention is not None:
            words = " ".join(mention.span.of(self._text).split())
            names = self._names(mention.actors)
            if mention.kind == "pronoun" and names and self._gives_way(words.lower(), mention, stretch):
                rest = Span(mention.span.end + 1, span.end)
                return (rest,), f"[{names}] {self._told(rest)}"
            if mention.kind == "office" and names and self._unnamed(mention, words):
                after = Span(mention.span.end, span.end)
                return (span,), f"{words} [{names}]{self._told(after, after.start)}"
        doer = self._mentions.get(base + stretch.subject[0].idx) if stretch.subject else None
        third = any(m is not None and self._third(m) for m in (mention, doer)) and not self._quoted(span)
        itself = mention is not None and mention.kind == "name" and set(mention.actors) == set(found.by)
        if not itself and (found.told_on or (self._unseen(span, found) and not third)):
            names = self._names(found.by)
            return (span,), (f"[{names}:] " if names else "") + self._told(span)
        told = self._told(span)
        return (span,), told[:1].upper() + told[1:]

    def _gives_way(self, word: str, mention: Mention, stretch: Stretch) -> bool:
        """Whether a pronoun can be put as names: “I” only where the verb fits a third person too."""
        if not all(a.startswith("person:") for a in mention.actors):
            return False
        past = stretch.report is not None and stretch.report.tag_ in _PAST
        return word in _REPLACED or (word == "i" and past)

    def _third(self, mention: Mention) -> bool:
        """Whether a claim begins with who is told to say it, whoever that is."""
        return mention.kind in ("office", "group") or mention.span.of(self._text).lower() in _REPLACED

    def _quoted(self, span: Span) -> bool:
        """Whether a claim stands in quotation marks that are opened before it."""
        return any(q.start < span.start and span.end <= q.end for q in self._quotes)

    def _unseen(self, span: Span, found: Found) -> bool:
        """Whether the one whose claim it is is neither named in it nor meant by a word in it."""
        if len(found.by) != 1 or not found.by[0].startswith("person:"):
            return False
        meant = [m for m in self._mentions.values() if m.span.within(span) and found.by[0] in m.actors]
        return not any(m.kind != "pronoun" or m.span.of(self._text).lower() in ("he", "she") for m in meant)

    def _unnamed(self, mention: Mention, words: str) -> bool:
        """Whether a person is called by an office alone."""
        if len(mention.actors) != 1 or mention.actors[0] not in self._parties:
            return False
        following = self._text[mention.span.end :]
        return actor_name(mention.actors[0]).split()[-1] not in words + following[:30] and following[:1] == " "

    def _subject(self, base: int, stretch: Stretch, found: Found) -> str:
        """Who does it: the subject's own words, a name where they are a pronoun or no words are at hand."""
        named = stretch.subject and stretch.subject[0].pos_ != "PRON" and len(stretch.subject) <= LONGEST_HEAD
        before = (
            stretch.report is None
            or not stretch.head
            or (bool(stretch.subject) and stretch.subject[0].i < stretch.report.i)
        )
        if named and before:
            return self._words(base, stretch.subject)
        if stretch.subject and stretch.subject[0].pos_ == "PRON":
            mention = self._mentions.get(base + stretch.subject[0].idx)
            persons = mention is not None and all(a.startswith("person:") for a in mention.actors)
            names = self._names(mention.actors) if mention and persons else ""
            return names or (self._words(base, stretch.subject) if stretch.head else self._names(found.by))
        return self._names(found.by)

    def _names(self, actors: Sequence[str]) -> str:
        if not actors or len(actors) > _MOST_NAMES or not (set(actors) <= self._parties or len(actors) == 1):
            return ""
        return listed([actor_name(a) for a in actors])

    def _words(self, base: int, tokens: Sequence[Token]) -> str:
        if not tokens:
            return ""
        runs: list[str] = []
        first = tokens[0]
        for token, after in zip(tokens, [*tokens[1:], None], strict=True):
            if after is None or after.i > token.i + 2:  # white space is a token, too
                runs += self._text[base + first.idx : base + token.idx + len(token)].split()
                first = after or first
        told = " ".join(runs)
        end = base + tokens[-1].idx + len(tokens[-1])
        if told.endswith("-") and self._text[end : end + 1].isalnum():  # “co-” of “co-chaired” is no word
            told = told[: told.rfind(" ") + 1]
        return told.strip(' ,;“”"')

    def _told(self, span: Span, keep: int = -1) -> str:
        """Words of the source on one line; a quotation mark whose partner stands elsewhere is left out."""
        words = " ".join(span.of(self._text).split())
        if span.start == keep and span.of(self._text)[:1] == " ":
            words = " " + words
        for opening, closing in _MARKS.items():
            if opening == closing and words.count(opening) % 2:
                inside = opening in words[1:-1]
                words = opening + words if inside else words.strip(opening)
            elif words.count(opening) != words.count(closing):
                words = words.lstrip(opening).rstrip(closing)
        return words


def _trimmed(span: Span, text: str) -> Span:
    """Without marks at the ends that belong to the sentence around."""
    start, end = span
    while end > start + 1 and text[end - 1] in ",;:–—- \n":
        end -= 1
    while start < end - 1 and text[start] in ",;:–— \n•*":
        start += 1
    label = pattern("label").match(text[start:end])
    return Span(start + label.end() if label and label.end() < end - start else start, end)
