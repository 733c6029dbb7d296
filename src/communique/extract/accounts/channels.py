"""By what channel an account's contact went: as its wordings say, the words around them and the title.

Takes the wordings of the reporting sentence and what stands around them, gives one channel. The title
decides where the text says only that they spoke, and between receiving somebody and meeting him.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from communique.extract.accounts.evidence import Trace, time_beside
from communique.model.contact import Channel

_SAID: frozenset[Channel] = frozenset({"call", "video-call"})
_PHONE = re.compile(r"\b(?:tele)?phone\b|\bcall(?:ed|s)?\b", re.I)
_PHONE_CALL = re.compile(
    r"\b(?:tele)?phone (?:call|conversation|talk)|\b(?:on|over|by|via) (?:the )?(?:tele)?phone\b", re.I
)
_VIDEO = re.compile(r"\bvideo|\bvirtual", re.I)
_MET = re.compile(r"\bmeeting\b|\bmeets?\b|\bmet\b", re.I)


def channel_of(
    head: Sequence[Trace], parties: Collection[str], around: str, title: str, again: Channel | None = None
) -> Channel:
    """The channel; `head` are the wordings that may tell it, `around` the reporting sentence and its introduction,
    `again` what the account later calls it.
    """
    found = _channel_told(head, set(parties), f"{around} {title}")
    if found == "contact" and again is not None:
        return again
    if found in ("contact", "visit") and _MET.search(title) and not _PHONE.search(title):
        return "meeting"
    return found


def told_again(found: Sequence[Trace], parties: Collection[str]) -> Channel | None:
    """What an account calls the contact when it comes back to it: “during *the call*”, “in *their video call*”."""
    again = (
        t.channel for t in found
        if t.channel in _SAID and t.status == "held" and not (t.is_verb or t.described or t.time or t.place)
        and not time_beside(t.token)
        and (set(t.parties) >= set(parties) or (t.definite and not t.parties))
        and not any(c.dep_ in ("relcl", "acl") for c in t.token.children)
    )  # fmt: skip
    return next(again, None)


def _channel_told(head: Sequence[Trace], parties: set[str], around: str) -> Channel:
    spoke = any(t.is_verb and t.channel == "contact" and set(t.parties) & parties for t in head)
    named = [t.channel for t in head if set(t.parties) & parties and t.channel != "contact"]
    if spoke:  # a summit that they spoke of is not where they spoke
        named = [t.channel for t in head if (t.is_verb or _during(t)) and t.channel != "contact"]
    if named and (named[0] not in ("talks",) or not _PHONE.search(around)):
        video = named[0] in ("meeting", "call") and _VIDEO.search(around) and not _PHONE_CALL.search(around)
        return "video-call" if video else named[0]
    if _VIDEO.search(around):
        return "video-call"
    if _PHONE.search(around):
        return "call"
    if spoke:
        return next((t.channel for t in head if t.definite and not t.time and t.channel in _SAID), "contact")
    return next((t.channel for t in head if t.channel != "contact"), "contact")


def _during(trace: Trace) -> bool:
    """“*During a meeting* in Brussels, they discussed …”: where they spoke."""
    token = trace.token
    return bool(token.dep_ == "pobj" and token.head.lower_ == "during" and token.pos_ == "NOUN")
