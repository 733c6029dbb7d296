"""A comparison as one self-contained HTML page: the table, and beside it the full texts with linked sentences.

No script; fit to print. Every claim leads to its words in the text, every such stretch of the text back to its row.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files

from communique.compare.names import called
from communique.compare.printing.sheet import (
    SILENT,
    VERDICTS,
    Line,
    Row,
    Section,
    facts,
    head,
    sections,
    silent,
    tally,
    title,
)
from communique.model import Comparison, Span


def to_html(comparison: Comparison) -> str:
    """One page to send to an editor."""
    names = called(comparison.accounts)
    wide = len(names)
    columns = "".join(
        f"<th scope=col>{escape(name)}<small>{account.words} words</small></th>"
        for name, account in zip(names, comparison.accounts, strict=True)
    )
    told = sections(comparison)
    style = (files("communique.compare") / "data" / "page.css").read_text("utf-8")
    name = escape(title(comparison))
    return (
        f'<!doctype html>\n<html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width">'
        f"<title>{name}</title><style>{style}</style><body><header><h1>{name}</h1>{_head(comparison)}"
        f"<p class=tally>{escape(tally(comparison))}</p>"
        f"{''.join(f'<p class=silent>{escape(line)}</p>' for line in silent(comparison))}</header>"
        f"<div class=sheet><main>{_facts(comparison, columns)}<table class=points><thead><tr>{columns}</tr></thead>"
        f"{''.join(_section(s, wide, names) for s in told)}</table>{_FOOT}</main>"
        f"<aside>{''.join(_text(comparison, n, names[n]) for n in range(wide))}</aside></div></body></html>\n"
    )


_FOOT = (
    "<footer>Words outside square brackets are the accounts' own; in brackets is what they need from elsewhere in the "
    "same account. Marked: where the accounts differ. “Not in this account” is no denial. Said, not judged.</footer>"
)


def _head(comparison: Comparison) -> str:
    lines = head(comparison)
    return f"<ol class=head>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ol>" if lines else ""


def _facts(comparison: Comparison, columns: str) -> str:
    rows = "".join(
        f"<tr class={verdict}><th scope=row>{escape(name)}</th>"
        + "".join(f"<td>{escape(c)}</td>" if c else f"<td class=none>{SILENT}</td>" for c in cells)
        + "</tr>"
        for name, verdict, cells in facts(comparison)
    )
    return f"<table class=facts><thead><tr><th>The contact</th>{columns}</tr></thead><tbody>{rows}</tbody></table>"


def _section(section: Section, wide: int, names: list[str]) -> str:
    opening = f"<tbody class=topic><tr><th colspan={wide} scope=rowgroup>{escape(section.name)}</th></tr></tbody>"
    return opening + "".join(_row(row, wide, names) for row in section.rows)


def _row(row: Row, wide: int, names: list[str]) -> str:
    why = f"<span class=why>{escape(row.explanation)}</span>" if row.explanation else ""
    label = "Each alone" if row.verdict == "only" and all(row.cells) else VERDICTS[row.verdict]
    note = f"<tr class=note><td colspan={wide}><span class=verdict>{label}</span>{why}</td></tr>"
    if row.verdict == "only" and not all(row.cells):
        note = ""  # the empty cell says it
    cells = "".join(_cell(cell, n, names[n]) for n, cell in enumerate(row.cells))
    return f"<tbody class={row.verdict} id={row.id}>{note}<tr>{cells}</tr></tbody>"


def _cell(lines: tuple[Line, ...], account: int, name: str) -> str:
    if not lines:
        return f'<td class=none data-side="{escape(name)}">{SILENT}</td>'
    told = "".join(f"<p><a href=#t{account}-{line.span.start}>{_words(line)}</a></p>" for line in lines)
    return f'<td data-side="{escape(name)}">{told}</td>'


def _words(line: Line) -> str:
    return "".join(f"<mark>{escape(p.words)}</mark>" if p.marked else escape(p.words) for p in line.pieces)


def _text(comparison: Comparison, account: int, name: str) -> str:
    """The full text of one account; what stands in the table leads there."""
    text = comparison.accounts[account].text
    spans = sorted(
        (span, p.id) for p in comparison.points for t in p.accounts if t.account == account
        for span in t.spans
    )  # fmt: skip
    out, at = [], 0
    for span, row in _apart(spans):
        words = escape(span.of(text))
        out.append(escape(text[at : span.start]) + f"<a id=t{account}-{span.start} href=#{row}>{words}</a>")
        at = span.end
    out.append(escape(text[at:]))
    return f"<article><h2>{escape(name)}</h2><div class=text>{''.join(out)}</div></article>"


def _apart(spans: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Without those that begin inside another."""
    out: list[tuple[Span, str]] = []
    for span, row in spans:
        if not out or span.start >= out[-1][0].end:
            out.append((span, row))
    return out
