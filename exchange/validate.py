"""Our export held against FollowTheMoney itself: every entity valid by its schemata, and read back unchanged.

Takes the export's file and writes the entities as the library gives them back to a second file; exit
status 1 at the first property that it does not take.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from followthemoney import model


def main(given: Path, back: Path) -> int:
    """Validate each line of `given`, write what the library makes of it to `back`."""
    out = []
    for number, line in enumerate(given.read_text("utf-8").splitlines(), 1):
        data = json.loads(line)
        proxy = model.get_proxy(data, cleaned=False)
        proxy.schema.validate({"properties": data["properties"]})
        lost = {n: v for n, values in data["properties"].items() for v in values if v not in proxy.get(n)}
        if lost:
            sys.stderr.write(f"line {number}: {data['id']}: not taken: {lost}\n")
            return 1
        out.append(json.dumps(proxy.to_dict(), ensure_ascii=False))
    back.write_text("\n".join(out) + "\n", "utf-8")
    sys.stdout.write(f"{len(out):,} entities are valid by FollowTheMoney\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
