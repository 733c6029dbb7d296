"""The composition of the stages: a document in, a reading out.

`read()` is a pure function of the text, its date and issuer, and the actor registry. What
fails in one passage costs that passage, which is flagged `unread` with the reason.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from communique import language
from communique.actors import Registry, Scan, current_registry, scan
from communique.actors.anaphora import anaphors
from communique.actors.coreference import Subject, counterparts, first_person, groups, pronouns
from communique.actors.fold import slug
from communique.actors.mentions import named_mentions
from communique.actors.principal import principal
from communique.documents import load
from communique.errors import LanguageError, UnknownIssuer
from communique.extract import (
    find_acts,
    find_appointments,
    find_commitments,
    find_contacts,
    find_flags,
    find_questions,
    find_statements,
)
from communique.extract.frames import find_frames
from communique.extract.guests import guests
from communique.extract.lexicon import lexicon
from communique.extract.parsed import Mentions, Parsed
from communique.extract.parties import parties
from communique.extract.quotes import quotations
from communique.extract.speakers import Speaker, attributed_speakers, quoted_speakers
from communique.extract.strangers import Strangers
from communique.extract.tagger import Attribution, find_attributions
from communique.extract.voices import senders
from communique.model import AUTHOR, Actor, Document, Flag, Mention, Passage, Reading, Span
from communique.passages import find_passages

Source = str | bytes | Path


def read(
    source: Source, date: str | dt.date | None = None, title: str | None = None,
    issuer: str | None = None, url: str | None = None,
) -> Reading:  # fmt: skip
    """Read one document: a text (str), a page's bytes, or a file (Path).

    `date` is the day of publication; `issuer` an actor id or any name the registry knows
    (“White House”). Raises DocumentError when there is nothing to read, UnknownIssuer and
    ImpossibleDate for arguments that cannot be.
    """
    return Reader().read(source, date=date, title=title, issuer=issuer, url=url)


class Reader:
    """Reads documents with one registry and one language pipeline, both loaded once.

    Without `actors` it is the shipped registry under the user's own (`current_registry`).
    """

    def __init__(self, actors: Registry | None = None, pipeline: str = language.DEFAULT_PIPELINE) -> None:
        self.registry = actors if actors is not None else current_registry()
        self.pipeline = pipeline

    def read(
        self, source: Source, date: str | dt.date | None = None, title: str | None = None,
        issuer: str | None = None, url: str | None = None,
    ) -> Reading:  # fmt: skip
        """As the function `read`."""
        issuer_id = self.issuer(issuer) if issuer else None
        document = load(source, date=date, title=title, issuer=issuer, url=url)
        return self.read_document(document, issuer_id)

    def read_many(self, sources: Iterable[Source]) -> Iterator[Reading]:
        """Read documents one after the other, in order."""
        for source in sources:
            yield self.read(source)

    def issuer(self, name: str) -> str:
        """The actor id of an issuer's name; raises UnknownIssuer when the registry has none."""
        found = self.registry.find(name)
        if found is None:
            raise UnknownIssuer(
                f"unknown issuer {name!r}: give an actor id (org:kremlin) or a name the registry knows (“White House”)"
            )
        return found

    def read_document(self, document: Document, issuer: str | None = None) -> Reading:
        """Read a document that is already loaded. `issuer` is an actor id."""
        if issuer is None and document.issuer:
            issuer = self.registry.find(document.issuer) or f"unknown:{slug(document.issuer)}"
        found = scan(document.text, self.registry)
        passages = find_passages(document, found, self.registry, issuer)
        parsed, unread = self._parsed(document.text, passages)
        stage = _Stage(document, issuer, self.registry, passages, found)
        try:
            return stage.reading(parsed, unread)
        except Exception:  # one bad passage costs one passage: find it, leave it out, say so
            sound, broken = stage.sound(parsed)
            return stage.reading(sound, unread + broken)

    def _parsed(self, text: str, passages: Sequence[Passage]) -> tuple[list[Parsed], list[Flag]]:
        try:
            docs = language.parse([p.span.of(text) for p in passages], self.pipeline)
            return [_parsed(text, p, d) for p, d in zip(passages, docs, strict=True)], []
        except LanguageError:
            language.load(self.pipeline)  # a missing pipeline is not one passage's fault
        parsed, unread = [], []
        for passage in passages:
            try:
                parsed.append(_parsed(text, passage, language.parse([passage.span.of(text)], self.pipeline)[0]))
            except LanguageError as error:
                unread.append(Flag(passage.span, "unread", str(error)))
        return parsed, unread


