"""Writes the tables of CAMEO codes into docs/events.md, between its marks: codes of kinds, codes of wordings."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from communique.extract.lexicon import lexicon
from communique.extract.lexicon.cameo import Code, codes
from communique.model.kinds import KINDS

PAGE = Path(__file__).parent / "events.md"
_BLOCK = re.compile(r"(<!-- codes -->\n).*?(<!-- end of codes -->)", re.S)
_SHOWN = 3


def tables() -> str:
    """Both tables, as Markdown."""
    known = codes()
    lines = ["| kind | code | the codebook's line | PLOVER |", "|---|---|---|---|"]
    for name, kind in KINDS.items():
        told = known[kind.cameo].name if kind.cameo else "(no event in either codebook)"
        lines.append(f"| {name} | {kind.cameo or ''} | {told} | {kind.plover or ''} |")
    lines += ["", "| code | the codebook's line | PLOVER | wordings | for example |", "|---|---|---|---:|---|"]
    worded = _worded()
    for one in known.values():
        words = worded.get(one.code, [])
        shown = ", ".join(words[:_SHOWN]) or "(by what is promised, asked for, demanded, threatened, refused)"
        lines.append(f"| {one.code} | {one.name} | {_types(one)} | {len(words)} | {shown} |")
    return "\n".join(lines) + "\n"


def _types(one: Code) -> str:
    """The type of a code, and of the kind of act that is another."""
    kind, _, other = one.otherwise.partition(":")
    return (one.plover or "") + (f" (as {kind}: {other})" if other else "")


def _worded() -> dict[str, list[str]]:
    """The wordings of each code, verbs first."""
    words, found = lexicon(), defaultdict(list)
    for table in (words.verbs, words.nouns, words.adjectives):
        for wordings in table.values():
            for one in wordings:
                if code := one.cameo or (KINDS[one.kind].cameo if one.kind else ""):
                    found[code].append(" ".join((one.head, *one.tail)))
    return found


def page(text: str) -> str:
    """The page with the codes as they are now."""
    return _BLOCK.sub(lambda match: match[1] + tables() + match[2], text)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
