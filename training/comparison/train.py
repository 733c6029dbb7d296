"""Trains the classifier that says whether two claims are one point: data/pairs.json of the comparison.

    python training/comparison/train.py [PAIRS] [--contacts SHARE] [--leave-one-out] [--out FILE]

Learns from accounts.txt beside this file (invented accounts of invented talks) and, where a folder PAIRS of real ones
is given (PAIR/a.md, b.md, gold.json with key quotes of the points that both tell), from these too; with --contacts from
the contacts of contacts.py's FOR_PAIRS as well, each pair of claims counting SHARE of a real one (0.1 as shipped,
decision 171). No text
of theirs is kept: the result is a mean, a spread and a weight a feature. --leave-one-out prints, pair by pair, what a
classifier finds that was trained without that pair. Takes seconds, with contacts some minutes; needs what the program
needs, and scipy.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import NamedTuple

import numpy as np
from contacts import ALONE, FOR_PAIRS, NO_POINT, Account, Contact, contacts
from scipy.optimize import linear_sum_assignment, minimize

import communique
from communique.compare.accounts import choose
from communique.compare.facts import is_fact
from communique.compare.pairing.alignment import Classifier
from communique.compare.pairing.features import FEATURES, features
from communique.compare.units.extraction import Unit, units
from communique.errors import NotComparable
from communique.model import Reading

HERE = Path(__file__).parent
SHIPPED = HERE.parent.parent / "src" / "communique" / "compare" / "data" / "pairs.json"
DAY = "2023-05-05"
INVENTED, OPTIONAL = 0.05, 0.4
"""What an invented pair of claims, and a pair that careful readers call optional, count beside a real one."""
RIDGE = 6.0
HELD = 0.5
"""Share of a key quote's words that a claim must hold to be a telling of its point."""
ENOUGH, SURE = 0.2, 0.45


class Marked(NamedTuple):
    """Features of all pairs of claims of two accounts, which are one point, and how much each counts."""

    name: str
    given: np.ndarray
    one: np.ndarray
    counts: np.ndarray


def invented() -> list[Marked]:
    """The accounts of accounts.txt, marked by their keys."""
    out = []
    for block in (HERE / "accounts.txt").read_text("utf-8").split("\n== ")[1:]:
        name, *lines = block.splitlines()
        sides = [[line.split(" ", 2)[1:] for line in lines if line.startswith(side)] for side in "AB"]
        readings = [communique.read(" ".join(text for _, text in side), date=DAY) for side in sides]
        try:
            told = _units(readings)
        except NotComparable:
            continue
        keys = []
        for side, mine in zip(sides, told, strict=True):
            starts = np.cumsum([0, *(len(text) + 1 for _, text in side)])
            keys.append([side[int(np.searchsorted(starts, u.spans[0].start, "right")) - 1][0] for u in mine])
        one = np.array([[a == b != "-" for b in keys[1]] for a in keys[0]], dtype=float)
        out.append(Marked(name, features(*told), one, np.full(one.shape, INVENTED)))
    return out


def written(share: float) -> list[Marked]:
    """The contacts to learn from, each pair of claims counting `share`."""
    out: list[Marked] = []
    if not share:
        return out
    for contact in contacts(FOR_PAIRS):
        readings = [communique.read(a.text, date=contact.day, issuer=a.house) for a in contact.accounts]
        try:
            told, keys = told_units(contact, readings)
        except NotComparable:
            continue
        given = features(*told)
        if given.size:
            one, counts = _closest(keys, given[..., 0])
            out.append(Marked(contact.name, given, one, counts * share))
    return out


def told_units(contact: Contact, readings: list[Reading]) -> tuple[list[list[Unit]], list[list[set[str]]]]:
    """The claims of a contact's accounts, and of each claim the points that it tells."""
    told = _units(readings)
    return told, [_keys(a, mine) for a, mine in zip(contact.accounts, told, strict=True)]


def _keys(account: Account, mine: list[Unit]) -> list[set[str]]:
    """Of each claim the points that it tells: it holds half of their words, or they half of its."""
    out = []
    for unit in mine:
        have = {w for span in unit.spans for w in _words(account.text, span.start, span.end)}
        told = set()
        for piece in account.pieces:
            want = _words(account.text, piece.start, piece.start + len(piece.words))
            if piece.key[0] not in ALONE + NO_POINT and len(have & want) >= HELD * min(len(have), len(want)):
                told.add(piece.key)
        out.append(told)
    return out


