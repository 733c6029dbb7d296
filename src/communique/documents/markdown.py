"""Markdown with YAML front matter: the body stays byte for byte, its markup becomes marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from communique.documents.content import Content
from communique.documents.plain import plain
from communique.model import Mark, Span

_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?\n)---[ \t]*(?:\n|\Z)", re.S)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(?P<words>[^*_\n]+(?:\n[^*_\n]+)*)(?<=\S)\1(?![\w*])")
_STRUCK = re.compile(r"<s>(?P<words>[^<]+)</s>|~~(?P<tilde>[^~\n]+)~~")
_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]\n]*(?:\n[^\[\]\n]+)?)\]\((?P<target>[^()\s]+(?:\([^()\s]*\)[^()\s]*)?)(?:\s+\"[^\"]*\")?\)"
)
_LONGEST_FRONT = 20_000
"""Characters; longer front matter is text."""
_BLOCKS = {"heading_open": "heading", "blockquote_open": "quotation", "list_item_open": "list-item"}
_KEYS = {
    "date": ("date", "published", "published_time"), "title": ("title",), "author": ("author",),
    "issuer": ("issuer",), "url": ("url", "source_url"),
}  # fmt: skip


def has_front_matter(text: str) -> bool:
    """Whether a text begins with a YAML mapping between `---` lines."""
    return _split(text) is not None


def read_markdown(text: str) -> Content:
    """The body and what its front matter says. Front matter that is no YAML stays text."""
    text = plain(text)
    split = _split(text)
    meta, body = split if split else ({}, text)
    found: dict[str, Any] = {name: _first(meta, keys) for name, keys in _KEYS.items()}
    return Content(body, "text/markdown", tuple(_marks(body)), **found)


def _split(text: str) -> tuple[dict[str, Any], str] | None:
    match = _FRONT.match(text)
    if not match:
        return None
    meta = _mapping(match["yaml"]) if len(match["yaml"]) <= _LONGEST_FRONT else None
    if meta is None:
        return None
    body = text[match.end() :]
    return meta, re.sub(r"\A(?:[ \t]*\n)+", "", body)


def _mapping(words: str) -> dict[str, Any] | None:
    """What YAML says, if it is a mapping. Aliases are not followed: each can double what the one before it holds."""
    import yaml

    class Plain(yaml.SafeLoader):
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("an alias")
            return super().compose_node(parent, index)

    try:
        meta = yaml.load(words, Plain)  # a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return meta if isinstance(meta, dict) else None


def _first(meta: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = meta.get(key)
        if value not in (None, ""):
            return " ".join(str(value).split())
    return None


def _marks(body: str) -> Iterator[Mark]:
    yield from _blocks(body)
    for match in _EMPHASIS.finditer(body):
        yield Mark(Span(*match.span("words")), "emphasis")
    for match in _STRUCK.finditer(body):
        group = "words" if match["words"] else "tilde"
        yield Mark(Span(*match.span(group)), "struck")
    for match in _LINK.finditer(body):
        if match["words"]:
            yield Mark(Span(*match.span("words")), "link", match["target"])


def _blocks(body: str) -> Iterator[Mark]:
    """Headings, block quotations and list items, by markdown-it's line numbers."""
    from markdown_it import MarkdownIt

    starts = [0]
    for line in body.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    if len(starts) - 1 != body.count("\n") + (not body.endswith("\n") and bool(body)):
        return  # separators that Markdown does not count as line ends: no block marks
    for token in MarkdownIt("commonmark").parse(body):
        kind = _BLOCKS.get(token.type)
        if kind is None or token.map is None or token.level > 2:
            continue
        span = Span(starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)])
        words = span.of(body).rstrip()
        if words:
            yield Mark(Span(span.start, span.start + len(words)), kind, token.tag[1:] if kind == "heading" else "")  # type: ignore[arg-type]
