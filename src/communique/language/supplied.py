"""A text parsed as if its clauses without a subject had one: “Spoke with N.” as “I spoke with N.”.

Takes a text and the characters at which a subject is wanting, gives a spaCy document of the text itself
whose tags and relations are those of the completed text. The small model takes a verb that opens a
sentence for a name or an adjective.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from communique.language.parser import DEFAULT_PIPELINE, parse

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SUBJECT = "I "


def parse_supplied(text: str, wanting: Sequence[int], pipeline: str = DEFAULT_PIPELINE) -> Doc:
    """`text` parsed with a subject before each offset of `wanting`, which are in order."""
    from spacy.tokens import Doc

    whole, last = [], 0
    for at in wanting:
        whole += [text[last:at], _SUBJECT, text[at].lower()]
        last = at + 1
    made = parse(["".join([*whole, text[last:]])], pipeline)[0]
    supplied = {at + i * len(_SUBJECT) for i, at in enumerate(wanting)}
    kept = [t for t in made if t.idx not in supplied]
    opened = {at + (i + 1) * len(_SUBJECT) for i, at in enumerate(wanting)}
    place = {t.i: n for n, t in enumerate(kept)}
    words = [t.text[0].upper() + t.text[1:] if t.idx in opened else t.text for t in kept]
    return Doc(
        made.vocab, words=words, spaces=[bool(t.whitespace_) for t in kept],
        tags=[t.tag_ for t in kept], pos=[t.pos_ for t in kept], lemmas=[t.lemma_ for t in kept],
        deps=[t.dep_ for t in kept], heads=[_head(t, place) for t in kept], ents=_entities(kept),
    )  # fmt: skip


def _head(token: Any, place: dict[int, int]) -> int:
    """The place of a token's head among those kept; what hung on a supplied subject hangs on its verb."""
    head = token.head
    while head.i not in place:
        head = head.head
    return place[head.i]


def _entities(kept: Sequence[Any]) -> list[str]:
    return [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in kept]
