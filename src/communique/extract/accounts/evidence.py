"""A wording that tells of a contact, and what its sentence adds to it: channel, day, place.

Takes a token of a parsed passage; the wordings themselves are found in `contact_nouns.py` and
`contact_verbs.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.acts.frame import Frame
from communique.extract.parsed import Mentions, Parsed
from communique.extract.times import Time
from communique.model import Span
from communique.model.contact import Channel, Status

if TYPE_CHECKING:
    from communique.language import Token

BY_KIND: dict[str, Status] = {
    "agree": "agreed", "accept": "agreed", "promise": "planned", "plan": "planned", "offer": "offered",
    "invite": "invited", "propose": "possible", "wish": "possible", "call-for": "possible", "ask": "possible",
}  # fmt: skip
_PHONE = re.compile(r"\b(?:by|over the|via) (?:tele)?phone\b|\bon the phone\b", re.I)
_SINCE = frozenset({"following", "after", "since"})
_VIDEO = re.compile(
    r"\bvia (?:secure )?video|\bby video|\bvirtual(?:ly)?\b|\bvia videoconference|\bvideo[- ]?link", re.I
)


@dataclass(slots=True)
class Trace:
    """One wording that tells of a contact."""

    token: Token
    evidence: Span
    channel: Channel
    status: Status
    parties: tuple[str, ...] = ()
    place: str | None = None
    time: Time | None = None
    definite: bool = False
    frame: Frame | None = None
    described: bool = False
    is_verb: bool = False
    company: tuple[Token, ...] = ()
    initiator: str | None = None


def governing_frame(parsed: Parsed, token: Token) -> Frame | None:
    """The frame in whose content the wording stands (the smallest)."""
    holding = [f for f in parsed.frames_around(token) if f.head.i != token.i]
    return min(holding, key=lambda f: len(f.content), default=None)


def arranged(frame: Frame | None) -> Status | None:
    """How far a contact is that the content of a frame tells of: “agreed to meet”, “would agree to meet”."""
    if frame is None or frame.wording.kind not in BY_KIND or not to_come(frame):
        return None
    return BY_KIND[frame.wording.kind] if frame.modality == "actual" else "possible"


def time_beside(token: Token) -> str:
    """Whether a contact is only named to tell a time: “agreed to keep in touch *ahead of* the summit” (“ahead”),
    “spoke *following* their meeting” (“since”); empty where it is told for itself.
    """
    above = token.head
    if above.lower_ == "of" and above.head.lower_ in ("ahead", "advance"):
        return "ahead"
    if above.lower_ == "between" or token.dep_ != "pobj":
        return ""
    return "ahead" if above.lower_ in ("before", "until") else "since" if above.lower_ in _SINCE else ""


def to_come(frame: Frame) -> bool:
    """Whether a frame's content is something to be done, not an opinion in a “that” clause."""
    words = [t for t in frame.content if not t.is_punct]
    if words and words[0].dep_ == "mark" and words[0].lower_ == "that":
        return any(t.lower_ in ("will", "would", "ready", "willing", "prepared") for t in words)
    return True


def narrowed(channel: Channel, text: str, parsed: Parsed, token: Token, modifiers: set[str]) -> Channel:
    """The channel as the rest of the sentence narrows it: “by phone”, “via secure video”."""
    if any(c.dep_ == "compound" and c.lower_ in ("phone", "telephone") for c in token.children):
        return "call"
    if channel not in ("contact", "talks", "call", "meeting") or time_beside(token):
        return channel
    span, at = parsed.tokens_span(token.sent[0], token.sent[-1]), parsed.offset(token)
    video = min((abs(m.start() - at) for m in _VIDEO.finditer(text, *span)), default=None)
    phone = min((abs(m.start() - at) for m in _PHONE.finditer(text, *span)), default=None)
    if video is not None and channel != "talks" and (phone is None or video < phone):
        return "video-call"
    return "call" if phone is not None or modifiers & {"telephone", "phone"} else channel


def time_of(parsed: Parsed, token: Token, times: list[Time]) -> Time | None:
    """The expression of time nearest to the wording in its sentence."""
    span = parsed.tokens_span(token.sent[0], token.sent[-1])
    at = parsed.offset(token)
    near = [t for t in times if t.span.within(span) and not aside(parsed, token, t.span)]
    return min(near, key=lambda t: (abs(t.span.start - at), t.span.start), default=None)


def aside(parsed: Parsed, token: Token, span: Span) -> bool:
    """Whether words stand in a clause about somebody or something else: “with N., *who left office on May 8*”."""
    at = next((t for t in token.sent if parsed.offset(t) >= span.start), None)
    while at is not None and at.head.i != at.i and at.i != token.i:
        if at.lower_ in ("ahead", "before", "until") or (at.lower_ in _SINCE and at.dep_ == "prep"):
            return True  # “ahead of the council next week”, “following their meeting last month”
        if at.dep_ == "relcl":
            return at.head.i != token.i and not any(a.i == at.i for a in (token, *token.ancestors))
        at = at.head
    return False


def place_of(parsed: Parsed, token: Token, mentions: Mentions) -> str | None:
    """Where: what “in” or “at” governs at the wording or at its verb, when it is a name."""
    for holder in (token, token.head):
        for c in holder.children:
            if c.dep_ == "prep" and c.lower_ in ("in", "at") and abs(c.i - token.i) < 12:
                governed = tree.governed(c)
                if governed is not None and governed.pos_ == "PROPN" and governed.ent_type_ not in ("DATE", "TIME"):
                    words = [t for t in governed.subtree if t.pos_ in ("PROPN", "DET") and t.i <= governed.i]
                    return " ".join(t.text for t in words if t.pos_ == "PROPN")
    return None
