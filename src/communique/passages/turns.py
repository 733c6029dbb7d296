"""Turns of a transcript: who takes the word where.

Takes a document's paragraphs, gives for each the places where a speaker's label stands. Whether
the document is a transcript at all is decided over all its labels: one question and one answer
are enough, or two speakers, or one whose words are plainly spoken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from communique.actors.normalization import key
from communique.model import Span
from communique.passages.bylines import own_words
from communique.passages.labels import Label, find_labels
from communique.passages.line_kinds import is_block
from communique.passages.office_holders import SPOKES, beside
from communique.passages.speakers import REPORTER, Named, Speakers
from communique.passages.wordings import labels
from communique.vocabulary import alternatives

_PRONOUNS = alternatives("passages/data", "first-person")
_FIRST_PERSON = re.compile(rf"\b(?:I|I[’']m|I[’']ve|I[’']ll|{_PRONOUNS})\b")
_QUOTED = re.compile(r"[“\"«„][^”\"»“«„\n]{0,4000}[”\"»“]")
_DASH = re.compile(r"[–—-]\s+(?=\S)")
_HEADLINE = 25
"""Words up to which a labelled first paragraph may be a headline: “PM N.: We are ready”."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A speaker's label and what it says: `asks` for a question's label, `voice` an actor id, `trust` as in `Named`."""

    label: Span
    body: int
    voice: str
    asks: bool
    trust: int = 0


@dataclass(slots=True)
class _Found:
    paragraph: int
    label: Label
    named: Named


def find_turns(text: str, spans: Sequence[Span], speakers: Speakers) -> list[list[Turn]]:
    """The labels of each paragraph that name a speaker, in order; none in a text that is no transcript."""
    found = [
        _Found(i, label, named)
        for i, span in enumerate(spans) if not _lists(span.of(text))
        for label in find_labels(text, span)
        if (label.firm or label.span.start == span.start) and (named := speakers.named(label))
    ]  # fmt: skip
    found = _with_dashes(text, spans, _plausible(found))
    turns: list[list[Turn]] = [[] for _ in spans]
    if not _is_transcript(text, spans, found, speakers):
        return turns
    principal = _principal(text, spans, found, speakers)
    asking = _interviewers(text, spans, found)
    for one in found:
        asks = one.named.role == "asks" or one.named.voice in asking
        voice = one.named.voice or principal
        body = (asks and one.label.retold) or one.label.body
        turns[one.paragraph].append(Turn(one.label.span, body, voice, asks, one.named.trust))
    return turns


def _with_dashes(text: str, spans: Sequence[Span], found: list[_Found]) -> list[_Found]:
    """With the questions that have a dash for a label, two or more, each before a label that asks nothing."""
    answered = {one.paragraph for one in found if one.label.opens and one.named.role != "asks"}
    labelled = {one.paragraph for one in found}
    asked = [
        _Found(i, Label(Span(*dash.span()), "–", (), True, "–"), Named("asks", REPORTER, 3))
        for i, span in enumerate(spans)
        if i not in labelled and i + 1 in answered and (dash := _DASH.match(text, span.start)) and "?" in span.of(text)
    ]
    return sorted([*found, *asked], key=lambda one: one.label.span) if len(asked) > 1 else found


def _lists(words: str) -> bool:
    """“Briefing of 4 May”, “Spokesperson: Ms. N.”: lines without a sentence, in which a label names who is there."""
    return "\n" in words and is_block(words)


def _plausible(found: list[_Found]) -> list[_Found]:
    """Without what only looks like a label beside those that are: a gap or a point needs its like, the mere
    shape of a name needs to recur or to stand between questions.
    """
    often = Counter(one.named.voice for one in found)
    letters = any(one.label.words == "Q" for one in found)
    asked = any(one.named.role == "asks" and one.named.trust > 2 for one in found)
    sure = {one.named.voice for one in found if one.label.opens}
    heard = {mark for mark in ".–—" if _heard([one.named.voice for one in found if _weak(one.label) == mark])}
    kept = []
    for one in found:
        by_shape = one.named.trust < 2 and not (often[one.named.voice] > 1 or asked)
        alone = one.label.words == "A" and one.label.mark != ":" and not letters
        inside = not one.label.opens and one.named.trust < 3 and one.named.voice not in sure
        if not (by_shape or alone or inside or (_weak(one.label) and one.label.mark not in heard)):
            kept.append(one)
    return kept


