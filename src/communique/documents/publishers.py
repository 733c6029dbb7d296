"""Whose address it is: the issuer of a document that names none but was published at a known office's site."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit


def published_by(url: str | None) -> str | None:
    """The actor id of the publisher whose address this is; None where the table has no such host."""
    host = (urlsplit(url).hostname or "") if url and "://" in url else ""
    while host.count("."):
        if host in _publishers():
            return _publishers()[host]
        host = host.partition(".")[2]
    return None


@cache
def _publishers() -> dict[str, str]:
    with (files("communique.documents") / "publishers.csv").open("r", encoding="utf-8") as handle:
        return {row["host"]: row["issuer"] for row in csv.DictReader(handle)}
