import json
from pathlib import Path

import pytest

from communique.bench import Score, articles, bench_attribution
from communique.bench.attribution import add
from communique.bench.polnear import Article, Coded
from communique.errors import DocumentError
from communique.reading import Reader

TEXT = "Sergey Lavrov said that the talks had failed. “We tried,” said Emmanuel Macron."


def span(words: str) -> tuple[tuple[int, int], ...]:
    at = TEXT.index(words)
    return ((at, at + len(words)),)


GOLD = Article(
    "one",
    TEXT,
    (
        Coded(span("Sergey Lavrov"), span("said"), span("that the talks had failed")),
        Coded(span("Emmanuel Macron"), span("said Emmanuel"), span("“We tried,”")),
    ),
)


def test_what_people_marked_is_all_right_and_split_by_mode() -> None:
    score = Score()
    add(score, GOLD, GOLD.attributions)
    assert [score.figures[k].f1 for k in ("attr", "direct", "indirect", "content words")] == [1.0, 1.0, 1.0, 1.0]


def test_a_wrong_source_is_an_overlap_but_not_right() -> None:
    score = Score()
    wrong = [Coded(span("talks"), one.cue, one.content) for one in GOLD.attributions]
    add(score, GOLD, wrong)
    assert (score.figures["overlap"].f1, score.figures["attr"].f1) == (1.0, 0.0)


def test_quotation_marks_in_or_out_cost_nothing() -> None:
    score = Score()
    bare = [GOLD.attributions[0], Coded(span("Emmanuel Macron"), (), span("We tried"))]
    add(score, GOLD, bare)
    assert score.figures["attr"].f1 == 1.0


def test_the_reader_is_measured_with_the_words_it_read(reader: Reader) -> None:
    score = bench_attribution([GOLD], reader)
    assert score.figures["attr"].f1 == 1.0
    assert (score.articles, score.words) == (1, len(TEXT.split()))


def test_polnear_is_read_as_published_and_the_first_annotator_counts(tmp_path: Path) -> None:
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "a_b.txt").write_text("Ann said x y and, she added, z.", "utf-8")
    coded = "T1\tSource 0 3\tAnn\nT2\tCue 4 8\tsaid\nT3\tContent 9 12;29 30\tx y z\nE1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
    (tmp_path / "attributions" / "a_b_0a1b.ann").write_text(coded, "utf-8")
    (tmp_path / "attributions" / "a_b_ffff.ann").write_text("", "utf-8")
    (one,) = articles(tmp_path)
    assert one.attributions == (Coded(((0, 3),), ((4, 8),), ((9, 12), (29, 30))),)


@pytest.mark.parametrize("line", ["{", '{"text": "a"}', '{"text": "a", "attributions": [{"source": 1}]}'])
def test_a_line_that_is_no_article_is_named_with_its_number(tmp_path: Path, line: str) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"text": "a", "attributions": []}) + "\n" + line + "\n", "utf-8")
    with pytest.raises(DocumentError, match="line 2"):
        list(articles(gold))


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="attributions"):
        list(articles(tmp_path))
