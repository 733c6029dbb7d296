"""Adding: a text pasted or a file handed in, read into the ledger; what cannot be read is told in one line.

A pasted text that says neither who published it nor when is asked for both: neither is guessed from whom it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from communique.apart import Place
from communique.errors import (
    CommuniqueError,
    DocumentError,
    EmptyDocument,
    InputError,
    LanguageError,
    Occupied,
    SpanError,
)
from communique.ledger import Added, Ledger
from communique.model import Document, Given
from communique.web.dependencies import Reviewer, TheLedger, ThePlace, TheSettings
from communique.web.rendering import render

router = APIRouter()
Typed = Annotated[str | None, Form()]
Ticked = Annotated[bool, Form()]
_LACKING = {"issuer": "who published it", "date": "on which day"}


class _Asked(InputError):
    """A pasted text of which neither the form nor the text itself says what is `lacking`."""

    def __init__(self, lacking: list[str]) -> None:
        super().__init__(f"Say {' and '.join(_LACKING[name] for name in lacking)}: the text does not")
        self.lacking = lacking


@dataclass(frozen=True, slots=True)
class _Way:
    """How a text is taken in: as a draft, and without asking for what it does not say."""

    draft: bool
    unasked: bool


@router.get("/add")
def form(request: Request, _: Reviewer) -> Response:
    """The empty form."""
    return _page(request, 200, {}, "", [])


@router.post("/add")
def add(
    request: Request, ledger: TheLedger, settings: TheSettings, place: ThePlace, _: Reviewer,
    text: Annotated[str, Form()] = "", title: Typed = None, date: Typed = None, issuer: Typed = None, url: Typed = None,
    file: UploadFile | None = None, draft: Ticked = False, unknown: Ticked = False,
) -> Response:  # fmt: skip
    """Read what was handed in; then its page, or a list where the file held several documents.

    A `draft` counts nowhere; `unknown` says that nobody is known to have published a pasted text, or on no day.
    """
    typed: dict[str, str | None] = {"text": text, "title": title, "date": date, "issuer": issuer, "url": url}
    typed |= {"draft": "1" if draft else None, "unknown": "1" if unknown else None}
    try:
        data, name = (file.file.read(), file.filename or "the file") if file and file.filename else (b"", "")
        given = _given(ledger, title, date, issuer, url)
        lax = _Way(draft, draft or unknown)
        results = list(_added(ledger, settings, place, text, data, name[:200], given, lax))
    except _Asked as asked:
        return _page(request, 400, {**typed, "asked": " ".join(asked.lacking)}, str(asked), [])
    except (InputError, DocumentError, LanguageError, SpanError) as error:
        return _page(request, 400, typed, str(error), [])
    if len(results) == 1 and isinstance(results[0], Added):
        return RedirectResponse(f"/documents/{results[0].document}", 303)
    if len(results) == 1:
        return _page(request, 400, typed, str(results[0]), [])
    return _page(request, 200, {}, "", results)


def _given(ledger: Ledger, title: str | None, date: str | None, issuer: str | None, url: str | None) -> Given:
    """What the form says of the document; raises InputError for what cannot be."""
    told = {n: " ".join((v or "").split()) for n, v in (("title", title), ("issuer", issuer), ("url", url))}
    for name, value in told.items():
        if len(value) > 2000 or not value.isprintable():
            raise InputError(f"{name}: is too long or holds characters that are no text")
    if told["url"] and not told["url"].startswith(("http://", "https://")):
        raise InputError("url: an address begins with http:// or https://")
    if told["issuer"]:
        ledger.reader.issuer(told["issuer"])
    return Given((date or "").strip() or None, told["issuer"] or None, told["title"] or None, told["url"] or None)


def _added(
    ledger: Ledger, settings: TheSettings, place: Place, text: str, data: bytes, name: str, given: Given, way: _Way
) -> Iterator[Added | CommuniqueError]:
    if data and text.strip():
        raise InputError("give a text or a file, not both")
    if not data and not text.strip():
        raise EmptyDocument("paste a text, or choose a file")
    for one, raw in _documents(place, text, data, name, given):
        if isinstance(one, CommuniqueError):
            yield one
            continue
        lacking = [n for n, value in (("issuer", one.issuer), ("date", one.date)) if not value]
        if lacking and not data and not way.unasked:
            raise _Asked(lacking)
        address = one.url or f"text:{one.id}"
        try:
            yield ledger.add(replace(one, source=None), raw, address, seen_at=settings.now(), draft=way.draft)
        except (DocumentError, LanguageError, SpanError, Occupied) as error:  # those beside it are entered
            yield type(error)(f"{one.source}: {error}") if one.source and one.source not in str(error) else error


def _documents(
    place: Place, text: str, data: bytes, name: str, given: Given
) -> Iterator[tuple[Document | DocumentError, bytes | None]]:
    if not data:
        plain = text.replace("\r\n", "\n")
        told = {"date": given.date, "title": given.title, "issuer": given.issuer, "url": given.url}
        yield place.do("document", plain, told), plain.encode("utf-8", "surrogatepass")
        return
    several = place.do("documents", data, {"date": given.date, "issuer": given.issuer, "url": given.url, "name": name})
    for one in several:
        titled = replace(one, title=given.title) if given.title and isinstance(one, Document) else one
        yield titled, data if len(several) == 1 else None


def _page(
    request: Request, status: int, typed: dict[str, str | None], told: str, results: list[Added | CommuniqueError]
) -> Response:
    rows = [(one if isinstance(one, Added) else None, "" if isinstance(one, Added) else str(one)) for one in results]
    return render(request, "add.html", status, typed=typed, told=told, results=rows)
