"""Runs what the pages show: files, commands with their output, and Python.

    python docs/examples.py docs/tutorial.md docs/how-to/*.md     # runs them and writes the output anew

A block `text` or `toml` … with a title is a file; a block `console` holds commands after `$ ` and what they print; a
block `python` is run. All of a page runs in one empty folder, from top to bottom. In output `…` stands for anything in a
line, a line `…` alone for any lines.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(r'^```(?P<kind>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```$', re.M | re.S)
WIDTH = "90"
Started = Callable[[list[str], Path, dict[str, str]], str]
"""Starts words in a folder, with an environment, and gives what they print."""


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a page and what the page says it prints; `status` is 1 where the page says so (`# exit status 1`)."""

    command: str
    told: str


def blocks(text: str) -> Iterator[re.Match[str]]:
    """The fenced blocks that are run or written."""
    for block in _BLOCK.finditer(text):
        if block["title"] or block["kind"] in ("console", "python"):
            yield block


def steps(body: str) -> list[Step]:
    """The commands of a console block."""
    found = []
    for part in re.split(r"^\$ ", body, flags=re.M)[1:]:
        command, _, told = part.partition("\n")
        found.append(Step(command, told))
    return found


def started(words: list[str], folder: Path, env: dict[str, str]) -> str:
    """What the program prints when it is started with these words: `communique` with more, or a file of Python."""
    program = [] if words[0].endswith(".py") else ["-m", "communique.cli"]
    done = subprocess.run(
        [sys.executable, *program, *words], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )  # fmt: skip
    return done.stdout


def printed(command: str, folder: Path, how: Started = started) -> str:
    """What a command prints in a folder, blanks at the ends of lines aside; errors are part of it."""
    program, *words = shlex.split(command, comments=True)
    if program not in ("communique", "python"):
        raise ValueError(f"the pages run communique and python, not {program}")
    told = {k: v for k, v in os.environ.items() if not k.startswith("COMMUNIQUE")}
    home = folder / ".home"
    home.mkdir(exist_ok=True)
    told |= {"HOME": str(home), "COLUMNS": WIDTH, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "NO_COLOR": "1"}
    return "\n".join(line.rstrip() for line in how(words, folder, told).splitlines()).strip("\n")


def fits(told: str, found: str) -> bool:
    """Whether output is as the page says."""
    lines = told.strip("\n").split("\n")
    pattern = "".join(
        r"(?:[^\n]*\n)*" if line == "…" else re.escape(line).replace("…", r"[^\n]*") + r"\n" for line in lines
    )
    return re.fullmatch(pattern, f"{found}\n") is not None


def run(page: Path, folder: Path, how: Started = started) -> Iterator[tuple[Step, str]]:
    """Each command of a page with what it printed; files are written and Python is run on the way."""
    for block in blocks(page.read_text("utf-8")):
        if block["title"]:
            (folder / block["title"]).parent.mkdir(parents=True, exist_ok=True)
            (folder / block["title"]).write_text(block["body"], "utf-8")
        elif block["kind"] == "console":
            for step in steps(block["body"]):
                yield step, printed(step.command, folder, how)
        else:
            (folder / ".page.py").write_text(block["body"], "utf-8")
            done = printed("python .page.py", folder, how)
            if "Traceback" in done:
                raise AssertionError(f"{page.name}: {done}")


def renewed(page: Path, folder: Path) -> str:
    """The page with the output that its commands print now."""
    text = page.read_text("utf-8")
    for step, found in run(page, folder):
        if not fits(step.told, found):
            text = text.replace(f"$ {step.command}\n{step.told}", f"$ {step.command}\n{found}\n", 1)
    return text


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            Path(name).write_text(renewed(Path(name), Path(folder)), "utf-8")