def _closest(keys: list[list[set[str]]], meaning: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of each point the pair of claims closest in meaning, as one; what else tells of it counts nothing."""
    one, counts = np.zeros(meaning.shape), np.ones(meaning.shape)
    best = []
    for key in sorted(set().union(*keys[0]) & set().union(*keys[1])):
        both = np.outer(*([key in told for told in side] for side in keys))
        best.append(np.unravel_index(np.argmax(np.where(both, meaning, -np.inf)), meaning.shape))
        one[both], counts[both] = 1, 0
    for place in best:
        counts[place] = 1
    return one, counts


def _words(text: str, start: int, end: int) -> set[int]:
    return {start + m.start() for m in re.finditer(r"\w+", text[start:end])}


def real(folder: Path) -> list[Marked]:
    """Pairs with points coded by hand."""
    out = []
    for place in sorted(p for p in folder.iterdir() if (p / "gold.json").is_file()):
        readings = [communique.read(place / name) for name in ("a.md", "b.md")]
        told = _units(readings)
        given = features(*told)
        one, counts = np.zeros(given.shape[:2]), np.ones(given.shape[:2])
        for point in json.loads((place / "gold.json").read_text("utf-8"))["points"]:
            if "a" in point and "b" in point:
                held = [
                    np.array([_held(u, r.text, point[side]) >= HELD for u in mine])
                    for side, mine, r in zip("ab", told, readings, strict=True)
                ]
                both = np.outer(*held)
                one[both], counts[both] = 1, OPTIONAL if point.get("optional") else 1
        out.append(Marked(place.name, given, one, counts))
    return out


def fitted(marked: list[Marked]) -> Classifier:
    """Logistic regression with a ridge."""
    given = np.concatenate([m.given.reshape(-1, len(FEATURES)) for m in marked])
    one, counts = (np.concatenate([getattr(m, name).ravel() for m in marked]) for name in ("one", "counts"))
    mean, spread = given.mean(0), given.std(0) + 1e-6
    scaled = (given - mean) / spread

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        chance = 1 / (1 + np.exp(-(scaled @ weights[:-1] + weights[-1])))
        told = -(counts * (one * np.log(chance + 1e-9) + (1 - one) * np.log(1 - chance + 1e-9))).sum()
        slope = counts * (chance - one)
        return (
            told + RIDGE * (weights[:-1] ** 2).sum(),
            np.append(scaled.T @ slope + 2 * RIDGE * weights[:-1], slope.sum()),
        )

    best = minimize(loss, np.zeros(len(FEATURES) + 1), jac=True, method="L-BFGS-B").x
    return Classifier(mean, spread, best[:-1], float(best[-1]), ENOUGH, SURE)


def leave_one_out(pairs: list[Marked], others: list[Marked]) -> None:
    """Of each pair: how many marked pairs are joined, and how many joined are marked."""
    right = joined = wanted = 0.0
    for left in pairs:
        model = fitted([m for m in pairs if m is not left] + others)
        chances = model.chances(left.given)
        rows, columns = linear_sum_assignment(-np.maximum(chances - ENOUGH, 0))
        hits = [(i, j) for i, j in zip(rows, columns, strict=True) if chances[i, j] >= ENOUGH]
        found = sum(left.one[i, j] for i, j in hits)
        print(f"{left.name}: {len(hits)} joined, {found:g} of them right, {left.one.sum():g} marked")
        right, joined, wanted = right + found, joined + len(hits), wanted + left.one.sum()
    print(f"precision {right / max(joined, 1):.2f}, recall {right / max(wanted, 1):.2f}")


def _units(readings: list[Reading]) -> list[list[Unit]]:
    chosen = choose(readings, force=True)
    return [[u for u in units(one, n) if not is_fact(u, one)] for n, one in enumerate(chosen)]


def _held(unit: Unit, text: str, quote: str) -> float:
    hit = re.search(r"\s+".join(re.escape(w) for w in quote.split()), text)
    if hit is None:
        return 0.0
    words = [(hit.start() + m.start(), hit.start() + m.end()) for m in re.finditer(r"\w+", hit.group())]
    return sum(any(s.start <= a and b <= s.end for s in unit.spans) for a, b in words) / len(words)


def as_read(model: Classifier) -> str:
    """The classifier as the program reads it."""
    rounded = {name: [round(float(x), 5) for x in getattr(model, name)] for name in ("mean", "spread", "weights")}
    told = {"features": list(FEATURES), **rounded, "base": round(model.base, 5), "enough": ENOUGH, "sure": SURE}
    return json.dumps(told, indent=1) + "\n"


def main() -> None:
    """Train and write, or tell what is found of pairs left out."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("pairs", nargs="?", type=Path, help="folder of pairs with points coded by hand")
    asked.add_argument("--contacts", type=float, default=0.0, help="what written contacts count beside real pairs")
    asked.add_argument("--leave-one-out", action="store_true", help="measure instead of writing")
    asked.add_argument("--out", type=Path, default=SHIPPED)
    told = asked.parse_args()
    pairs, others = real(told.pairs) if told.pairs else [], invented() + written(told.contacts)
    if told.leave_one_out:
        leave_one_out(pairs, others)
    else:
        told.out.write_text(as_read(fitted(pairs + others)), "utf-8")


if __name__ == "__main__":
    main()
