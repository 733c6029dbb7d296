"""The tree of a block as HTML: every word escaped, every finding an element that a script or a link opens.

Text content of what is made is exactly the block's words, so that places in a page are places in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from communique.model import Span
from communique.web.text.nesting import Node, Over, nested

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class Marked:
    """Writes the blocks of one document; remembers which findings it has named already."""

    def __init__(
        self, text: str, marks: Sequence[Over], address: Callable[[str], str], says: Callable[[str], str] = str
    ) -> None:
        """`address` gives where a record is opened, `says` who says what, in a line."""
        self._text, self._address, self._says = text, address, says
        self._marks = sorted(marks, key=lambda m: m.span.start)
        self._named: set[str] = set()
        self._longest = max((m.span.end - m.span.start for m in marks), default=0)

    def html(self, words: Span) -> Markup:
        """One block."""
        near = [m for m in self._marks if words.start - self._longest <= m.span.start < words.end]
        return Markup("").join(self._node(node) for node in nested(words, near))

    def _node(self, node: Node) -> Markup:
        if node.over is None:
            return visible(node.span.of(self._text))
        inside = Markup("").join(self._node(one) for one in node.inside)
        over = node.over
        if over.sort == "link":
            return Markup('<a href="{}" data-record="{}" data-says="{}" draggable="false">{}</a>').format(
                self._address(over.key), over.key, self._says(over.key), inside
            )
        if over.sort == "chosen":
            return Markup("<mark{}>{}</mark>").format(self._name(over.key), inside)
        if over.sort == "voice":
            return Markup('<span class="voice {}">{}</span>').format(over.note, inside)
        return Markup('<span class="finding {}"{} data-record="{}">{}</span>').format(
            over.sort, self._name(over.key), over.key, inside
        )

    def _name(self, key: str) -> Markup:
        """The name of the first words of a finding, which every address of it ends in."""
        if key in self._named:
            return Markup("")
        self._named.add(key)
        return Markup(' id="{}"').format(key)


def visible(words: str) -> Markup:
    """Words escaped; characters that no page can hold are shown by their pictures, one for one."""
    return escape(_UNSEEN.sub(_picture, words))


def _picture(found: re.Match[str]) -> str:
    number = ord(found.group())
    if number >= 0xD800:
        return "�"
    return chr(0x2421) if number == 0x7F else chr(0x2400 + number)
