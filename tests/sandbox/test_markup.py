"""Telegram's HTML: what it takes, what it refuses and in which words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.content import formatted
from sandbox.errors import ApiError
from sandbox.markup import check_url, escape, parse_html
from sandbox.text import utf16_length, utf16_slice


@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        pytest.param("a < b", 'Unsupported start tag "" at byte offset 2', id="bare <"),
        pytest.param("<p>a</p>", 'Unsupported start tag "p" at byte offset 0', id="unknown tag"),
        pytest.param("<b/>", 'Unsupported start tag "b/" at byte offset 0', id="empty tag"),
        pytest.param("<!-- a -->", 'Unsupported start tag "!--" at byte offset 0', id="comment"),
        pytest.param("да <h1>", 'Unsupported start tag "h1" at byte offset 5', id="bytes count"),
        pytest.param("<b", "Unclosed start tag at byte offset 0", id="cut tag"),
        pytest.param("<a href='x", 'Unclosed start tag "a" at byte offset 0', id="cut value"),
        pytest.param(
            "<b>a", 'Can\'t find end tag corresponding to start tag "b"', id="tag left open"
        ),
        pytest.param("a</b>", "Unexpected end tag at byte offset 1", id="end without start"),
        pytest.param("<b>a</b", "Unclosed end tag at byte offset 4", id="cut end"),
        pytest.param(
            "<b><i>a</b></i>",
            'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
            id="crossed tags",
        ),
        pytest.param(
            "<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0', id="span"
        ),
        pytest.param('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0',
                     id="no attribute name"),
        pytest.param("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8",
                     id="value without quotes"),
    ],
)  # fmt: skip
def test_wrong_markup_is_refused_in_telegrams_words(source, refusal):
    with pytest.raises(ApiError) as error:
        parse_html(source)
    assert error.value.description == f"Bad Request: can't parse entities: {refusal}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        pytest.param("<b>жир</b>", "жир", [("bold", 0, 3)], id="bold"),
        pytest.param("🎉<i>a</i>", "🎉a", [("italic", 2, 1)], id="emoji takes two units"),
        pytest.param("<B>a</B>", "a", [("bold", 0, 1)], id="letters of any case"),
        pytest.param("<b>a</>", "a", [("bold", 0, 1)], id="nameless end"),
        pytest.param("<b></b>a", "a", [], id="empty entity is dropped"),
        pytest.param("&lt;&gt;&amp;&quot;&#33;&#x1F389;", '<>&"!🎉', [], id="references"),
        pytest.param("&nbsp;&laquo;&apos;", "&nbsp;&laquo;&apos;", [], id="other names are text"),
        pytest.param("AT&T &lt", "AT&T <", [], id="& alone, missing semicolon"),
        pytest.param(
            "<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)],
            id="expandable quote",
        ),
        pytest.param('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)], id="spoiler"),
        pytest.param('<pre><code class="language-py">a</code></pre>', "a", [("pre", 0, 1)],
                     id="code block"),
        pytest.param("<a href='not a link'>a</a>", "a", [], id="bad link is plain text"),
        pytest.param("<a href='ya.ru'>a</a>", "a", [("text_link", 0, 1)], id="link"),
        pytest.param("<code><b>a</b></code>", "a", [("code", 0, 1)], id="nothing inside code"),
        pytest.param("  <b> a </b>\n", "a", [("bold", 0, 1)], id="ends are trimmed"),
        pytest.param("см. https://ya.ru.", "см. https://ya.ru.", [("url", 4, 13)], id="found url"),
        pytest.param("<a href='https://a.ru'>https://b.ru</a>", "https://b.ru",
                     [("text_link", 0, 12)], id="no url found in a link"),
    ],
)  # fmt: skip
def test_markup_becomes_entities(source, text, entities):
    parsed = formatted(source, "HTML")
    found = [(e["type"], e["offset"], e["length"]) for e in parsed.get("entities", [])]
    assert (parsed["text"], found) == (text, entities)


def test_a_code_block_keeps_its_language():
    _, (entity,) = parse_html('<pre><code class="language-python">a</code></pre>')
    assert entity == {"type": "pre", "offset": 0, "length": 1, "language": "python"}


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("ya.ru", "http://ya.ru/"),
        ("https://ya.ru?q=1", "https://ya.ru/?q=1"),
        ("http://localhost:80/a", "http://localhost:80/a"),
        ("tg://user?id=1", "tg://user?id=1"),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("https://a b.ru", None),
        ("http://[::1", None),
        ("смоленск", None),
    ],
)
def test_links_are_completed_or_dropped(given, url):
    assert check_url(given) == url


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text):
    assert parse_html(escape(text)) == (text, [])


@given(st.text(alphabet="<>/ab&;ltg=\"' \n🎉", max_size=60))
def test_any_markup_is_read_or_refused(source):
    try:
        text, entities = parse_html(source)
    except ApiError:
        return
    for entity in entities:
        assert entity["length"] > 0
        assert 0 <= entity["offset"] <= utf16_length(text) - entity["length"]


TAGS = st.sampled_from(["b", "i", "u", "s", "tg-spoiler", "blockquote"])
TREES = st.recursive(
    st.text(max_size=8).map(lambda text: (text, escape(text))),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=3)).map(
        lambda made: (
            "".join(text for text, _ in made[1]),
            f"<{made[0]}>{''.join(markup for _, markup in made[1])}</{made[0]}>",
        )
    ),
    max_leaves=10,
)


@given(TREES)
def test_tags_never_change_the_text(tree):
    text, source = tree
    parsed, entities = parse_html(source)
    assert parsed == text
    for entity in entities:
        piece = utf16_slice(parsed, entity["offset"], entity["length"])
        assert utf16_length(piece) == entity["length"]


@given(st.text(max_size=200))
def test_sent_text_keeps_its_entities_inside(text):
    parsed = formatted(text, None)
    assert parsed["text"] == parsed["text"].strip()
    for entity in parsed.get("entities", []):
        assert entity["offset"] + entity["length"] <= utf16_length(parsed["text"])
