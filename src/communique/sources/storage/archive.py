"""The archive: raw answers by the hash of their bytes, and what is known of each page and its versions.

A folder with `objects/` (files named by SHA-256) and `index.sqlite`. An object is written before the
row that names it, a page with its version in one transaction: a crash leaves an unused object at
worst. One process writes at a time.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

from communique.errors import ArchiveError
from communique.model import Document
from communique.sources.decision import Intent, Page
from communique.sources.fetching.response import Response
from communique.sources.page import wording

_FORMAT = 1
_PAGE = tuple(f.name for f in fields(Page))
_TIMES = {"first", "seen", "changed", "gone", "again"}
_SCHEMA = f"""
CREATE TABLE page (address TEXT PRIMARY KEY, {", ".join(f"{n} TEXT" for n in _PAGE[1:])}) WITHOUT ROWID;
CREATE INDEX page_source ON page (source);
CREATE TABLE version (
  address TEXT NOT NULL, number INTEGER NOT NULL, source TEXT NOT NULL, seen TEXT NOT NULL, text TEXT NOT NULL,
  document TEXT NOT NULL, wording TEXT NOT NULL, raw TEXT NOT NULL, title TEXT, date TEXT,
  taken INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (address, number)) WITHOUT ROWID;
CREATE INDEX version_wording ON version (wording);
CREATE INDEX version_waiting ON version (taken) WHERE taken = 0;
CREATE TABLE answer (
  id INTEGER PRIMARY KEY, asked TEXT NOT NULL, address TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL,
  raw TEXT NOT NULL, seen TEXT NOT NULL, source TEXT NOT NULL, UNIQUE (asked, raw, seen));
CREATE INDEX answer_raw ON answer (raw);
CREATE TABLE visit (
  source TEXT PRIMARY KEY, seen TEXT, etag TEXT, modified TEXT, failures INTEGER, again TEXT, message TEXT);
PRAGMA user_version = {_FORMAT};
"""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a page: its number from 1, fingerprint, the document's id, its wording, and the raw answer."""

    address: str
    number: int
    source: str
    seen: dt.datetime
    text: str
    document: str
    wording: str
    raw: str
    title: str | None = None
    date: str | None = None
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """The last look at a source's list: conditions for the next, failures running, when to look again."""

    source: str
    seen: dt.datetime
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    again: dt.datetime | None = None
    message: str = ""


