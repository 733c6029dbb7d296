"""A contact in the making, before it is known everywhere the text tells of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.model import Contact, Document, Span, Tone, When
from communique.model.contact import Channel
from communique.model.ids import record_id
from communique.model.span import merged


@dataclass(slots=True)
class Draft:
    """A contact in the making; `main` where an account reports it, `before` by place in the list of drafts."""

    channel: Channel
    status: str
    parties: tuple[str, ...]
    evidence: list[Span]
    passages: list[str]
    date: When | None = None
    place: str | None = None
    tone: list[Tone] = field(default_factory=list)
    topics: tuple[str, ...] = ()
    initiator: str | None = None
    main: bool = False
    before: list[int] = field(default_factory=list)
    lemma: str = ""


def finished(document: Document, draft: Draft) -> Contact:
    """The contact that a draft has become; `before` is filled in when all have their ids."""
    evidence = merged(draft.evidence)
    return Contact(
        record_id("c", document.id, draft.channel, draft.status, evidence), draft.channel, draft.status,  # type: ignore[arg-type]
        tuple(sorted(draft.parties)), evidence, draft.date, (), draft.place, draft.initiator, draft.topics,
        tuple(draft.tone), tuple(draft.passages),
    )  # fmt: skip
