"""The composition of the stages: a document in, a reading out.

`read()` is a pure function of the text, its date and issuer, and the actor registry. A passage in which something fails
is left out and flagged `unread` with the reason; the traceback goes to the log `communique.reading`.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from communique import language
from communique.actors import Registry, Scan, current_registry, scan
from communique.actors.anaphora.representation import on_behalf
from communique.actors.linking.newcomers import named_issuer
from communique.actors.registry.incumbents import Newcomer, with_newcomer
from communique.actors.registry.issuers import issuer as issuer_of
from communique.actors.registry.issuers import no_id
from communique.documents import load
from communique.documents.arguments import OnError, Progress, Source, each, sound
from communique.documents.language import is_read, name_of
from communique.errors import CommuniqueError, LanguageError, UnknownIssuer, Unreadable, UnregisteredIssuer
from communique.extract import (
    find_acts,
    find_appointments,
    find_commitments,
    find_contacts,
    find_flags,
    find_questions,
    find_statements,
)
from communique.extract.consistency import between_two, settled
from communique.extract.coreference.document import Known, Referents
from communique.extract.coreference.resolution import resolved
from communique.extract.learned.judge import Found, judged, network_says
from communique.extract.mentions.assembly import Referring
from communique.extract.mentions.homes import Homes
from communique.extract.parsed import Mentions, Parsed
from communique.extract.posts import wanting
from communique.extract.renaming import renamed
from communique.extract.statements.quotation_marks import quotations
from communique.extract.tagger import Attribution, find_attributions
from communique.extract.trail import Trail, log_failure, strict_by_setting
from communique.model import AUTHOR, Actor, Document, Flag, Passage, Reading
from communique.passages import find_passages, is_author
from communique.passages.foreign_language import unread_flag, unread_passages, unread_rest
from communique.passages.size_limits import read_part, rest_flag


def read(
    source: Source, date: str | dt.date | None = None, title: str | None = None,
    issuer: str | None = None, url: str | None = None,
) -> Reading:  # fmt: skip
    """Read one document: a text (str), a page's bytes, or a file (Path).

    `date` is the day of publication; `issuer` an actor id or any name (“White House”); one that the
    registry lacks is kept as `unknown:`, with a warning. Raises DocumentError when there is nothing to
    read, UnknownIssuer and ImpossibleDate for arguments that cannot be.
    """
    return Reader().read(source, date=date, title=title, issuer=issuer, url=url)


def read_many(
    sources: Iterable[Source], *, on_error: OnError = "raise", progress: Progress = False
) -> Iterator[Reading]:
    """Read documents one after the other, with one Reader; as `Reader.read_many`."""
    return Reader().read_many(sources, on_error=on_error, progress=progress)


class Reader:
    """Reads documents with one registry and one language pipeline, both loaded once.

    Without `actors` it is the shipped registry under the user's own (`current_registry`). `learned`: whether the
    network judges what the rules find; without it they stand alone, as training needs them. `strict`: what fails inside
    a passage is raised; by default only where the environment says COMMUNIQUE_STRICT=1.
    """

    def __init__(
        self, actors: Registry | None = None, pipeline: str = language.DEFAULT_PIPELINE, *, learned: bool = True,
        strict: bool | None = None,
    ) -> None:  # fmt: skip
        self.learned = learned
        self.strict = strict_by_setting() if strict is None else strict
        self.registry = actors if actors is not None else current_registry()
        self.pipeline = pipeline
        self.tell: Callable[[str], None] = _warn
        """Takes what is to be told besides a reading, a line at a time; a warning unless somebody else listens."""
        self._told: set[str] = set()  # issuers that were warned of

    def read(
        self, source: Source, date: str | dt.date | None = None, title: str | None = None,
        issuer: str | None = None, url: str | None = None,
    ) -> Reading:  # fmt: skip
        """As the function `read`."""
        sound(source, date, {"title": title, "issuer": issuer, "url": url})
        if issuer:
            self.issuer(issuer)
        return self.read_document(load(source, date=date, title=title, issuer=issuer, url=url))

    def read_many(
        self, sources: Iterable[Source], *, on_error: OnError = "raise", progress: Progress = False
    ) -> Iterator[Reading]:
        """Read documents one after the other, in order.

        What cannot be read raises its DocumentError, or with `on_error="skip"` is left out with a warning (LeftOut).
        `progress=True` counts on standard error; a function is called with how many are done and how many there are
        (None where that is not known).
        """
        return each(self.read, sources, on_error, progress)

    def issuer(self, name: str, day: str | None = None) -> str | None:
        """The actor id of an issuer's name; None of a blog's, which is its author's.

        A name that the registry lacks becomes an `unknown:` id, with one warning (UnregisteredIssuer); what
        looks like an id and is none raises UnknownIssuer. `day` tells who “the Foreign Minister of X” was.
        """
        if no_id(name):
            raise UnknownIssuer(
                f"unknown issuer {name!r}: no id is so written; give one (org:kremlin) or a name (“White House”)"
            )
        return self._published(name, day)

    def _published(self, name: str, day: str | None) -> str | None:
        found = issuer_of(self.registry, name, day)
        if not found.known and name not in self._told:
            self._told.add(name)
            what = f"the registry knows no such issuer; it is kept as {found.actor}"
            self.tell(f"{name}: {what} (give an actor id, org:kremlin)")
        return found.actor

    def read_document(self, document: Document, issuer: str | None = None) -> Reading:
        """Read a document that is already loaded. `issuer` is an actor id; without it the document's own counts.

        One in a language that is not read gives its paragraphs and the flag that says so, and no findings.
        Raises LanguageError where the pipeline is missing, Unreadable where the document cannot be read at all.
        """
        return self._whole(document, issuer, None)

    def trace_document(self, document: Document, issuer: str | None = None) -> tuple[Reading, Trail]:
        """As `read_document`, with what the stages held on the way: what `communique.explain` tells reasons from."""
        trail = Trail()
        return self._whole(document, issuer, trail), trail

    def _whole(self, document: Document, issuer: str | None, trail: Trail | None) -> Reading:
        try:
            return self._read(document, issuer, trail)
        except (CommuniqueError, MemoryError):
            raise
        except Exception as error:  # what nobody foresaw costs this document, not those beside it
            if self.strict:
                raise
            called = document.source or document.url or "the text"
            raise Unreadable(f"{called}: cannot be read ({type(error).__name__})") from error

    def _read(self, document: Document, issuer: str | None, trail: Trail | None) -> Reading:
        day = document.date.isoformat() if document.date else None
        if issuer is None and document.issuer:
            issuer = self._published(document.issuer, day)
        if not is_read(document.language):
            return self._unread(document, issuer)
        part = read_part(document)
        new = named_issuer(self.registry, day, issuer or "", document.issuer or "")
        if new is None:
            stage, parsed, unread = self._begun(part, issuer, self.registry, trail)
            new = self._newcomer(stage, parsed)
        if new is not None:
            known = with_newcomer(self.registry, new, day)
            stage, parsed, unread = self._begun(part, new.id if issuer == new.instead else issuer, known, trail)
        made = self._sound(stage, parsed, unread)
        made = made if new is None else _as_stranger(made, new)
        return made if part is document else _with_rest(made, document)

    def _begun(
        self, part: Document, issuer: str | None, registry: Registry, trail: Trail | None
    ) -> tuple[_Stage, list[Parsed], list[Flag]]:
        """A document's passages with their parses, and what extracts from them; flags for passages without a parse."""
        found = scan(part.text, registry, part.date.isoformat() if part.date else None)
        passages = find_passages(part, found, registry, issuer, None if trail is None else trail.voices)
        parsed, unread = self._parsed(part.text, passages)
        return _Stage(part, issuer, registry, passages, found, self.learned, trail), parsed, unread

    def _newcomer(self, stage: _Stage, parsed: list[Parsed]) -> Newcomer | None:
        """Whom the text names in its issuer's office in the place of the registry's holder; a passage that cannot be
        read costs no more here than it will cost later.
        """
        try:
            return stage.newcomer(parsed)
        except MemoryError:
            raise
        except Exception:
            if self.strict:
                raise
            return None

    def _sound(self, stage: _Stage, parsed: list[Parsed], unread: list[Flag]) -> Reading:
        try:
            return stage.reading(parsed, unread)
        except MemoryError:  # says nothing of a passage: with more of it the reading would be another
            raise
        except Exception:  # one bad passage costs one passage: find it, leave it out, say so
            if self.strict:
                raise
            sound, broken = stage.sound(parsed)
            return stage.reading(sound, unread + broken)

    def _unread(self, document: Document, issuer: str | None) -> Reading:
        known = self.registry.actor(issuer) if issuer else None
        flag = unread_flag(document, name_of(document.language))
        passages = unread_passages(document, issuer)
        return Reading(document, issuer, (known,) if known else (), passages, flags=(flag,))

    def _parsed(self, text: str, passages: Sequence[Passage]) -> tuple[list[Parsed], list[Flag]]:
        try:
            docs = language.parse([p.span.of(text) for p in passages], self.pipeline)
            return [self._as_told(text, p, d) for p, d in zip(passages, docs, strict=True)], []
        except LanguageError:
            language.load(self.pipeline)  # a missing pipeline is not one passage's fault
            if self.strict:
                raise
        parsed, unread = [], []
        for passage in passages:
            try:
                doc = language.parse([passage.span.of(text)], self.pipeline)[0]
                parsed.append(self._as_told(text, passage, doc))
            except LanguageError as error:
                log_failure("the text", passage, error)
                unread.append(Flag(passage.span, "unread", str(error)))
        return parsed, unread

    def _as_told(self, text: str, passage: Passage, doc: language.Doc) -> Parsed:
        """A passage with its parse; that of a post as if its author named himself."""
        if passage.kind in ("readout", "statement") and (at := wanting(passage.span.of(text), doc)):
            doc = language.parse_supplied(passage.span.of(text), at, self.pipeline)
        return Parsed(passage, doc, quotations(text, passage.span))


