import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.typed import Typed, read_address


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("smolnews.ru", Typed("address", "https://smolnews.ru")),
        ("www.a.example/rss", Typed("address", "https://www.a.example/rss")),
        ("Вот: https://a.example/x?y=1.", Typed("address", "https://a.example/x?y=1")),
        ("(http://a.example/rss)", Typed("address", "http://a.example/rss")),
        ("feed://a.example/rss", Typed("address", "https://a.example/rss")),
        ("feed:http://a.example/rss", Typed("address", "http://a.example/rss")),
        ("смоленск.рф", Typed("address", "https://смоленск.рф")),
        ("@Smolensk_Today", Typed("channel", "smolensk_today")),
        ("t.me/s/smolensk_today/12?q=1", Typed("channel", "smolensk_today")),
        ("https://telegram.me/smolensk", Typed("channel", "smolensk")),
        ("https://t.me/+AbCdEf", Typed("private")),
        ("https://t.me/c/123/4", Typed("private")),
        ("https://t.me/joinchat/AbC", Typed("private")),
        ("https://notat.me/abcd", Typed("address", "https://notat.me/abcd")),
        ("https://t.me/addstickers/Cats", None),
        ("javascript://a.example/x", None),
        ("file:///etc/passwd", None),
        ("г.Смоленск", None),
        ("привет.Как дела", None),
        ("Смоленск", None),
        ("a@a.example", None),
        ("", None),
    ],
)
def test_what_is_meant_is_found(text, meant):
    assert read_address(text) == meant


@given(st.text(max_size=200))
def test_any_text_gives_an_address_of_the_web_or_nothing(text):
    found = read_address(text)
    if found and found.kind == "address":
        assert found.value.startswith(("http://", "https://"))
        assert len(found.value) <= 2_048
    if found and found.kind == "channel":
        assert found.value.isascii()
        assert found.value == found.value.lower()
