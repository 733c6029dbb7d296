"""What a comparison of two accounts costs: processor time of `compare` for accounts that were just read.

    python benchmarks/comparing.py [A B] [--words 500] [--times 5]

Without files, two invented accounts of about --words words each are made from training/comparison/rewordings.txt.
Prints the median and the least of --times runs in milliseconds, and what the encoder takes of it.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

import communique
from communique.compare.pairing import features

TEXTS = Path(__file__).parent.parent / "training" / "comparison" / "rewordings.txt"
OPENING = "President Halvard Lind of Norland spoke by phone with President Teo Maraval of Costaguana."


def invented(words: int) -> tuple[str, str]:
    """Two accounts: the claims of the file, and what is told of each in its first other way."""
    ours, theirs, fresh = [OPENING], [OPENING], False
    for line in TEXTS.read_text("utf-8").splitlines():
        if line[:1] in "=~":
            ours.append(line[2:])
            fresh = True
        elif fresh and line[:1] not in "#":
            theirs.append(line[2:])
            fresh = False
    return _cut(ours, words), _cut(theirs, words)


def _cut(sentences: list[str], words: int) -> str:
    out: list[str] = []
    while sentences and sum(len(s.split()) for s in out) < words:
        out.append(sentences.pop(0))
    return " ".join(out)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("files", nargs="*", type=Path)
    asked.add_argument("--words", type=int, default=500)
    asked.add_argument("--times", type=int, default=5)
    told = asked.parse_args()
    texts = [communique.read(f) for f in told.files] or [
        communique.read(text, date="2023-05-05", issuer=issuer)
        for text, issuer in zip(invented(told.words), ("White House", "Kremlin"), strict=True)
    ]
    meanings, spent, encoder = features.embed_with_states, [], []

    def timed(given: list[str]) -> object:
        start = time.process_time()
        out = meanings(given)
        encoder[-1] += time.process_time() - start
        return out

    features.embed_with_states = timed  # type: ignore[assignment] # measured, not used otherwise
    for _ in range(told.times):
        encoder.append(0.0)
        start = time.process_time()
        communique.compare(texts, force=True)
        spent.append(time.process_time() - start)
    many = " and ".join(str(len(r.text.split())) for r in texts)
    print(f"accounts of {many} words: {1000 * statistics.median(spent):.0f} ms of processor time, least "
          f"{1000 * min(spent):.0f} ms; the encoder {1000 * statistics.median(encoder):.0f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
