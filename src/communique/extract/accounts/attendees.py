"""Whom an account's contact was with besides those it names: groups without names, and those listed as present.

“met with leaders of civil rights organisations” gives an `unknown:` actor by those words; “Taking part in
the meeting were …” and “The meeting was attended by …” give the persons of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.lexicon.contact_words import ContactWords, contact_words
from communique.extract.mentions.strangers import is_set
from communique.extract.parsed import Mentions, Parsed
from communique.model import Span
from communique.model.ids import SOMEBODY
from communique.vocabulary import alternatives, word_set

if TYPE_CHECKING:
    from communique.language import Token

_EVENT_NOUNS = alternatives("extract/lexicon", "event-nouns")
_TAKING_PART = alternatives("extract/lexicon", "taking-part")
_LOOK = 6
"""Sentences at the head of an account in which it lists those present."""
_EVENT = rf"(?:{_EVENT_NOUNS})"
_OFFICES = word_set("extract/lexicon", "company-offices")
_PRESENT = re.compile(
    rf"\A\s*(?:Also\s+|Those\s+)?(?:{_TAKING_PART})\b[^.]{{0,60}}?\b(?:was|were)\b|\b{_EVENT}\s+(?:was"
    rf"|were)\s+(?:also\s+)?(?:attended|joined)\s+by\b|\A\s*(?:(?:Other\s+)?participants"
    rf"|Attendees)\s+(?:in\s+the\s+{_EVENT}\s+)?(?:included|were)\b|\b(?:(?:also\s+)?(?:attended"
    rf"|joined)\s+the\s+{_EVENT}|(?:also\s+)?(?:took\s+part|participated)\s+in\s+the\s+{_EVENT}|(?:was"
    rf"|were)\s+(?:also\s+)?(?:present\s+at|invited\s+to)\s+the\s+{_EVENT})\b",
    re.I,
)


def unnamed(parsed: Parsed, heads: Iterable[Token], mentions: Mentions, words: ContactWords) -> tuple[Token, ...]:
    """Those of the partners' nouns that mean people whom nothing names: “leaders”, “a delegation”."""
    people = (h for h in heads if words.means_people(h.lemma_.lower(), h.tag_) and not parsed.actors(h, mentions))
    return tuple(h for h in people if not is_set(h) and not _attending(h) and not delegated(parsed, h, mentions))


def _attending(head: Token) -> bool:
    """“and his *accompanying* delegation”: they are there with him."""
    return any(c.lemma_.lower() in ("accompanying", "accompany") for c in head.children if c.dep_ in ("amod", "acl"))


def delegated(parsed: Parsed, head: Token, mentions: Mentions) -> list[str]:
    """The states for which several officials without names meet: “the foreign ministers *of A and B*”,
    “*A-B* defence ministers”.
    """
    if head.lemma_.lower() not in _OFFICES or head.tag_ not in ("NNS", "NNPS"):
        return []
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    words = [parsed.tokens_span(head.left_edge, head)]
    if of is not None:
        words += [parsed.tokens_span(t, t) for t in tree.with_conjuncts(tree.governed(of))]
    found = [a for span in words for a in mentions.strangers.countries(span)]
    return list(dict.fromkeys(found)) if len(set(found)) > 1 else []


def is_role(head: Token) -> bool:
    """Whether a noun means one person by what he is: “Member”, “counterpart”."""
    return contact_words().company.get(head.lemma_.lower()) is False and head.tag_ in ("NN", "NNP")


def actors_of(parsed: Parsed, head: Token, mentions: Mentions) -> tuple[str, ...]:
    """The actors that a party's noun stands for: whom it names, else the states for which several meet."""
    found = parsed.actors(head, mentions)
    if is_role(head) and not any(a.startswith(SOMEBODY) for a in found):  # “Fund Member and Director N. N.”
        return parsed.people_after(head, mentions)[:1] or found
    if all(a.startswith("country:") for a in found):
        return tuple(delegated(parsed, head, mentions)) or found
    return found


def named_company(parsed: Parsed, company: Iterable[Token], mentions: Mentions) -> list[str]:
    """The `unknown:` actors that the nouns of unnamed partners stand for."""
    return list(dict.fromkeys(mentions.strangers.named(parsed, head) for head in company))


def attending(text: str, account: Sequence[Parsed], mentions: Mentions) -> list[str]:
    """The persons that an account's first sentences list as present, in order."""
    found: list[str] = []
    left = _LOOK
    for one in account:
        for sentence in one.doc.sents:
            if left == 0:
                return list(dict.fromkeys(found))
            left -= 1
            span = one.tokens_span(sentence[0], sentence[-1])
            if _PRESENT.search(span.of(text)):
                found += _persons(span, mentions)
    return list(dict.fromkeys(found))


def _persons(span: Span, mentions: Mentions) -> list[str]:
    here = (m for m in mentions.within(span) if m.kind in ("name", "office") and len(m.actors) == 1)
    return [m.actors[0] for m in here if m.actors[0].startswith(SOMEBODY)]