def _weak(label: Label) -> str:
    """The mark of a label that many a sentence begins with."""
    return "" if label.firm else label.mark


def _heard(voices: Sequence[str]) -> bool:
    """“Secretary Blinken. …”: what tells a label only where two speak so, and one of them again."""
    return len(set(voices)) > 1 and len(voices) > len(set(voices))


def _is_transcript(text: str, spans: Sequence[Span], found: list[_Found], speakers: Speakers) -> bool:
    asks = [one for one in found if one.named.role == "asks"]
    speaks = [one for one in found if one.named.role != "asks"]
    if asks and speaks:
        return True
    if any(one.named.trust > 2 and one.label.words[:1] == "Q" for one in asks):
        return bool(speakers.issuer) or len(asks) > 1
    if len({one.named.voice for one in speaks}) > 1 and (
        any(one.named.trust > 2 for one in speaks) or _alternate(speaks)
    ):
        return True
    return bool(speaks) and speaks[0].named.trust > 2 and speaks[0].label.opens and _spoken(text, spans, speaks)


def _alternate(speaks: list[_Found]) -> bool:
    """“I. NOVAK: … P. HORVAT: … I. NOVAK: …”: capitals at the beginning of lines, and one of them again."""
    written = [one.named.voice for one in speaks if one.label.words.isupper() and one.label.opens]
    return len(set(written)) > 1 and len(written) > len(set(written))


def _spoken(text: str, spans: Sequence[Span], found: list[_Found]) -> bool:
    """Whether what follows the labels of one speaker is spoken: in the first person outside quotation marks,
    and no headline over an account of what he said.
    """
    first = found[0]
    own = spans[first.paragraph].of(text)
    after = _QUOTED.sub(" ", text[spans[first.paragraph].end : spans[-1].end])
    headline = first.paragraph == 0 and len(own.split()) <= _HEADLINE and len(spans) > 1 and len(found) == 1
    surname = re.escape(first.label.words.split()[-1])
    if headline and (own.rstrip()[-1] not in ".!?…" or re.search(rf"\b{surname}\b", after)):
        return bool(_FIRST_PERSON.search(after)) and not re.search(rf"\b{surname}\b", after)
    return bool(_FIRST_PERSON.search(_QUOTED.sub(" ", text[first.label.body : spans[-1].end])))


def _principal(text: str, spans: Sequence[Span], found: list[_Found], speakers: Speakers) -> str:
    """Who answers where a label says only “A”: the one who speaks by name, else whom the title or the heading
    over the first label names, else the issuer.
    """
    by_name = Counter(one.named.voice for one in found if one.named.role == "speaks" and _bears_name(one))
    if len(by_name) == 1:
        return next(iter(by_name))
    over = text[: spans[found[0].paragraph].start][:400].split("\n")
    titled = next((n for line in (speakers.title, *over) if line and (n := own_words(line, speakers, True))), "")
    titled = titled or beside("\n".join((speakers.title, *over)), SPOKES, speakers)
    return titled or speakers.issuer or "unknown:respondent"


def _bears_name(__found: _Found) -> bool:
    """Whether a label surely names somebody: no moderator, nobody by his part in the talk alone."""
    return __found.named.trust > 2 and not is_role(__found.named.voice)


def is_role(voice: str) -> bool:
    """Whether a voice is known by its part in the talk alone: a moderator, an operator."""
    return key(voice.partition(":")[2].replace("-", " ")).split()[-1] in labels()["role"]


def _interviewers(text: str, spans: Sequence[Span], found: list[_Found]) -> set[str]:
    """Strangers whose turns nearly all ask: “Margaret Brennan: …?”; beside reporters who are labelled so, those without
    a title whose turns all end in a question.
    """
    reported = any(one.named.role == "asks" for one in found)
    least = 1 if reported else 0.75
    asked: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    for one, after in zip(found, [*found[1:], None], strict=True):
        end = after.label.span.start if after else spans[-1].end
        turns[one.named.voice] += 1
        said = text[one.label.body : end].rstrip()
        asked[one.named.voice] += said.endswith("?") if reported else "?" in said
    others = any(not asked[voice] for voice in turns)
    known = {one.named.voice for one in found if one.named.trust > 2} if reported else set()
    return {
        voice for voice in turns
        if voice.startswith("unknown:") and voice not in known
        and others and asked[voice] >= max(1, least * turns[voice])
    }  # fmt: skip
