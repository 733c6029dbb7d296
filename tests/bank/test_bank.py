"""Marks apart from their texts: entered, checked, set together again, compared, exported."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from communique.bank import Bank, Texts, agreement, entered, faults, load_bank, measure, save_bank, texts_of
from communique.bank.exporting import cas, doccano
from communique.bank.importing import from_cas, from_doccano
from communique.bank.marks import to_line
from communique.bank.texts import collect
from communique.errors import BankError

TEXT = (
    "Readout of a call 🤝\n\n"
    "President Macron spoke with Chancellor Scholz on Monday. President Macron thanked Chancellor Scholz for the ferries "
    "and urged Belarus to open the bridge."
)
RECORD: dict[str, Any] = {
    "id": "ferries", "url": "https://example.org/ferries", "date": "2022-03-08", "issuer": "Élysée", "licence": "invented",
    "text": TEXT, "reader": "ra",
    "passages": [
        {"span": "Readout of a call", "kind": "heading", "voice": "org:elysee"},
        {"span": "President Macron", "kind": "readout", "voice": "org:elysee"},
    ],
    "contacts": [{
        "evidence": "spoke with", "channel": "contact", "status": "held", "initiator": None, "date": "2022-03-07",
        "participants": ["person:emmanuel-macron", "person:olaf-scholz"],
    }],
    "acts": [
        {"cue": "thanked", "kind": "thank", "by": ["person:emmanuel-macron"], "by_words": ["President Macron", 1],
         "to": ["person:olaf-scholz"], "to_words": ["Chancellor Scholz", 1], "object": "the ferries", "modality": "actual"},
        {"cue": "urged", "kind": "call-for", "by": ["person:emmanuel-macron"], "to": ["country:BY"], "to_words": "Belarus",
         "object": "open the bridge", "modality": "actual"},
    ],
    "statements": [], "commitments": [], "questions": [],
}  # fmt: skip


@pytest.fixture
def bank() -> Bank:
    entry, marked = entered(RECORD)
    return Bank({entry.id: entry}, [marked])


def second(**changes: Any) -> dict[str, Any]:
    return {**deepcopy(RECORD), "reader": "rb", "second": True, **changes}


def test_quotes_become_offsets_and_no_word_of_the_text_stays(bank: Bank) -> None:
    marked = bank.readings[0]
    thanks = marked.items("acts")[0]
    assert [TEXT[s:e] for s, e in thanks["by_words"]] == ["President Macron"]
    assert thanks["by_words"][0][0] > TEXT.index("Monday")
    assert [TEXT[s:e] for s, e in marked.items("passages")[0]["span"]] == ["Readout of a call 🤝"]
    assert "ferries" not in to_line(marked).replace('"document":"ferries"', "")
    assert bank.entries["ferries"].genre == "readout"


def test_a_quote_that_the_text_lacks_is_refused_by_name() -> None:
    broken = deepcopy(RECORD)
    broken["acts"][0]["cue"] = "congratulated"
    with pytest.raises(BankError, match=r"ferries: acts.cue: the text has no occurrence 0 of 'congratulated'"):
        entered(broken)


def test_a_bank_is_the_same_bytes_after_reading_and_writing(bank: Bank, tmp_path: Path) -> None:
    save_bank(bank, tmp_path / "one")
    again = load_bank(tmp_path / "one")
    save_bank(again, tmp_path / "two")
    for name in ("documents.csv", "marks/ra.jsonl"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert again.entries == bank.entries
    assert not list(faults(again, Texts([TEXT])))


@pytest.mark.parametrize(
    ("where", "value", "problem"),
    [
        (("acts", 0, "kind"), "smile", "not in the vocabulary"),
        (("acts", 0, "by"), ["Macron"], "no actor id"),
        (("acts", 0, "cue"), [[0, 9_999]], "outside the text"),
        (("acts", 0, "cue"), [[TEXT.index("thanked") - 1, TEXT.index("thanked") + 7]], "white space"),
        (("acts", 0, "note"), "thanked him", "no field of this list"),
        (("contacts", 0, "date"), ["2022-03-08", "2022-03-07"], "no day, nor two in order"),
        (("passages", 1, "span"), [[0, 5]], "stand in order"),
    ],
)
def test_the_checker_names_what_breaks_the_rules(
    bank: Bank, where: tuple[str, int, str], value: Any, problem: str
) -> None:
    name, number, key = where
    bank.readings[0].items(name)[number][key] = value
    found = list(faults(bank, Texts([TEXT])))
    assert len(found) == 1
    assert problem in found[0].problem
    assert found[0].where.startswith((f"{name}[{number}]", name))


def test_another_text_under_the_same_id_is_told_by_its_hash(bank: Bank) -> None:
    changed = Texts()
    changed._by_hash[bank.entries["ferries"].sha256] = TEXT + " "
    assert [f.problem for f in faults(bank, changed)] == ["is not the text that was marked: its hash differs"]


def test_texts_are_found_by_hash_in_folders_and_by_address(bank: Bank, tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_text(json.dumps({"text": TEXT}) + "\n", "utf-8")
    assert [(t, how) for _, t, how in collect(bank, texts_of([tmp_path]))] == [(TEXT, "kept")]
    assert [(t, how) for _, t, how in collect(bank, Texts(), lambda entry: TEXT)] == [(TEXT, "fetched")]
    assert [how for *_, how in collect(bank, Texts(), lambda entry: "another")] == [
        "changed: the page reads otherwise today"
    ]
    assert [how for *_, how in collect(bank, Texts())] == ["not in the folders"]


def test_two_readers_agree_as_far_as_their_marks_do(bank: Bank) -> None:
    other = second()
    other["acts"][1]["by"] = ["country:FR"]
    other["acts"].append(
        {"cue": "spoke", "kind": "discuss", "by": ["person:emmanuel-macron"], "to": [], "modality": "actual"}
    )
    bank.readings.append(entered(other)[1])
    acts = agreement(bank.pairs()).lists["acts"]
    assert (acts.first, acts.second, acts.found, acts.who) == (2, 3, 2, 1)
    assert acts.f1("who") == pytest.approx(2 / 5)


def test_another_right_set_of_doers_agrees_and_a_doubt_counts_for_nobody(bank: Bank) -> None:
    other = second(doubts=[{"list": "acts", "words": "urged"}])
    other["acts"] = [{**RECORD["acts"][0], "by": ["country:FR"], "by_also": [["person:emmanuel-macron"]]}]
    bank.readings.append(entered(other)[1])
    acts = agreement(bank.pairs()).lists["acts"]
    assert (acts.first, acts.second, acts.who) == (1, 1, 1)


def test_the_program_is_held_against_the_marks_as_a_reader_is(bank: Bank) -> None:
    found = measure(bank, Texts([TEXT]))
    assert not found.missing
    assert not found.differing
    assert found.whole.lists["acts"].who >= 2
    assert found.issuers["Élysée"].lists["contacts"].who == 1
    assert measure(bank, Texts()).missing == ["ferries"]


def test_dev_issuers_are_never_trained_on(bank: Bank, tmp_path: Path) -> None:
    save_bank(bank, tmp_path)
    (tmp_path / "splits.csv").write_text("issuer,split\nÉlysée,dev\n", "utf-8")
    held = load_bank(tmp_path)
    assert held.split("ferries") == "dev"
    assert measure(held, Texts([TEXT]), split="train").whole.documents == 0


def test_exports_stand_on_the_words_that_were_marked(bank: Bank) -> None:
    entry, marked = bank.entries["ferries"], bank.readings[0]
    row = json.loads(doccano(entry, marked, TEXT))
    cue = next(e for e in row["entities"] if e["label"] == "acts:thank")
    assert TEXT[cue["start_offset"] : cue["end_offset"]] == "thanked"
    assert {r["type"] for r in row["relations"]} == {"by", "to", "object"}
    made = json.loads(cas(entry, marked, TEXT))
    thank = next(s for s in made["%FEATURE_STRUCTURES"] if s.get("label") == "acts:thank")
    units = TEXT.encode("utf-16-le")
    assert units[2 * thank["begin"] : 2 * thank["end"]].decode("utf-16-le") == "thanked"


def test_what_doccano_gives_back_untouched_is_what_it_was_given(bank: Bank) -> None:
    entry, marked = bank.entries["ferries"], bank.readings[0]
    row = json.loads(doccano(entry, marked, TEXT))
    shifted = {one["id"]: one["id"] + 900 for one in row["entities"]}  # it numbers anew
    row["entities"] = [{**one, "id": shifted[one["id"]]} for one in row["entities"]]
    row["relations"] = [
        {**one, "from_id": shifted[one["from_id"]], "to_id": shifted[one["to_id"]]} for one in row["relations"]
    ]
    again, back = from_doccano({**row, "Comments": []})
    assert (again, to_line(back)) == (entry, to_line(marked))


def test_what_was_changed_in_doccano_changes_its_item(bank: Bank) -> None:
    entry, marked = bank.entries["ferries"], bank.readings[0]
    row = json.loads(doccano(entry, marked, TEXT))
    thanked = next(one for one in row["entities"] if one["label"] == "acts:thank")
    thanked["label"] = "acts:praise"
    row["entities"] = [one for one in row["entities"] if one["label"] != "acts:call-for"]
    at = TEXT.index("spoke")
    row["entities"].append({"id": 99, "label": "acts:discuss", "start_offset": at, "end_offset": at + 5})
    row["relations"].append({"id": 98, "from_id": 99, "to_id": row["relations"][0]["to_id"], "type": "by"})
    acts = from_doccano(row)[1].items("acts")
    assert acts[0] == {**marked.items("acts")[0], "kind": "praise"}
    assert acts[1:] == [{"cue": [[at, at + 5]], "kind": "discuss", "by_words": marked.items("acts")[0]["by_words"]}]


def test_cas_comes_back_as_it_went_and_moved_words_move_their_item(bank: Bank) -> None:
    entry, marked = bank.entries["ferries"], bank.readings[0]
    data = json.loads(cas(entry, marked, TEXT))
    again, back = from_cas(data)
    assert (again, to_line(back)) == (entry, to_line(marked))
    urged = next(one for one in data["%FEATURE_STRUCTURES"] if one.get("label") == "acts:call-for")
    urged["label"], urged["end"] = "acts:demand", urged["end"] + len(" Belarus")
    moved = from_cas(data)[1].items("acts")[1]
    (start, end), *_ = moved["cue"]
    assert (TEXT[start:end], moved["kind"], moved["by"]) == ("urged Belarus", "demand", ["person:emmanuel-macron"])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"text": TEXT + "!"}, "its text is another"),
        ({"entry": None}, "no document of the bank"),
        ({"marked": 1}, "no document"),
    ],
)
def test_a_line_that_is_no_document_of_the_bank_is_refused(bank: Bank, change: dict[str, Any], told: str) -> None:
    row = json.loads(doccano(bank.entries["ferries"], bank.readings[0], TEXT))
    with pytest.raises(BankError, match=told):
        from_doccano({**row, **change})
