"""Markup into text that may be shown anywhere."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feeds.plain import (
    SUMMARY_LENGTH,
    TITLE_LENGTH,
    clean_summaries,
    clean_summary,
    clean_title,
    cut,
    plain,
    plain_all,
    plain_html,
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(
            "Цена&nbsp;нефти &laquo;выросла&raquo;", "Цена нефти «выросла»", id="entities"
        ),
        pytest.param("Спорт &amp;amp;amp; отдых", "Спорт & отдых", id="escaped over and over"),
        pytest.param("&amp;lt;b&amp;gt;Срочно&amp;lt;/b&amp;gt;", "Срочно", id="escaped tags"),
        pytest.param("R&D, AT&T; Q&A", "R&D, AT&T; Q&A", id="bare ampersands"),
        pytest.param("<p>Один</p><p>Два</p>", "Один Два", id="paragraphs"),
        pytest.param("с<b>лов</b>о", "слово", id="inline tags"),
        pytest.param("vector<int> в C++", "vector<int> в C++", id="not HTML"),
        pytest.param("5 < 6 > 4", "5 < 6 > 4", id="signs"),
        pytest.param("Если a <b и c", "Если a <b и c", id="a tag that is not"),
        pytest.param('Текст <a href="http://e.org', "Текст", id="cut inside a tag"),
        pytest.param('<img alt="a > b" src="x">Текст', "Текст", id="sign in an attribute"),
        pytest.param("<script>alert('x')</script>Да", "Да", id="script"),
        pytest.param("<style>p{}</style>Да<!-- нет -->", "Да", id="style and comment"),
        pytest.param("сло\u00adво\u200b и\ufeff", "слово и", id="invisible"),
        pytest.param("\u202eтоварищ\u202c", "товарищ", id="turned around"),
        pytest.param("👨\u200d👩\u200d👧 семья", "👨\u200d👩\u200d👧 семья", id="joined emoji"),
        pytest.param("\u200dРоссия", "Россия", id="lone joiner"),
        pytest.param("и\u0306ога", "йога", id="composed"),
        pytest.param("з" + "\u0301" * 50, "з" + "\u0301" * 3, id="piled marks"),
        pytest.param("it\x92s &#146;", "it’s ’", id="Windows-1252"),
        pytest.param("a\x00b\x07c\td\n\ne", "a b c d e", id="control"),
        pytest.param("&#xD800;&#0;&#1114112;x", "x", id="no characters"),
        pytest.param("&unknown; &", "&unknown; &", id="unknown entity"),
        pytest.param("]]>Да<![CDATA[", "Да", id="nested CDATA"),
    ],
)
def test_text_is_cleaned(raw, expected):
    assert plain(raw) == expected


def test_html_loses_tags_that_html_has_not():
    assert plain_html("<o:p>Текст</o:p><turbo>ещё</turbo>") == "Текстещё"


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        pytest.param("Мост открыли. Читать далее", "Мост открыли.", id="Russian"),
        pytest.param("Мост открыли… <a href='#'>Читать далее →</a>", "Мост открыли…", id="arrow"),
        pytest.param("Міст відкрили. Читати далі", "Міст відкрили.", id="Ukrainian"),
        pytest.param("Мост адкрылі. Чытаць далей", "Мост адкрылі.", id="Belarusian"),
        pytest.param("A bridge. Read more »", "A bridge.", id="English"),
        pytest.param("Мост открыли [Подробнее...]", "Мост открыли", id="brackets"),
        pytest.param("Подробнее", "", id="nothing else"),
        pytest.param("Он рассказал подробнее", "Он рассказал подробнее", id="a word of the text"),
        pytest.param(
            "Мост открыли. Сообщение Мост появились сначала на Вести.", "Мост открыли.", id="blog"
        ),
        pytest.param("Открыт новый мост. Он длинный.", "Он длинный.", id="title and a stop"),
        pytest.param("Открыт новый мост Он длинный.", "Он длинный.", id="title as a heading"),
        pytest.param("Открыт новый мост", "", id="title alone"),
        pytest.param(
            "Открыт новый мост через реку", "Открыт новый мост через реку", id="it goes on"
        ),
    ],
)
def test_summary_says_only_what_is_new(summary, expected):
    assert clean_summary(summary, "Открыт новый мост") == expected


def test_long_texts_are_cut_at_a_word():
    title, summary = clean_title("слово " * 200_000), clean_summary("слово " * 1_000)
    assert title.endswith("слово…")
    assert len(title) <= TITLE_LENGTH
    assert SUMMARY_LENGTH - 10 < len(summary) <= SUMMARY_LENGTH


pieces = st.lists(
    st.sampled_from(
        (
            *("&", "&amp;", "amp;", "&lt;", "<", ">", "b", "br", "/", "#38;", "&#x26;", '"', "'"),
            *("=", " ", "<a ", "<b>", "<!--", "-->", "]]>", "<![CDATA[", "<script>", "\u200d"),
            *("👨", "\u0301", "и", "\u0306", "\u00ad", "&nbsp;", "&zwj;", "&#8205;", "\x92", "."),
        )
    ),
    max_size=30,
).map("".join)


@example("&#0\xad;")
@example("&#0&shy;;")
@example("&#0\u037e")
@given(st.text() | pieces)
def test_cleaning_is_idempotent(raw):
    once = plain(raw)
    assert plain(once) == once
    assert once.encode().decode() == once


@given(st.text() | pieces)
def test_titles_and_summaries_keep_their_bounds(raw):
    title = clean_title(raw * 20)
    assert len(title) <= TITLE_LENGTH
    assert clean_title(title) == title
    assert len(clean_summary(raw * 80, title)) <= SUMMARY_LENGTH


@given(st.lists(pieces | st.sampled_from(("Снег", " Дождь ", "", "a  b", "a\nb")), max_size=4))
def test_many_texts_are_cleaned_as_each_is(texts):
    assert plain_all(texts) == [plain(text) for text in texts]


summaries = st.lists(
    pieces
    | st.sampled_from(
        (
            *("Мост открыли. Читать далее", "<p>Мост</p> <p>Он. </p>", "Мост открыли. Да", ""),
            *("Мост. Сообщение Мост появились сначала на Вести. Далее", "Мост", "a\nb", "  "),
            *(
                "Далее. Подробнее. Подробности. Читать далее",
                "слово " * 500,
                "Мост&nbsp;[&#8230;]",
            ),
        )
    ),
    max_size=5,
)


@given(summaries, st.sampled_from(("", "Мост открыли", "Снег")))
def test_many_summaries_are_cleaned_as_each_is(markups, title):
    each = [clean_summary(markup, title) for markup in markups]
    assert clean_summaries(markups, [title] * len(markups)) == each


@given(st.text(), st.integers(5, 50))
def test_cut_text_fits_and_begins_the_same(raw, length):
    text = plain(raw)
    short = cut(text, length)
    assert len(short) <= length
    assert text.startswith(short.removesuffix("…"))
