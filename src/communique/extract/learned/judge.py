"""What the rules found in a document, as the network judges it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.extract.acts.commitments import find_commitments
from communique.extract.acts.sourced_act import Done
from communique.extract.between.choosing import Between
from communique.extract.learned.acts import judged_acts
from communique.extract.learned.contacts import judged_contacts
from communique.extract.learned.document import Judgement, given, judgement, judges
from communique.extract.learned.network import load
from communique.extract.learned.reports import reported
from communique.extract.learned.statements import judged_statements
from communique.extract.parsed import Mentions, Parsed
from communique.extract.statements.attributions import Told
from communique.model import Contact, Document


@dataclass(frozen=True, slots=True)
class Found:
    """Statements, contacts (with the one that each account's passage tells of) and acts; `binding` says of those that
    the network judged how likely they bind somebody.
    """

    told: Sequence[Told]
    contacts: Sequence[Contact]
    of_passage: dict[str, str]
    done: Sequence[Done]
    binding: Mapping[str, float] = field(default_factory=dict)


def judged(
    document: Document,
    said: Judgement,
    parsed: Sequence[Parsed],
    mentions: Mentions,
    outer: tuple[str, ...],
    found: Found,
    home: Callable[[str], str],
) -> Found:
    """The findings as the network judges them; what it does not judge stays, with its own score."""
    told = judged_statements(said, found.told, parsed, outer)
    parties = {c.id: c.participants for c in found.contacts}
    main = {passage: parties[c] for passage, c in found.of_passage.items()}
    between = Between(parsed, mentions, main, home)
    contacts = judged_contacts(document, said, found.contacts, found.of_passage, parsed, between)
    done, binding = judged_acts(document.text, said, found.done, parsed, told)
    told, done = reported(document.text, said, done, told, parsed, mentions, outer)
    return Found(told, contacts, found.of_passage, done, binding)


def network_says(
    document: Document, issuer: str, parsed: Sequence[Parsed], mentions: Mentions, found: Found,
    home: Callable[[str], str],
) -> Judgement:  # fmt: skip
    """What the network says of a document; nothing of running prose, and without ONNX Runtime."""
    passages = [one.passage for one in parsed]
    network = load() if any(judges(p.kind) for p in passages) else None
    if network is None:
        return Judgement([])
    text = document.text
    commitments = find_commitments(text, found.done, mentions, document.date)
    return judgement(
        given(text, issuer, passages, mentions, found.told, found.contacts, found.done, commitments, home), network
    )
