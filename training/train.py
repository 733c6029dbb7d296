"""Train the tagger: python train.py POLNEAR_TRAIN.jsonl OUT_FOLDER [--epochs 5] [--seed 7]

Reads articles with human attributions, holds every twentieth back to watch the loss, writes
OUT_FOLDER/tagger.pt. On two processor cores an epoch takes about eight minutes.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from examples import NOT_LINKED, Example, articles, examples, length
from learning import ENCODER, Course, autocast, batched
from network import Tagger, loss
from torch import Tensor

from communique.language.pieces import Vocabulary


def collated(batch: Sequence[Example], vocabulary: Vocabulary) -> tuple[Tensor, ...]:
    """pieces, features, mask, labels, cue_of, source_of, answers: all (batch, longest)."""
    longest = 2 + max(sum(len(w.pieces) for w in e.words) for e in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    features, mask = pieces.clone(), pieces.clone()
    labels, cue_of, source_of = (torch.full_like(pieces, NOT_LINKED) for _ in range(3))
    answers = torch.zeros(len(batch), longest, dtype=torch.bool)
    for row, one in enumerate(batch):
        pieces[row, 0] = vocabulary.first
        answers[row, 0] = True
        places = [0]
        at = 1
        for word in one.words:
            places.append(at)
            pieces[row, at : at + len(word.pieces)] = torch.tensor(word.pieces)
            features[row, at : at + len(word.pieces)] = word.feature
            answers[row, at] = True
            at += len(word.pieces)
        pieces[row, at] = vocabulary.last
        mask[row, : at + 1] = 1
        for i, (label, cue, source) in enumerate(zip(one.labels, one.cue_of, one.source_of, strict=True), 1):
            labels[row, places[i]] = label
            cue_of[row, places[i]] = cue if cue == NOT_LINKED else places[cue]
            source_of[row, places[i]] = source if source == NOT_LINKED else places[source]
    return pieces, features, mask, labels, cue_of, source_of, answers


def step(network: Tagger, batch: Sequence[Example], vocabulary: Vocabulary) -> Tensor:
    pieces, features, mask, labels, cue_of, source_of, answers = collated(batch, vocabulary)
    with autocast():
        out = network(pieces, features, mask)
    return loss(out.float(), labels, cue_of, source_of, answers)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("articles", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--epochs", type=int, default=5)
    ap.add_argument("--seed", type=int, default=7)
    args = ap.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(2)
    chance = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)

    vocabulary = Vocabulary((ENCODER / "vocab.txt").read_text(encoding="utf-8").splitlines())
    every = articles(args.articles)
    held = [e for a in every[::20] for e in examples(a, vocabulary)]
    kept = [a for i, a in enumerate(every) if i % 20]
    network = Tagger.start(ENCODER)
    heads = [*network.labels.parameters(), *network.pointers.parameters(), *network.features.parameters()]
    per_epoch = len(batched([e for a in kept for e in examples(a, vocabulary)], length, random.Random(0)))
    course = Course(network, network.encoder.parameters(), heads, 1.2e-4, per_epoch * args.epochs)
    for epoch in range(args.epochs):
        rows = [e for a in kept for e in examples(a, vocabulary, chance.randrange(6))]
        course.epoch(epoch, batched(rows, length, chance), lambda batch: step(network, batch, vocabulary))
        network.eval()
        with torch.no_grad():
            watched = [step(network, b, vocabulary).item() for b in batched(held, length, random.Random(0))]
        print(f"epoch {epoch}: held back {sum(watched) / len(watched):.4f}, {course.seconds} s", flush=True)
        torch.save(network.state_dict(), args.out / "tagger.pt")


if __name__ == "__main__":
    main()
