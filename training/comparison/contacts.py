"""Contacts told twice: their accounts, and which words of them are which point.

    python training/comparison/contacts.py FOLDER [--learnt] [--file NAME]

writes the kept ones (or those learnt from) as pairs with their points, in the form in which train.py takes real ones.
They stand in five files, each by other hands: what meaning.py learns from (contacts.txt and more_contacts.txt), what
train.py learns from (contacts_for_pairs.txt and more_contacts_for_pairs.txt), and what only measures
(kept_contacts.txt; some of contacts.txt).
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
FOR_MEANING = ("more_contacts.txt", "contacts.txt")
FOR_PAIRS = ("contacts_for_pairs.txt", "more_contacts_for_pairs.txt")
FILES = (*FOR_MEANING, *FOR_PAIRS, "kept_contacts.txt")
SIDES = "AB"
ALONE, NO_POINT, ALIKE, KEPT = "-", ".", "se", "kept"
QUOTE = re.compile(r"\{(.*?)\}")


class Piece(NamedTuple):
    """Words of an account, from `start` on, the key of what they tell, and those of them that tell it."""

    start: int
    words: str
    key: str
    quote: str


class Account(NamedTuple):
    """One house's account of a contact."""

    house: str
    text: str
    pieces: tuple[Piece, ...]


class Contact(NamedTuple):
    """A contact, as two houses tell of it; `kept` from training."""

    name: str
    day: str
    kept: bool
    accounts: tuple[Account, Account]


def contacts(files: Sequence[str] = FILES) -> list[Contact]:
    """The contacts of the files."""
    out = []
    for block in (b for name in files for b in (HERE / name).read_text("utf-8").split("\n== ")[1:]):
        head, *lines = block.splitlines()
        name, day, *houses, use = head.split(" | ")
        told = [line.split(" ", 2) for line in lines if line]
        one, other = (_account(h, [t[1:] for t in told if t[0] == s]) for h, s in zip(houses, SIDES, strict=True))
        out.append(Contact(name, day, use == KEPT, (one, other)))
    return out


def _account(house: str, told: list[list[str]]) -> Account:
    text, pieces = "", []
    for key, words in told:
        text += "\n\n" if words.startswith("¶") and text else " " if text else ""
        marked = QUOTE.search(words)
        words = words.removeprefix("¶").replace("{", "").replace("}", "")
        pieces.append(Piece(len(text), words, key, marked.group(1) if marked else words))
        text += words
    return Account(house, text, tuple(pieces))


def points(contact: Contact) -> list[dict[str, object]]:
    """Its points as pairs with coded points have them: a quote an account, and the verdict."""
    out: list[dict[str, object]] = []
    said = [{p.key: p.quote for p in reversed(a.pieces) if p.key[0] not in ALONE + NO_POINT} for a in contact.accounts]
    for key in sorted(said[0].keys() & said[1].keys()):
        verdict = {"any": ["shared", "differs"]} if key[0] in ALIKE else "differs"
        out.append({"verdict": verdict, "a": said[0][key], "b": said[1][key]})
    for side, account, other in zip("ab", contact.accounts, reversed(said), strict=True):
        for piece in account.pieces:
            if piece.key == ALONE or (piece.key != NO_POINT and piece.key not in other):
                out.append({"verdict": "only", side: piece.quote})
    return out


def write(contact: Contact, folder: Path) -> None:
    """As a folder with two accounts and their points."""
    place = folder / contact.name
    place.mkdir(parents=True, exist_ok=True)
    for side, account in zip("ab", contact.accounts, strict=True):
        head = f'---\ndate: {contact.day}\nissuer: "{account.house}"\n---\n'
        (place / f"{side}.md").write_text(head + account.text + "\n", "utf-8")
    (place / "gold.json").write_text(json.dumps({"points": points(contact)}, indent=1) + "\n", "utf-8")


def main() -> None:
    """Write the pairs asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--learnt", action="store_true", help="those learnt from instead of those kept")
    asked.add_argument("--file", action="append", help="these files alone")
    told = asked.parse_args()
    for contact in contacts(told.file or FILES):
        if contact.kept is not told.learnt:
            write(contact, told.folder)


if __name__ == "__main__":
    main()
