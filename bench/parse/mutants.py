# ruff: noqa: E501  # lists of odd things are not prose
"""Documents with one to five things changed as no publisher would: by a number, always the same."""

import re
from collections.abc import Sequence
from random import Random

_TOKEN = re.compile(r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>|<[^>]*>|[^<]+", re.DOTALL)
_TAG = re.compile(r"<([^\s<>/!?]+)(\s[^<>]*?)?(/?)>", re.DOTALL)
_ITEM = re.compile(r"<(item|entry)[\s>].*?</\1>", re.DOTALL)
_LARGE = 60  # tokens: a change of more than that is hardly one

NAMES = str.split("""title link description guid pubDate category enclosure author source image summary id updated published
content body item entry language ttl skipHours managingEditor width tags links text fullitem keywords dc:date dc:title
dc:subject dc:language media:content media:group media:thumbnail media:title media:description media:keywords
itunes:image itunes:category itunes:keywords content:encoded yandex:full-text turbo:content pdalink atom:link x:y
x:full-text dcterms:modified LINK Title""")
ATTRIBUTES = str.split("""href="/h" href="" HREF="/up" x:href="/x" url="/p.jpg" url="" uri="/u" type="image/jpeg" type="" TYPE="html"
x:type="image/png" type="xhtml" mode="base64" rel="self" rel="enclosure" rel="ALTERNATE" isPermaLink="false" isPermaLink=""
medium="video" width="10" term="t" term="" TERM="T" label="l" scheme="s" domain="d" text="x" xml:lang="uk" xml:base="/b/"
rdf:about="/about" xmlns="urn:none" xmlns:media="urn:other" xmlns:y="urn:y" src="/s" title="t" version="2.0\"""")
TEXTS = (
    *(
        "",
        " ",
        "Слово",
        "a\x96b",
        "Снег &#150; дождь",
        "Ð¡Ð»Ð¾Ð²Ð¾",
        "ÿ",
        "\u00a0",
        "a, b",
        "-5",
        "60",
        "]]&gt;",
    ),
    *(
        "http://e.example/a?b=1&amp;c;=2",
        "/relative",
        "http:////e.example/",
        "javascript:x",
        "tag:e,1",
    ),
    *("Fri, 20 Nov 2026 10:00:00 +0300", "2026-11-20T10:00:00Z", "20.11.2026 10:00", "вчера"),
    *(
        "<![CDATA[<p>Один &nbsp; <b>два</b></p>]]>",
        "<![CDATA[]]>",
        "до<!-- c -->после",
        "x<![CDATA[y]]>z",
        "<?p i?>",
    ),
    *(
        "&lt;i>три&lt;/i>",
        "&amp;amp;nbsp;",
        "<b>в</b>",
        "<title>г</title>",
        "<links></links>",
        "<category>к</category>",
    ),
)


def mutant(documents: Sequence[str], number: int) -> str:
    """Change one of the documents, less most of its items."""
    random = Random(number)
    tokens = _TOKEN.findall(_few(random.choice(documents), random))
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        if spans := _elements(tokens):
            _change(tokens, *random.choice(spans), random)
    return "".join(tokens)


def _few(text: str, random: Random) -> str:
    """Leave up to three items in a row."""
    spans = [found.span() for found in _ITEM.finditer(text)]
    if len(spans) < 4:
        return text
    first = random.randrange(len(spans) - 2)
    return text[: spans[0][0]] + text[spans[first][0] : spans[first + 2][1]] + text[spans[-1][1] :]


def _elements(tokens: Sequence[str]) -> list[tuple[int, int]]:
    """Find elements that are not large: the tokens they begin and end with."""
    spans, begun = [], []
    for at, token in enumerate(tokens):
        if token.startswith("</"):
            spans += [(begun.pop(), at)] if begun else []
        elif token.startswith("<") and not token.startswith(("<!", "<?")):
            if token.endswith("/>"):
                spans.append((at, at))
            else:
                begun.append(at)
    return [(start, end) for start, end in spans if end - start < _LARGE]


def _change(tokens: list[str], start: int, end: int, random: Random) -> None:
    """Change an element in one of eight ways, in place."""
    element = tokens[start : end + 1]
    match random.randrange(8):
        case 0 | 1:
            _move(tokens, start, end, random)
        case 2:
            name = random.choice(NAMES)
            opening = f"<{name} {random.choice(ATTRIBUTES)}>"
            tokens[start : end + 1] = [opening, *element, f"</{name}>"]
        case 3:
            _rename(tokens, start, end, random.choice(NAMES))
        case 4:
            tokens[start] = _TAG.sub(rf"<\1\2 {random.choice(ATTRIBUTES)}\3>", tokens[start])
        case 5:
            tokens[start + 1 : max(end, start + 1)] = [random.choice(TEXTS)] * (end > start)
        case 6:
            tokens.insert(end, random.choice(TEXTS) if end > start else "")
        case _:
            name, attribute = random.choice(NAMES), random.choice(ATTRIBUTES)
            tokens.insert(start, f"<{name} {attribute}>{random.choice(TEXTS)}</{name}>")


def _move(tokens: list[str], start: int, end: int, random: Random) -> None:
    """Take an element out, say it twice, or put it somewhere else."""
    element = tokens[start : end + 1]
    if random.random() < 2 / 3:
        del tokens[start : end + 1]
    if random.random() < 2 / 3:
        at = random.randrange(len(tokens) + 1)
        tokens[at:at] = element


def _rename(tokens: list[str], start: int, end: int, name: str) -> None:
    tokens[start] = _TAG.sub(rf"<{name}\2\3>", tokens[start])
    if end > start:
        tokens[end] = f"</{name}>"
