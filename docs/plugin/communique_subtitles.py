"""WebVTT subtitles as documents, and a table of who says how much: a format and an exporter in a package of its own."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import BinaryIO

from communique.documents import Content
from communique.errors import NotText
from communique.export.spreadsheet import guarded
from communique.ledger import Filter, Ledger

_TIME = re.compile(r"^[\d:.]+ --> [\d:.]+.*$")
_VOICE = re.compile(r"<v ([^>]+)>")
_TAG = re.compile(r"<[^>]+>")


class Subtitles:
    """A format: told by its suffix or first bytes; a speaker (“<v Name>”) becomes a label, one turn a paragraph."""

    SUFFIXES = (".vtt",)

    @staticmethod
    def tells(data: bytes) -> bool:
        """Whether the bytes are WebVTT."""
        return data.startswith(b"WEBVTT")

    @staticmethod
    def read(data: bytes, called: str) -> Content:
        """The words of the cues, without times."""
        try:
            lines = data.decode("utf-8").splitlines()
        except UnicodeDecodeError:
            raise NotText(f"{called}: subtitles must be UTF-8; save them as such") from None
        turns: list[tuple[str, list[str]]] = []
        for line in lines[1:]:
            if not line.strip() or line.isdigit() or _TIME.match(line):
                continue
            voice = _VOICE.search(line)
            speaker = voice.group(1) if voice else (turns[-1][0] if turns else "")
            if not turns or turns[-1][0] != speaker:
                turns.append((speaker, []))
            turns[-1][1].append(_TAG.sub("", line).strip())
        told = [f"{speaker}: {' '.join(words)}" if speaker else " ".join(words) for speaker, words in turns]
        return Content("\n\n".join(told), "text/plain")


class Speakers:
    """An exporter: one row a speaker, with the number of statements."""

    @staticmethod
    def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
        """CSV: actor, name, statements."""
        counts = Counter(actor for one in ledger.every("statement", by) for actor in one.record.speakers)
        names = ledger.names(list(counts))
        told = io.StringIO()
        table = csv.writer(told)
        table.writerow(("actor", "name", "statements"))
        table.writerows((actor, guarded(names.get(actor, actor)), count) for actor, count in sorted(counts.items()))
        out.write(told.getvalue().encode("utf-8"))
