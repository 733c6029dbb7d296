"""An account's units: stretches that each tell one thing, with what the reading knows of them.

Takes one chosen account, parses its passages again (a reading keeps no parse), gives units in
the order of the text. A unit's `core` are the words it is compared by: without who is said to
say it and by what verb.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique import language
from communique.compare.accounts import Chosen
from communique.compare.clauses import clauses
from communique.model import Act, Span

if TYPE_CHECKING:
    from communique.language import Doc, Token

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_LIGHT = frozenset({
    "have", "be", "do", "make", "take", "give", "say", "tell", "speak", "note", "stress", "emphasize", "emphasise",
    "underscore", "discuss", "express", "also", "very", "more", "other", "further", "such", "can", "will", "would",
    "may", "should", "must", "today", "president", "minister", "secretary", "leader", "side", "party", "country",
    "state",
})  # fmt: skip
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
_BROAD = frozenset({"united", "european", "foreign", "prime", "important", "other", "further", "allies"})
_FACT = re.compile(r"\b(?:hours?|hour-long|minutes|lasted|second|third|fourth|initiative|request|accompanied)\b", re.I)
_SENTENCE_MARKS = " \t\n,;:–—-“”\"'‘’.…"


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing told. `act` is the act that its words do, or that reports it; `words` are lemmas.

    `lead` marks the words that report the contact itself (who spoke with whom); `fact` those of
    them that tell more of it: how long, where, at whose initiative.
    """

    account: int
    number: int
    span: Span
    core: str
    act: Act | None
    acts: tuple[str, ...]
    by: tuple[str, ...]
    topics: tuple[str, ...]
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    phrases: frozenset[tuple[str, str]] = frozenset()
    lead: bool = False
    fact: bool = False


def units(chosen: Chosen, index: int) -> list[Unit]:
    """The units of one account; `index` is its place in the comparison."""
    reading = chosen.reading
    spans = [p.span for p in chosen.passages]
    docs = language.parse([s.of(reading.text) for s in spans])
    out: list[Unit] = []
    speaker: tuple[str, ...] = ()
    for number, (passage, doc) in enumerate(zip(chosen.passages, docs, strict=True)):
        acts = [a for a in reading.acts if a.passage == passage.id]
        lead = _lead(chosen, doc, passage.span.start) if number == 0 else -1
        for tokens in clauses(doc, lead):
            base = passage.span.start
            span = Span(base + tokens[0].idx, base + tokens[-1].idx + len(tokens[-1]))
            is_lead = lead >= 0 and tokens[0].sent.start == list(doc.sents)[lead].start and _who(tokens)
            unit = _unit(chosen, index, len(out), span, tokens, acts, speaker, is_lead)
            speaker = unit.by or speaker
            out.append(unit)
    return out


def _lead(chosen: Chosen, doc: Doc, base: int) -> int:
    """Which sentence reports that they spoke: the one the contact stands on, if it is an early one."""
    for number, sentence in enumerate(doc.sents):
        here = Span(base + sentence.start_char, base + sentence.end_char)
        if number < 3 and any(here.overlaps(e) for e in chosen.contact.evidence):
            return number
    return 0


def _who(tokens: Sequence[Token]) -> bool:
    """The stretch of a lead with its main verb."""
    return any(t.dep_ == "ROOT" for t in tokens)


def _unit(
    chosen: Chosen, index: int, number: int, span: Span, tokens: Sequence[Token], acts: Sequence[Act],
    speaker: tuple[str, ...], lead: bool,
) -> Unit:  # fmt: skip
    text = chosen.reading.text
    inside = [a for a in acts if any(c.overlaps(span) for c in a.cue)]
    reports = [a for a in acts if any(o.overlaps(span) for o in a.object) and a not in inside]
    act = _main(inside, span) or (min(reports, key=lambda a: a.span.end - a.span.start) if reports else None)
    core = _core(text, span, act, chosen)
    kept = [t for t in tokens if t.pos_ in _CONTENT and t.lemma_.lower() not in _LIGHT and not t.is_stop]
    people = _people(chosen)
    words = frozenset(t.lemma_.lower() for t in kept if t.lower_ not in people)
    names = frozenset(_joined(tokens, people))
    numbers = frozenset(re.findall(r"\d[\d,.]*\d|\d", span.of(text)))
    found = tuple(dict.fromkeys(t for a in inside or ([act] if act else []) for t in a.topics))
    return Unit(
        index, number, span, core, act, tuple(a.id for a in inside) or ((act.id,) if act else ()),
        act.by if act else speaker, found, words, names, numbers, _phrases(tokens, people), lead,
        bool(_FACT.search(span.of(text)) or (chosen.contact.place or "\n") in span.of(text)),
    )  # fmt: skip


def _main(inside: Sequence[Act], span: Span) -> Act | None:
    """The act a unit does: what is done by the words reported counts before their reporting."""
    firm = [a for a in inside if a.kind not in ("emphasise", "state", "note", "inform", "reaffirm")]
    return max(firm or inside, key=lambda a: (a.strength, -a.span.start), default=None)


def _core(text: str, span: Span, act: Act | None, chosen: Chosen) -> str:
    """The unit's words without speaker and cue, and without the names of those who spoke."""
    start = span.start
    if act is not None:
        for cue in act.cue:
            if cue.overlaps(span) and cue.end < span.end - 12:
                start = max(start, cue.end)
    drop = [
        m.span for m in chosen.reading.mentions
        if m.span.within(Span(start, span.end)) and m.kind in ("name", "office", "pronoun", "group")
        and m.actors and set(m.actors) <= set(chosen.contact.participants)
    ]  # fmt: skip
    out, at = [], start
    for gone in sorted(drop):
        if gone.start >= at:
            out.append(text[at : gone.start])
            at = gone.end
    out.append(text[at : span.end])
    core = " ".join(" ".join(out).split()).strip(_SENTENCE_MARKS)
    return core if len(core) > 12 else " ".join(span.of(text).split()).strip(_SENTENCE_MARKS)


def _people(chosen: Chosen) -> frozenset[str]:
    """The parts of the names of those who took part."""
    return frozenset(
        part for p in chosen.contact.participants if p.startswith("person:") for part in p[7:].split("-")
    ) | frozenset({"zelensky", "zelenskiy", "putin", "president", "secretary", "minister"})


def _joined(tokens: Sequence[Token], people: frozenset[str]) -> Iterator[str]:
    """Proper names as single words in lower case: “minsk”, “osce”, “nato”."""
    for token in tokens:
        if token.pos_ == "PROPN" and token.lower_ not in people and len(token.text) > 2:
            yield token.lower_


def _phrases(tokens: Sequence[Token], people: frozenset[str]) -> frozenset[tuple[str, str]]:
    """Two words of content side by side: “energy security”, “territorial integrity”."""
    pairs = itertools.pairwise(tokens)
    kept = [(a, b) for a, b in pairs if a.pos_ in _NAMING and b.pos_ in ("NOUN", "PROPN")]
    return frozenset((a.lower_, b.lemma_.lower()) for a, b in kept if not {a.lower_, b.lower_} & (people | _BROAD))
