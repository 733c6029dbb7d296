"""The texts that a bank speaks of: found in folders and files, or fetched from their addresses, and told by hash."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from communique.bank.folder import Bank, Entry, digest
from communique.errors import CommuniqueError

_SUFFIXES = (".jsonl", ".md", ".txt")
_TEXT_FIELDS = ("text", "before", "after")


class Texts:
    """Texts by their SHA-256."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._by_hash = {digest(text): text for text in texts}

    def of(self, sha256: str) -> str | None:
        """The text of that hash, or None."""
        return self._by_hash.get(sha256)

    def add(self, text: str) -> str:
        """Take a text in; gives its hash."""
        key = digest(text)
        self._by_hash[key] = text
        return key

    def __len__(self) -> int:
        return len(self._by_hash)


def texts_of(places: Iterable[Path]) -> Texts:
    """The texts of files and folders: JSON lines with a field `text`, Markdown behind its front matter, plain text."""
    found = Texts()
    for place in places:
        files = sorted(f for f in place.rglob("*") if f.suffix in _SUFFIXES) if place.is_dir() else [place]
        for file in files:
            for text in _texts(file):
                found.add(text)
    return found


def _texts(file: Path) -> Iterator[str]:
    whole = file.read_text("utf-8", errors="replace")
    if file.suffix == ".jsonl":
        for line in whole.splitlines():
            try:
                row = json.loads(line)
            except ValueError:
                continue
            if isinstance(row, dict):
                yield from (row[f] for f in _TEXT_FIELDS if isinstance(row.get(f), str) and row[f])
        return
    yield whole
    if whole.startswith("---\n"):
        body = whole.partition("\n---\n")[2]
        yield from (body, body.strip(), body.strip() + "\n")


def collect(bank: Bank, known: Texts, fetch: Callable[[Entry], str] | None = None) -> Iterator[tuple[Entry, str, str]]:
    """For each document of the bank its text and a word on how it was had: `kept`, `fetched`, or why not.

    `fetch` gives the text at an entry's address; a page that reads otherwise than the marked text did is
    told as `changed`. One bad address costs one document.
    """
    for entry in sorted(bank.entries.values(), key=lambda e: e.id):
        text = known.of(entry.sha256)
        if text is not None:
            yield entry, text, "kept"
        elif fetch is None or not entry.url:
            yield entry, "", "not in the folders" if entry.url else "not in the folders, and it has no address"
        else:
            yield entry, *_fetched(entry, fetch)


def _fetched(entry: Entry, fetch: Callable[[Entry], str]) -> tuple[str, str]:
    try:
        text = fetch(entry)
    except CommuniqueError as error:
        return "", " ".join(str(error).split())
    return (text, "fetched") if digest(text) == entry.sha256 else ("", "changed: the page reads otherwise today")
