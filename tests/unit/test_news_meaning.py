import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.embedding import EmbeddingsError, load
from news.clustering import StoryIndex
from news.meaning import cosine, informed
from tests.unit.news_builders import an_article

NEAR = (
    "Вирусолог раскритиковал Малышеву за слова о бесполезных анализах",
    "Вирусолог опроверг слова Малышевой о бесполезных анализах",
)
shares = st.floats(0, 1)


@given(shares, st.floats(-1, 1), st.floats(-1, 1))
def test_a_model_moves_a_score_towards_what_it_says_and_never_out_of_bounds(score, low, high):
    low, high = sorted((low, high))
    assert 0 <= informed(score, low) <= informed(score, high) <= 1


@given(st.lists(st.floats(-9, 9), max_size=5), st.lists(st.floats(-9, 9), max_size=5))
def test_a_cosine_is_bounded_and_the_same_both_ways(a, b):
    assert -1 <= cosine(a, b) == cosine(b, a) <= 1


@pytest.mark.parametrize(
    ("vectors", "stories"),
    [
        pytest.param(((1.0, 0.0), (1.0, 0.0)), 1, id="one meaning"),
        pytest.param(((1.0, 0.0), (-1.0, 0.0)), 2, id="opposite meanings"),
    ],
)
def test_a_model_advises_where_words_leave_doubt(vectors, stories):
    of = dict(zip(NEAR, vectors, strict=True))
    index = StoryIndex(embed=lambda texts: [of[text] for text in texts])
    index.add(an_article(n, title) for n, title in enumerate(NEAR, start=1))
    assert len(index.stories()) == stories


def test_a_model_cannot_join_what_facts_keep_apart():
    index = StoryIndex(embed=lambda texts: [(1.0,)] * len(texts))
    index.add([an_article(1, "В Брянске горит склад"), an_article(2, "В Калуге горит склад")])
    assert len(index.stories()) == 2


def test_without_the_library_the_operator_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "model2vec", None)
    with pytest.raises(EmbeddingsError, match=r"vestnik\[embeddings\]"):
        load("any")


def test_a_model_of_the_library_is_loaded_from_its_folder(tmp_path):
    model2vec = pytest.importorskip("model2vec", reason="the extra `embeddings` is not installed")
    numpy = pytest.importorskip("numpy")
    tokenizers = pytest.importorskip("tokenizers")
    words = {"[UNK]": 0, "мост": 1, "дождь": 2}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    vectors = numpy.array([[0, 0], [1, 0], [0, 1]], dtype="float32")
    model2vec.StaticModel(vectors, tokenizer).save_pretrained(tmp_path / "model")
    embed = load(str(tmp_path / "model"))
    bridge, rain = embed(["мост", "дождь"])
    assert cosine(bridge, bridge) > 0.99 > 0.1 > cosine(bridge, rain)


def test_a_folder_without_a_model_is_told(tmp_path):
    pytest.importorskip("model2vec", reason="the extra `embeddings` is not installed")
    with pytest.raises(EmbeddingsError, match="cannot be loaded"):
        load(str(tmp_path / "nothing"))
