"""BibTeX: the citations of CSL-JSON as @misc entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from communique.export.csl import citation_of
from communique.export.rows import findings

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """One entry after the other."""
    for one in findings(ledger, by):
        names = ledger.names([one.issuer]) if one.issuer else {}
        out.write(entry_of(citation_of(one, names.get(one.issuer or ""))).encode("utf-8"))


def entry_of(item: dict[str, Any]) -> str:
    """One CSL item as an entry."""
    fields = {
        "title": f"{{{_plain(item['title'])}}}", "note": _plain(f"version {item['version']}, {item['locator']}"),
        "annote": _plain(" ".join(item["note"].split())),
    }  # fmt: skip
    if "author" in item:
        fields["author"] = f"{{{_plain(item['author'][0]['literal'])}}}"
    if "issued" in item:
        fields["date"] = "-".join(f"{part:02d}" for part in item["issued"]["date-parts"][0])
    if "URL" in item:
        fields["url"] = item["URL"].replace("{", "%7B").replace("}", "%7D")
    told = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{item['id'].replace('/', ':')},\n{told}\n}}\n\n"


def _plain(words: str) -> str:
    return "".join(_SPECIAL.get(c, c) for c in words)
