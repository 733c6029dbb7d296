"""Every passage and finding of a reading has its reason, and the reasons are those that decided."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from communique.documents import load
from communique.explain import Explanation, explain
from communique.reading import Reader
from tests.started import Program

EXAMPLES = Path(__file__).parents[2] / "examples"
PASSAGES = Path(__file__).parents[2] / "src" / "communique" / "passages"
CALL = "President Biden spoke today with President Putin. He urged Russia to de-escalate. They agreed to meet in March."


def _explained(reader: Reader, text: str, issuer: str | None = "White House", title: str | None = None) -> Explanation:
    return explain(load(text, date="2021-12-30", issuer=issuer, title=title), reader=reader)


@pytest.fixture(scope="module")
def call(reader: Reader) -> Explanation:
    return _explained(reader, CALL)


@pytest.mark.parametrize("name", ["1-post-with-readouts.md", "2-readout.md", "3-press-conference.md"])
def test_everything_that_is_found_has_a_reason_and_stands_on_its_words(reader: Reader, name: str) -> None:
    file = next(EXAMPLES.glob(name[:2] + "*"))
    told = explain(load(file), reader=reader)
    reading = told.reading
    assert len(told.passages) == len(reading.passages)
    lists = (reading.acts, reading.statements, reading.contacts, reading.commitments, reading.questions,
             reading.appointments, reading.flags)  # fmt: skip
    assert len(told.findings) == sum(map(len, lists))
    for one in (*told.passages, *told.findings, *told.left_out):
        assert one.because, one
        assert one.words.split(" … ")[0] in reading.text


def test_explaining_changes_nothing(reader: Reader, call: Explanation) -> None:
    assert call.reading == reader.read(CALL, date="2021-12-30", issuer="White House")


def test_an_act_names_the_row_of_its_wording(call: Explanation) -> None:
    (urged,) = [r for r in call.at("urged").findings if r.what == "act"]
    row = re.search(r"row: (\w+\.csv):(\d+) “urge” → call-for", " ".join(urged.because))
    assert row is not None
    table = (files("communique.extract.lexicon") / row[1]).read_text("utf-8").splitlines()
    assert table[int(row[2]) - 1].startswith("urge,call-for,")
    assert "doer: “He” is person:joe-biden (pronoun)" in urged.because
    assert any(why.startswith("network: an act ") for why in urged.because)


def test_a_contact_names_the_row_of_its_wording(call: Explanation) -> None:
    (spoke,) = [r for r in call.at("spoke").findings if r.what == "contact"]
    assert any(re.fullmatch(r"row: contacts.csv:\d+ “speak” → contact", why) for why in spoke.because)
    assert "account: this is the contact that its passage reports" in spoke.because


def test_a_commitment_names_the_act_that_binds(call: Explanation) -> None:
    (meet,) = [r for r in call.findings if r.what == "commitment"]
    assert meet.because[0] == "act: “agreed”; its kind agree binds (model/kinds.py)"


@pytest.mark.parametrize(
    ("text", "issuer", "title", "rule"),
    [
        (CALL, "White House", None, "issuer"),
        ("Putin thanked Macron.", None, None, "default"),
        ("Here is the Kremlin's readout of the call:\n\nVladimir Putin thanked Emmanuel Macron.", None, None, "introduced"),
        ("I thank the King. I will go home.", "White House", "Remarks by President Biden", "title"),
        ("QUESTION: Will you go?\n\nMR PRICE: We will go.", "US State Department", None, "label-3"),
    ],
)  # fmt: skip
def test_a_passage_names_the_rule_that_gave_it_its_voice(
    reader: Reader, text: str, issuer: str | None, title: str | None, rule: str
) -> None:
    told = _explained(reader, text, issuer, title).passages[-1]
    assert f"rule “{rule}”" in told.because[0]


def test_a_label_is_told_by_its_words(reader: Reader) -> None:
    told = _explained(reader, "QUESTION: Will you go?\n\nMR PRICE: We will go.", "US State Department").passages[0]
    assert told.because[1] == "the words that say so: “QUESTION:”"


PASTED = "Here is the Kremlin's readout:\n\nVladimir Putin spoke by phone with Emmanuel Macron. The presidents discussed trade."


@pytest.mark.parametrize(
    ("after", "because"),
    [
        ("\n\nI doubt that they did.", "this sentence is the author's own"),
        ("\n\nAnd here is the Élysée's readout:\n\nThe President spoke with Vladimir Putin.", "announces another text"),
        ("\n\n***\n\nThe weather was fine.", "a line without words ends the text above"),
    ],
)
def test_where_a_pasted_text_ends_is_told(reader: Reader, after: str, because: str) -> None:
    told = _explained(reader, PASTED + after, issuer=None).passages
    own = next(one for one in told[1:] if one.told.startswith("commentary"))
    assert any(because in reason for reason in own.because), own.because


def test_every_rule_of_the_passages_is_told_in_words() -> None:
    table = (files("communique.explain") / "data" / "voices.csv").read_text("utf-8")
    told = {row["rule"] for row in csv.DictReader(table.splitlines())}
    written = {rule for file in PASSAGES.glob("*.py") for rule in _rules(ast.parse(file.read_text("utf-8")))}
    assert {"signed", "says-i", "byline", "answers", "reply", "again-heading", "again-line"} <= written
    assert written <= told
    assert {f"label-{trust}" for trust in range(4)} | {"introduced", "inherited", "quotation"} <= told


def _rules(tree: ast.Module) -> Iterator[str]:
    """The last argument of every piece that is made, and what the two deciders of an official text return last."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Piece":
            last = node.args[-1]
            if isinstance(last, ast.Constant):
                yield str(last.value)
        if isinstance(node, ast.FunctionDef) and node.name in ("_kind_and_voices", "_own_text", "_author_from"):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Tuple) and isinstance(inner.elts[-1], ast.Constant):
                    value = inner.elts[-1].value
                    yield from [value] if isinstance(value, str) and value else []


def test_what_the_network_takes_away_is_told_as_left_out(reader: Reader) -> None:
    (must,) = explain(load(EXAMPLES / "compare" / "theirs.md"), reader=reader).left_out
    assert must.told == "person:recep-tayyip-erdogan demand → country:SE"
    assert must.because[0].startswith("clause: what somebody will or should do")
    assert must.because[-1] == "left out by: network"


def test_what_fails_inside_a_passage_is_told_with_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    from communique import reading as module

    def breaking(text, parsed, mentions):  # type: ignore[no-untyped-def]
        if any("poison" in one.doc.text for one in parsed):
            raise ValueError("poison")
        return []

    monkeypatch.setattr(module, "find_questions", breaking)
    document = load("Putin thanked Macron.\n\nThis is poison.", date="2022-01-12")
    told = explain(document, reader=Reader(strict=False))
    (failure,) = told.failures
    assert failure.error == "ValueError: poison"
    assert "in breaking" in failure.trace
    assert "could not be read: ValueError: poison" in told.passages[1].because


def test_the_command_tells_reasons_and_json(program: Program) -> None:
    command = ["explain", CALL, "--issuer", "White House", "--at", "urged"]
    done = program.run(command)
    out = done.stdout.decode()
    assert done.returncode == 0
    assert "“urge” → call-for" in out
    assert "agreed" not in out.split("passage", 1)[1].split("\n\n", 1)[1]
    out = program.run([*command, "--format", "json"]).stdout.decode()
    assert '"because"' in out
