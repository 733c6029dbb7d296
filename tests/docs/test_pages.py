"""The docs are plain, true and whole: short sentences, links that lead somewhere, examples that run, one set of figures."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from docs import examples, excerpts, figures, reference
from tests.started import Program

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
PAGES = [page for page in PAGES if "reference" not in page.relative_to(ROOT).parts]
RUN = [
    page for page in PAGES
    if page.parent.name == "how-to" or page.name in ("tutorial.md", "README.md", "python.md", "bulk.md", "ledger.md")
]  # fmt: skip
LONGEST = 35
"""Words of a sentence."""
_FENCE = re.compile(r"^ *```.*?^ *```$", re.M | re.S)
_NEW = re.compile(r"(?:#|\||[-*] |\d+\. |!\[|>|<!--)")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a page; cells of tables and items of lists are stretches of their own, code counts as one word."""
    for part in _paragraphs(_FENCE.sub("\n\n", text)):
        plain = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", part)
        plain = re.sub(r"`[^`]*`", "code", plain)
        yield from re.split(r"(?<=[.!?])[”\")*]*\s+", plain)


def _paragraphs(text: str) -> Iterator[str]:
    held: list[str] = []
    for line in [*text.split("\n"), ""]:
        words = line.strip()
        code = line.startswith("    ") and not held
        if (not words or _NEW.match(words) or code) and held:
            yield " ".join(held)
            held = []
        if words.startswith("|"):
            yield from (cell.strip() for cell in words.strip("|").split("|"))
        elif words and not code and not words.startswith(("#", "![", "<!--")):
            held.append(re.sub(r"^(?:[-*>]|\d+\.) ", "", words))


def _named(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=_named)
def test_no_sentence_is_longer_than_thirty_five_words(page: Path) -> None:
    long = [one for one in sentences(page.read_text("utf-8")) if len(one.split()) > LONGEST]
    assert not long, "\n".join(long)


def test_a_long_sentence_is_seen() -> None:
    words = " ".join(["word"] * 40)
    assert max(len(one.split()) for one in sentences(f"- One. {words}.\n\n| a | {words} |\n")) == 40


@pytest.mark.parametrize("page", PAGES, ids=_named)
def test_every_link_within_the_repository_leads_to_a_file(page: Path) -> None:
    text = _FENCE.sub("", page.read_text("utf-8"))
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" in target or "/reference/" in f"/{target}":
            continue
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", RUN, ids=_named)
def test_every_example_runs_and_prints_what_the_page_says(page: Path, tmp_path: Path, program: Program) -> None:
    def forked(words: list[str], folder: Path, env: dict[str, str]) -> str:
        return program.run(words, one_stream=True, cwd=folder, env=env).stdout.decode("utf-8")

    for step, found in examples.run(page, tmp_path, forked):
        assert examples.fits(step.told, found), f"$ {step.command}\n{found}\n\nthe page says:\n{step.told}"


def test_output_fits_where_dots_stand_for_the_rest() -> None:
    assert examples.fits("found 3 …\n…\nend", "found 3 things\na\nb\nend")
    assert not examples.fits("found 3 …", "found 4 things")


def test_commands_that_pages_name_exist() -> None:
    from communique.cli.app import app

    known = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    for page in PAGES:
        text = page.read_text("utf-8")
        named = set(re.findall(r"(?:^ {4,}|^\$ |`)communique ([a-z][a-z-]*)", text, re.M))
        assert named <= known, f"{page.name}: {sorted(named - known)}"


def test_excerpts_are_as_the_files_are() -> None:
    for page in excerpts.PAGES:
        text = page.read_text("utf-8")
        assert "excerpt: " in text
        assert excerpts.page(text) == text, "run python docs/excerpts.py"


def test_files_that_extending_names_exist() -> None:
    text = (DOCS / "extending.md").read_text("utf-8")
    source = ROOT / "src" / "communique"
    for name in re.findall(r"`([a-z_/]+\.(?:py|csv))`", text):
        assert name.startswith(("documents/yours", "export/yours")) or list(source.rglob(name)), name


def test_figures_are_alike_everywhere() -> None:
    for page in figures.PAGES:
        text = page.read_text("utf-8")
        assert "| acts |" in text
        assert figures.page(text) == text, "run python docs/figures.py"


def test_the_figure_beside_human_coders_is_alike_everywhere() -> None:
    said = {
        page.name: set(re.findall(r"\b7[56]\.\d\b(?=[^|\n]{0,80}\b76\.8\b)", " ".join(page.read_text("utf-8").split())))
        for page in (ROOT / "README.md", DOCS / "trust.md", DOCS / "attribution.md")
    }
    assert all(said.values())
    assert set.union(*said.values()) == {"75.5"}, said


def test_every_page_of_the_site_is_in_its_navigation() -> None:
    told = (ROOT / "mkdocs.yml").read_text("utf-8")
    for page in sorted(DOCS.rglob("*.md")):
        name = str(page.relative_to(DOCS))
        assert name in told or re.fullmatch(r"decisions/0\d+.*", name), name


def test_the_reference_is_written_from_the_code() -> None:
    pages = reference.pages()
    assert set(pages) == {"cli.md", "python.md", "contract.md", "http.md", "tables.md"}
    assert "## `communique explain`" in pages["cli.md"]
    assert "### `communique actors find`" in pages["cli.md"]
    assert "### `communique.read`" in pages["python.md"]
    assert "LedgerMissing" in pages["python.md"]
    assert "## `acts`" in pages["contract.md"]
    assert "## `GET /api/v1/contacts`" in pages["http.md"]
    assert "`extract/lexicon/verbs.csv`" in pages["tables.md"]


def test_every_table_of_words_says_what_it_holds() -> None:
    told = reference.meanings()
    names = reference.table_files()
    assert set(told) >= set(names), "write a line in docs/tables.csv"
    assert set(told) <= set(names), "docs/tables.csv tells of tables that are gone"
    with (DOCS / "tables.csv").open(encoding="utf-8") as handle:
        assert all(row["meaning"] for row in csv.DictReader(handle))
