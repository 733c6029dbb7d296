"""Who talks with whom, as a drawing: actors around a circle, a curve between two who had contact.

Takes pairs with their numbers, gives places for a template to draw. Names stand left and right of
the circle, each on a line of its own, so that none covers another. Pure and the same each time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from communique.ledger.views.contact_network import Tie

MOST = 26
"""Actors that are drawn: those of most contacts."""
_LINE, _RADIUS_X, _MARGIN, _TOP = 25, 190, 235, 18


@dataclass(frozen=True, slots=True)
class Node:
    """An actor: the middle of its dot, the dot's radius, and where its name stands (`left` of it or right)."""

    actor: str
    number: int
    x: float
    y: float
    radius: float
    left: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """Contacts of two actors: an SVG path, and how thick it is (1 to 8)."""

    pair: Tie
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Network:
    """A drawing `width` by `height`. `left_out` actors had fewer contacts than those drawn."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int
    left_out: int


def network(pairs: Sequence[Tie], most: int = MOST) -> Network:
    """The drawing of the `most` actors of most contacts, and of all contacts among them."""
    many: dict[str, int] = {}
    for pair in pairs:
        for actor in (pair.one, pair.other):
            many[actor] = many.get(actor, 0) + pair.contacts
    chosen = sorted(many, key=lambda a: (-many[a], a))[:most]
    among = [p for p in pairs if p.one in chosen and p.other in chosen]
    chosen = [a for a in chosen if any(a in (p.one, p.other) for p in among)]
    order = _ordered(chosen, among)
    half = (len(order) + 1) // 2
    height = max(half, 2) * _LINE + 2 * _TOP
    greatest = max((many[a] for a in order), default=1)
    nodes = [_node(a, many[a], place, half, len(order), height, greatest) for place, a in enumerate(order)]
    at = {n.actor: n for n in nodes}
    middle = (_MARGIN + _RADIUS_X, height / 2)
    thickest = max((p.contacts for p in among), default=1)
    edges = [
        Edge(p, _path(at[p.one], at[p.other], middle), _width(p.contacts, thickest))
        for p in sorted(among, key=lambda p: (p.contacts, p.one, p.other))
    ]
    return Network(tuple(nodes), tuple(edges), 2 * (_MARGIN + _RADIUS_X), height, len(many) - len(nodes))


def _node(actor: str, number: int, place: int, half: int, of: int, height: int, greatest: int) -> Node:
    """Down the right side, then up the left: neighbours of the order stay neighbours on the circle."""
    right = place < half
    count, index = (half, place) if right else (of - half, of - 1 - place)
    y = _TOP + (height - 2 * _TOP) * (index + 0.5) / count
    depth = (y - height / 2) / (height / 2 - _TOP + _LINE / 2)
    x = _RADIUS_X * math.sqrt(max(0.0, 1 - depth * depth))
    radius = 3 + 6 * math.sqrt(number / greatest)
    return Node(actor, number, round(_MARGIN + _RADIUS_X + (x if right else -x), 1), round(y, 1), round(radius, 1),
                not right)  # fmt: skip


def _width(number: int, thickest: int) -> float:
    return round(1 + 7 * math.sqrt((number - 1) / max(thickest - 1, 1)), 1)


def _path(one: Node, other: Node, middle: tuple[float, float]) -> str:
    """A curve that bends a little to the middle, so that several from one actor part soon."""
    bend = [(a + b) / 2 * 0.55 + m * 0.45 for a, b, m in zip((one.x, one.y), (other.x, other.y), middle, strict=True)]
    return f"M{one.x:g} {one.y:g}Q{bend[0]:.1f} {bend[1]:.1f} {other.x:g} {other.y:g}"


def _ordered(actors: Sequence[str], pairs: Sequence[Tie]) -> list[str]:
    """An order in which those of many contacts stand side by side: the closest to the last one comes next."""
    weight: dict[tuple[str, str], int] = {}
    for p in pairs:
        weight[p.one, p.other] = weight[p.other, p.one] = p.contacts
    rest = list(actors)
    out: list[str] = []
    while rest:
        last = out[-3:]
        found = max(rest, key=lambda a: (sum(weight.get((a, b), 0) for b in last), -actors.index(a)))
        out.append(found)
        rest.remove(found)
    return out