class Archive:
    """An archive in a folder, made when there is none. Raises ArchiveError when it is none of this program's."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.objects = folder, folder / "objects"
        try:
            self.objects.mkdir(parents=True, exist_ok=True)
            self.db = sqlite3.connect(folder / "index.sqlite", timeout=30, isolation_level=None)
            self.db.row_factory = sqlite3.Row
            self.db.execute("PRAGMA journal_mode = WAL")
            self.db.execute("PRAGMA synchronous = NORMAL")
            self._make()
        except (OSError, sqlite3.Error) as error:
            raise ArchiveError(f"{folder}: cannot be used as an archive ({error})") from None

    def _make(self) -> None:
        found = self.db.execute("PRAGMA user_version").fetchone()[0]
        if found == 0 and not self.db.execute("SELECT 1 FROM sqlite_master").fetchone():
            self.db.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
        elif found != _FORMAT:
            raise ArchiveError(
                f"{self.folder}: is an archive of format {found}, this program reads {_FORMAT}; update it"
            )

    def close(self) -> None:
        """Close the index."""
        self.db.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- what is known ---------------------------------------------------------------------

    def pages(self, source: str | None = None) -> dict[str, Page]:
        """The pages known, of one source or of all, by address."""
        where, values = ("WHERE source = ?", (source,)) if source is not None else ("", ())
        return {row["address"]: _page(row) for row in self.db.execute(f"SELECT * FROM page {where}", values)}

    def page(self, address: str) -> Page | None:
        """What is known of an address."""
        row = self.db.execute("SELECT * FROM page WHERE address = ?", (address,)).fetchone()
        return _page(row) if row else None

    def twins(self, page: Page) -> list[str]:
        """The addresses of the same source whose latest version is the same text, in order."""
        rows = self.db.execute(
            "SELECT address FROM page WHERE source = ? AND text = ? AND address <> ? ORDER BY address",
            (page.source, page.text, page.address),
        )
        return [row["address"] for row in rows]

    def versions(self, address: str | None = None, waiting: bool = False) -> list[Version]:
        """The versions of a page in order, or of all pages; `waiting`: those not taken into a ledger yet."""
        conditions = ["address = ?"] * (address is not None) + ["taken = 0"] * waiting
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        values = (address,) if address is not None else ()
        rows = self.db.execute(f"SELECT * FROM version {where} ORDER BY seen, address, number", values)
        return [_version(row) for row in rows]

    def sources_of(self, wording_: str) -> list[str]:
        """The addresses that have published one wording, in order."""
        rows = self.db.execute("SELECT DISTINCT address FROM version WHERE wording = ? ORDER BY address", (wording_,))
        return [row["address"] for row in rows]

    def visit(self, source: str) -> Visit | None:
        """The last look at a source's list."""
        row = self.db.execute("SELECT * FROM visit WHERE source = ?", (source,)).fetchone()
        if row is None:
            return None
        told: dict[str, Any] = dict(row)
        return Visit(**{**told, "seen": _time(told["seen"]), "again": _time(told["again"])})

    # -- writing ---------------------------------------------------------------------------

    def carry_out(self, intent: Intent, answer: Response | None, document: Document | None) -> Version | None:
        """Record an intent: the page as known from now on and, for a version, its raw answer. Gives the version."""
        page = intent.page
        if page is None:
            return None
        version = None
        if intent.version and answer is not None and document is not None:
            self.put(answer.body)
            count = self.db.execute("SELECT count(*) FROM version WHERE address = ?", (page.address,)).fetchone()[0]
            day = document.date.isoformat() if document.date else None
            version = Version(
                page.address, count + 1, page.source, answer.seen, page.text, document.id, wording(document.text),
                page.raw, document.title, day,
            )  # fmt: skip
        with self._transaction():
            if version is not None and answer is not None:
                self.log(answer, page.source)
                self._insert("version", astuple(version), "INSERT")
            self._insert("page", astuple(page), "INSERT OR REPLACE")
        return version

    def take(self, version: Version) -> None:
        """Note that a version is in the ledger."""
        self.db.execute(
            "UPDATE version SET taken = 1 WHERE address = ? AND number = ?", (version.address, version.number)
        )

    def note(self, visit: Visit) -> None:
        """Note a look at a source's list."""
        self._insert("visit", astuple(visit), "INSERT OR REPLACE")

    def log(self, answer: Response, source: str) -> None:
        """Note an answer whose body is in the archive; the same one twice is noted once."""
        values = (
            None, answer.asked, answer.address, answer.status, json.dumps(answer.headers), answer.hash, answer.seen,
            source,
        )  # fmt: skip
        self._insert("answer", values, "INSERT OR IGNORE")

    def put(self, body: bytes) -> str:
        """Store bytes under their hash, which it gives; bytes that are there already stay."""
        name = hashlib.sha256(body).hexdigest()
        target = self.objects / name[:2] / name
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            made = target.with_suffix(f".{os.getpid()}")
            try:
                with made.open("wb") as out:
                    out.write(body)
                    out.flush()
                    os.fsync(out.fileno())
                made.replace(target)
            except OSError as error:
                made.unlink(missing_ok=True)
                raise ArchiveError(f"{target}: cannot be written ({error.strerror or error})") from None
        return name

    # -- reading back ----------------------------------------------------------------------

    def raw(self, name: str) -> bytes:
        """The bytes of a hash. Raises ArchiveError when they are missing or no longer what they were."""
        target = self.objects / name[:2] / name
        try:
            body = target.read_bytes()
        except OSError as error:
            raise ArchiveError(f"{target}: is missing from the archive ({error.strerror or error})") from None
        if hashlib.sha256(body).hexdigest() != name:
            raise ArchiveError(f"{target}: is not what was archived: its bytes have another hash")
        return body

    def answers(self) -> Iterator[tuple[Response, str]]:
        """All archived answers in the order in which they came, each with its source."""
        for row in self.db.execute("SELECT * FROM answer ORDER BY seen, id"):
            headers = tuple((str(k), str(v)) for k, v in json.loads(row["headers"]))
            seen = _time(row["seen"])
            assert seen is not None
            body = self.raw(row["raw"])
            yield Response(row["asked"], row["address"], row["status"], headers, body, seen), row["source"]

    def answer(self, version: Version) -> Response | None:
        """The answer that a version was read from."""
        row = self.db.execute(
            "SELECT * FROM answer WHERE asked = ? AND raw = ? ORDER BY seen DESC", (version.address, version.raw)
        ).fetchone()
        if row is None:
            return None
        headers = tuple((str(k), str(v)) for k, v in json.loads(row["headers"]))
        return Response(row["asked"], row["address"], row["status"], headers, self.raw(version.raw), version.seen)

    def check(self) -> list[str]:
        """What is wrong with the archive, a line each: objects missing or changed."""
        out = []
        for row in self.db.execute("SELECT DISTINCT raw FROM answer ORDER BY raw"):
            try:
                self.raw(row["raw"])
            except ArchiveError as error:
                out.append(str(error))
        return out

    def _insert(self, table: str, values: tuple[Any, ...], how: str) -> None:
        told = [v.isoformat() if isinstance(v, dt.datetime) else v for v in values]
        try:
            self.db.execute(f"{how} INTO {table} VALUES ({', '.join('?' * len(told))})", told)
        except sqlite3.Error as error:
            raise ArchiveError(f"{self.folder}: cannot be written ({error})") from None

    def _transaction(self) -> _Transaction:
        return _Transaction(self.db)


class _Transaction:
    """BEGIN … COMMIT, or ROLLBACK when something is raised."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def __enter__(self) -> None:
        try:
            self.db.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise ArchiveError(f"the archive cannot be written ({error}); is another run at work?") from None

    def __exit__(self, kind: object, *_: object) -> None:
        self.db.execute("COMMIT" if kind is None else "ROLLBACK")


def _time(words: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(words) if words else None


def _page(row: sqlite3.Row) -> Page:
    told: dict[str, Any] = {name: _time(row[name]) if name in _TIMES else row[name] for name in _PAGE}
    return Page(**{**told, "failures": int(told["failures"] or 0)})


def _version(row: sqlite3.Row) -> Version:
    told: dict[str, Any] = {f.name: row[f.name] for f in fields(Version)}
    return Version(**{**told, "seen": _time(told["seen"]), "taken": bool(told["taken"])})
