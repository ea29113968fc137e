import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.spans import SPANS_MOST, Marked, Span, cleaned, cut, honest, joined, pages, read, units

TYPES = ["bold", "italic", "code", "pre", "blockquote", "text_link", "url", "mention"]
texts = st.text(
    st.sampled_from("аб c\n.😀\u202e\u0301\r\x85/@") | st.characters(codec="utf-8"), max_size=60
)
entities = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(TYPES),
            "offset": st.integers(-3, 80),
            "length": st.integers(-3, 80),
            "url": st.sampled_from(["https://example.com/a", "tg://user?id=1", "x"]),
        }
    ),
    max_size=8,
)


def bold(text, start, end):
    return Marked(text, (Span("bold", start, end),))


def lies_within(marked):
    return all(0 <= s.start < s.end <= len(marked.text) for s in marked.spans)


@given(texts, entities)
def test_whatever_the_entities_are_spans_lie_within_the_text(text, given_entities):
    marked = read(text, given_entities)
    for made in (marked, cleaned(marked), honest(marked), *pages(marked, 7)):
        assert lies_within(made)


def test_units_of_telegram_become_characters():
    marked = read("😀 жирный", [{"type": "bold", "offset": 3, "length": 6}])
    assert marked == bold("😀 жирный", 2, 8)


def test_what_readers_do_not_get_is_text():
    assert read("@anna", [{"type": "mention", "offset": 0, "length": 5}]).spans == ()


def test_no_more_formatting_than_telegram_takes():
    many = [{"type": "bold", "offset": n, "length": 1} for n in range(200)]
    assert len(read("x" * 200, many).spans) == SPANS_MOST


@given(texts, entities, st.integers(2, 9))
def test_pages_lose_nothing_and_fit(text, given_entities, longest):
    marked = read(text, given_entities)
    found = pages(marked, longest)
    assert "".join(page.text for page in found) == text
    assert all(units(page.text) <= longest for page in found)
    assert sum(s.end - s.start for p in found for s in p.spans) == sum(
        s.end - s.start for s in marked.spans
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("один два\n\nтри четыре", "один два\n\n", id="an empty line"),
        pytest.param("один два\nтри четыре", "один два\n", id="a line"),
        pytest.param("одиннадцать двенадцать", "одиннадцать ", id="a word"),
        pytest.param("а" * 30, "а" * 15, id="anywhere"),
    ],
)
def test_a_page_ends_where_a_reader_would_pause(text, first):
    assert pages(Marked(text), 15)[0].text == first


@given(texts, texts, entities)
def test_joining_shifts_the_formatting(before, text, given_entities):
    marked = read(text, given_entities)
    both = joined([Marked(before), marked])
    assert cut(both, len(before), len(both.text)) == marked


@given(texts, entities)
def test_cleaning_is_done_once_and_keeps_letters(text, given_entities):
    marked = cleaned(read(text, given_entities))
    assert cleaned(marked) == marked
    assert [c for c in marked.text if c.isalnum()] == [
        c for c in text if c.isalnum() and c.isprintable()
    ]
    assert "\u202e" not in marked.text
    assert "\r" not in marked.text


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        pytest.param("a\u202egnp.exe", "agnp.exe", id="turned around"),
        pytest.param("a\r\nb\u2028c", "a\nb\nc", id="other line breaks"),
        pytest.param("z" + "\u0301" * 50, "z" + "\u0301" * 4, id="a pile of marks"),
        pytest.param("a\x00b\x07", "ab", id="controls"),
        pytest.param("👨‍👩‍👧 👍🏽", "👨‍👩‍👧 👍🏽", id="emoji stay whole"),
    ],
)
def test_what_would_smear_the_text_around_goes(text, becomes):
    assert cleaned(Marked(text)).text == becomes


def test_formatting_follows_its_words_when_something_goes():
    assert cleaned(bold("\u202e\u202eab", 2, 4)) == bold("ab", 0, 2)


def link(text, words, url):
    at = text.index(words)
    return Marked(text, (Span("text_link", at, at + len(words), url),))


@pytest.mark.parametrize(
    ("words", "url", "shown"),
    [
        pytest.param("сюда", "https://evil.example/x", "сюда (evil.example)", id="hidden"),
        pytest.param(
            "sberbank.ru", "https://evil.example/", "sberbank.ru (evil.example)", id="another host"
        ),
        pytest.param(
            "https://a.example/1", "https://a.example/2", "https://a.example/1", id="its own host"
        ),
        pytest.param("сюда", "https://www.a.example", "сюда (a.example)", id="without www"),
        pytest.param(
            "банк",
            "https://ѕbеrbank.ru",
            "банк (xn--brbank-3of8w.ru)",
            id="letters that look alike",
        ),
        pytest.param("сюда", "http://1.2.3.4/x", "сюда (1.2.3.4)", id="a number"),
    ],
)
def test_a_link_shows_its_real_host(words, url, shown):
    made = honest(link(f"Жми {words} скорее", words, url))
    assert made.text == f"Жми {shown} скорее"
    assert made.spans[0].url == url


@pytest.mark.parametrize(
    "url", ["tg://resolve?domain=x", "javascript:alert(1)", "ton://x", "", "x"]
)
def test_a_link_to_elsewhere_is_only_text(url):
    assert honest(link("Жми сюда", "сюда", url)) == Marked("Жми сюда")


def address(text):
    return Marked(text, (Span("url", 0, len(text)),))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("https://a.example/x?y=1", "", id="plain"),
        pytest.param("https://сайт.рф/новость", "", id="all in Cyrillic"),
        pytest.param("https://sbеrbank.ru/", " (xn--sbrbank-8gg.ru)", id="one letter is Cyrillic"),
        pytest.param(
            "https://sberbank.ru@evil.example/", " (evil.example)", id="a name before the host"
        ),
    ],
)
def test_an_address_that_could_be_taken_for_another_shows_what_it_is(text, shown):
    assert honest(address(text)).text == f"{text}{shown}"
