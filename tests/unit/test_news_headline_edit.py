import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.errors import UserError
from news.headline_edit import with_headline
from news.spans import units
from news.submission import TEXT_LENGTH, TITLE_LENGTH, headline


def test_the_first_line_is_replaced_and_the_rest_stays():
    changed, _ = with_headline("\n Старый \nДальше\n", [], "Новый  заголовок")
    assert changed == "\nНовый заголовок \nДальше\n"


def test_formatting_moves_with_its_words():
    text = "🙃 Старый\nдальше жирно"
    bold = {"type": "bold", "offset": units("🙃 Старый\nдальше "), "length": 5}
    old = {"type": "italic", "offset": 0, "length": 3}
    changed, moved = with_headline(text, [old, bold], "Новое название")
    assert changed == "Новое название\nдальше жирно"
    at = moved[0]["offset"]
    raw = changed.encode("utf-16-le")
    assert [m["type"] for m in moved] == ["bold"]
    assert raw[2 * at : 2 * (at + 5)].decode("utf-16-le") == "жирно"


@pytest.mark.parametrize(
    ("text", "title", "key"),
    [
        ("Слово", "я" * (TITLE_LENGTH + 1), "headline-long"),
        ("Слово", "!!!", "headline-empty"),
        ("С\n" + "я" * (TEXT_LENGTH - 2), "Длинный заголовок", "submission-long"),
    ],
)
def test_what_is_no_headline_is_refused(text, title, key):
    with pytest.raises(UserError, match=key):
        with_headline(text, [], title)


@given(st.text(min_size=1, max_size=300), st.text(alphabet="абвг ", min_size=1, max_size=50))
def test_the_new_line_is_the_headline_of_any_text(text, title):
    if not title.strip():
        return
    changed, _ = with_headline(text, [], title)
    assert headline(changed).startswith(" ".join(title.split()))
