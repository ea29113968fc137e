"""Markup of any depth and mending -> clean plain text.

Two rules keep it honest: text that was cleaned stays as it is when cleaned again, and the
time taken grows with the length of the text, whatever is in it.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html.entities import html5

TITLE_LENGTH = 500  # characters
SUMMARY_LENGTH = 2_000
_LONGEST_MARKUP = 200_000  # characters of markup looked at; a summary is far shorter
_LONGEST_TITLE_MARKUP = 20_000
_ROUNDS = 5  # times text may be escaped over; more is hostile

_BLOCKS = frozenset(  # elements that stand apart from the text around them
    (
        *("address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details"),
        *(
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "header",
        ),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "iframe", "img", "li", "main", "menu", "nav"),
        *("ol", "option", "p", "picture", "pre", "section", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "tr", "ul", "video"),
    )
)
_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "applet", "area", "audio", "b", "base", "bdi", "bdo", "big"),
        *("body", "button", "canvas", "cite", "code", "col", "colgroup", "data", "del", "dfn"),
        *("dialog", "em", "embed", "font", "frame", "frameset", "head", "html", "i", "input"),
        *("ins", "kbd", "label", "legend", "link", "map", "mark", "meta", "nobr", "noindex"),
        *("noscript", "object", "optgroup", "param", "q", "s", "samp", "script", "select"),
        *("small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg"),
        *("textarea", "time", "title", "track", "tt", "u", "var", "wbr"),
    )
)
# Attributes may hold ">" between quotes, but nothing in a tag may hold "<": a tag that never
# ends costs no more than the way to the next one.
_QUOTED = r"""(?:"[^"<]*"|'[^'<]*')"""
_BARE = """[^<>"']*+"""
_REST = rf"(?:>|(?=[\s/])(?:{_BARE}(?:{_QUOTED}{_BARE})*+>|[^<>]*>|[^<>=]*=[^<>]*\Z))"
_HIDDEN = re.compile(
    r"<!--.*?(?:--!?>|$)|<!\[CDATA\[|\]\]>|<!doctype[^<>]*>|<\?[^<>]*\?>"
    r"|<(script|style|applet|template)(?=[\s/>])[^<>]*"
    r"(?:(?<=/)>|>.*?(?:</\1\s*>|$))",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:._-]{0,40})" + _REST)
_INSTEAD = dict.fromkeys(_INLINE, "") | dict.fromkeys(_BLOCKS, " ")
# Those of `_HIDDEN` leave a "<", so that `_untagged` looks again: they are rare.
_AT_FIRST = _INSTEAD | dict.fromkeys(("script", "style", "applet", "template"), "<")

_AMPERSANDS = re.compile(r"&(?:(?:amp|AMP|#0{0,6}38|#[xX]0{0,6}26);)+")
_ENTITY = re.compile(r"&(#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,30});")

# Windows-1252 where a sender meant it: HTML standard, numeric character references.
_C1 = {code: bytes([code]).decode("cp1252", "ignore") or " " for code in range(0x80, 0xA0)}
_DELETED = dict.fromkeys(
    (
        *(0xAD, 0x61C, 0x180E, 0xFEFF, 0xFFFE, 0xFFFF),
        *range(0x200B, 0x200D),  # zero-width space and non-joiner; the joiner holds emoji
        *range(0x200E, 0x2010),  # marks of direction
        *range(0x202A, 0x202F),  # embeddings and overrides
        *range(0x2060, 0x2070),  # invisible operators, isolates
        *range(0xFFF9, 0xFFFC),
        *range(0xD800, 0xE000),  # halves of characters: cannot be stored or sent
        *range(0xE0000, 0xE0080),  # invisible tags
    ),
    "",
)
_CHARACTERS = {**dict.fromkeys((*range(0x20), 0x7F), " "), **_C1, **_DELETED}
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f\u200d"
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]"
)
# The characters of nearly every text here: Latin, Cyrillic, punctuation, currency. Text of these
# alone needs no more than a look; the second pattern knows no "<", "&" and "]" of markup either.
_LETTERS = (
    "\xa1-\xac\xae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2116"
)
_USUAL = re.compile(f"[ -~{_LETTERS}]*+")
_UNUSUAL = re.compile(f"[^\t\n -~\xa0{_LETTERS}]")
_SOUND = re.compile(rf"[ -%'-;=-\\^-~{_LETTERS}]*+")
_SOUND_LINES = re.compile(rf"[\n -%'-;=-\\^-~{_LETTERS}]*+")
_SPACES = re.compile("  +")
_LONE_JOINER = re.compile(
    "(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001ffff])\u200d|\u200d(?![\u2190-\u2bff\U0001f000-\U0001ffff])"
)
_PILES = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]{3})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]+"
)

