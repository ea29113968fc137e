import re

import pytest
from hypothesis import given

from handlers.markup import classic, rich
from news.spans import Marked, Span, read
from sandbox.files import Files
from sandbox.markup import parse_html
from sandbox.params import Params
from sandbox.rich import read_rich_message
from tests.unit.test_news_spans import entities, texts


@given(texts, entities)
def test_telegram_takes_whatever_people_send_and_the_words_stay(text, given_entities):
    marked = read(text, given_entities)
    shown, _ = parse_html(classic(marked))
    assert shown == text


@given(texts.filter(lambda text: any(c.isalnum() for c in text)), entities)
def test_rich_messages_take_it_too_and_the_letters_stay(text, given_entities):
    html = rich(read(text, given_entities))
    made = read_rich_message({"html": html, "skip_entity_detection": True}, Params({}), Files(),
                             chat_type="private")  # fmt: skip
    assert letters("".join(strings(made["blocks"]))) == letters(text)


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif isinstance(value, dict):
        for name in ("text", "blocks"):
            yield from strings(value.get(name))


def letters(text):
    return [c for c in text if c.isalnum()]


def marked(text, *spans):
    return Marked(text, tuple(Span(*span) for span in spans))


@pytest.mark.parametrize(
    ("given_text", "html"),
    [
        pytest.param(marked("<b>&\"'"), "&lt;b&gt;&amp;\"'", id="HTML is text"),
        pytest.param(
            marked("abcd", ("bold", 0, 3), ("italic", 1, 4)),
            "<b>a<i>bc</i></b><i>d</i>",
            id="formats that cross",
        ),
        pytest.param(
            marked("abc", ("bold", 0, 3), ("bold", 1, 2)), "<b>abc</b>", id="bold in bold"
        ),
        pytest.param(
            marked("abc", ("code", 0, 3), ("bold", 1, 2)),
            "<code>abc</code>",
            id="code stands alone",
        ),
        pytest.param(
            marked("ab", ("text_link", 0, 2, 'https://a.example/"><b>')),
            '<a href="https://a.example/&quot;&gt;&lt;b&gt;">ab</a>',
            id="an address cannot break out",
        ),
        pytest.param(
            marked("a\nb", ("pre", 0, 3, "", 'py"><i>')),
            '<pre><code class="language-pyi">a\nb</code></pre>',
            id="nor a language",
        ),
        pytest.param(
            marked("abc", ("blockquote", 0, 2), ("blockquote", 1, 3)),
            "<blockquote>ab</blockquote><blockquote>c</blockquote>",
            id="quotes that cross",
        ),
        pytest.param(
            marked("ab", ("expandable_blockquote", 0, 2), ("bold", 0, 2)),
            "<blockquote expandable><b>ab</b></blockquote>",
            id="bold in a quote",
        ),
    ],
)
def test_classic(given_text, html):
    assert classic(given_text) == html


def test_rich_has_a_paragraph_a_line():
    text = marked("раз\n\nдва три", ("bold", 0, 8))
    assert rich(text) == "<p><b>раз</b></p><p><b>два</b> три</p>"
    assert (
        rich(marked("a\nb", ("blockquote", 0, 3))) == "<blockquote><p>a</p><p>b</p></blockquote>"
    )
    assert not re.search(r"<p>\s*</p>", rich(marked(" \n \n")))
