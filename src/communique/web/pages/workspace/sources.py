"""Sources: what is watched, the last visit and what went wrong, the next; what else may be watched."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from communique.errors import ArchiveError, InputError
from communique.sources import Archive, Source, add, read_source, remove, shipped, watched
from communique.sources.storage.archive import Visit
from communique.web.dependencies import Admin, TheSettings
from communique.web.rendering import render

router = APIRouter()
Name = Annotated[str, Form(max_length=64, pattern=r"^[a-z0-9-]+$")]


@dataclass(frozen=True, slots=True)
class Watched:
    """A source with its last visit, the pages it has brought, and when it is due."""

    source: Source
    visit: Visit | None
    pages: int
    due: dt.datetime | None


@router.get("/sources")
def sources(request: Request, settings: TheSettings) -> Response:
    """The watched sources, then those that are shipped."""
    good, bad = watched(Path(settings.sources)) if settings.sources else ([], [])
    rows, fault = _rows(good, settings.archive)
    ids = {s.id for s in good}
    others = [read_source(text, name) for name, text in shipped().items() if name not in ids]
    issuers = [s.issuer for s in (*good, *others)]
    return render(
        request, "sources.html", rows=rows, others=others, wrong=[str(e) for e in bad] + ([fault] if fault else []),
        now=settings.now(), kept=bool(settings.sources), actors=issuers,
    )  # fmt: skip


@router.post("/sources/watch")
def watch(settings: TheSettings, admin: Admin, source: Name) -> Response:
    """Watch a shipped source from now on."""
    if not settings.sources:
        raise InputError("this workspace has no folder of sources; start it with --home")
    if source not in shipped():
        raise InputError(f"{source}: is no shipped source; add a file of your own with `communique source add`")
    add(Path(settings.sources), source)
    return RedirectResponse("/sources", 303)


@router.post("/sources/leave")
def leave(settings: TheSettings, admin: Admin, source: Name) -> Response:
    """Watch a shipped source no more; what it has brought stays. A file of one's own is left alone."""
    if not settings.sources or source not in shipped():
        raise InputError(f"{source}: is no shipped source; take it out with `communique source remove`")
    remove(Path(settings.sources), source)
    return RedirectResponse("/sources", 303)


def _rows(good: list[Source], place: str | None) -> tuple[list[Watched], str]:
    """The sources with what the archive knows of them, and what is wrong with the archive."""
    folder = Path(place) if place else None
    if folder is None or not folder.is_dir():
        return [Watched(s, None, 0, None) for s in good], ""
    try:
        with Archive(folder) as archive:
            return [_row(archive, s) for s in good], ""
    except ArchiveError as error:
        return [Watched(s, None, 0, None) for s in good], str(error)


def _row(archive: Archive, source: Source) -> Watched:
    visit = archive.visit(source.id)
    due = (visit.again or visit.seen + source.every) if visit else None
    return Watched(source, visit, len(archive.pages(source.id)), due)