def _with_rest(made: Reading, document: Document) -> Reading:
    """The reading of a part as one of the whole document: what is not read is kept, and named."""
    passages = (*made.passages, *unread_rest(document, made.issuer))
    return replace(made, document=document, passages=passages, flags=(*made.flags, *rest_flag(document)))


def _as_stranger(made: Reading, new: Newcomer) -> Reading:
    """The reading with the newcomer as whom the registry does not know."""
    told = renamed(made, {new.id: new.told})
    actors = [replace(a, kind="unknown", offices=()) if a.id == new.told else a for a in told.actors]
    return replace(told, actors=tuple(sorted(actors, key=lambda actor: actor.id)))


def home_of(registry: Registry, actor: str, day: str | None = None) -> str:
    """The state or body in whose name an actor speaks, or that he belongs to; "" where none is known."""
    return on_behalf(registry, actor, day) or registry.country(actor) or ""


def _warn(message: str) -> None:
    warnings.warn(message, UnregisteredIssuer, stacklevel=4)


class _Stage:
    """The extraction of one document, run on those of its passages that can be read."""

    def __init__(
        self, document: Document, issuer: str | None, actors: Registry, passages: Sequence[Passage], found: Scan,
        learned: bool, trail: Trail | None = None,
    ) -> None:  # fmt: skip
        self.trail = trail
        self.document, self.issuer, self.registry = document, issuer, actors
        self.passages, self.scan, self.learned = passages, found, learned
        self.referring = Referring(document, issuer, actors, passages, found)
        self.day = document.date.isoformat() if document.date else None

    def newcomer(self, parsed: Sequence[Parsed]) -> Newcomer | None:
        """Whom the text names in its issuer's office in the place of the registry's holder, if it does."""
        return self.referring.newcomer(parsed)

    def reading(self, parsed: list[Parsed], unread: Sequence[Flag]) -> Reading:
        """All findings of the given passages."""
        text = self.document.text
        tagged = find_attributions(text, parsed)
        mentions = self.referring.mentions(parsed, tagged or ())
        mentions = resolved(Referents(text, parsed, mentions, self._known()))
        outer = (AUTHOR,) if self.issuer is None or is_author(self.issuer) else (self.issuer,)
        found = self._found(parsed, mentions, outer, tagged)
        told, contacts, done = found.told, found.contacts, found.done
        passages = tuple(_linked(p, found.of_passage) for p in self.passages)
        commitments = find_commitments(text, done, mentions, self.document.date, found.binding)
        appointments = find_appointments(text, parsed, mentions, self.registry, self.day)
        questions = find_questions(text, parsed, mentions)
        flags = [*find_flags(text, parsed, mentions, self.scan), *unread]
        statements = tuple(t.statement for t in told)
        acts = tuple(d.act for d in done)
        used = [
            [self.issuer] if self.issuer else [], *(p.voices for p in passages), *(m.actors for m in mentions.all),
            *(s.speakers for s in statements), *(a.by for a in acts), *(a.to for a in acts),
            *(c.participants for c in contacts), [c.initiator for c in contacts if c.initiator],
        ]  # fmt: skip
        return Reading(
            self.document, self.issuer, self._actors(a for group in used for a in group), passages,
            tuple(mentions.all), statements, acts, tuple(contacts), tuple(commitments), tuple(appointments),
            tuple(questions), tuple(flags),
        )  # fmt: skip

    def _found(
        self, parsed: list[Parsed], mentions: Mentions, outer: tuple[str, ...], tagged: list[Attribution] | None
    ) -> Found:
        """Statements, contacts and acts: what the rules find, as the network judges it."""
        text = self.document.text
        told = find_statements(text, parsed, mentions, outer, tagged)
        contacts, of_passage = find_contacts(self.document, parsed, mentions, self.registry)
        between = {c.id: c.participants for c in contacts}
        done = find_acts(text, parsed, told, mentions, {p: between[c] for p, c in of_passage.items()})
        found = Found(told, contacts, of_passage, done)
        if self.learned:
            home = Homes(parsed, mentions, self._country, self.referring.home)
            said = network_says(self.document, self.issuer or "", parsed, mentions, found, home)
            if self.trail is not None:
                self.trail.ruled, self.trail.judgement = found, said
            found = judged(self.document, said, parsed, mentions, outer, found, home)
        statements, acts = settled(found.told, found.done, parsed, outer)
        held = between_two(found.contacts)
        ids = {c.id for c in held}
        of_passage = {p: c for p, c in found.of_passage.items() if c in ids}
        made = Found(statements, held, of_passage, acts, found.binding)
        if self.trail is not None:
            self.trail.judged, self.trail.settled = found, made
            self.trail.parsed, self.trail.mentions, self.trail.tagged = parsed, mentions, tagged or ()
        return made

    def _country(self, actor: str) -> str:
        """The state or body that an actor belongs to, strangers' too; "" where none is known."""
        return home_of(self.registry, actor, self.day) or self.referring.country(actor)

    def _known(self) -> Known:
        return Known(self.registry, self.day, self.referring.country, self.referring.home)

    def sound(self, parsed: Sequence[Parsed]) -> tuple[list[Parsed], list[Flag]]:
        """The passages that can be read by themselves, and flags for the others."""
        good: list[Parsed] = []
        broken: list[Flag] = []
        for one in parsed:
            try:
                self.reading([one], [])
                good.append(one)
            except MemoryError:
                raise
            except Exception as error:
                log_failure(self.document.source or self.document.url or self.document.id, one.passage, error)
                if self.trail is not None:
                    self.trail.failed(one.passage, error)
                broken.append(Flag(one.passage.span, "unread", f"{type(error).__name__}: {error}"))
        return good, broken

    def _actors(self, ids: Iterable[str]) -> tuple[Actor, ...]:
        out: dict[str, Actor] = {}
        for one in ids:
            if one == AUTHOR or one in out:
                continue
            actor = self.referring.actor(one)
            if actor is not None:
                out[one] = actor
        return tuple(out[k] for k in sorted(out))


def _linked(passage: Passage, of_passage: dict[str, str]) -> Passage:
    contact = of_passage.get(passage.id)
    if contact is None:
        return passage
    return replace(passage, contact=contact)
