"""How the time of putting a PDF's runs and drawn bullets together grows with how many there are.

.venv/bin/python benchmarks/pdf_growth.py
"""

from __future__ import annotations

import time
from collections.abc import Callable

from communique.documents.pdf import bullets
from communique.documents.pdf import text_layer
from communique.documents.pdf.typesetting import Piece


def _runs(count: int) -> list[text_layer._Run]:
    """Words from the right on lines of ten, none beside another."""
    out = []
    for number in range(count):
        run, left, bottom = text_layer._Run(), 50.0 * (number % 10), 14.0 * (number // 10)
        for at, letter in enumerate("سلام"):
            run.add(letter, (left + 5 * at, bottom, left + 5 * at + 5, bottom + 10), 10.0)
        out.append(run)
    return out


def _merge(count: int) -> Callable[[], object]:
    runs = _runs(count)
    return lambda: text_layer._merged(runs)


def _bullets(count: int) -> Callable[[], object]:
    pieces = [Piece(60, 14.0 * n, 200, 14.0 * n + 10, 10.0, "words") for n in range(count)]
    shapes = [(50.0, 14.0 * n + 3, 54.0, 14.0 * n + 7) for n in range(count)]

    class Page:
        def get_objects(self, **_: object) -> list[object]:
            return [type("Shape", (), {"get_bounds": lambda _, one=one: one})() for one in shapes]

    return lambda: bullets.with_bullets(Page(), pieces)


def main() -> None:
    for name, made in (("runs from the right", _merge), ("drawn bullets", _bullets)):
        for count in (500, 1_000, 2_000, 4_000):
            work = made(count)
            began = time.process_time()
            work()
            print(f"{name}: {count}: {1000 * (time.process_time() - began):.0f} ms")


if __name__ == "__main__":
    main()
