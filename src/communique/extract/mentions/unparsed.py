"""Doers that the parse does not see though the tables know them: it takes a rare name that opens a sentence for an
adverb (“*Baerbock* condemned …”).

Takes a parsed passage with its frames and mentions, gives such frames their doer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.parsed import Mentions, Parsed

if TYPE_CHECKING:
    from communique.language import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def see_doers(parsed: Parsed, mentions: Mentions) -> None:
    """Give each frame whose verb has no subject the name that opens its sentence just before it."""
    for frame in parsed.frames:
        if frame.source is not None or frame.head.tag_ not in _FINITE or tree.subject(frame.head) is not None:
            continue
        name = _before(frame.head)
        mention = mentions.at(parsed.offset(name)) if name is not None else None
        opens = mention is not None and parsed.tokens_in(mention.span)[:1]
        if name is not None and mention is not None and mention.kind != "pronoun" and opens and opens[0].is_sent_start:
            frame.source, frame.by, frame.impersonal = name, [name], False


def _before(verb: Token) -> Token | None:
    """The capitalised word before a verb; adverbs may stand between."""
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].dep_ in ("advmod", "aux") and verb.doc[at].text[:1].islower():
        at -= 1
    return verb.doc[at] if at >= 0 and verb.doc[at].text[:1].isupper() else None
