"""A page's tree made ready: what a reader's eye does with line breaks, lists and hidden parts, said in the tree.

Finders of main text drop empty lines, the lines of `<pre>` and the numbers of lists. They are written into the words
before: a paragraph's end and a line's end as one character each, which the writer turns back.
"""

from __future__ import annotations

import re
from typing import Any

from communique.documents.characters import as_seen
from communique.documents.web.loose_words import enclose
from communique.vocabulary import word_list

PARAGRAPH, LINE, TAB = "\ue000", "\ue001", "\ue002"
"""Marks of an end within words, and of a tab. No page has them: characters of private use are no text and go before."""
_MARKS = re.compile(f"[{PARAGRAPH}{LINE}{TAB}]")
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that a page may hold, that nobody sees, and that nobody may write into a tree."""
_LINED = ("pre", "listing", "xmp")
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_LINED_STYLE = re.compile(r"(?:^|;)\s*white-space\s*:\s*(?:pre|pre-line|pre-wrap|break-spaces)\s*(?:;|!|$)", re.I)
_NO_MARKER = re.compile(r"list-style(?:-type)?\s*:[^;]{0,200}\bnone\b", re.I)
_MARKED = re.compile(r"\s*(?:[•·▪‣–—*-]|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)])(?:\s|$)", re.I)
_RAISED = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡]{1,3}|[a-z])[\])]?")
_UNSEEN = re.compile(
    r"(?:^|\s)(?:sr-only|screen-reader-text|visually-?hidden|element-invisible|show-for-sr|a11y-hidden)(?:\s|$)", re.I
)
"""Classes of words that are for programs which read aloud, and stand nowhere on a screen."""
_SKIPPED = ("script", "style", "noscript", "template", "svg")
_HOLDERS = word_list("documents", "holding-elements")
_MOST_NESTED = 400


def prepare(tree: Any) -> None:
    """Write line ends and list markers into the words of a tree, and take away what its page hides."""
    _clean(tree)
    for node in list(tree.iter()):
        if not isinstance(node.tag, str):
            continue
        if _is_hidden(node):
            _drop(node)
        elif node.tag in _LINED or _LINED_STYLE.search(node.get("style") or ""):
            _keep_lines(node)
        elif node.tag in _HOLDERS:
            enclose(node)
        elif node.tag == "br":
            _part(node)
        elif node.tag in ("ol", "ul", "menu", "dir"):
            _number(node)
        elif node.tag == "q":
            _quote(node)
        elif node.tag == "sup" and _is_note(node):
            _drop(node)


def words_of(node: Any) -> str:
    """The words of a prepared node on one line, as seen."""
    return " ".join(as_seen(_MARKS.sub(" ", node.text_content())).split())


def _clean(tree: Any) -> None:
    """No mark of ours before we set it, and nothing that could not be written back with it."""
    for node in tree.iter():
        for held in ("text", "tail"):
            words = getattr(node, held)
            if not words or words.isprintable():
                continue
            plain = _NO_XML.sub(" ", _MARKS.sub("", words))
            if plain != words and (held == "tail" or isinstance(node.tag, str)):
                setattr(node, held, plain)


def _is_hidden(node: Any) -> bool:
    if node.tag in ("html", "body", "main", "article"):
        return False
    if node.get("hidden") is not None or _HIDDEN.search(node.get("style") or ""):
        return True
    return bool(_UNSEEN.search(node.get("class") or ""))


def _drop(node: Any) -> None:
    if node.getparent() is not None:
        node.drop_tree()


def _quote(node: Any) -> None:
    """Words in `<q>` stand in quotation marks on a screen."""
    node.tag = "span"
    node.text = f"“{node.text or ''}"
    if len(node):
        node[-1].tail = f"{node[-1].tail or ''}”"
    else:
        node.text += "”"


def _is_note(node: Any) -> bool:
    """Whether raised words are the mark of a footnote: a figure that leads to a place of the page."""
    link = next(node.iter("a"), None) if node.getparent().tag != "a" else node.getparent()
    leads = link is not None and (link.get("href") or "").startswith("#")
    return leads and bool(_RAISED.fullmatch(node.text_content().strip()))


def _keep_lines(node: Any) -> None:
    """The lines of preformatted words, blank ones parting paragraphs; what is so set is no quotation."""
    for one in node.iter():
        if not isinstance(one.tag, str) or one.tag in _SKIPPED:
            continue
        if one.text:
            one.text = _lines(one.text)
        if one is not node and one.tail:
            one.tail = _lines(one.tail)
    if node.tag in _LINED:
        node.tag = "div" if any(child.tag in ("p", "div", "pre") for child in node) else "p"


def _lines(words: str) -> str:
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    words = re.sub(r"\n", LINE, re.sub(r"\n[ \t]*(?:\n[ \t]*)+", PARAGRAPH, words))
    return words.replace("\t", TAB)


def _part(node: Any) -> None:
    """A break is the end of a line; of two with no word between them the writer makes the end of a paragraph."""
    node.tail = LINE + (node.tail or "").lstrip(" \t\r\n")


def _number(node: Any) -> None:
    """Each item with its number or bullet, as the list's kind gives it."""
    if _NO_MARKER.search(node.get("style") or "") or any(True for _ in node.iterancestors("nav", "header", "footer")):
        return
    items = [child for child in node if child.tag == "li"]
    step = -1 if node.get("reversed") is not None else 1
    number = _whole(node.get("start"), len(items) if step < 0 else 1)
    for item in items:
        number = _whole(item.get("value"), number)
        marker = f"{_figure(number, node.get('type') or '1')}. " if node.tag == "ol" else "• "
        if not _MARKED.match(item.text_content()[:20]):
            _open_with(item, marker)
        number += step


def _open_with(item: Any, marker: str) -> None:
    """Put the marker before the first word of an item."""
    while not (item.text or "").strip() and len(item) and item[0].tag in ("p", "div", "section"):
        item = item[0]
    if item.text_content().strip():
        item.text = marker + (item.text or "").lstrip()


def _whole(words: str | None, otherwise: int) -> int:
    return int(words) if words and re.fullmatch(r"\s*-?\d{1,6}\s*", words) else otherwise


def _figure(number: int, kind: str) -> str:
    if kind in ("a", "A") and 1 <= number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in ("i", "I") and 1 <= number < 100:
        tens, ones = divmod(number, 10)
        roman = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")[tens]
        roman += ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
        return roman if kind == "I" else roman.lower()
    return str(number)
