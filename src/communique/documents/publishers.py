"""Whose address it is: the issuer of a document that names none but was published at a known office's site."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit


def host_of(url: str | None) -> str:
    """The host that an address names, in small letters; empty where it names none or is no address."""
    try:
        return (urlsplit(url).hostname or "") if url and "://" in url else ""
    except ValueError:  # “http://[”
        return ""


def published_by(url: str | None) -> str | None:
    """The actor id of the publisher whose address this is; None where the table has no such host."""
    host = host_of(url)
    while host.count("."):
        if host in _publishers():
            return _publishers()[host]
        host = host.partition(".")[2]
    return None


@cache
def _publishers() -> dict[str, str]:
    with (files("communique.documents") / "publishers.csv").open("r", encoding="utf-8") as handle:
        return {row["host"]: row["issuer"] for row in csv.DictReader(handle)}
