import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.text import language_of, normalise, stem, stems, words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("новости Смоленска", "новость Смоленску", id="Russian cases"),
        pytest.param("ёлку срубили", "Елка срублена", id="yo is ye"),
        pytest.param("мэра за\u00adдержали", "мэра задержали", id="soft hyphen"),
        pytest.param("зага\u0301дка", "загадка", id="stress mark"),
        pytest.param("п'ять", "п’ять", id="apostrophes"),
        pytest.param("\u0438\u0306од", "йод", id="letters in two pieces"),
        pytest.param("arrested men", "arrest man's men", id="English"),
    ],
)
def test_one_word_in_two_spellings_has_one_stem(a, b):
    assert set(stems(a)) & set(stems(b))


def test_stop_words_and_punctuation_are_left_out():
    assert stems("Что? И как это — в Уфе!") == [stem("уфе")]


def test_numbers_are_words():
    assert words("Погибли 12 человек") == ["погибли", "12", "человек"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("В Смоленске открыли новый мост", "ru", id="Russian"),
        pytest.param("У Києві затримали чоловіка", "uk", id="Ukrainian"),
        pytest.param("Рада ухвалила закон про мову", "uk", id="Ukrainian, only words tell"),
        pytest.param("У Мінску адкрылі новы мост", "be", id="Belarusian"),
        pytest.param("Прэзідэнт падпісаў указ", "be", id="Belarusian, short u"),
        pytest.param("Police arrest man in London", "en", id="English"),
        pytest.param("Apple и Google договорились о сотрудничестве", "ru", id="names in Latin"),
        pytest.param("🙂🙂", "ru", id="emoji only"),
        pytest.param("", "ru", id="nothing"),
    ],
)
def test_letters_tell_the_language(text, language):
    assert language_of(text) == language


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_any_text_gives_words_without_spaces_or_capitals(text):
    for word in words(text):
        assert word
        assert not any(c.isspace() for c in word)
        assert stem(word)
        assert language_of(word) in {"ru", "uk", "be", "en"}
