"""A comparison as Markdown: a table a topic; words in which the accounts differ stand in bold."""

from __future__ import annotations

from collections.abc import Sequence

from communique.compare.names import called
from communique.compare.printing.sheet import SILENT, VERDICTS, Line, facts, head, sections, silent, tally, title
from communique.model import Comparison


def to_markdown(comparison: Comparison) -> str:
    """The whole comparison."""
    names = called(comparison.accounts)
    lines = [f"# {title(comparison)}", "", "What matters:", ""]
    lines += [f"{n}. {_plain(line)}" for n, line in enumerate(head(comparison), 1)]
    lines += ["", f"{tally(comparison)}.", "", *[_plain(line) for line in silent(comparison)], ""]
    lines += [_row(["The contact", *names]), "|---" * (len(names) + 1) + "|"]
    lines += [_row([name, *(_plain(c) or f"*{SILENT}*" for c in cells)]) for name, _, cells in facts(comparison)]
    for section in sections(comparison):
        lines += ["", f"## {section.name}", "", _row([*names, "Verdict"]), "|---" * (len(names) + 1) + "|"]
        for row in section.rows:
            verdict = f"*{VERDICTS[row.verdict]}.* {_plain(row.explanation)}".strip()
            lines.append(_row([*(_cell(c) for c in row.cells), verdict]))
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(lines: Sequence[Line]) -> str:
    told = ["".join(f"**{_plain(p.words)}**" if p.marked else _plain(p.words) for p in one.pieces) for one in lines]
    return "<br>".join(told) or f"*{SILENT}*"


def _plain(words: str) -> str:
    for sign in "\\|*[]<":
        words = words.replace(sign, "\\" + sign)
    return words
