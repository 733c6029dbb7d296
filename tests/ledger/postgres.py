"""A private PostgreSQL on a free port of 127.0.0.1, in a temporary folder, stopped at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """The folder of Debian's newest PostgreSQL, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    return found[-1].parent if found else None


@contextmanager
def server() -> Iterator[str]:
    """Start a cluster and give the URL of its server; as the user postgres when run by root."""
    folder = binaries()
    assert folder is not None, "PostgreSQL is missing; on Debian: apt-get install postgresql"
    home = Path(tempfile.mkdtemp(prefix="communique-pg-"))
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    if os.geteuid() == 0:
        shutil.chown(home, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(*command: str | Path) -> None:
        as_user = {"user": user} if os.geteuid() == 0 else {}
        subprocess.run([str(c) for c in command], check=True, capture_output=True, cwd=home, timeout=60, **as_user)

    data = home / "data"
    run(folder / "initdb", "-D", data, "-A", "trust", "-U", "ledger", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home} -c fsync=off"
    try:
        run(folder / "pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", options, "start")
        yield f"postgresql://ledger@127.0.0.1:{port}"
    finally:
        run(folder / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)
