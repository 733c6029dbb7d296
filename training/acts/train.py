"""Train the network of acts and contacts: python train.py READINGS.jsonl OUT_FOLDER [--epochs 10] [--all]

READINGS.jsonl is what readings.py writes. Documents of the issuers in `bank/splits.csv` are held back and watched;
with --all they are not.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

sys.path.append(str(Path(__file__).parents[1]))

from batch import collated, loss
from examples import Example, examples, length
from learning import ENCODER, Course, autocast, batched
from network import ActsNetwork
from watching import watch

from communique.bank.agreement import plain
from communique.bank.folder import load_bank
from communique.language.pieces import Vocabulary

RULES = 0.75
"""How often a document is shown with what the rules found in it."""
LISTS = ("acts", "contacts", "statements", "commitments", "doubts")


class Material:
    """The documents of one or more banks with their readings and marks, as windows."""

    def __init__(self, readings: Path, folders: Sequence[Path], chance: random.Random) -> None:
        self.vocabulary = Vocabulary((ENCODER / "vocab.txt").read_text(encoding="utf-8").splitlines())
        self.readings = {r["id"]: r for r in map(json.loads, readings.open(encoding="utf-8"))}
        self.chance = chance
        self.marks: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.held: dict[str, list[str]] = {}
        self.kept: dict[str, list[str]] = {}
        for folder in folders:
            self._take(folder)
        self.known = {a: b for r in self.readings.values() for a, b in r["same"].items()}

    def _take(self, folder: Path) -> None:
        """The marks of one bank, for those of its documents that were read."""
        bank = load_bank(folder)
        documents = set()
        for one in bank.readings:
            if one.document in self.readings:
                self.marks[one.document].append({name: one.items(name) for name in LISTS})
                documents.add(one.document)
        self.held[folder.name] = sorted(d for d in documents if bank.split(d) == "dev")
        self.kept[folder.name] = sorted(d for d in documents if bank.split(d) != "dev")

    def same(self, ids: Any) -> frozenset[str]:
        return plain(self.known.get(i, i) for i in ids)

    def watched(self, bank: str, rules: bool) -> list[Example]:
        """The windows of the documents held back of a bank, with the first reader's marks."""
        return [
            e for d in self.held[bank]
            for e in examples(self.readings[d], self.marks[d][0], self.vocabulary, self.same, rules=rules)
        ]  # fmt: skip

    def taught(self, most: int, every: bool) -> list[Example]:
        """The windows of at most so many documents of each bank, drawn anew and begun elsewhere each time, with the
        marks of either reader; with `every` those held back are taught too.
        """
        chance, out = self.chance, []
        for d in [d for kept in self.kept.values() for d in sorted(chance.sample(kept, min(most, len(kept))))] + [
            d for held in self.held.values() for d in held if every
        ]:
            marks = self.marks[d][chance.randrange(len(self.marks[d]))]
            skip = chance.randrange(5)
            rules = chance.random() < RULES
            out += examples(self.readings[d], marks, self.vocabulary, self.same, skip, rules)
        return out


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("readings", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--bank", type=Path, action="append", required=True, help="a bank's folder; again for more")
    ap.add_argument("--epochs", type=int, default=10)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--warm", type=Path, help="weights to begin with")
    ap.add_argument("--lr", type=float, default=1.5e-4)
    ap.add_argument("--most", type=int, default=100_000, help="documents of a bank in an epoch, drawn anew each time")
    ap.add_argument("--all", action="store_true")
    args = ap.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(args.seed)
    material = Material(args.readings, args.bank, chance)
    network = ActsNetwork.start(ENCODER)
    if args.warm:
        network.load_state_dict(torch.load(args.warm, weights_only=True))
    steps = len(batched(material.taught(args.most, args.all), length, random.Random(0), 24)) * args.epochs
    base = [p for p in network.encoder.parameters() if p.requires_grad]
    course = Course(network, base, [*network.out.parameters(), *network.numbers.parameters()], args.lr, steps, 0.02)

    def value(rows: list[Example]) -> torch.Tensor:
        batch = collated(rows, material.vocabulary, chance)
        with autocast():
            out = network(batch.pieces, batch.numbers, batch.mask)
        return loss(out.float(), batch)

    watched = {(bank, rules): material.watched(bank, rules) for bank in material.held for rules in (True, False)}
    for epoch in range(args.epochs):
        course.epoch(epoch, batched(material.taught(args.most, args.all), length, chance, 24), value)
        torch.save(network.state_dict(), args.out / "acts.pt")
        print(f"epoch {epoch} {course.seconds} s")
        for (bank, rules), held in watched.items():
            print(
                f"  {bank}, {'with' if rules else 'without'} rules:",
                watch(network, held, material.vocabulary),
                flush=True,
            )


if __name__ == "__main__":
    main()
