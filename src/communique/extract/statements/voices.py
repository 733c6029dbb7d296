"""Whose voice a source is: the actors that the words naming a speaker stand for.

Takes the head of a noun phrase in a parsed passage, gives actor ids: those it mentions; for
“which” and “who” those of the noun before it; for “the message” whoever sent it; a stranger's
for any other noun; nobody for a pronoun that nothing resolves, so that the voice around it speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.lexicon import lexicon
from communique.extract.mentions.strangers import is_set
from communique.extract.parsed import Mentions, Parsed, Sender
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

WRITINGS = word_set("extract/lexicon", "writings")
_SENT = word_set("extract/lexicon", "sent-writings")
_SENDING = frozenset({"congratulate", "condole", "wish", "thank"})
_RELATIVE = frozenset({"which", "who", "whom", "that"})
_PRONOUNS = _RELATIVE | word_set("extract/lexicon", "voice-pronouns")
_OFFICIAL = frozenset({"readout", "statement"})


def voices_of(parsed: Parsed, head: Token, mentions: Mentions) -> tuple[str, ...]:
    """The actors whose voice the noun phrase of `head` is."""
    found = parsed.actors(head, mentions) or _of_body(parsed, head, mentions)
    if found:
        return found
    if head.lower_ in _RELATIVE and head.head.dep_ == "relcl":
        meant = head.head.head
        return voices_of(parsed, meant, mentions) if meant.pos_ in ("NOUN", "PROPN") else ()
    if head.lower_ in _PRONOUNS:
        return ()
    if head.lemma_.lower() in _SENT or head.lower_ in _SENT:
        sender = _sender(parsed, head, mentions)
        if sender or parsed.passage.kind in _OFFICIAL:
            return sender
    if head.lemma_.lower() in WRITINGS and not any(c.dep_ in ("poss", "prep", "compound") for c in head.children):
        return _sender(parsed, head, mentions)
    return () if is_set(head) else (mentions.strangers.named(parsed, head),)


def _of_body(parsed: Parsed, head: Token, mentions: Mentions) -> tuple[str, ...]:
    """“the members of the Security Council”: the body."""
    of = next((c for c in head.children if c.lower_ == "of"), None) if head.lower_ == "members" else None
    whole = tree.governed(of) if of is not None else None
    found = parsed.actors(whole, mentions) if whole is not None else ()
    return found if len(found) == 1 and found[0].startswith(("org:", "group:")) else ()


def is_thing(parsed: Parsed, head: Token, mentions: Mentions) -> bool:
    """Whether a noun names what neither says nor does anything: “your work requires”, “the trip focused on”; in an
    official text also a text that nobody is said to have written: “the statement condemned”.
    """
    word = head.lemma_.lower()
    of_no_one = word in lexicon().things or (parsed.passage.kind in _OFFICIAL and word in WRITINGS - _SENT)
    return head.pos_ == "NOUN" and of_no_one and not parsed.actors(head, mentions)


def senders(parsed: Sequence[Parsed], mentions: Mentions) -> list[Sender]:
    """Where a text tells that somebody sends a message, congratulates or condoles, and who."""
    found = []
    for one in parsed:
        known = {frame.head.i for frame in one.frames if frame.wording.kind in _SENDING}
        for token in one.doc:
            if token.tag_.startswith("VB") and (token.i in known or _sends(token)):
                by = one.all_actors(tree.with_conjuncts(tree.subject(token)), mentions)
                if by:
                    found.append((one.offset(token), by))
    return sorted(found)


def _sends(verb: Token) -> bool:
    """“sent a letter”, “issued a statement”."""
    things = [c for c in verb.children if c.dep_ == "dobj"]
    return any(c.lower_ in _SENT or c.lemma_.lower() in _SENT | WRITINGS for c in things)


def _sender(parsed: Parsed, head: Token, mentions: Mentions) -> tuple[str, ...]:
    """Whose message it is: its owner's, else of whoever was said last to send one."""
    owner = tree.child(head, "poss")
    if owner is not None and (own := parsed.actors(owner, mentions)):
        return own
    at = parsed.offset(head)
    return next((by for offset, by in reversed(mentions.senders) if offset < at), ())
