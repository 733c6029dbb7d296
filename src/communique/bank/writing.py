"""A bank with its texts in one file: a ZIP archive of the folder that `load_bank` reads and of `texts.jsonl`."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from communique.bank.folder import Bank, save_bank

TEXTS = "texts.jsonl"
_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive: the same bank gives the same bytes."""


def save_with_texts(bank: Bank, texts: Mapping[str, str], folder: Path) -> None:
    """The bank in a folder, its texts beside it."""
    save_bank(bank, folder)
    lines = (json.dumps({"id": key, "text": texts[key]}, ensure_ascii=True) for key in sorted(texts))
    (folder / TEXTS).write_text("".join(line + "\n" for line in lines), "utf-8")


def zipped(bank: Bank, texts: Mapping[str, str]) -> bytes:
    """The same as an archive."""
    out = io.BytesIO()
    with TemporaryDirectory(prefix="communique-bank-") as made:
        folder = Path(made)
        save_with_texts(bank, texts, folder)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(p for p in folder.rglob("*") if p.is_file()):
                archive.writestr(zipfile.ZipInfo(file.relative_to(folder).as_posix(), _DAY), file.read_bytes())
    return out.getvalue()
