"""`communique serve`: its settings checked, its address told, the workspace served until it is stopped."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.commands.sources.source_options import HOME, Home
from communique.cli.error_messages import complain
from communique.cli.ledger_session import bring_up_to_date, with_ledger
from communique.cli.options import At, Text

if TYPE_CHECKING:
    import socket

    from communique.apart import Place
    from communique.ledger import Ledger
    from communique.web import Settings


LOCAL = ("127.0.0.1", "::1", "localhost")


def serve(
    ledger: At = None,
    host: Annotated[str, typer.Option(help="Where to listen; beyond this machine only with accounts.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = 8017,
    author: Annotated[Text, typer.Option(help="Who signs judgements where there are no accounts.")] = None,
    accounts: Annotated[bool, typer.Option("--accounts", help="People sign in (see communique account).")] = False,
    trust_header: Annotated[Text, typer.Option(help="A proxy in front names the person in this header.")] = None,
    name: Annotated[list[str] | None, typer.Option("--name", help="A name under which it answers.")] = None,
    https: Annotated[bool, typer.Option("--https", help="People reach it by https, through a proxy.")] = False,
    home: Home = HOME,
) -> None:  # fmt: skip
    """Open the workspace: read, compare, follow and correct in a browser."""
    told = Serving(host, port, author, accounts, trust_header, tuple(name or ()), https, home)
    raise typer.Exit(serve_workspace(ledger, told))


@dataclass(frozen=True, slots=True)
class Serving:
    """What the command line says of the server."""

    host: str
    port: int
    author: str | None
    accounts: bool
    trust_header: str | None
    names: tuple[str, ...]
    https: bool
    home: Path
    tour: bool = False
    now: dt.datetime | None = None


def serve_workspace(named: str | None, told: Serving) -> int:
    """Serve the ledger until the program is stopped; 2 for settings that would let anybody in."""
    if told.host not in LOCAL and not (told.accounts or told.trust_header):
        return complain(
            f"{told.host}: others could come in there; add --accounts, or --trust-header behind a proxy that signs in",
            2,
        )
    try:
        import uvicorn

        from communique.web import application
        from communique.web.access.slow_clients import Patient
        from communique.web.warmup import keeping_up, warm
    except ModuleNotFoundError as error:
        return complain(f"the workspace needs {error.name}: pip install 'communique[web]'", 1)

    def work(ledger: Ledger) -> int:
        try:
            held = _socket(told)
        except OSError as error:
            return complain(f"{told.host}:{told.port}: {error.strerror}; name another with --port", 1)
        settings = _settings(told)
        place = _apart(ledger)
        bring_up_to_date(ledger, comparing=False)
        warm(ledger, settings, place)
        address = f"{'[' + told.host + ']' if ':' in told.host else told.host}:{held.getsockname()[1]}"
        print(f"Communiqué on http://{address} (ledger: {ledger.place}); stop it with Ctrl+C", flush=True)
        config = uvicorn.Config(application(ledger, settings, place), log_level="warning", server_header=False,
                                proxy_headers=False, access_log=False,
                                http=Patient, ws="none", timeout_keep_alive=5,
                                h11_max_incomplete_event_size=65_536)  # fmt: skip
        end = keeping_up(ledger)
        try:
            uvicorn.Server(config).run(sockets=[held])
        finally:
            end()
            place.close()
        return 0

    return with_ledger(named, work, create=True)


def _apart(ledger: Ledger) -> Place:
    """Where texts are read: in processes apart, within limits, so that no text holds the pages."""
    from communique.apart import Apart, Here, ReaderApart

    if not hasattr(os, "fork"):
        complain("this system has no processes to fork: texts are read without limits of time and memory", 0)
        return Here(ledger.reader)
    place = Apart(tell=lambda line: ledger.reader.tell(line))
    ledger.read_by(ReaderApart(place))
    return place


def _settings(told: Serving) -> Settings:
    from communique.web import Settings

    own = told.names or ((told.host,) if told.host not in ("0.0.0.0", "::") else ("*",))
    hosts = Settings().hosts + own
    made = Settings(
        author=told.author or _person(), accounts=told.accounts, trusted_header=told.trust_header, hosts=hosts,
        secure=told.https, sources=str(told.home / "sources"), archive=str(told.home / "archive"),
        tour=told.tour,
    )  # fmt: skip
    now = told.now
    return replace(made, now=lambda: now) if now else made


def _person() -> str:
    import getpass

    try:
        return getpass.getuser()
    except OSError:
        return "me"


def _socket(told: Serving) -> socket.socket:
    import socket

    family = socket.AF_INET6 if ":" in told.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind((told.host, told.port))
    return made


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(serve)