_TAIL_WORDS = (
    r"читать (?:далее|дальше|полностью|ещ[её]|больше|подробнее|продолжение|новость|статью)"
    r"(?: (?:на сайте|новость|статью|полностью))?"
    r"|(?:узнать|смотреть) подробнее|подробнее(?: на сайте)?|подробности|далее"
    r"|читати (?:далі|більше|повністю|ще|докладніше)|докладніше|детальніше|далі"
    r"|чытаць (?:далей|больш|цалкам)|падрабязней|далей"
    r"|(?:continue|keep) reading|read (?:more|on|the full (?:story|article))|more"
)
_ARROWS = ".…»›>→⟶➡⇒▶)]|—–-" + "".join(filter(str.isspace, map(chr, range(0x3001))))
_TAIL = re.compile(rf"[\[(]?\s*(?:{_TAIL_WORDS})[{re.escape(_ARROWS)}]*\Z", re.IGNORECASE)
_SENTENCES = re.compile(r".*[.!?…:;»\")\]\[(]", re.DOTALL)  # up to where the last words begin
_APPEARED = re.compile(
    r"(?:^|(?<=[.!?…»\")\]]))\s*(?:the post|сообщение|запись|запис|статья|допис|пост) .{1,400}? "
    r"(?:first appeared on|appeared first on|появил(?:ись|ась|ось|ся) (?:сначала|впервые) (?:на|в)"
    r"|впервые появил(?:ись|ась|ось|ся) (?:на|в)|(?:вперше з'явил\w+|з'явил\w+ спочатку) (?:на|в))"
    r" .{1,120}$",
    re.IGNORECASE,
)
_LAST_WORDS = (  # of what only leads to the site, as in `_TAIL`
    *("далее", "дальше", "полностью", "еще", "ещё", "больше", "подробнее", "продолжение"),
    *("новость", "статью", "сайте", "подробности", "далі", "більше", "повністю", "ще"),
    *("докладніше", "детальніше", "далей", "больш", "цалкам", "падрабязней"),
    *("reading", "more", "read on", "story", "article"),
)
_LAST_LETTERS = frozenset(word[-2:] for word in _LAST_WORDS)
_LONGEST_WORD = max(map(len, _LAST_WORDS))
_TAIL_LENGTH = 80  # characters
_APPEARED_LENGTH = 600
_APPEARED_END = 250  # from the verb to the end: some words, and the name of a site up to 120
_AFTER_TITLE = re.compile(r"^[\s.,:;!?…|—–-]*")


def plain(text: str) -> str:
    """Clean text that may hold markup, escaped any number of times.

    Only tags of HTML go: «C++: vector<int>» is a title. Idempotent.
    """
    if _SOUND.fullmatch(text):
        return _one_spaced(text)
    if not _is_marked(text):
        return _visible(text)
    for _ in range(_ROUNDS):
        before, text = text, _visible(_unmarked(text))
        # What was invisible, or is written otherwise now, may have stood inside an entity.
        if text == before or not _is_marked(text):
            return text
    return _visible(text.replace("&", " ").replace("<", " "))


