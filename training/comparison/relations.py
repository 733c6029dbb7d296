"""Trains the classifier of relations: data/relations.json of the comparison.

    python training/comparison/relations.py [--check] [--out FILE]

Learns from rewordings.txt beside this file, each pair in both orders. --check prints, for claims that were left out
(a fifth at a time), how many relations are right and how surely the ones that the comparison uses are told. Takes
seconds; needs what the program needs, and scipy.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from rewordings import APART, RELATIONS, reworded
from scipy.optimize import minimize

from communique.compare.pairing import entailment
from communique.language.embedding import embed

SHIPPED = Path(entailment.__file__).parent / "data" / "relations.json"
TURNED = {"entails": "entailed", "entailed": "entails"}
RIDGE, FOLDS, SURE = 4.0, 5, 0.8


def examples() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, relations as numbers, and the number of the claim, of every pair in both orders."""
    given, told, of = [], [], []
    for number, one in enumerate(reworded()):
        pairs = [(sign, text) for sign, text in one.others if sign != APART]
        meanings = embed([one.claim, *(text for _, text in pairs)])
        for (sign, text), meaning in zip(pairs, meanings[1:] @ meanings[0], strict=True):
            name = RELATIONS[sign]
            given += [entailment.features(one.claim, text, meaning), entailment.features(text, one.claim, meaning)]
            told += [entailment.RELATIONS.index(name), entailment.RELATIONS.index(TURNED.get(name, name))]
            of += [number, number]
    return np.array(given), np.array(told), np.array(of)


def fitted(given: np.ndarray, told: np.ndarray) -> entailment.Relations:
    """Multinomial regression with a ridge."""
    mean, spread = given.mean(0), given.std(0) + 1e-6
    scaled = (given - mean) / spread
    wide, many = scaled.shape[1], len(entailment.RELATIONS)
    right = np.eye(many)[told]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights, base = flat[: wide * many].reshape(wide, many), flat[wide * many :]
        score = scaled @ weights + base
        score -= score.max(1, keepdims=True)
        chance = np.exp(score) / np.exp(score).sum(1, keepdims=True)
        slope = chance - right
        gone = -np.log(chance[np.arange(len(told)), told] + 1e-9).sum() + RIDGE * (weights**2).sum()
        return gone, np.concatenate([(scaled.T @ slope + 2 * RIDGE * weights).ravel(), slope.sum(0)])

    flat = minimize(loss, np.zeros(wide * many + many), jac=True, method="L-BFGS-B").x
    return entailment.Relations(mean, spread, flat[: wide * many].reshape(wide, many), flat[wide * many :])


def check(given: np.ndarray, told: np.ndarray, of: np.ndarray) -> None:
    """What is told of claims that were left out."""
    right, sure = Counter[str](), Counter[tuple[str, bool]]()
    for fold in range(FOLDS):
        left = of % FOLDS == fold
        chances = fitted(given[~left], told[~left]).chances(given[left])
        for row, want in zip(chances, told[left], strict=True):
            got = int(row.argmax())
            right[entailment.RELATIONS[want]] += got == want
            if row[got] >= SURE:
                sure[entailment.RELATIONS[got], bool(got == want)] += 1
    many = Counter(entailment.RELATIONS[n] for n in told)
    for name in entailment.RELATIONS:
        surely = f"{sure[name, True]} right, {sure[name, False]} not"
        print(f"{name}: {right[name]} of {many[name]} right; told surely: {surely}")
    print(f"all: {sum(right.values())} of {len(told)} right")


def main() -> None:
    """Train and write, or tell what is right of claims left out."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--check", action="store_true", help="measure instead of writing")
    asked.add_argument("--out", type=Path, default=SHIPPED)
    options = asked.parse_args()
    given, told, of = examples()
    if options.check:
        check(given, told, of)
        return
    model = fitted(given, told)
    rounded = {name: np.round(value, 4).tolist() for name, value in model._asdict().items()}
    kept = {"features": list(entailment.FEATURES), "relations": list(entailment.RELATIONS), **rounded}
    options.out.write_text(json.dumps(kept) + "\n", "utf-8")


if __name__ == "__main__":
    main()
