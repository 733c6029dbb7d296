"""How one workspace is run: who may come in, under which names it answers, what time it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from communique.web.access.permissions import Role

HERE = ("127.0.0.1", "localhost", "[::1]")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one workspace.

    `author` signs the judgements of a workspace without accounts (it then listens on this machine
    only, and everybody who reaches it may do everything). With `accounts`, people sign in. With
    `trusted_header`, a proxy in front names the person in that header, which counts only from the
    machines of `trusted_from`; those whom no account names get `trusted_role`. `hosts` are the names
    under which it answers (“*” for any). `secure` says that people reach it by https, so that cookies
    travel by nothing else. `now` gives the time in UTC. `sources` and `archive` are the folders that
    `communique source` and `watch` keep, where there are any. `tour` shows the first steps on the first page.
    """

    author: str = "me"
    accounts: bool = False
    trusted_header: str | None = None
    trusted_role: Role = "reader"
    trusted_from: tuple[str, ...] = ("127.0.0.1", "::1")
    hosts: tuple[str, ...] = HERE
    secure: bool = False
    now: Callable[[], dt.datetime] = _now
    sources: str | None = None
    archive: str | None = None
    tour: bool = False
