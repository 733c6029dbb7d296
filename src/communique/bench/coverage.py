"""What reading a corpus finds, and which of its wordings no row of the lexicon reads.

Takes the records of JSON-lines corpora, gives counts: contacts by channel and status, the parties met
most, acts by kind, and the verbs that a known actor is the subject of, with a clause, an infinitive or
an object, at which no wording stands. The last are the next lines for the lexicon.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique import language
from communique.documents.lines import Record
from communique.errors import CommuniqueError
from communique.extract.acts.frame import CARRIERS, COPULAS
from communique.extract.acts.matching import find_frames
from communique.extract.lexicon import lexicon
from communique.extract.lexicon.contact_words import contact_words
from communique.model import Passage, Reading
from communique.reading import Reader

if TYPE_CHECKING:
    from communique.language import Token

_OFFICIAL = frozenset({"readout", "statement", "answer", "quotation"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "prep"})
_PLAIN = CARRIERS | COPULAS | {"do", "let", "get", "will", "would"}


@dataclass(slots=True)
class Coverage:
    """Counts over a corpus; `unread` maps a verb (with its preposition) to how often it stands unread,
    `example` to the words around its first one. `failed` names the records that could not be read.
    """

    documents: int = 0
    words: int = 0
    flagged: int = 0
    failed: list[str] = field(default_factory=list)
    channels: Counter[tuple[str, str]] = field(default_factory=Counter)
    parties: Counter[str] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    example: dict[str, str] = field(default_factory=dict)


def measure_coverage(records: Iterable[Record], issuer: str | None = None, reader: Reader | None = None) -> Coverage:
    """Read every record and count. `issuer` is who published those that do not say so themselves."""
    reader = reader or Reader()
    found = Coverage()
    for record in records:
        try:
            document = record.load(issuer=record.issuer or issuer)
            reading = reader.read_document(document)
        except CommuniqueError as error:
            found.failed.append(str(error))
            continue
        _count(found, reading)
        for passage in reading.passages:
            if passage.kind in _OFFICIAL:
                _unread(found, reading, passage, reader.pipeline)
    return found


def _count(found: Coverage, reading: Reading) -> None:
    found.documents += 1
    found.words += len(reading.document.text.split())
    found.flagged += any(flag.kind == "unread" for flag in reading.flags)
    names = {actor.id: actor.name for actor in reading.actors}
    for contact in reading.contacts:
        found.channels[contact.channel, contact.status] += 1
        found.parties.update(names.get(one, one) for one in contact.participants)
    found.acts.update(act.kind for act in reading.acts)


def _unread(found: Coverage, reading: Reading, passage: Passage, pipeline: str) -> None:
    """The verbs of known actors in one passage at which no frame stands."""
    text = reading.document.text
    doc = language.parse([passage.span.of(text)], pipeline)[0]
    read = {token.i for frame in find_frames(doc, lexicon()) for token in frame.cue}
    known = [m.span for m in reading.mentions if m.span.within(passage.span)]
    for token in doc:
        if token.i in read or not _tells(token):
            continue
        subject = next(c for c in token.children if c.dep_ == "nsubj")
        at = passage.span.start + subject.idx
        if any(span.start <= at < span.end for span in known):
            wording = " ".join([token.lemma_.lower(), *_particle(token)])
            found.unread[wording] += 1
            words = doc[token.left_edge.i : min(token.right_edge.i + 1, token.i + 9)]
            found.example.setdefault(wording, " ".join(words.text.split()))


def _tells(token: Token) -> bool:
    """A verb in the active with a subject of its own and something it is about."""
    if not token.tag_.startswith("VB") or token.pos_ != "VERB" or token.lemma_.lower() in _PLAIN or _purpose(token):
        return False
    if token.lemma_.lower() in contact_words().verbs or token.dep_ in ("relcl", "acl", "amod"):
        return False
    labels = {c.dep_ for c in token.children}
    return "nsubj" in labels and bool(labels & _COMPLEMENTS)


def _purpose(token: Token) -> bool:
    """“to deepen cooperation”: an infinitive is the content of another verb."""
    return token.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def _particle(token: Token) -> Iterator[str]:
    """The particle or first preposition of a verb without an object: “look forward”, “agree to”."""
    for c in token.children:
        if c.i > token.i and c.dep_ == "prt":
            yield c.lower_
            return
    if not any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in token.children):
        yield from (c.lower_ for c in token.children if c.i == token.i + 1 and c.dep_ == "prep")