def plain_html(markup: str) -> str:
    """Clean HTML: every tag goes, known or not; then as `plain`."""
    if "<" in markup:
        markup = _untagged(markup, _AT_FIRST, all_names=True)
    return plain(markup)


def _plain_html_each(markups: Iterable[str]) -> list[str]:
    """Clean many long texts, each as `plain_html` does."""
    texts = [
        _untagged(text, _AT_FIRST, all_names=True) if "<" in text else text for text in markups
    ]
    if "\n".join(texts).rfind("  ") >= 0:  # as `in`, and CPython looks backwards twice as fast
        return [plain(text) for text in texts]
    return [text.strip(" ") if _SOUND.fullmatch(text) else plain(text) for text in texts]


def plain_all(texts: Sequence[str]) -> list[str]:
    """Clean many short texts, each as `plain` does: where all are sound, one look tells so."""
    together = "\n".join(texts)
    is_sound = together.rfind("  ") < 0 and _SOUND_LINES.fullmatch(together)
    if is_sound and together.count("\n") < max(len(texts), 1):  # none has lines of its own
        return [text.strip(" ") for text in texts]
    return [plain(text) for text in texts]


def clean_title(raw: str) -> str:
    """Clean a title: one line of at most `TITLE_LENGTH` characters."""
    return clean_titles([raw])[0]


def clean_titles(raws: Iterable[str]) -> list[str]:
    """Clean the titles of a document, each as `clean_title` does."""
    titles = plain_all([raw[:_LONGEST_TITLE_MARKUP] for raw in raws])
    return [cut(title, TITLE_LENGTH) for title in titles]


def clean_summary(markup: str, title: str = "") -> str:
    """Clean a summary: no repeated title, no «Читать далее», at most `SUMMARY_LENGTH`."""
    return clean_summaries([markup], [title])[0]


def clean_summaries(markups: Iterable[str], titles: Iterable[str]) -> list[str]:
    """Clean the summaries of a document, each as `clean_summary` does.

    Step by step for all of them: what none of them has is found out by one look at all.
    """
    texts = _plain_html_each([markup[:_LONGEST_MARKUP] for markup in markups])
    texts = list(map(without_title, texts, titles))
    return [cut(text, SUMMARY_LENGTH) for text in _without_tails(texts)]


