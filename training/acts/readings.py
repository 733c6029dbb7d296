"""The program's readings of the bank's documents, as training takes them: python readings.py TEXTS OUT.jsonl [--bank FOLDER]

TEXTS is a folder with the bank's texts (as for `communique bank check --texts`). A bank at a time: the lines of several
banks are put together into one file. A hundred texts take about a minute on a quiet core. Each line of OUT.jsonl is a reading
by the rules alone, with the document's id in the bank, the state or body of each actor (`homes`) and the registry's
ids for ids that readers wrote otherwise (`same`).
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from communique.bank.folder import load_bank
from communique.bank.measuring import known_as
from communique.bank.texts import texts_of
from communique.reading import Reader, home_of


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("texts", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--bank", type=Path, default=Path("bank"))
    args = ap.parse_args()
    bank, texts = load_bank(args.bank), texts_of([args.texts])
    reader = Reader(learned=False)
    reader.tell = lambda message: None
    written = {i for one in bank.readings for i in _ids(one.lists)}
    count = 0
    with args.out.open("w", encoding="utf-8") as out:
        for number, entry in enumerate(bank.entries.values(), 1):
            if number % 100 == 0:
                print(f"{number} of {len(bank.entries)}", file=sys.stderr)
            text = texts.of(entry.sha256)
            if text is None:
                continue
            reading = reader.read(text, date=entry.date or None, issuer=entry.issuer or None)
            if reading.document.text == text:
                out.write(json.dumps(_line(reader, entry, reading, written)) + "\n")
                count += 1
    if not count:
        sys.exit(f"none of the bank's texts is in {args.texts}; name their folder, and the bank by --bank")


def _line(reader: Reader, entry, reading, written: set[str]) -> dict:
    made = reading.to_dict()
    day = entry.date or None
    actors = {a for p in made["passages"] for a in p["voices"]} | {a for m in made["mentions"] for a in m["actors"]}
    made["id"] = entry.id
    made["homes"] = {a: home_of(reader.registry, a, day) for a in sorted(actors)}
    made["same"] = {a: known for a in sorted(actors | written) if (known := known_as(reader.registry, a)) != a}
    return made


def _ids(lists) -> set[str]:
    out: set[str] = set()
    for items in lists.values():
        for item in items:
            for key in ("by", "to", "participants", "speakers"):
                out |= set(item.get(key) or [])
            for other in item.get("by_also") or []:
                out |= set(other)
    return out


if __name__ == "__main__":
    main()
