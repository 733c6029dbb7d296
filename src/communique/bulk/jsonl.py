"""JSON Lines: one reading of the contract a line, and beside it what the contract does not hold.

`readings` has the reading format's objects as `communique read --format jsonl` prints them. `documents` says
line for line of each what is needed to put it into a ledger. `failures` and `raw` (base64) are as in Parquet.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from communique.bulk.kept import Failure, Get, Kept, Raws, Written
from communique.ledger.storage.serialization import document_of, dumped, particulars
from communique.model import Actor
from communique.model.reading import reading_from

TABLES = ("readings", "documents", "failures", "raw")
SUFFIX = ".jsonl"


def written(kept: Sequence[Kept], failures: Sequence[Failure], raws: Raws) -> list[Written]:
    """The files of a shard."""
    bodies = ({"hash": h, "body": base64.b64encode(b).decode("ascii")} for h, b in sorted(raws.items()))
    return [
        _file("readings", [one.reading.to_dict() for one in kept]), _file("documents", map(_about, kept)),
        _file("failures", map(asdict, failures)), _file("raw", bodies),
    ]  # fmt: skip


def restored(get: Get) -> tuple[list[Kept], Raws]:
    """The readings and raw bytes of a shard."""
    kept = []
    for value, about in zip(_lines(get("readings")), _lines(get("documents")), strict=True):
        told = value["document"]
        document = document_of(value["text"], told["title"], told["date"], about["particulars"])
        reading = reading_from(value, document)
        actors = tuple(map(_based, reading.actors, about["bases"]))
        whole = replace(reading, actors=actors)
        kept.append(Kept(about["document"], about["address"], whole, about["seen"], about["raw"]))
    return kept, {one["hash"]: base64.b64decode(one["body"]) for one in _lines(get("raw"))}


def _about(one: Kept) -> dict[str, Any]:
    bases = [[term.basis for term in actor.offices] for actor in one.reading.actors]
    return {
        "document": one.document, "address": one.address, "seen": one.seen, "raw": one.raw,
        "particulars": particulars(one.reading.document), "bases": bases,
    }  # fmt: skip


def _based(actor: Actor, bases: Sequence[str]) -> Actor:
    """An actor whose offices say again on what they stand."""
    return replace(actor, offices=tuple(replace(t, basis=b) for t, b in zip(actor.offices, bases, strict=True)))


def _file(table: str, values: Iterable[dict[str, Any]]) -> Written:
    lines = [dumped(value) + "\n" for value in values]
    return Written(table, SUFFIX, "".join(lines).encode("utf-8"), len(lines))


def _lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.split(b"\n") if line]
