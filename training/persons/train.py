"""Train the finder of names: python train.py OUT.npz --bank FOLDER TEXTS [--bank …]

A word is part of a name where it stands in a name of somebody whom a reader's marks name (his whole name, or its last
words behind a title); words that the pipeline alone takes for a person are left out, for readers mark only who acts.
Three small networks are averaged. Prints precision and recall of words on the documents held back.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from communique.actors import scan
from communique.actors.normalization import fold
from communique.bank.folder import load_bank
from communique.bank.texts import texts_of
from communique.documents import load
from communique.extract.persons.words import ASIDE, vectors_of, words_of
from communique.passages import find_passages
from communique.passages.size_limits import read_part
from communique.reading import Reader

sys.path.append(str(Path(__file__).parents[1]))

from small import Course, Layers, arrays, fitted, main_directions

DIRECTIONS, NETWORKS = 24, 3
COURSE = Course(epochs=12, batch=256, rate=2e-3)
LISTS = (("acts", "by"), ("acts", "to"), ("contacts", "participants"), ("statements", "speakers"))


def rows(folder: Path, texts: Path, split: str) -> Iterator[tuple[np.ndarray, np.ndarray, int]]:
    """Of each capitalised word its numbers, the vectors around it, and 1, 0 or -1 (nobody tells)."""
    bank, held = load_bank(folder), texts_of([texts])
    reader = Reader(learned=False)
    reader.tell = lambda message: None
    for one in bank.first_readings():
        entry = bank.entries[one.document]
        text = held.of(entry.sha256)
        if text is None or (bank.split(one.document) == "dev") != (split == "dev"):
            continue
        document = load(text, date=entry.date or None, issuer=entry.issuer or None)
        if document.text == text:
            yield from _of(reader, document, one)


def _of(reader: Reader, document: Any, marks: Any) -> Iterator[tuple[np.ndarray, np.ndarray, int]]:
    day = document.date.isoformat() if document.date else None
    issuer = reader._published(document.issuer, day) if document.issuer else None
    part = read_part(document)
    found = scan(part.text, reader.registry, day)
    parsed, _ = reader._parsed(part.text, find_passages(part, found, reader.registry, issuer))
    ids = {i for name, key in LISTS for item in marks.items(name) for i in item.get(key) or []}
    named = _named(part.text, ids)
    for one in parsed:
        words = words_of(one, found, reader.registry)
        vectors = vectors_of(words)
        for i, word in enumerate(words):
            if not word.look:
                continue
            inside = word.start in named
            if not inside and word.look[0]:
                continue  # a person to the pipeline alone
            yield np.array(word.look, dtype=np.float32), vectors[i : i + 2 * ASIDE + 1], int(inside)


def _named(text: str, ids: set[str]) -> set[int]:
    """Where the words begin that are names of the people marked."""
    words = [(m.start(), fold(m.group()).replace("’", "").replace("'", "")) for m in re.finditer(r"[^\W\d_]+", text)]
    out: set[int] = set()
    for one in ids:
        if not one.startswith(("person:", "unknown:")):
            continue
        name = one.partition(":")[2].split("-")
        places = [i for i in range(len(words)) if [w for _, w in words[i : i + len(name)]] == name]
        if len(name) < 2 or not any(
            text[words[i][0]].isupper() and text[words[i + len(name) - 1][0]].isupper() for i in places
        ):
            continue
        for i in places:
            out.update(start for start, _ in words[i : i + len(name)] if text[start].isupper())
        last = name[-1]
        out.update(s for s, w in words if w == last and len(w) > 3 and text[s].isupper())
    return out


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    ap.add_argument("--bank", nargs=2, action="append", required=True)
    args = ap.parse_args()
    torch.set_num_threads(1)
    taught, kept = [], {}
    for folder, texts in args.bank:
        taught += list(rows(Path(folder), Path(texts), "train"))
        kept[folder] = list(rows(Path(folder), Path(texts), "dev"))
    directions = main_directions(np.array([v[ASIDE] for _, v, _ in taught]), DIRECTIONS)

    def packed(some: list[Any]) -> tuple[torch.Tensor, torch.Tensor]:
        given = [np.concatenate([look, (around @ directions).reshape(-1)]) for look, around, _ in some]
        return torch.tensor(np.array(given), dtype=torch.float32), torch.tensor([float(y) for _, _, y in some])

    given, right = packed(taught)

    def loss(made: Layers, batch: torch.Tensor) -> torch.Tensor:
        return nn.functional.binary_cross_entropy_with_logits(made(given[batch]), right[batch])

    networks = [fitted(COURSE, given.shape[1], len(given), seed, loss) for seed in range(NETWORKS)]
    np.savez(args.out, **arrays([directions], networks))
    for name, some in kept.items():
        if some:
            asked, answer = packed(some)
            with torch.no_grad():
                chance = sum(torch.sigmoid(one(asked)) for one in networks) / NETWORKS
            for least in (0.5, 0.6, 0.8):
                said = chance > least
                hit = float((said & (answer > 0)).sum())
                print(
                    name,
                    len(some),
                    least,
                    f"precision {hit / float(said.sum()):.3f} recall {hit / float(answer.sum()):.3f}",
                )


if __name__ == "__main__":
    main()
