"""Whom a passage's contact is between: the parties to whom “the leaders” refers.

Taken from the first wording of a contact that names both sides; else from the persons whom the passage names
most; else from the words that announce the passage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from communique.actors import Registry
from communique.extract.acts.frame import Frame
from communique.extract.contact_nouns import from_noun
from communique.extract.contact_verbs import from_verb
from communique.extract.lexicon.contact_words import contact_words
from communique.extract.parsed import Mentions, Parsed
from communique.extract.posts import by_author
from communique.model import Span
from communique.model.ids import SOMEBODY
from communique.vocabulary import word_set

_CONTACT_KINDS = frozenset({"discuss", "inform"})
_TALKS = word_set("extract/lexicon", "talks-nouns")
_TELLING = frozenset({"say", "tell", "announce", "report", "add"})
_LOOK = 3
"""Sentences in which an official account says who talked with whom."""


def parties(text: str, parsed: Parsed, mentions: Mentions, registry: Registry) -> tuple[tuple[str, ...], bool]:
    """The persons (else countries) between whom the contact of this passage took place, and whether a wording of a
    contact names them.
    """
    told = _contact(text, parsed, mentions) or _parties_told(parsed, mentions)
    if len(told) > 1:
        return tuple(sorted(told)), True
    lead = _in_lead(parsed, mentions)
    if len(lead) == 2:
        return tuple(sorted(lead)), True
    named = _named(parsed, mentions, registry, told)
    if len(named) > 1:
        return tuple(sorted(named)), False
    intro = _announced(parsed, mentions, set(named))
    return (tuple(sorted(intro)), True) if len(intro) > 1 else (tuple(sorted(named)), False)


def _contact(text: str, parsed: Parsed, mentions: Mentions) -> list[str]:
    """The persons whom the first wording of a contact that took place names as its parties."""
    words = contact_words()
    for sentence in list(parsed.doc.sents)[:_LOOK]:
        for token in sentence:
            trace = from_noun(text, parsed, token, mentions, words, []) or from_verb(
                text, parsed, token, mentions, words, []
            )
            if trace is None or trace.status != "held":
                continue
            people = [p for p in trace.parties if p.startswith(SOMEBODY)]
            if len(people) > 1:
                return people
    return []


def _parties_told(parsed: Parsed, mentions: Mentions) -> list[str]:
    """The parties that the first contact wording names as its doers and addressees."""
    starts = [s.start for s in parsed.doc.sents][:_LOOK]
    last = next((s.end for i, s in enumerate(parsed.doc.sents) if i == len(starts) - 1), 0)
    for frame in parsed.frames:
        if frame.head.i >= last or frame.wording.kind not in _CONTACT_KINDS:
            continue
        found = _both(parsed, frame, mentions)
        if len(found) > 1:
            return found
    return []


def _in_lead(parsed: Parsed, mentions: Mentions) -> list[str]:
    """The persons whom the first sentence names, where it tells of a contact, one of them unknown to the registry."""
    first = next(iter(parsed.doc.sents))
    talked = any(f.wording.kind in _CONTACT_KINDS and first.start <= f.head.i < first.end for f in parsed.frames)
    if not talked and not any(t.lower_ in _TALKS for t in first):
        return []
    here = mentions.within(parsed.tokens_span(first[0], first[-1]))
    people = [
        m.actors[0] for m in here if m.kind in ("name", "office") and len(m.actors) == 1 and not _saying(parsed, m.span)
    ]
    found = list(dict.fromkeys(a for a in people if a.startswith(SOMEBODY)))
    return found if any(a.startswith("unknown:") for a in found) else []


def _saying(parsed: Parsed, span: Span) -> bool:
    """“…, spokesperson *N. N.* said”: he tells of it."""
    tokens = parsed.tokens_in(span)
    tokens += [t.head for t in tokens if t.dep_ in ("appos", "compound", "flat")]
    return any(t.dep_ == "nsubj" and t.head.lemma_ in _TELLING for t in tokens)


def _both(parsed: Parsed, frame: Frame, mentions: Mentions) -> list[str]:
    own = parsed.author if frame.source is None and by_author(parsed, frame.head) else ()
    found = [*own, *parsed.all_actors(frame.by, mentions), *parsed.all_actors(frame.to, mentions)]
    for token in frame.cue:
        for c in [token, *token.children]:
            if c.dep_ == "prep" and c.lower_ in ("with", "to", "between") and c.i > frame.head.i:
                found += parsed.people_after(c, mentions)
    people = [a for a in dict.fromkeys(found) if a.startswith(SOMEBODY)]
    return people if len(people) > 1 else []


def _named(parsed: Parsed, mentions: Mentions, registry: Registry, told: Sequence[str]) -> list[str]:
    """The two persons of different countries named most often, the issuer's own among them."""
    counts: Counter[str] = Counter()
    for mention in mentions.within(parsed.passage.span):
        if mention.kind in ("name", "office") and len(mention.actors) == 1 and mention.actors[0].startswith("person:"):
            counts[mention.actors[0]] += 1
    ranked = [person for person, _ in counts.most_common()]
    if not ranked:
        return list(told)
    first = next((p for p in ranked if registry.country(p) == registry.country(parsed.passage.voice)), ranked[0])
    other = next((p for p in ranked if registry.country(p) != registry.country(first)), None)
    return [first, other] if other else [first]


def _announced(parsed: Parsed, mentions: Mentions, known: set[str]) -> list[str]:
    intro = parsed.passage.introduced_by or Span(parsed.base, parsed.base)
    people = [a for m in mentions.within(intro) for a in m.actors if a.startswith("person:")]
    return list(dict.fromkeys([*known, *people]))
