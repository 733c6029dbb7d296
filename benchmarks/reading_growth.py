"""How the time of reading grows with the text, for every shape of text that once cost more than its size, or might.

    python benchmarks/reading_growth.py [--units 1000] [--most 64000] [--seconds 600] [--shape WORDS] [--above 2.3]
    python benchmarks/reading_growth.py --ceiling [--megabytes 9.9] [--shape WORDS]

The first prints a table: for each shape the processor's seconds of taking the document in (`load`) and of reading it,
for so many units and each doubling up to `--most`, and the largest growth of a doubling (times under a tenth of a
second are left out: they tell of the clock). A shape is not doubled further once a size took `--seconds`. A growth over
`--above` is measured twice more, since a neighbour on the core doubles a time, and the least times count; exit status 1
where it stays over. The second makes documents of the largest size that is taken, and reads each in a process apart
without a limit of time and with 2 GB of memory: what counts is that it ends, read or refused, within 60 seconds of the
processor. The shapes are those of tests/linear.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from communique.apart import Apart, Limits, a_request
from communique.apart.budget import used
from communique.documents import load_all
from communique.errors import CommuniqueError
from communique.model import Document
from communique.reading import Reader

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.linear.files import FILES, File
from tests.linear.shapes import SHAPES, Shape

Made = Shape | File
_FLOOR = 0.1
MOST_SECONDS = 60.0


def timed(reader: Reader, shape: Made, units: int) -> tuple[float, float]:
    """Seconds of the processor of taking in and of reading so many units."""
    data = shape.data(units)
    began = time.process_time()
    documents = list(_documents(data, shape))
    loaded = time.process_time()
    for one in documents:
        reader.read_document(replace(one, language="en"), shape.issuer)
    return loaded - began, time.process_time() - loaded


def _documents(data: bytes, shape: Made) -> Iterator[Document]:
    try:
        yield from (d for d in load_all(data, name=f"made{shape.kind}") if isinstance(d, Document))
    except CommuniqueError:
        return  # refused: also an end


def growth(times: list[float]) -> float:
    """The largest growth of a doubling, where both times say something."""
    return max((b / a for a, b in pairwise(times) if a > _FLOOR), default=0.0)


def table(shapes: list[Made], sizes: list[int], longest: float, above: float) -> list[str]:
    """Print a line for each shape; give the names of those that grow faster."""
    reader = Reader()
    reader.read("The President met the Prime Minister.")
    print("| shape | growth, taken in | growth, read | " + " | ".join(f"{size:,}" for size in sizes) + " |")
    print("|---|---|---|" + "---|" * len(sizes))
    over = []
    for shape in shapes:
        times: list[tuple[float, float]] = []
        for size in sizes:
            times.append(timed(reader, shape, size))
            if sum(times[-1]) > longest:
                break
        for _ in range(2):
            if max(_grown(times)) > above:
                again = [timed(reader, shape, size) for size, _ in zip(sizes, times, strict=False)]
                times = [(min(a[0], b[0]), min(a[1], b[1])) for a, b in zip(times, again, strict=True)]
        grown = _grown(times)
        over += [shape.name] if max(grown) > above else []
        cells = [shape.name, *(f"{one:.2f}" if one else "–" for one in grown), *(f"{a + b:.2f}" for a, b in times)]
        print(f"| {' | '.join(cells + [''] * (len(sizes) - len(times)))} |", flush=True)
    return over


def _grown(times: list[tuple[float, float]]) -> list[float]:
    """The growth of taking in, and that of reading."""
    return [growth([t[part] for t in times]) for part in (0, 1)]


def _of_size(shape: Made, size: int) -> bytes:
    """As many units as a document of that size holds; of what is packed so many that it unpacks to ten times as much."""
    few, more = (len(shape.data(units)) for units in (1_000, 2_000))
    data = shape.data(min(1_000 * size // max(1, more - few), size // 10))
    return data[:size] if isinstance(shape, Shape) else data


def ceiling(shapes: list[Made], size: int) -> list[str]:
    """Read a document of that many bytes of each shape; give the names of those that go over the limits."""
    over = []
    with Apart(Limits(seconds=600, memory=2_000_000_000, at_once=1)) as apart:
        for shape in shapes:
            data = _of_size(shape, size)
            with a_request():
                try:
                    many = 0
                    for one in apart.do("documents", data, {"name": f"made{shape.kind}"}):
                        if isinstance(one, Document):
                            apart.do("reading", replace(one, language="en"), shape.issuer)
                            many += 1
                    told = f"{many} read" if many != 1 else "read"
                except CommuniqueError as error:
                    told = f"refused: {error}"
                seconds = used()
            over += [shape.name] if seconds > MOST_SECONDS else []
            print(f"| {shape.name} | {seconds:.1f} s | {told} |", flush=True)
    return over


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--most", type=int, default=64_000)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--shape", default="")
    parser.add_argument("--above", type=float, default=2.3)
    parser.add_argument("--ceiling", action="store_true")
    parser.add_argument("--megabytes", type=float, default=9.9)
    told = parser.parse_args()
    shapes: list[Made] = [shape for shape in (*SHAPES, *FILES) if told.shape in shape.name]
    if told.ceiling:
        over = ceiling(shapes, int(told.megabytes * 1e6))
    else:
        sizes = [told.units << n for n in range(20) if told.units << n <= told.most]
        over = table(shapes, sizes, told.seconds, told.above)
    for name in over:
        print(f"over: {name}")
    sys.exit(bool(over))


if __name__ == "__main__":
    main()
