"""Rich messages: tags become blocks, limits hold, unknown things are refused."""

import pytest
from aiogram.types import RichMessage
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import ApiError
from sandbox.files import Files
from sandbox.params import Params, Upload
from sandbox.pictures import sample
from sandbox.rich import read_rich_message
from sandbox.rich_blocks import label


def read(html=None, **given):
    message = {"html": html, **given} if html is not None else given
    upload = Upload("a.png", "image/png", sample("river"))
    return read_rich_message(message, Params({}, {"file": upload}), Files(), chat_type="private")


PHOTO = {"id": "a", "media": {"type": "photo", "media": "attach://file"}}


@pytest.mark.parametrize(
    ("html", "block"),
    [
        pytest.param("<h2>Час</h2>", {"type": "heading", "size": 2, "text": "Час"}, id="heading"),
        pytest.param("просто  текст", {"type": "paragraph", "text": "просто текст"}, id="text"),
        pytest.param("<p>a <b>b</b></p>",
                     {"type": "paragraph", "text": ["a ", {"type": "bold", "text": "b"}]},
                     id="bold"),
        pytest.param("<p>a<br/>b</p>", {"type": "paragraph", "text": ["a", "\n", "b"]}, id="br"),
        pytest.param("<hr>", {"type": "divider"}, id="divider"),
        pytest.param("<footer>f</footer>", {"type": "footer", "text": "f"}, id="footer"),
        pytest.param('<a name="x"></a>', {"type": "anchor", "name": "x"}, id="anchor"),
        pytest.param("<aside>a<cite>b</cite></aside>",
                     {"type": "pullquote", "text": "a", "credit": "b"}, id="aside"),
        pytest.param('<pre><code class="language-py">if  a:\n b</code></pre>',
                     {"type": "pre", "text": "if  a:\n b", "language": "py"}, id="code"),
        pytest.param("<details open><summary>s</summary>t</details>",
                     {"type": "details", "summary": "s", "is_open": True,
                      "blocks": [{"type": "paragraph", "text": "t"}]}, id="details"),
        pytest.param("<blockquote collapsed>q</blockquote>",
                     {"type": "expandable_blockquote", "text": "q"}, id="collapsed quote"),
        pytest.param('<ol start="3"><li>c</li></ol>',
                     {"type": "list", "items": [
                         {"label": "3.", "value": 3, "type": "1",
                          "blocks": [{"type": "paragraph", "text": "c"}]}]}, id="ordered list"),
        pytest.param('<ul><li><input type="checkbox" checked/>c</li></ul>',
                     {"type": "list", "items": [
                         {"label": "•", "has_checkbox": True, "is_checked": True,
                          "blocks": [{"type": "paragraph", "text": "c"}]}]}, id="checkbox"),
        pytest.param('<table bordered><tr><th colspan="2">h</th></tr></table>',
                     {"type": "table", "is_bordered": True, "cells": [[
                         {"align": "left", "valign": "top", "text": "h", "is_header": True,
                          "colspan": 2}]]}, id="table"),
        pytest.param('<p><a href="https://ya.ru">я</a></p>',
                     {"type": "paragraph",
                      "text": {"type": "url", "text": "я", "url": "https://ya.ru/"}}, id="link"),
        pytest.param('<p><a href="#x">я</a></p>',
                     {"type": "paragraph",
                      "text": {"type": "anchor_link", "text": "я", "anchor_name": "x"}},
                     id="link to an anchor"),
        pytest.param("<p>/now</p>",
                     {"type": "paragraph",
                      "text": {"type": "bot_command", "text": "/now", "bot_command": "/now"}},
                     id="found command"),
        pytest.param('<tg-map lat="54.7" long="32"/>',
                     {"type": "map", "location": {"latitude": 54.7, "longitude": 32.0},
                      "zoom": 14, "width": 800, "height": 400}, id="map"),
        pytest.param('<tg-button-row align="center"><tg-button type="callback_data" data="x">e'
                     "</tg-button></tg-button-row>",
                     {"type": "buttons", "align": "center",
                      "buttons": [{"text": "e", "callback_data": "x"}]}, id="buttons"),
    ],
)  # fmt: skip
def test_tags_become_blocks(html, block):
    message = read(html)
    assert message["blocks"] == [block]
    RichMessage.model_validate(message)


def test_a_slideshow_shows_the_files_sent_with_it():
    html = '<tg-slideshow><img src="tg://photo?id=a"/><img src="tg://photo?id=a"/></tg-slideshow>'
    (block,) = read(html, media=[PHOTO])["blocks"]
    assert [slide["photo"][0]["width"] for slide in block["blocks"]] == [480, 480]


def test_blocks_are_taken_as_they_are():
    given = [
        {"type": "heading", "text": "a", "size": 1},
        {"type": "list", "items": [{"blocks": [{"type": "paragraph", "text": "b"}]}]},
        {"type": "photo", "photo": {"type": "photo", "media": "attach://file"}},
    ]
    message = read(blocks=given)
    assert message["blocks"][1]["items"][0]["label"] == "•"
    RichMessage.model_validate(message)


