"""A workspace with accounts, served on this machine over invented texts; and people who look at it in Chromium."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from communique.documents import load
from communique.ledger import Ledger
from communique.ledger.user_accounts import Accounts
from communique.ledger.views.refresh import refresh
from communique.web import Settings, application
from communique.web.access.passwords import hashed
from tests.web.conftest import NOW

MISSING = "Chromium is missing; make browser sets it up"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PASSWORD = "a long enough password"
PEOPLE = (("ann", "reviewer"), ("bob", "reviewer"), ("ada", "admin"))
FORMULA = "on the basis of equality, mutual respect and regard for each other’s interests"
ISSUER = "Federal Chancellery"
BERLIN = (
    "Olaf Scholz spoke by telephone with Emmanuel Macron today. Olaf Scholz stressed that cooperation must rest "
    f"{FORMULA}. He promised to send generators to Kyiv by March."
)
EARLIER = "The Chancellor said that talks go on. He assured Emmanuel Macron that Germany would pay for the bridge."
LATER = "The Chancellor said that talks have ended. He assured Emmanuel Macron that Germany might pay for the bridge."


def program() -> str | None:
    """Where a Chromium stands on this machine; a door to a store of programs is none."""
    return next((found for name in PROGRAMS if (found := shutil.which(name)) and _answers(found)), None)


def _answers(found: str) -> bool:
    return subprocess.run([found, "--version"], capture_output=True, check=False).returncode == 0


def fill(ledger: Ledger) -> None:
    """Besides what the ledger holds: a formula that recurs, a text that was edited, people who may come in."""
    for day in (3, 5, 7):
        text = (
            BERLIN if day == 3 else f"Olaf Scholz said that relations must develop {FORMULA}. It rained on day {day}."
        )
        ledger.add(load(text, url=f"https://de.example/{day}", date=f"2022-01-0{day}", issuer=ISSUER), seen_at=NOW)
    for text in (EARLIER, LATER):
        edited = load(text, url="https://de.example/edited", date="2022-01-09", issuer=ISSUER, title="A bridge")
        ledger.add(edited, text.encode(), seen_at=NOW)
    for name, role in PEOPLE:
        Accounts(ledger).add(name, role, hashed(PASSWORD), NOW)
    refresh(ledger)


@contextmanager
def served(ledger: Ledger, home: Path) -> Iterator[str]:
    """The address of a workspace over the ledger, while it is served."""
    settings = Settings(accounts=True, now=lambda: NOW, sources=str(home / "sources"), archive=str(home / "archive"))
    config = uvicorn.Config(application(ledger, settings), port=0, log_level="error", ws="none", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.02)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@dataclass
class Person:
    """Somebody with a browser of his own. `wrong` gathers what no page may do: errors, refusals, calls elsewhere."""

    base: str
    context: BrowserContext
    page: Page
    wrong: list[str] = field(default_factory=list)

    def go(self, address: str) -> Response:
        """Open a page of the workspace."""
        answer = self.page.goto(self.base + address)
        assert answer is not None
        return answer

    def at(self) -> str:
        """The address of the page on show, without the workspace's own."""
        return self.page.url.removeprefix(self.base)

    def enter(self, name: str) -> None:
        """Sign in by the form."""
        self.go("/sign-in")
        self.page.get_by_label("Name").fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.locator("main").get_by_role("button", name="Sign in").click()
        assert self.at() == "/"


def opened(browser: Browser, base: str, **how: object) -> Person:
    """A browser of one person: its own cookies, colours that change at once, what goes wrong in it noted."""
    context = browser.new_context(reduced_motion="reduce", **how)  # type: ignore[arg-type]
    context.set_default_timeout(20_000)  # the first chart waits for its library
    person = Person(base, context, context.new_page())

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            person.wrong.append(f"{message.page.url if message.page else ''}: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((base, "data:")):
            person.wrong.append(f"asks for {request.url}")

    context.on("console", said)
    context.on("request", asked)
    context.on("weberror", lambda error: person.wrong.append(str(error.error)))
    return person
