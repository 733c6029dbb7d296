"""Points under topics, in the order to print: the weightiest topic first, in it the weightiest point.

Takes points with their ranks, gives topics, points and the three points that matter. What
is beyond the tenth topic goes to “Other matters”.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.compare.tables import pattern
from communique.compare.topics import OTHER, leading, topic_name
from communique.compare.units.extraction import Unit
from communique.model import Point
from communique.model.comparison import Topic

MOST_TOPICS = 10
HEAD = 3
_LIGHT = frozenset({"relations", "next", "history", "congratulations", OTHER})
"""Topics that come last among those of one weight."""


def arranged(made: Sequence[tuple[float, Point]]) -> tuple[tuple[Topic, ...], tuple[Point, ...], tuple[str, ...]]:
    """Topics, points in their order, and the ids of the points that matter."""
    groups: dict[str, list[tuple[float, Point]]] = {}
    for place, point in made:
        groups.setdefault(point.topic, []).append((place, point))
    order = sorted(groups, key=lambda t: (t in _LIGHT, -max(r for r, _ in groups[t]), _first(groups[t])))
    if len(order) > MOST_TOPICS:
        kept = [t for t in order if t != OTHER][: MOST_TOPICS - 1]
        rest = [item for t in order if t not in kept for item in groups[t]]
        groups = {t: groups[t] for t in kept} | {OTHER: [(r, replace(p, topic=OTHER)) for r, p in rest]}
        order = [*kept, OTHER]
    topics, points = [], []
    for topic in order:
        inside = [p for _, p in sorted(groups[topic], key=lambda pair: (-pair[0], _start(pair[1])))]
        topics.append(Topic(topic, topic_name(topic), tuple(p.id for p in inside)))
        points += inside
    best = sorted(made, key=lambda pair: (-pair[0], _start(pair[1])))
    return tuple(topics), tuple(points), tuple(p.id for _, p in best[:HEAD])


def followed(groups: Sequence[Sequence[Unit]]) -> list[str]:
    """The topic of each group of claims; one that goes on with what stood before has the topic of that."""
    found = [leading([u.text for u in group]) for group in groups]
    before = {(u.account, u.number): topic for group, topic in zip(groups, found, strict=True) for u in group}
    out = []
    for group, topic in zip(groups, found, strict=True):
        one = group[0]
        if topic == OTHER and pattern("anaphora").search(one.text):
            topic = next((t for n in (1, 2) if (t := before.get((one.account, one.number - n)))), OTHER)
        out.append(topic)
    return out


def _first(group: Sequence[tuple[float, Point]]) -> tuple[int, int]:
    return min(_start(p) for _, p in group)


def _start(point: Point) -> tuple[int, int]:
    told = point.accounts[0]
    return told.spans[0].start, told.account
