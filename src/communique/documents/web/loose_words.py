"""Words that stand beside paragraphs and in none: a paragraph for each run of them.

Old pages write only the ends or only the beginnings of paragraphs (“Words<p>More words”), quotations say behind their
paragraphs who spoke. Finders of main text drop such words or glue them to what is before.
"""

from __future__ import annotations

import re
from typing import Any

from communique.vocabulary import word_set

_INLINE = word_set("documents", "inline-elements")
_WORDS = re.compile(r"[^\W\d_]{2}")


def enclose(node: Any) -> None:
    """Give each run of words beside a node's paragraphs a paragraph of its own; a node without paragraphs stays."""
    if not any(child.tag == "p" for child in node):
        return
    runs: list[tuple[str | None, list[Any]]] = [(node.text, [])]
    places: list[Any] = [None]
    for child in node:
        if child.tag in _INLINE:
            runs[-1][1].append(child)
        else:
            runs.append((child.tail, []))
            places.append(child)
    for (words, held), after in zip(runs, places, strict=True):
        if _WORDS.search(words or "") or any(_is_words(one) for one in held):
            _wrap(node, words, held, after)


def _is_words(inline: Any) -> bool:
    """Whether an inline element is running text: words behind it, or emphasised ones; links alone are a menu."""
    return bool(_WORDS.search(inline.tail or "")) or (
        inline.tag not in ("a", "img", "br") and bool(_WORDS.search(inline.text_content()))
    )


def _wrap(node: Any, words: str | None, held: list[Any], after: Any) -> None:
    made = node.makeelement("p")
    made.text = words
    if after is None:
        node.text = None
        node.insert(0, made)
    else:
        after.tail = None
        node.insert(node.index(after) + 1, made)
    for one in held:
        made.append(one)
