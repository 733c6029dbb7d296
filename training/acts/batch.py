"""Examples as tensors, and the loss: labels of words, and for each question of who a yes or no a candidate."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from examples import NONE, Asked, Example
from torch import Tensor, nn

from communique.extract.learned.encoding import ACT_KINDS, SIZES
from communique.extract.learned.layout import LAYOUT, POINTER, ROLES, SIGNS
from communique.extract.learned.network import inputs
from communique.language.pieces import Vocabulary


@dataclass(slots=True)
class Batch:
    pieces: Tensor
    numbers: Tensor
    mask: Tensor
    labels: dict[str, Tensor]
    kinds: Tensor
    sources: Tensor  # (n, 3): question, answering piece, own 0 / state 1
    source_of: Tensor  # (n): candidate
    candidates: Tensor  # (m, 5): row, asking piece, role, bits, number of the question
    right: Tensor  # (m)
    asks: int
    questions: Tensor  # (asks, 3): row, asking piece, role
    single: Tensor  # (asks): whether one candidate alone is the answer
    pairs: Tensor  # (k, 3): of a contact, its number and two candidates that are its parties together
    between: list[tuple[Asked, int]]  # each contact's question, and the number of its first candidate
    words: Tensor  # (batch, pieces): where words begin
    pointed: Tensor  # (p, 3): row, asking piece, role
    pointed_at: Tensor  # (p, pieces): the share of each


_LOW = -12.0
PARTNERS = ROLES.index("partners")
SINGLE = ("cue", "contact", "statement", "modality", "binding", "channel", "status")
WEIGHT = {"cue": 1.0, "contact": 0.5, "statement": 0.5, "modality": 0.3, "binding": 0.3, "channel": 0.2, "status": 0.2}


MASK = 103
"""The piece that stands for a hidden one."""


def collated(batch: Sequence[Example], vocabulary: Vocabulary, chance: random.Random | None = None) -> Batch:
    """The tensors of some windows; with `chance` names are hidden now and then."""
    longest = 2 + max(sum(len(w.pieces) for w in e.window.words) for e in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros_like(pieces)
    numbers = torch.zeros(len(batch), longest, len(SIZES), dtype=torch.long)
    labels = {name: torch.full_like(pieces, NONE) for name in SINGLE}
    kinds = torch.zeros(len(batch), longest, len(ACT_KINDS))
    sources, source_of, candidates, right, pointed, pointed_at, questions, single, pairs, between, asks = (
        *([] for _ in range(10)),
        0,
    )
    begins = torch.zeros_like(pieces, dtype=torch.bool)
    for row, one in enumerate(batch):
        flat, rows, places = inputs(one.window, vocabulary)
        if chance is not None and chance.random() < 0.5:
            _hide_names(flat, places, one, chance)
        pieces[row, : len(flat)] = torch.tensor(flat)
        numbers[row, : len(flat)] = torch.tensor(rows)
        mask[row, : len(flat)] = 1
        at = torch.tensor(places)
        begins[row, at] = True
        for name in ("cue", "contact", "statement"):
            labels[name][row, at] = torch.tensor(getattr(one, name))
        for name in SINGLE[3:]:
            for i, value in getattr(one, name).items():
                labels[name][row, places[i]] = value
        for i, shares_of in one.kinds.items():
            for kind, share in shares_of:
                kinds[row, places[i], kind] += share
        for ask in one.asked:
            q = places[ask.word]
            if ask.pairs:
                at = len(candidates)
                pairs += [(len(between), at + a, at + len(ask.whom) + b) for a, b in ask.pairs]
                between.append((ask, at))
            if ask.named:
                share = torch.zeros(longest)
                share[[places[w] for w in ask.named]] = 1 / len(ask.named)
                pointed.append((row, q, ask.role))
                pointed_at.append(share)
            for role in (ask.role, PARTNERS) if ask.pairs else (ask.role,) if ask.whom else ():
                asks += 1
                questions.append((row, q, role))
                single.append(not ask.pairs)
                for who, answer in zip(ask.whom, ask.right, strict=True):
                    number = len(candidates)
                    candidates.append((row, q, role, who.bits, asks))
                    right.append(answer)
                    for kind, words in ((0, who.own), (1, who.of)):
                        for w in words:
                            sources.append((asks - 1, places[w], kind))
                            source_of.append(number)
    return Batch(
        pieces, numbers, mask, labels, kinds,
        torch.tensor(sources, dtype=torch.long).reshape(-1, 3), torch.tensor(source_of, dtype=torch.long),
        torch.tensor(candidates, dtype=torch.long).reshape(-1, 5), torch.tensor(right, dtype=torch.float),
        asks, torch.tensor(questions, dtype=torch.long).reshape(-1, 3), torch.tensor(single, dtype=torch.bool),
        torch.tensor(pairs, dtype=torch.long).reshape(-1, 3), between, begins, torch.tensor(pointed, dtype=torch.long).reshape(-1, 3),
        torch.stack(pointed_at) if pointed_at else torch.zeros(0, longest),
    )  # fmt: skip


def _hide_names(flat: list[int], places: list[int], one: Example, chance: random.Random) -> None:
    """A fourth of the words of names, so that unknown ones are learnt."""
    for at, word, number in zip(places, one.window.words, one.window.numbers, strict=True):
        if number[1] and chance.random() < 0.25:
            flat[at : at + len(word.pieces)] = [MASK] * len(word.pieces)


def scores(out: Tensor, batch: Batch) -> Tensor:
    """One score a candidate: the log of the summed likelihoods of its sources, and what the rules say."""
    heads = (*out.shape[:2], len(ROLES), POINTER)
    number, k, kind = batch.sources.unbind(1)
    row, word, role = batch.questions.unbind(1)
    asks = out[..., LAYOUT["asks"]].reshape(heads)[row, word, role]
    dense = [
        (out[..., LAYOUT[n]].reshape(heads).transpose(1, 2)[row, role] @ asks[:, :, None])[..., 0]
        for n in ("self", "state")
    ]
    each = torch.stack(dense).flatten()[(kind * len(row) + number) * out.shape[1] + k] / POINTER**0.5
    crow, cq, crole, bits, _ = batch.candidates.unbind(1)
    besides = out[..., LAYOUT["voice"]].reshape(*out.shape[:2], len(ROLES), SIGNS)[crow, cq, crole]
    told = [torch.where(bits & 1 << n > 0, besides[:, n], _LOW) for n in range(SIGNS)]
    every = torch.cat([each, torch.full((len(crow),), _LOW), *told])
    own = torch.arange(len(crow))
    owner = torch.cat([batch.source_of, *[own] * (1 + SIGNS)])
    top = torch.full((len(crow),), -1e4).scatter_reduce(0, owner, every.detach(), "amax")
    total = torch.zeros(len(crow)).index_add(0, owner, (every - top[owner]).exp())
    return top + total.log()


def shares(out: Tensor, batch: Batch) -> Tensor:
    """The log of each candidate's share of its question's likelihood."""
    score, group = scores(out, batch), batch.candidates[:, 4] - 1
    top = torch.full((batch.asks,), -1e4).scatter_reduce(0, group, score.detach(), "amax")
    whole = torch.zeros(batch.asks).index_add(0, group, (score - top[group]).exp())
    return score - top[group] - whole.log()[group]


def _meant(out: Tensor, batch: Batch) -> Tensor:
    """Minus the log of what the right sets have of each question's likelihood, on average; for a contact, what the
    right pairs have.
    """
    told, group = shares(out, batch), batch.candidates[:, 4] - 1
    right = torch.zeros(batch.asks).index_add(0, group, told.exp() * batch.right)[batch.single]
    number, a, b = batch.pairs.unbind(1)
    both = torch.zeros(len(batch.between)).index_add(0, number, (told[a] + told[b]).exp())
    return -(torch.cat([right, both]) + 1e-9).log().mean()


def _pointing(out: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy of the words that a role's question points at: those that the readers marked as naming him."""
    heads = (*out.shape[:2], len(ROLES), POINTER)
    asks, keys = (out[..., LAYOUT[n]].reshape(heads) for n in ("asks", "self"))
    row, word, role = batch.pointed.unbind(1)
    logits = (asks[row, word, role][:, None] * keys[row, :, role]).sum(-1) / POINTER**0.5
    logits = logits.masked_fill(~batch.words[row], -1e4)
    return -(batch.pointed_at * logits.log_softmax(-1)).sum(-1).mean()


def loss(out: Tensor, batch: Batch) -> Tensor:
    total = out.new_zeros(())
    for name in SINGLE:
        labels = batch.labels[name]
        logits = out[..., LAYOUT[name]]
        if name == "binding":
            asked = labels != NONE
            if asked.any():
                total = total + WEIGHT[name] * nn.functional.binary_cross_entropy_with_logits(
                    logits[..., 0][asked], labels[asked].float()
                )
        elif (labels != NONE).any():
            total = total + WEIGHT[name] * (
                1 if name not in ("cue", "contact", "statement") else 3
            ) * nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=NONE)
    asked = batch.kinds.sum(-1) > 0
    if asked.any():
        chances = out[..., LAYOUT["kind"]][asked].log_softmax(-1)
        total = total - 0.5 * (batch.kinds[asked] * chances).sum(-1).mean()
    if len(batch.right):
        total = total + 0.6 * _meant(out, batch)
    if len(batch.pointed):
        total = total + 0.5 * _pointing(out, batch)
    return total
