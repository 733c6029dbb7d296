"""The folder of a site: written file by file, cleared of what the site has no longer, never of anything else."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from communique.errors import InputError

MARK = ".communique-site"
"""The file by which a folder is known to be a site's; it lists the site's files."""


class Folder:
    """A context manager: `put` writes; at a good end what an earlier site left is taken away."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.written: set[str] = set()
        self.size = 0

    def __enter__(self) -> Folder:
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            foreign = not (self.place / MARK).exists() and any(self.place.iterdir())
        except OSError as error:
            raise InputError(f"{self.place}: cannot be a folder ({error.strerror})") from None
        if foreign:
            raise InputError(f"{self.place}: holds something that is no published site; name an empty folder")
        return self

    def put(self, path: str, content: bytes) -> None:
        """Write one file of the site."""
        target = self.place / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists() or target.read_bytes() != content:
                target.write_bytes(content)
        except OSError as error:
            raise InputError(f"{target}: cannot be written ({error.strerror})") from None
        self.written.add(path)
        self.size += len(content)

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        mark = self.place / MARK
        told = mark.read_text("utf-8").splitlines() if mark.exists() else []
        before = {path for path in told if path and ".." not in path.split("/") and not path.startswith("/")}
        gone = before - self.written if kind is None else set()
        for path in gone:
            (self.place / path).unlink(missing_ok=True)
        kept = self.written if kind is None else before | self.written
        mark.write_text("\n".join(sorted(kept)) + "\n", "utf-8")