class _Stage:
    """The extraction of one document, run on those of its passages that can be read."""

    def __init__(
        self, document: Document, issuer: str | None, actors: Registry, passages: Sequence[Passage], found: Scan
    ) -> None:
        self.document, self.issuer, self.registry = document, issuer, actors
        self.passages, self.scan = passages, found
        self.starts = [p.span.start for p in passages]
        self.day = document.date.isoformat() if document.date else None
        self.unknown: dict[str, Actor] = {}
        self.strangers = Strangers(found, actors)

    def reading(self, parsed: list[Parsed], unread: Sequence[Flag]) -> Reading:
        """All findings of the given passages."""
        text = self.document.text
        tagged = find_attributions(text, parsed)
        mentions = self._mentions(parsed, tagged or ())
        outer = (self.issuer,) if self.issuer else (AUTHOR,)
        told = find_statements(text, parsed, mentions, outer, tagged)
        done = find_acts(text, parsed, told, mentions)
        contacts, of_passage = find_contacts(self.document, parsed, mentions, self.registry)
        passages = tuple(_linked(p, of_passage) for p in self.passages)
        commitments = find_commitments(text, done, mentions, self.document.date)
        appointments = find_appointments(text, parsed, mentions, self.registry, self.day)
        questions = find_questions(text, parsed, mentions)
        flags = [*find_flags(text, parsed, mentions, self.scan), *unread]
        statements = tuple(t.statement for t in told)
        acts = tuple(d.act for d in done)
        used = [
            [self.issuer] if self.issuer else [], [p.voice for p in passages], *(m.actors for m in mentions.all),
            *(s.speakers for s in statements), *(a.by for a in acts), *(a.to for a in acts),
            *(c.participants for c in contacts), [c.initiator for c in contacts if c.initiator],
        ]  # fmt: skip
        return Reading(
            self.document, self.issuer, self._actors(a for group in used for a in group), passages,
            tuple(mentions.all), statements, acts, tuple(contacts), tuple(commitments), tuple(appointments),
            tuple(questions), tuple(flags),
        )  # fmt: skip

    def sound(self, parsed: Sequence[Parsed]) -> tuple[list[Parsed], list[Flag]]:
        """The passages that can be read by themselves, and flags for the others."""
        good: list[Parsed] = []
        broken: list[Flag] = []
        for one in parsed:
            try:
                self.reading([one], [])
                good.append(one)
            except Exception as error:
                broken.append(Flag(one.passage.span, "unread", f"{type(error).__name__}: {error}"))
        return good, broken

    def _mentions(self, parsed: Sequence[Parsed], tagged: Sequence[Attribution]) -> Mentions:
        """Names and offices first; then groups and pronouns, with the parties of each contact; then
        the first person, whose speakers only the quotations tell.
        """
        people = [
            Span(one.base + e.start_char, one.base + e.end_char)
            for one in parsed for e in one.doc.ents if e.label_ == "PERSON"
        ]  # fmt: skip
        found, self.unknown = named_mentions(
            self.scan, self.registry, self.day, self._home, people, self._voice, self.issuer or "",
            self.document.issuer or "",
        )  # fmt: skip
        named = Mentions(found, self.strangers)
        for one in parsed:
            one.frames = find_frames(one.doc, lexicon())
            if one.passage.kind in ("readout", "statement"):
                found += guests(one, named, self._home(one.base))
        named = Mentions(found, self.strangers)
        for one in parsed:
            one.parties = parties(one, named, self.registry)
        self._share_parties(parsed)
        subjects: list[Subject] = []
        for before, one in zip([None, *parsed], parsed, strict=False):
            if before is None or before.passage.voice != one.passage.voice:
                subjects = []
            made, subjects = self._references(one, named, subjects)
            found += made
        mentions = Mentions(found, self.strangers)
        mentions.senders = sent = senders(parsed, mentions)
        told = attributed_speakers(parsed, tagged, mentions)
        for one in parsed:
            found += self._first_person(one, told, mentions)
        whole = Mentions(_apart(found), self.strangers)
        whole.senders = sent
        return whole

    def _references(
        self, one: Parsed, named: Mentions, subjects: Sequence[Subject]
    ) -> tuple[list[Mention], list[Subject]]:
        """The groups, offices alone and pronouns of one passage; and its subjects, for the next."""
        text, span = self.document.text, one.passage.span
        talking = one.parties if one.passage.kind in ("readout", "statement") else ()
        made = groups(text, span, talking, self._home(span.start), self.registry, self.day, named.all)
        made += counterparts(text, span, talking, self.registry, self.day, named.within(span))
        made += anaphors(text, span, named.all)
        inside = named.within(span)
        made = [g for g in made if not any(g.span.overlaps(m.span) for m in inside)]
        known = sorted([*inside, *made], key=lambda m: m.span)
        spoken, subjects = pronouns(one.doc, one.base, known, talking, self.registry, subjects)
        return [*made, *spoken], subjects

    def _first_person(self, one: Parsed, told: Sequence[Speaker], mentions: Mentions) -> list[Mention]:
        voice = one.passage.voice
        if one.passage.kind in ("readout", "statement") and voice.startswith("org:"):
            voice = principal(self.registry, voice, self.day, self.document.title or "") or voice
        speakers: list[Speaker] = [(one.passage.span, (voice,))] if voice != AUTHOR else []
        speakers += told
        speakers += quoted_speakers(self.document.text, one, mentions)
        return first_person(one.doc, one.base, speakers, self._home(one.base), self.registry)

    def _share_parties(self, parsed: Sequence[Parsed]) -> None:
        """Later passages of one official text speak of the parties that its first one names."""
        for before, one in pairwise(parsed):
            same = before.passage.voice == one.passage.voice and before.passage.kind == one.passage.kind
            same = same and before.passage.introduced_by == one.passage.introduced_by
            if one.passage.kind in ("readout", "statement") and same and len(before.parties) > 1:
                one.parties = before.parties

    def _home(self, offset: int) -> str:
        """The country or body in whose name the text speaks at `offset`: the voice's, else the issuer's, in
        whose transcript also a stranger's “the President” is the one at home.
        """
        voice = self._voice(offset)
        return (self.registry.home(voice, self.day) or self.registry.home(self.issuer or "", self.day)) if voice else ""

    def _voice(self, offset: int) -> str:
        """Who speaks at `offset`, if anyone does."""
        at = bisect_right(self.starts, offset) - 1
        return self.passages[at].voice if at >= 0 and offset < self.passages[at].span.end else ""

    def _actors(self, ids: Iterable[str]) -> tuple[Actor, ...]:
        out: dict[str, Actor] = {}
        for one in ids:
            if one == AUTHOR or one in out:
                continue
            actor = self.unknown.get(one) or self.strangers.actors.get(one) or self.registry.actor(one)
            if actor is not None:
                out[one] = actor
        return tuple(out[k] for k in sorted(out))


def _parsed(text: str, passage: Passage, doc: language.Doc) -> Parsed:
    return Parsed(passage, doc, quotations(text, passage.span))


def _linked(passage: Passage, of_passage: dict[str, str]) -> Passage:
    contact = of_passage.get(passage.id)
    if contact is None:
        return passage
    return Passage(passage.id, passage.span, passage.kind, passage.voice, passage.basis, passage.introduced_by, contact)


def _apart(found: Iterable[Mention]) -> list[Mention]:
    """Each place once; a pronoun inside a longer mention stays, two readings of one span do not."""
    out: dict[Span, Mention] = {}
    for mention in found:
        out.setdefault(mention.span, mention)
    return list(out.values())
