"""What reviewers decided in a ledger, as a bank: a reading of each document by everybody who decided in it.

What somebody accepted or corrected is marked, what he rejected is not; what he did not decide stands in his doubts, so
that it counts neither for nor against. Passages are the program's. The texts are given beside the bank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from communique.bank.agreement import RULES
from communique.bank.entering import genre
from communique.bank.folder import Bank, Entry, digest
from communique.bank.marks import Item, Marked
from communique.bank.measuring import item_of
from communique.ledger.judgements.document_review import Reviewed
from communique.ledger.judgements.judged_reading import FIELDS

_NO_NAME = re.compile(r"[^\w.-]+")


def bank_of(reviewed: Iterable[Reviewed]) -> tuple[Bank, dict[str, str]]:
    """The bank, and by the id of each document its text. Who decided first in a document reads it first."""
    bank, texts = Bank(), dict[str, str]()
    readers: dict[str, str] = {}
    for one in reviewed:
        made = one.reading.to_dict()
        passages = [item_of("passages", row) for row in made["passages"]]
        if not passages:
            continue
        lists: dict[str, list[Item]] = {name: [] for name in RULES} | {"passages": passages, "doubts": []}
        for name in FIELDS.values():
            for row in made[name]:
                item = item_of(name, row)
                words = item.get(RULES[name].anchor)
                if row["id"] in one.decided:
                    lists[name].append(item)
                elif words:
                    lists["doubts"].append({"words": words, "list": name})
        lists["doubts"] += _undecided(made)
        second = one.document in bank.entries
        bank.entries.setdefault(one.document, _entry(one, passages))
        texts[one.document] = one.reading.text
        bank.readings.append(Marked(one.document, _called(one.author, readers), second, lists))
    bank.readings.sort(key=lambda m: (m.reader, m.document))
    return bank, texts


def _undecided(made: dict[str, Any]) -> list[Item]:
    """Questions, on which nobody is asked to decide."""
    return [{"words": item_of("questions", row)["span"], "list": "questions"} for row in made["questions"]]


def _entry(one: Reviewed, passages: list[Item]) -> Entry:
    told = one.reading.document
    return Entry(
        one.document, told.url or "", told.date.isoformat() if told.date else "", told.issuer or "", genre(passages),
        "", digest(told.text), len(told.text),
    )  # fmt: skip


def _called(author: str, readers: dict[str, str]) -> str:
    """A reviewer's name as that of a file; two whose names would be one are told apart by a number."""
    if author not in readers:
        plain = _NO_NAME.sub("-", author).strip("-.") or "reviewer"
        taken, number = set(readers.values()), 2
        name = plain
        while name in taken:
            name, number = f"{plain}-{number}", number + 1
        readers[author] = name
    return readers[author]
