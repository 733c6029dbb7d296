"""“I”, “my”, “we”, “our”, and the “you” of a question: whoever speaks there, and in whose name.

“I” is the speaker; “we” his country or body, all who speak where several do, and those who call themselves so
(“We, the ministers of A and B”). What takes two, “we agreed”, he does with whom he has spoken of last. Where an author
speaks, “we” is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from communique.actors.anaphora.discourse import Named
from communique.model import AUTHOR, Mention, Span
from communique.model.ids import SOMEBODY
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Doc, Token

Speaker = tuple[Span, tuple[str, ...]]
"""A stretch of the text and who speaks in it."""
_I = frozenset({"i", "me", "my", "myself"})
_WE = frozenset({"we", "us", "our", "ourselves"})
_MUTUAL = word_set("actors/data", "mutual-verbs")
_WHO_WE_ARE = re.compile(r"\b[Ww]e,\s+(?:the\s+)?")


def first_person(
    doc: Doc, base: int, speakers: Iterable[Speaker], behalf: Callable[[str], str],
    partner: Callable[[int, str], str] = lambda offset, speaker: "",
) -> list[Mention]:  # fmt: skip
    """The words of the first person in a passage.

    `speakers` are the stretches (a quotation, a turn) with who speaks in each: the shortest counts. `behalf`
    gives in whose name an actor speaks, `partner` whom a speaker has spoken of last before an offset.
    """
    stretches = sorted(speakers, key=lambda pair: pair[0].end - pair[0].start)
    made = []
    for token in doc:
        word = token.lower_
        if word not in _I | _WE or (word == "us" and token.text == "US"):
            continue
        offset = base + token.idx
        who = next((who for span, who in stretches if span.start <= offset < span.end), ())
        if AUTHOR in who:
            continue
        actors = _i(who) if word in _I else _we(who, behalf)
        if len(who) == 1 and len(actors) == 1 and word == "we" and _takes_two(token):
            other = partner(offset, who[0])
            actors = tuple(sorted({who[0] if who[0].startswith(SOMEBODY) else actors[0], other})) if other else actors
        if actors:
            made.append(Mention(Span(offset, offset + len(token)), "pronoun", actors))
    return made


def _takes_two(we: Token) -> bool:
    """Whether “we” do what nobody does alone: “we agreed”, “we both said”."""
    verb = we.head
    if we.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in ("VERB", "AUX"):
        return False
    both = any(t.lower_ == "both" for t in (*we.children, *verb.lefts))
    return both or verb.lemma_.lower() in _MUTUAL


def second_person(doc: Doc, base: int, asked: tuple[str, ...]) -> list[Mention]:
    """“You said …” in a question: whoever is asked."""
    words = (t for t in doc if t.lower_ == "you" and t.dep_ in ("nsubj", "nsubjpass"))
    return [Mention(Span(base + t.idx, base + t.idx + len(t)), "pronoun", asked) for t in words]


def _i(who: tuple[str, ...]) -> tuple[str, ...]:
    return who if len(who) == 1 and who[0].startswith(SOMEBODY) else ()


def _we(who: tuple[str, ...], behalf: Callable[[str], str]) -> tuple[str, ...]:
    if len(who) > 1:
        return tuple(sorted(who))
    name = behalf(who[0]) if who else ""
    return (name,) if name else ()


def self_named(text: str, span: Span, named: Named) -> tuple[str, ...]:
    """Who says “We, the ministers of A and B”: the actors of the run that follows; empty where nobody does."""
    for match in _WHO_WE_ARE.finditer(text, *span):
        first = named.starting(match.end()) or named.starting(match.end() - 4)
        if first is None:
            continue
        run = next((r for r in named.runs if r.span.start == first.span.start), None)
        return run.actors if run is not None else first.actors
    return ()
