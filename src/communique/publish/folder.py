"""The folder of a site: written file by file, cleared of what the site has no longer, never of anything else.

Its list of files is there before the first of them, and has each before it is written: whatever ends a run, the next
one knows the folder, and takes away what the site has no longer.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from communique.errors import InputError

MARK = ".communique-site"
"""The file by which a folder is known to be a site's; it lists the site's files."""
_NEXT = f"{MARK}.next"


class Folder:
    """A context manager: `put` writes; at a good end what an earlier site left is taken away."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.written: set[str] = set()
        self.size = 0
        self._listed: set[str] = set()

    def __enter__(self) -> Folder:
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            mark = self.place / MARK
            foreign = not mark.exists() and any(one.name != _NEXT for one in self.place.iterdir())
            if not foreign:
                self._list(_paths(mark.read_text("utf-8", "replace")) if mark.exists() else set())
        except OSError as error:
            raise InputError(f"{self.place}: cannot be a folder ({error.strerror})") from None
        if foreign:
            raise InputError(f"{self.place}: holds something that is no published site; name an empty folder")
        return self

    def put(self, path: str, content: bytes) -> None:
        """Write one file of the site."""
        target = self.place / path
        try:
            if path not in self._listed:
                with (self.place / MARK).open("a", encoding="utf-8") as mark:
                    mark.write(f"{path}\n")
                self._listed.add(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists() or target.read_bytes() != content:
                target.write_bytes(content)
        except OSError as error:
            raise InputError(f"{target}: cannot be written ({error.strerror})") from None
        self.written.add(path)
        self.size += len(content)

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        if kind is None:
            for path in self._listed - self.written:
                (self.place / path).unlink(missing_ok=True)
            self._list(self.written)

    def _list(self, paths: set[str]) -> None:
        """Make the list anew, in one step."""
        (self.place / _NEXT).write_text("".join(f"{path}\n" for path in sorted(paths)), "utf-8")
        (self.place / _NEXT).replace(self.place / MARK)
        self._listed = set(paths)


def _paths(told: str) -> set[str]:
    """The paths of a list, all inside the folder; a last line without its end was cut off while it was written."""
    whole = told.split("\n")[:-1]
    return {path for path in whole if path and ".." not in path.split("/") and not path.startswith("/")}
