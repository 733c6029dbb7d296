"""Turn the network's chances into shares of right findings: python calibrate.py TEXTS

Reads the documents of the bank's dev issuers, holds each finding against the marks (right: the same words, kind and
actors) and writes the curve of each list into the package (calibration.csv). Prints how well a curve made on every
other document holds on the rest. Rows of findings that the network does not judge stay as they are.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from communique.bank.agreement import agrees_in_who, doubted, matches
from communique.bank.folder import load_bank
from communique.bank.measuring import as_marked, same_by
from communique.bank.texts import texts_of
from communique.extract.learned import scores
from communique.reading import Reader

TABLE = Path(__file__).parents[2] / "src/communique/extract/learned/data/calibration.csv"
POINTS = 8
Seen = list[tuple[str, float, bool]]
"""Document, chance, whether the finding is right."""


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("texts", type=Path)
    ap.add_argument("--bank", type=Path, default=Path("bank"))
    args = ap.parse_args()
    plain_rows = [r for r in csv.DictReader(TABLE.open(encoding="utf-8")) if not r["chance"]]
    curves = {name: [(0.0, 0.0), (1.0, 1.0)] for name in scores.LISTS}
    for lists in (("acts", "contacts", "statements"), ("commitments",)):  # a commitment's chance builds on its act's
        _write(curves, plain_rows)
        seen = _seen(args, lists)
        for name in lists:
            documents = sorted({d for d, _, _ in seen[name]})
            half = set(documents[::2])
            tried = _curve([(c, r) for d, c, r in seen[name] if d in half])
            _reliability(name, tried, [(c, r) for d, c, r in seen[name] if d not in half])
            curves[name] = _curve([(c, r) for _, c, r in seen[name]])
    _write(curves, plain_rows)


def _seen(args: argparse.Namespace, lists: Iterable[str]) -> dict[str, Seen]:
    for cached in (scores._rows, scores._curves, scores._plain):
        cached.cache_clear()
    bank, texts, reader = load_bank(args.bank), texts_of([args.texts]), Reader()
    reader.tell = lambda message: None
    same = same_by(reader)
    out: dict[str, Seen] = {name: [] for name in lists}
    for marks in bank.first_readings():
        entry = bank.entries[marks.document]
        text = texts.of(entry.sha256)
        if bank.split(entry.id) != "dev" or text is None:
            continue
        reading = reader.read(text, date=entry.date or None, issuer=entry.issuer or None)
        ours = as_marked(entry, reading)
        for name in lists:
            mine, theirs = ours.items(name), marks.items(name)
            hit = {a: b for a, b in matches(name, mine, theirs, same)}
            for number, record in enumerate(getattr(reading, name)):
                if number not in hit and doubted(name, mine[number], marks):
                    continue
                right = number in hit and agrees_in_who(name, mine[number], theirs[hit[number]], same)
                out[name].append((entry.id, record.score, right))
    return out


def _curve(seen: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """The share of right findings over the chance: groups of like size, never falling (pool adjacent violators)."""
    rows = sorted(seen)
    size = max(1, len(rows) // POINTS)
    groups = [rows[i : i + size] for i in range(0, len(rows), size)]
    if len(groups) > 1 and len(groups[-1]) < size // 2:
        groups[-2] += groups.pop()
    pooled: list[list[float]] = []  # chance, share, weight
    for group in groups:
        pooled.append(
            [sum(c for c, _ in group) / len(group), (sum(r for _, r in group) + 0.5) / (len(group) + 1), len(group)]
        )
        while len(pooled) > 1 and pooled[-2][1] >= pooled[-1][1]:
            b, a = pooled.pop(), pooled.pop()
            weight = a[2] + b[2]
            pooled.append([(a[0] * a[2] + b[0] * b[2]) / weight, (a[1] * a[2] + b[1] * b[2]) / weight, weight])
    return [(round(c, 3), round(s, 2)) for c, s, _ in pooled]


def _reliability(name: str, curve: Sequence[tuple[float, float]], rest: Sequence[tuple[float, bool]]) -> None:
    said = [(_at(curve, c), r) for c, r in rest]
    print(name, len(rest), "findings of the other half; said, right, number:")
    for low in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9):
        high = {0.0: 0.5}.get(low, low + 0.1)
        inside = [(s, r) for s, r in said if low <= s < high or (low == 0.9 and s >= 0.9)]
        if inside:
            print(
                f"  {sum(s for s, _ in inside) / len(inside):.2f} {sum(r for _, r in inside) / len(inside):.2f} {len(inside)}"
            )


def _at(points: Sequence[tuple[float, float]], chance: float) -> float:
    before = [p for p in points if p[0] <= chance]
    after = [p for p in points if p[0] > chance]
    if not before or not after:
        return (before[-1] if before else after[0])[1]
    (a, low), (b, high) = before[-1], after[0]
    return low + (high - low) * (chance - a) / (b - a)


def _write(curves, plain_rows) -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["list", "chance", "right"])
        for row in plain_rows:
            writer.writerow([row["list"], "", row["right"]])
        for name, points in curves.items():
            writer.writerows([name, chance, right] for chance, right in points)


if __name__ == "__main__":
    main()
