"""GraphML: actors as nodes, an edge between two that were in contact, with how often and when.

Counts contacts that took place; first and last are days.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger

_PAGE = 500
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="name" for="node" attr.name="name" attr.type="string"/>
<key id="contacts" for="edge" attr.name="contacts" attr.type="int"/>
<key id="first" for="edge" attr.name="first" attr.type="string"/>
<key id="last" for="edge" attr.name="last" attr.type="string"/>
<graph edgedefault="undirected">
"""


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """One graph."""
    edges: dict[tuple[str, str], list[str]] = {}
    at = 0
    while page := ledger.contacts(by, _PAGE, at):
        at += len(page)
        for c in page:
            for pair in combinations(sorted(c.participants), 2) if c.status == "held" else ():
                edges.setdefault(pair, []).append(str(c.start or ""))
    nodes = sorted({a for pair in edges for a in pair})
    names = ledger.names(nodes)
    out.write(_HEAD.encode())
    for node in nodes:
        out.write(
            f'<node id={_attribute(node)}><data key="name">{_text(names.get(node, node))}</data></node>\n'.encode()
        )
    for (one, other), days in sorted(edges.items()):
        dated = sorted(d for d in days if d)
        facts = [("contacts", str(len(days))), *(([("first", dated[0]), ("last", dated[-1])]) if dated else [])]
        data = "".join(f'<data key="{key}">{value}</data>' for key, value in facts)
        out.write(f"<edge source={_attribute(one)} target={_attribute(other)}>{data}</edge>\n".encode())
    out.write(b"</graph>\n</graphml>\n")


def _clean(words: str) -> str:
    """Without the characters that XML 1.0 has no way to write."""
    return "".join(
        c for c in words if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )


def _text(words: str) -> str:
    return escape(_clean(words))


def _attribute(words: str) -> str:
    return quoteattr(_clean(words))
