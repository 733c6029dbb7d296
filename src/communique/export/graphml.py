"""GraphML: actors as nodes, an edge between two that were in contact, with how often, when and by which channels.

Counts contacts that took place; first and last are days. Nodes have name, kind, country and item of Wikidata.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from communique.actors import current_registry
from communique.export.standard import item

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger

_PAGE = 500
_NODES = {"name": "string", "kind": "string", "country": "string", "wikidata": "string", "contacts": "int"}
_EDGES = {"contacts": "int", "first": "string", "last": "string", "channels": "string"}
"""Attributes and their types; country is ISO 3166-1 alpha-3, channels are joined by “|”."""
_BY_KIND = {"country": "country", "person": "person", "org": "organisation", "region": "region", "group": "group"}


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """One graph."""
    edges: dict[tuple[str, str], list[tuple[str, str]]] = {}
    met: Counter[str] = Counter()
    at = 0
    while page := ledger.contacts(by, _PAGE, at):
        at += len(page)
        for c in (one for one in page if one.status == "held"):
            met.update(set(c.participants))
            for pair in combinations(sorted(set(c.participants)), 2):
                edges.setdefault(pair, []).append((str(c.start or ""), c.channel))
    nodes = sorted({a for pair in edges for a in pair})
    names = ledger.names(nodes)
    out.write(_head().encode())
    for node in nodes:
        facts = {**_facts(node, names.get(node, node)), "contacts": str(met[node])}
        out.write(f"<node id={_attribute(node)}>{_data('n', facts)}</node>\n".encode())
    for (one, other), told in sorted(edges.items()):
        dated, channels = sorted(day for day, _ in told if day), sorted({channel for _, channel in told})
        facts = {"contacts": str(len(told)), "channels": "|".join(channels)}
        facts |= {"first": dated[0], "last": dated[-1]} if dated else {}
        out.write(f"<edge source={_attribute(one)} target={_attribute(other)}>{_data('e', facts)}</edge>\n".encode())
    out.write(b"</graph>\n</graphml>\n")


def _head() -> str:
    keys = [("node", "n", _NODES), ("edge", "e", _EDGES)]
    told = "".join(
        f'<key id="{mark}-{name}" for="{what}" attr.name="{name}" attr.type="{kind}"/>\n'
        for what, mark, attributes in keys
        for name, kind in attributes.items()
    )
    opened = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    return f'{opened}{told}<graph edgedefault="undirected">\n'


def _facts(node: str, name: str) -> dict[str, str]:
    known = current_registry()
    facts = {
        "name": name, "kind": _BY_KIND.get(node.partition(":")[0], "unknown"),
        "country": known.iso3.get(known.country(node), ""), "wikidata": item(node) or "",
    }  # fmt: skip
    return {key: value for key, value in facts.items() if value}


def _data(mark: str, facts: dict[str, str]) -> str:
    return "".join(f'<data key="{mark}-{key}">{_text(value)}</data>' for key, value in facts.items())


def _clean(words: str) -> str:
    """Without the characters that XML 1.0 has no way to write."""
    return "".join(
        c for c in words if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )


def _text(words: str) -> str:
    return escape(_clean(words))


def _attribute(words: str) -> str:
    return quoteattr(_clean(words))
