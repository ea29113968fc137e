"""Readable Cyrillic, whatever the document says of its encoding."""

import codecs
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.encoding import decode, says_utf8

TEXT = "Мост через реку открыли после ремонта: по нему уже пошли автобусы и трамваи"
UKRAINIAN = "Їхній міст відкрили після ремонту, ґанок і під'їзди теж полагодили"


def declared(encoding: str, text: str = TEXT) -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?><rss><title>{text}</title></rss>'


@pytest.mark.parametrize("text", [TEXT, UKRAINIAN], ids=["Russian", "Ukrainian"])
@pytest.mark.parametrize("said", ["windows-1251", "utf-8", "iso-8859-1", "koi8-r", "nonsense"])
def test_windows_1251_is_read_whatever_is_declared(text, said):
    body = declared(said, text).encode("cp1251")
    assert text in decode(body)[0]


@pytest.mark.parametrize("said", ["windows-1251", "koi8-r", "iso-8859-1", "UTF-8", "utf8"])
def test_utf8_is_read_whatever_is_declared(said):
    assert TEXT in decode(declared(said).encode())[0]


@pytest.mark.parametrize("word", ["Рабочий", "Указ", "Шаман", "Тебе", "Узнай", "Янис", "забег"])
def test_windows_1251_is_guessed_from_one_short_word(word):
    assert word in decode(f"<rss><title>{word}</title></rss>".encode("cp1251"))[0]


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "iso8859-5", "mac-cyrillic"])
def test_other_cyrillic_encodings_are_recognised(encoding):
    body = f"<rss><title>{TEXT}</title></rss>".encode(encoding)
    assert TEXT in decode(body)[0]


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-8-sig", "utf-7"]
)
def test_unicode_of_any_width_is_read(encoding):
    said = "utf-7" if encoding == "utf-7" else "utf-16"
    assert TEXT in decode(declared(said).encode(encoding))[0]


def test_charset_of_the_header_counts_where_the_document_says_nothing():
    body = "<rss><title>Škoda žluť</title></rss>".encode("iso8859-2")
    assert "Škoda žluť" in decode(body, "text/xml; charset=iso-8859-2")[0]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param("Reações à construção: não há", "iso-8859-1", id="Portuguese"),
        pytest.param("Κείμενο στα ελληνικά", "iso-8859-7", id="Greek"),
        pytest.param("日本語のニュース", "shift_jis", id="Japanese"),
    ],
)
def test_other_scripts_are_not_taken_for_cyrillic(text, encoding):
    assert text in decode(declared(encoding, text).encode(encoding))[0]


def test_a_cut_character_spoils_only_itself():
    body = declared("utf-8", TEXT * 3).encode()
    text, problems = decode(body[: body.rindex("т".encode()) + 1])
    assert TEXT in text
    assert problems == ("Some characters are damaged: the bytes are not valid utf-8.",)


@pytest.mark.parametrize("name", ["base64", "zip", "rot13", "idna", "unicode_escape", "undefined"])
def test_what_is_no_encoding_of_text_is_ignored(name):
    assert "<rss>" in decode(declared(name).encode("cp1251"))[0]


@given(st.binary(max_size=200), st.sampled_from(["", "utf-16", "koi8-r", "big5", "hz", "cp037"]))
def test_any_bytes_give_text(body, name):
    head = f'<?xml version="1.0" encoding="{name}"?>'.encode()
    for candidate in (body, head + body, codecs.BOM_UTF16_LE + body):
        assert isinstance(decode(candidate, f"text/xml; charset={name}")[0], str)


def test_no_document_is_kept():
    def look(n):
        body = b"<rss>%d" % n + b"x" * 100_000
        return says_utf8(body), decode(body)[1]

    look(0)
    tracemalloc.start()
    assert {look(n) for n in range(1, 100)} == {(True, ())}
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 1_000_000
