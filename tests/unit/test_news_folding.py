import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.folding import disguised, folded, letters, pieces, torn, words


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("казино", id="plain"),
        pytest.param("КАЗИНО", id="capitals"),
        pytest.param("кaзинo", id="Latin letters among Cyrillic ones"),
        pytest.param("KA3ИHO", id="Latin and a digit"),
        pytest.param("каазииноо", id="repeated letters"),
        pytest.param("ка\u200bзи\u00adно", id="invisible characters"),
        pytest.param("𝐤азин𝐨", id="mathematical letters"),
        pytest.param("кαзинο", id="Greek letters"),
    ],
)
def test_a_disguised_word_reads_as_it_looks(said):
    assert words(said) == ["казино"]


@pytest.mark.parametrize(
    "said", ["к а з и н о", "к.а.з.и.н.о", "ка-зи-но", "K A 3 И H O", "к*а*з*и*н*о"]
)
def test_a_torn_word_is_put_together(said):
    assert "казино" in torn(said)
    assert "казино" in pieces(said)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("и т. д. и т. п. и пр.", id="abbreviations"),
        pytest.param("на 5-й ул. Кирова, д. 12 к. 3 в г. Смоленске", id="an address"),
        pytest.param("с 12.05 по 13.06, счёт 3:2, кв. 5-6-7", id="dates and scores"),
        pytest.param("Продам iPhone 13 и COVID-тесты", id="foreign names"),
        pytest.param("он и я по ул", id="short words"),
        pytest.param("Рейс SU-6147 в 10:40, выход B2", id="a flight"),
    ],
)
def test_honest_writing_is_no_disguise(said):
    assert disguised(said) == 0


def test_each_disguise_counts():
    assert disguised("Лучшее кaзинo и к а з и н о") == 2


@given(st.text())
def test_folding_again_changes_nothing(text):
    for word in words(text):
        assert folded(word) == word
    assert letters(letters(text)) == letters(text)


@given(st.text(max_size=300), st.integers(0, 300), st.sampled_from([" ", "\u200b", "7", ".", "–"]))
def test_letters_do_not_see_spaces_signs_and_numbers(text, at, noise):
    plain = "".join(c for c in text if c.isalpha() and c in "абвгдеклмнопрстуфхцчшщыэюя")
    assert letters(plain[:at] + f" {noise} " + plain[at:]) == letters(plain)
