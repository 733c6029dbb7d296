"""BibTeX: one @misc entry a document; under it, ready to copy, a command that cites each finding with its locator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from communique.export.csl import items

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_SHOWN = 100


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """One entry after the other."""
    for item in items(ledger, by):
        out.write(entry_of(item).encode("utf-8"))


def entry_of(item: dict[str, Any]) -> str:
    """One CSL item as an entry, and its citations as comments (what stands outside an entry is none to BibTeX)."""
    fields = {"title": f"{{{_plain(item['title'])}}}", "note": _plain(f"version {item['version']}")}
    if "author" in item:
        fields["author"] = f"{{{_plain(item['author'][0]['literal'])}}}"
    if "issued" in item:
        fields["date"] = "-".join(f"{part:02d}" for part in item["issued"]["date-parts"][0])
        fields["year"] = str(item["issued"]["date-parts"][0][0])
    if "URL" in item:
        fields["url"] = item["URL"].replace("{", "%7B").replace("}", "%7D")
    told = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{item['id']},\n{told}\n}}\n{''.join(map(_cited(item['id']), item['custom']['citations']))}\n"


def _cited(key: str) -> Any:
    def line(one: dict[str, Any]) -> str:
        words = " ".join(one["words"].split()).replace("@", "(at)")
        return f"% \\cite[{one['locator'].replace('–', '--')}]{{{key}}} {words[:_SHOWN]}\n"

    return line


def _plain(words: str) -> str:
    return "".join(_SPECIAL.get(c, c) for c in " ".join(words.split()))