def cut(text: str, length: int) -> str:
    """Shorten text to `length` characters at a word, with an ellipsis."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    if text[length - 1] != " ":
        head = head[:space] if (space := head.rfind(" ")) > length // 2 else head
    return _visible(head).rstrip(" ,;:—–-") + "…"


def without_title(text: str, title: str) -> str:
    """Drop the title where the text repeats it before it begins.

    A title that the first sentence goes on from stays: «Пожар на складе» + «Пожар на складе
    потушили ночью».
    """
    if text[:1].lower() != title[:1].lower():  # nearly always
        return text
    bare = title.rstrip(" .!?…")
    if len(bare) < 5 or text[: len(bare)].casefold() != bare.casefold():
        return text
    rest = text[len(bare) :]
    match = _AFTER_TITLE.match(rest)
    gap = match[0] if match else ""
    rest = rest[len(gap) :]
    is_end = not rest or any(mark in gap for mark in ".!?…:|—–")
    begins = bare.count(" ") >= 2 and gap.isspace() and (rest[0].isupper() or rest[0] in '«"(')
    return rest if is_end or begins else text


def _without_tails(texts: list[str]) -> list[str]:
    """Drop the words that only lead to the site."""
    may_appear = _may_appear("\n".join(texts))
    for _ in range(3):
        before = texts
        if may_appear:
            texts = [_without_appeared(text) for text in texts]
        texts = [_without_last_words(text) if _may_lead(text) else text for text in texts]
        if texts == before:
            break
    return texts


def _may_appear(text: str) -> bool:
    return text.rfind("явил") >= 0 or text.rfind("ppeared") >= 0


def _without_appeared(text: str) -> str:
    if not _may_appear(text[-_APPEARED_END:]):
        return text
    start = max(0, len(text) - _APPEARED_LENGTH)
    match = _APPEARED.search(text, start)
    is_whole = match and (match.start() > start or not start)
    return text[: match.start()].rstrip() if match and is_whole else text


def _may_lead(text: str) -> bool:
    """Tell by two letters whether the last word may only lead to the site."""
    return text.rstrip(_ARROWS)[-2:].lower() in _LAST_LETTERS


def _without_last_words(text: str) -> str:
    """Drop «Читать далее» at the end: a sentence of its own, or in brackets."""
    start = max(0, len(text) - _TAIL_LENGTH)
    end = text[start:].rstrip(_ARROWS)
    if not end[-_LONGEST_WORD:].lower().endswith(_LAST_WORDS):
        return text
    before = _SENTENCES.match(end)
    at = before.end() if before else 0
    if before and end[at - 1] in "[(":
        at -= 1
    if start and not at:  # who knows what is before it
        return text
    return text[: start + at].rstrip() if _TAIL.match(text, start + at) else text


def _is_marked(text: str) -> bool:
    return "<" in text or "&" in text or _is_section(text)


def _is_section(text: str) -> bool:
    """Tell whether the end of a CDATA section is left in a text; one character is found fast."""
    return "]" in text and "]]>" in text


def _unmarked(text: str) -> str:
    """Drop tags and decode entities until nothing changes."""
    for _ in range(_ROUNDS):
        before = text
        if "<" in text or _is_section(text):
            text = _untagged(text, _AT_FIRST, all_names=False)
        if "&" in text:
            text = _decoded(_AMPERSANDS.sub("&", text))
        if text == before or not _is_marked(text):
            return text
    return text.replace("&", " ").replace("<", " ")


def _untagged(text: str, names: Mapping[str, str], *, all_names: bool) -> str:
    """Drop tags, and what stands between them that is not for people to read."""
    bare = _without_tags(text, names, all_names=all_names)
    if "<" in bare or _is_section(text):  # there is more than tags: look again, closely
        return _without_tags(_HIDDEN.sub(" ", text), _INSTEAD, all_names=all_names)
    return bare


def _without_tags(text: str, names: Mapping[str, str], *, all_names: bool) -> str:
    pieces = _TAG.split(text)  # text, name, text, name, text
    if len(pieces) == 1:
        return text
    try:
        pieces[1::2] = [names[name] for name in pieces[1::2]]
    except KeyError:  # in capitals, or unknown

        def instead(match: re.Match[str]) -> str:
            return names.get(match[1].lower(), "" if all_names else match[0])

        return _TAG.sub(instead, text)
    return "".join(pieces)


def _decoded(text: str) -> str:
    pieces = _ENTITY.split(text)  # text, name, text, name, text
    pieces[1::2] = map(_character, pieces[1::2])
    return "".join(pieces)


@lru_cache(maxsize=1_000)  # few of them make up nearly all
def _character(name: str) -> str:
    """Give what an entity stands for; itself, if nothing."""
    if name[0] != "#":
        return html5.get(f"{name};", f"&{name};")
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(code) if 0 < code < 0x110000 else " "


def _one_spaced(text: str) -> str:
    """Leave one space between words of a text that has no other white space."""
    if text.rfind("  ") >= 0:
        text = _SPACES.sub(" ", text)
    return text.strip(" ")


def _visible(text: str) -> str:
    """Leave one line of characters that can be seen, in composed form."""
    if _USUAL.fullmatch(text):
        return _one_spaced(text)
    if not _UNUSUAL.search(text):
        return " ".join(text.split())
    if _SUSPECT.search(text):
        text = _LONE_JOINER.sub("", text.translate(_CHARACTERS))
        text = _PILES.sub(r"\1", unicodedata.normalize("NFC", text))
    return " ".join(unicodedata.normalize("NFC", text).split())
