"""`communique bench leaders`: the registry against a table of leaders, as lines or JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from communique.cli.complaint import complain
from communique.errors import CommuniqueError


def print_leaders(table: Path, since: int, misses: bool, as_json: bool) -> int:
    """Hold the registry against the table, print what it knows and what not; gives the exit status."""
    from communique.actors import registry
    from communique.bench.leaders import bench_leaders

    try:
        score = bench_leaders(table, registry(), since)
    except CommuniqueError as error:
        return complain(error, 1)
    if as_json:
        figures = {"months": score.months, "claimed": score.claimed, "right": score.right}
        shares = {"known": round(score.known, 4), "accuracy": round(score.accuracy, 4)}
        out = {**figures, **shares, "misses": [asdict(miss) for miss in score.misses]}
        sys.stdout.write(json.dumps(out, ensure_ascii=False, indent=1) + "\n")
        return 0
    for miss in score.misses if misses else ():
        months = miss.first if miss.first == miss.last else f"{miss.first} to {miss.last}"
        ours = ", ".join(person.removeprefix("person:") for person in miss.ours) or "nobody"
        sys.stdout.write(f"{miss.state}  {months:<18}  {' / '.join(miss.theirs)}: the registry has {ours}\n")
    sys.stdout.write(f"state-months since {since}: {score.months:,}\n")
    sys.stdout.write(f"known: {score.claimed:,} ({score.known:.1%})\n")
    sys.stdout.write(f"right, of the known: {score.right:,} ({score.accuracy:.1%})\n")
    return 0
