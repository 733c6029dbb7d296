"""A comparison as one self-contained HTML page (no script, fit to print) or as Markdown."""

from __future__ import annotations

from html import escape

from communique.compare.rows import VERDICTS, Piece, called, rows, silent, tally, title
from communique.model import Comparison

_STYLE = """
:root{--ink:#1b1b1b;--quiet:#6a6a66;--rule:#d9d6ce;--mark:#fff0b8;--paper:#fffdf8}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
  font:16px/1.5 Georgia,"Times New Roman",serif}
main{max-width:68rem;margin:3rem auto;padding:0 1.5rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .4rem}
.tally,.silent,.why,.verdict,th small,footer{font-family:system-ui,"Segoe UI",Helvetica,Arial,sans-serif}
.tally,.silent{color:var(--quiet);font-size:.9rem;margin:.2rem 0}
.silent{color:#8a3b12}
table{width:100%;border-collapse:collapse;margin-top:1.6rem;table-layout:fixed}
th{text-align:left;border-bottom:2px solid var(--ink);padding:.4rem .9rem .4rem 0;
  font-size:1.05rem;vertical-align:bottom}
th small{display:block;font-weight:400;color:var(--quiet);font-size:.75rem}
td{vertical-align:top;padding:.35rem .9rem 1rem 0}
td.none{color:var(--quiet);font-style:italic}
tbody{border-bottom:1px solid var(--rule);break-inside:avoid;page-break-inside:avoid}
.note td{padding:.8rem 0 .1rem}
.verdict{font-size:.7rem;letter-spacing:.06em;text-transform:uppercase;
  font-weight:600;margin-right:.7rem}
.differs .verdict{color:#8a5a00}
.conflicts .verdict{color:#a01c1c}
.only .verdict{color:#2b4c7e}
.shared .verdict{color:#2f6b3a}
.why{font-size:.82rem;color:var(--quiet)}
mark{background:var(--mark);color:inherit;padding:0 .1em;border-radius:2px}
footer{margin-top:2rem;font-size:.75rem;color:var(--quiet)}
@media print{body{background:#fff;font-size:11pt}
main{margin:0;max-width:none;padding:0}
mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
@page{margin:18mm}
"""


def to_html(comparison: Comparison) -> str:
    """One page to send to an editor: a column an account, the words that only one has marked."""
    head = "".join(
        f"<th scope=col>{escape(name)}<small>{account.words} words</small></th>"
        for name, account in zip(called(comparison), comparison.accounts, strict=True)
    )
    wide = len(comparison.accounts)
    body = "".join(
        f"<tbody class={row.verdict}><tr class=note><td colspan={wide}>"
        f"<span class=verdict>{VERDICTS[row.verdict]}</span>"
        f"<span class=why>{escape(row.explanation)}</span></td></tr><tr>{''.join(map(_cell, row.cells))}</tr></tbody>"
        for row in rows(comparison)
    )
    quiet = "".join(f"<p class=silent>{escape(line)}</p>" for line in silent(comparison))
    name = escape(title(comparison))
    return (
        f'<!doctype html>\n<html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width">'
        f"<title>{name}</title><style>{_STYLE}</style><main><h1>{name}</h1>"
        f"<p class=tally>{escape(tally(comparison))}</p>{quiet}"
        f"<table><thead><tr>{head}</tr></thead>{body}</table>"
        "<footer>All words in the columns are the accounts' own. Marked: words of a point that no other account of it "
        "has. Said, not judged.</footer></main></html>\n"
    )


def _cell(pieces: tuple[Piece, ...]) -> str:
    if not pieces:
        return "<td class=none>says nothing of it</td>"
    inner = "".join(f"<mark>{escape(p.words)}</mark>" if p.marked else escape(p.words) for p in pieces)
    return f"<td>{inner}</td>"


def to_markdown(comparison: Comparison) -> str:
    """A table in Markdown; words that only one account of a point has stand in bold."""
    names = called(comparison)
    lines = [f"# {title(comparison)}", "", tally(comparison), "", *silent(comparison), ""]
    lines += ["| " + " | ".join([*map(_plain, names), "Verdict"]) + " |", "|" + "---|" * (len(names) + 1)]
    for row in rows(comparison):
        cells = [
            "".join(f"**{_plain(p.words)}**" if p.marked else _plain(p.words) for p in c) or "–" for c in row.cells
        ]
        lines.append("| " + " | ".join([*cells, f"*{VERDICTS[row.verdict]}.* {_plain(row.explanation)}"]) + " |")
    return "\n".join(lines) + "\n"


def _plain(words: str) -> str:
    return words.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*")
