"""What the rules found in a document, as the network judges it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.extract.commitments import find_commitments
from communique.extract.done import Done
from communique.extract.learned.acts import judged_acts
from communique.extract.learned.contacts import judged_contacts
from communique.extract.learned.document import Judgement, given
from communique.extract.learned.network import load
from communique.extract.learned.statements import judged_statements
from communique.extract.parsed import Mentions, Parsed
from communique.extract.statements import Told
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
    document: Document, issuer: str, parsed: Sequence[Parsed], mentions: Mentions, outer: tuple[str, ...],
    found: Found, home: Callable[[str], str],
) -> Found:  # fmt: skip
    """The findings as judged; as they are where ONNX Runtime is not installed."""
    network = load()
    if network is None or not parsed:
        return found
    text = document.text
    commitments = find_commitments(text, found.done, mentions, document.date)
    passages = [one.passage for one in parsed]
    before = given(text, issuer, passages, mentions, found.told, found.contacts, found.done, commitments, home)
    judgement = Judgement(before, network)
    told = judged_statements(judgement, found.told, parsed, outer)
    contacts = judged_contacts(document, judgement, found.contacts, found.of_passage, parsed)
    done, binding = judged_acts(text, judgement, found.done, parsed, told)
    return Found(told, contacts, found.of_passage, done, binding)
