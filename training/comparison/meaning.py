"""Teaches the encoder of meanings which claims of two accounts are one point: the weights of its last two layers.

    python training/comparison/meaning.py OUT.pt

Learns from contacts.txt, without those kept, and more_contacts.txt, as they were written and as the program cuts them
into claims. Each claim chooses among the other side's claims or none, both ways; what is chosen is the nearest in
meaning. The lower layers stay as they are. `training/upper.py OUT.pt` makes a network of them. Needs the training
environment and some minutes.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from contacts import FOR_MEANING, NO_POINT, Contact, contacts
from torch import Tensor, nn
from transformers import BertModel

sys.path.insert(0, str(Path(__file__).parents[1]))
from learning import ENCODER
from train import told_units

import communique
from communique.errors import CommuniqueError
from communique.language.pieces import WORD, vocabulary

UPPER = 2
"""Layers that learn, of six."""
MOST_PIECES, TEXTS = 200, 24
RATE, EPOCHS, CONTACTS = 1e-4, 4, 4
"""Rate of the layers, rounds, contacts a step."""
SCALE, NONE, FREE = 15.0, 0.3, 0.5
"""How sharply a claim chooses at first, the likeness of none at first, what a claim without a partner counts."""


class Sides(NamedTuple):
    """Claims of two sides, and which are one point."""

    one: list[str]
    other: list[str]
    same: Tensor


class Upper(nn.Module):
    """Texts → meanings of length one; the states below the learning layers are kept."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(ENCODER, attn_implementation="eager", add_pooling_layer=False)
        self.encoder.requires_grad_(False)
        layers = list(self.encoder.encoder.layer)
        self.below, self.layers = layers[:-UPPER], nn.ModuleList(layers[-UPPER:])
        self.layers.requires_grad_(True)
        self.kept: dict[str, Tensor] = {}

    def forward(self, texts: list[str]) -> Tensor:
        """A row a text."""
        self._keep(texts)
        order = sorted(range(len(texts)), key=lambda n: len(self.kept[texts[n]]))
        out: list[Tensor] = [torch.empty(0)] * len(texts)
        for at in range(0, len(order), TEXTS):
            own = order[at : at + TEXTS]
            states, mask = _padded([self.kept[texts[n]] for n in own])
            with torch.autocast("cpu", torch.bfloat16):
                for layer in self.layers:
                    states = _passed(layer, states, mask)
            mean = (states.float() * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            for n, row in zip(own, nn.functional.normalize(mean, dim=1), strict=True):
                out[n] = row
        return torch.stack(out)

    def _keep(self, texts: list[str]) -> None:
        new = sorted({t for t in texts if t not in self.kept}, key=lambda t: (len(t), t))
        training = self.training
        self.eval()
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for at in range(0, len(new), TEXTS):
                own = new[at : at + TEXTS]
                numbers = [_pieces(t) for t in own]
                width = max(map(len, numbers))
                given = torch.tensor([n + [0] * (width - len(n)) for n in numbers])
                mask = torch.tensor([[1.0] * len(n) + [0.0] * (width - len(n)) for n in numbers])
                states = self.encoder.embeddings(given)
                for layer in self.below:
                    states = _passed(layer, states, mask)
                for text, row, had in zip(own, states, numbers, strict=True):
                    self.kept[text] = row[: len(had)].to(torch.bfloat16).clone()
        self.train(training)


def _passed(layer: nn.Module, states: Tensor, mask: Tensor) -> Tensor:
    out = layer(states, (1 - mask)[:, None, None] * -1e9)
    return out[0] if isinstance(out, tuple) else out


def _padded(rows: list[Tensor]) -> tuple[Tensor, Tensor]:
    width = max(map(len, rows))
    states, mask = torch.zeros(len(rows), width, rows[0].shape[1]), torch.zeros(len(rows), width)
    for n, row in enumerate(rows):
        states[n, : len(row)], mask[n, : len(row)] = row, 1
    return states, mask


def _pieces(text: str) -> list[int]:
    words = vocabulary()
    pieces = [p for match in WORD.finditer(text) for p in words.pieces(match.group())]
    return [words.first, *pieces[: MOST_PIECES - 1], words.last]


def forms(contact: Contact) -> list[Sides]:
    """A contact as it was written and as the program cuts it."""
    lines = [[p for p in a.pieces if p.key != NO_POINT] for a in contact.accounts]
    same = torch.tensor([[a.key == b.key != "-" for b in lines[1]] for a in lines[0]])
    out = [Sides(*([p.words.removeprefix("¶") for p in side] for side in lines), same)]
    readings = [communique.read(a.text, date=contact.day, issuer=a.house) for a in contact.accounts]
    try:
        units, keys = told_units(contact, readings)
    except CommuniqueError:
        return out
    if all(units):
        both = torch.tensor(np.array([[bool(a & b) for b in keys[1]] for a in keys[0]]))
        out.append(Sides(*([u.core for u in side] for side in units), both))
    return out


def loss(likeness: Tensor, same: Tensor, none: Tensor) -> Tensor:
    """What it costs that claims choose another partner than theirs, or one where they have none; both ways."""
    total, count = torch.zeros(()), 0.0
    for table, right in ((likeness, same), (likeness.T, same.T)):
        chances = torch.log_softmax(torch.cat([table, none.expand(len(table), 1)], 1), 1)
        paired = right.any(1)
        told = torch.logsumexp(chances[:, :-1].masked_fill(~right, -1e9), 1)
        total = total - told[paired].sum() - FREE * chances[:, -1][~paired].sum()
        count += int(paired.sum()) + FREE * int((~paired).sum())
    return total / count


def taught(given: list[list[Sides]], seed: int = 0) -> Upper:
    """The network after its rounds."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = Upper()
    scale, none = nn.Parameter(torch.tensor(SCALE).log()), nn.Parameter(torch.tensor(NONE * SCALE))
    rates = [{"params": network.layers.parameters(), "lr": RATE}, {"params": [scale, none], "lr": 1e-2}]
    optimiser = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = EPOCHS * -(-len(given) // CONTACTS)
    falling = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min(1, (n + 1) / (0.1 * steps)) * (1 - n / steps))
    for epoch in range(EPOCHS):
        order, spent = list(given), 0.0
        chance.shuffle(order)
        for at in range(0, len(order), CONTACTS):
            network.train()
            drawn = [chance.choice(some) for some in order[at : at + CONTACTS]]
            rows = iter(network([t for one in drawn for t in (*one.one, *one.other)]))
            costs = []
            for one in drawn:
                sides = [torch.stack([next(rows) for _ in side]) for side in (one.one, one.other)]
                costs.append(loss(sides[0] @ sides[1].T * scale.exp(), one.same, none))
            cost = torch.stack(costs).mean()
            optimiser.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(network.layers.parameters(), 1.0)
            optimiser.step()
            falling.step()
            spent += float(cost.detach()) * len(drawn)
        print(f"round {epoch + 1}: {spent / len(order):.3f}", flush=True)
    return network


def main() -> None:
    """Train and write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("out", type=Path)
    told = asked.parse_args()
    network = taught([forms(c) for c in contacts(FOR_MEANING) if not c.kept])
    torch.save(network.layers.state_dict(), told.out)


if __name__ == "__main__":
    main()