def test_every_kind_of_block_is_taken_and_read_by_aiogram():
    paragraph = {"type": "paragraph", "text": ["a", {"type": "bold", "text": "b"}]}
    button = {"text": "e", "callback_data": "x"}
    point = {"latitude": 54.7, "longitude": 32.0}
    photo = {"type": "photo", "photo": {"type": "photo", "media": "attach://file"}}
    given = [
        {"type": "table", "cells": [[{"text": "a"}, {"text": "b", "align": "right"}]]},
        {"type": "map", "location": point},
        {"type": "buttons", "buttons": [button]},
        {"type": "details", "summary": "s", "blocks": [paragraph]},
        {"type": "slideshow", "blocks": [photo], "caption": {"text": "c"}},
        {"type": "paragraph", "text": {"type": "button", "button": button}},
        {"type": "divider"},
    ]
    message = read(blocks=given)
    assert [block["type"] for block in message["blocks"]] == [block["type"] for block in given]
    assert message["blocks"][0]["cells"][0][0] == {"align": "left", "valign": "top", "text": "a"}
    RichMessage.model_validate(message)


@pytest.mark.parametrize(
    "html",
    [
        '<figure><img src="https://a.ru/a.jpg"/><figcaption>b<cite>c</cite></figcaption></figure>',
        '<p>a <tg-button type="disabled">b</tg-button> <tg-math>x</tg-math> <sub>1</sub></p>',
        '<p><tg-time unix="1795176000" format="t">15:00</tg-time> <mark>m</mark></p>',
        '<p><tg-emoji emoji-id="5368324170671202286">👍</tg-emoji> a@b.ru @anna #hash</p>',
        '<p><span class="tg-spoiler">a</span> <tg-reference name="r">1</tg-reference></p>',
        "<tg-math-block>x^2</tg-math-block>",
        '<p><a name="x"></a>text</p><a name="y"></a>text',
        '<video src="https://a.ru/a.mp4"></video><audio src="https://a.ru/a.mp3"></audio>',
        "<blockquote>a<cite>b</cite></blockquote>",
    ],
)
def test_the_rarer_tags_are_read_by_aiogram(html):
    RichMessage.model_validate(read(html))


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        pytest.param({"html": "<div>a</div>"}, 'Unsupported start tag "div" at byte offset 0',
                     id="unknown tag"),
        pytest.param({"html": "<p>a"}, 'Can\'t find end tag corresponding to start tag "p"',
                     id="left open"),
        pytest.param({"html": "a < b"}, "Unclosed start tag at byte offset 2", id="bare <"),
        pytest.param({"html": "<p><b>a</p></b>"}, 'expected "</b>", found "</p>"', id="crossed"),
        pytest.param({"html": "<li>a</li>"}, 'Tag "li" is not allowed at the top', id="stray li"),
        pytest.param({"html": "<ul>a</ul>"}, 'text is not allowed in "ul"', id="text in a list"),
        pytest.param({"html": "<b><p>a</p></b>"}, 'Tag "p" is not allowed in "b"',
                     id="block in a line"),
        pytest.param({"html": "<details>a</details>"}, 'must have a "summary"', id="no summary"),
        pytest.param({"html": '<img src="tg://photo?id=z"/>'}, 'media "z" not found',
                     id="no media"),
        pytest.param({"html": '<img src="javascript:1"/>'}, "wrong HTTP URL specified", id="src"),
        pytest.param({"html": " "}, "rich message is empty", id="empty"),
        pytest.param({"html": "a", "markdown": "a"}, "exactly one of", id="two forms"),
        pytest.param({}, "exactly one of", id="no form"),
        pytest.param({"html": "a" * 32_769}, "32769 characters of 32768", id="too long"),
        pytest.param({"html": "<p>a</p>" * 501}, "501 blocks of 500", id="too many blocks"),
        pytest.param({"html": "<ul>" + "<li>a</li>" * 250 + "</ul>"}, "501 blocks of 500",
                     id="list items count"),
        pytest.param({"html": "<blockquote>" * 16 + "<p>a</p>" + "</blockquote>" * 16},
                     "17 levels of 16", id="too deep"),
        pytest.param({"html": "<table><tr>" + "<td>a</td>" * 21 + "</tr></table>"},
                     "21 columns of 20", id="too many columns"),
        pytest.param({"html": '<img src="https://a.ru/a.jpg"/>' * 51}, "51 files of 50",
                     id="too many files"),
        pytest.param({"blocks": [{"type": "thinking", "text": "a"}]}, "unsupported type thinking",
                     id="draft-only block"),
        pytest.param({"blocks": [{"type": "heading", "text": "a"}]}, 'Can\'t find field "size"',
                     id="missing field"),
        pytest.param({"blocks": [{"type": "paragraph", "text": {"type": "blink", "text": "a"}}]},
                     "unsupported type blink", id="unknown text"),
        pytest.param({"html": '<tg-button-row><tg-button type="callback_data" data="">e'
                              "</tg-button></tg-button-row>"}, "BUTTON_DATA_INVALID", id="button"),
    ],
)  # fmt: skip
def test_what_a_rich_message_cannot_be_is_refused(given, refusal):
    with pytest.raises(ApiError) as error:
        read(**given)
    assert error.value.code == 400
    assert refusal in error.value.description


@pytest.mark.parametrize(
    ("number", "kind", "shown"),
    [(None, "1", "•"), (12, "1", "12."), (27, "a", "aa."), (3, "A", "C."), (14, "i", "xiv."),
     (2026, "I", "MMXXVI."), (0, "a", "0."), (-1, "i", "-1.")],
)  # fmt: skip
def test_labels_of_lists(number, kind, shown):
    assert label(number, kind) == shown


@given(st.text(alphabet="<>/pblioua=\"' &;\n1", max_size=80))
def test_any_html_is_read_or_refused(html):
    try:
        message = read(html)
    except ApiError:
        return
    RichMessage.model_validate(message)
