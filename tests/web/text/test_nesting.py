"""Marks that overlap become a tree, and nothing of the text is lost."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from communique.model import Span
from communique.web.text.markup import Marked, visible
from communique.web.text.nesting import Node, Over, leaves, nested

TEXT = "Moscow says that <b>Kyiv</b> “agreed” & Paris denies it.\nBerlin\x00 waits."


@st.composite
def overs(draw: st.DrawFn) -> list[Over]:
    made = []
    for at in range(draw(st.integers(0, 12))):
        start = draw(st.integers(0, len(TEXT) - 1))
        end = draw(st.integers(start + 1, len(TEXT)))
        sort = draw(st.sampled_from(["voice", "statement", "act", "contact", "link", "chosen"]))
        made.append(Over(Span(start, end), draw(st.integers(0, 5)), sort, f"r-{at}"))
    return made


def _holds(node: Node) -> bool:
    return all(one.span.within(node.span) and _holds(one) for one in node.inside)


@given(overs(), st.integers(0, 20), st.integers(21, 40))
def test_the_leaves_joined_are_the_text(marks: list[Over], start: int, end: int) -> None:
    span = Span(start, end)
    tree = nested(span, marks)
    assert "".join(s.of(TEXT) for s in leaves(tree)) == TEXT[start:end]
    assert all(_holds(node) for node in tree)


@given(overs())
def test_every_mark_covers_its_own_words_and_no_others(marks: list[Over]) -> None:
    covered: dict[str, set[int]] = {}

    def walk(nodes: list[Node]) -> None:
        for node in nodes:
            if node.over:
                covered.setdefault(node.over.key, set()).update(range(*node.span))
                walk(node.inside)

    walk(nested(Span(0, len(TEXT)), marks))
    assert covered == {m.key: set(range(*m.span)) for m in marks}


@given(overs())
def test_what_is_written_holds_the_words_and_no_markup_of_theirs(marks: list[Over]) -> None:
    html = str(Marked(TEXT, marks, lambda key: f"/documents/d-1?record={key}").html(Span(0, len(TEXT))))
    assert "<b>" not in html
    assert unescape(re.sub(r"<[^>]*>", "", html)) == unescape(str(visible(TEXT)))


def test_a_mark_that_crosses_another_is_cut_at_its_end() -> None:
    tree = nested(Span(0, 20), [Over(Span(2, 10), 0, "statement", "a"), Over(Span(6, 15), 1, "act", "b")])
    assert [(n.span, n.over.key if n.over else "") for n in tree] == [
        (Span(0, 2), ""), (Span(2, 10), "a"), (Span(10, 15), "b"), (Span(15, 20), ""),
    ]  # fmt: skip
    assert [(n.span, n.over.key if n.over else "") for n in tree[1].inside] == [(Span(2, 6), ""), (Span(6, 10), "b")]
