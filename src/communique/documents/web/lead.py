"""The lead of a page: the paragraph between headline and text that finders of main text often leave out.

Takes a page's tree and its text, gives the sentences that stand between the headline and the text's
first paragraph, in blocks of their own and not made of links.
"""

from __future__ import annotations

from typing import Any

from communique.documents.web.preparation import words_of
from communique.vocabulary import word_set

_BLOCKS = word_set("documents", "lead-elements")
_CLOSED = word_set("documents", "aside-elements")
_SHORTEST = 60
_MOST = 60
"""Blocks after the headline that are looked at."""


def lead_of(tree: Any, text: str) -> str:
    """The lead, empty when there is none or the text's beginning is not found after a headline."""
    heads = tree.xpath("//h1[normalize-space()]") if tree is not None else []
    begin = " ".join(text[:200].split())[:50]
    if not heads or len(begin) < 20:
        return ""
    found: list[str] = []
    for node in heads[0].xpath("following::*")[: _MOST * 5]:
        if node.tag not in _BLOCKS or any(child.tag in _BLOCKS for child in node.iterdescendants()):
            continue
        words = words_of(node)
        if words.startswith(begin):
            return "\n\n".join(found)
        if _is_lead(node, words) and words not in found and words not in text:
            found.append(words)
    return ""


def _is_lead(node: Any, words: str) -> bool:
    if len(words) < _SHORTEST or words[-1] not in '.!?”…"»':
        return False
    links = sum(len(words_of(a)) for a in node.iter("a"))
    return links * 3 < len(words) and not any(a.tag in _CLOSED for a in (node, *node.iterancestors()))
