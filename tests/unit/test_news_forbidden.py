import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.errors import UserError
from news.forbidden import Entry, Wordlist, check_entry, key

LIST = Wordlist(
    [Entry("казино"), Entry("быстрый заработок"), Entry("закладки", holds=True), Entry("casino")]
)


@pytest.mark.parametrize(
    ("said", "entry"),
    [
        pytest.param("Лучшее казино города", "казино", id="as it is"),
        pytest.param("в казинo и KA3ИHO", "казино", id="lookalikes"),
        pytest.param("наше к а з и н о", "казино", id="spaces"),
        pytest.param("КА З И НО", "казино", id="uneven spaces"),
        pytest.param("каз ино", "казино", id="in two"),
        pytest.param("ка.зи.но", "казино", id="points"),
        pytest.param("онлайн-казино", "казино", id="part of a compound"),
        pytest.param("БЫСТРЫЕ  ЗАРАБОТКИ", "быстрый заработок", id="other forms of a phrase"),
        pytest.param("быстрого заработка", "быстрый заработок", id="a vowel that flees"),
        pytest.param("Casinos", "casino", id="English"),
        pytest.param("нашли закладку", "закладки", id="one that holds"),
    ],
)
def test_an_entry_is_found_in_every_form(said, entry):
    assert LIST.find(said).entry.phrase == entry


@pytest.mark.parametrize(
    "said",
    [
        "Казимир открыл выставку",
        "заработок был быстро потрачен",
        "Быстрый поезд",
        "Во дворе прорвало трубу, вода идёт с утра",
        "",
    ],
)
def test_other_words_are_not(said):
    assert LIST.find(said) is None


def test_what_is_refused_comes_before_what_is_held():
    assert LIST.find("закладки в казино").entry == Entry("казино")


def test_what_was_said_is_told():
    assert LIST.find("Лучшее кaзинo!").said == "кaзинo"


def test_an_empty_list_finds_nothing():
    assert not Wordlist()
    assert Wordlist().find("казино") is None


@given(st.lists(st.text(alphabet="абвгдежзиклмнопрст", min_size=4, max_size=12), min_size=1))
def test_every_entry_finds_itself(phrases):
    found = Wordlist([Entry(phrase) for phrase in phrases])
    assert all(found.find(f"так {phrase} вот") for phrase in phrases)


@given(st.text())
def test_any_text_is_looked_through(text):
    LIST.find(text)


def test_an_entry_is_kept_in_one_spelling():
    assert check_entry("  Быстрый   ЗАРАБОТОК ") == "быстрый заработок"
    assert key("Быстрый заработок") == key("быстрые заработки")


@pytest.mark.parametrize("phrase", ["", "!!!", "а" * 61, "раз два три четыре пять шесть"])
def test_what_is_no_entry_is_refused(phrase):
    with pytest.raises(UserError, match="word-wrong"):
        check_entry(phrase)
