"""The fast parser and feedparser agree on every document that the fast one takes.

Documents come from two places: real ones and other projects' fixtures (development data, when
it is beside the project), and hypothesis, which puts the elements of all dialects together
in ways that no publisher has thought of yet.
"""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bench.parse.differ import both
from bench.parse.documents import seeds
from bench.parse.mutants import TEXTS
from feeds.encoding import decode
from tests.shared import shared

DATA = Path(__file__).parents[1] / "data" / "feeds"


def agree(text: str) -> bool:
    """Tell whether the fast parser took a document; fail where it then differs."""
    if (read := both(text)) is None:
        return False
    fast, tolerant = read
    assert len(fast.entries) == len(tolerant.entries)
    for one, other in zip(fast.entries, tolerant.entries, strict=True):
        assert one == other
    about = ("title", "link", "language", "ttl_minutes")
    assert [getattr(fast, name) for name in about] == [getattr(tolerant, name) for name in about]
    return True


@pytest.mark.parametrize("folder", ["real", "derived", "feed-rs", "miniflux", "rss-parser"])
def test_parsers_agree_on_documents_of_others(folder):
    files = [path for path in sorted(shared("feeds", folder).rglob("*")) if path.is_file()]
    taken = [path.name for path in files if agree(decode(path.read_bytes())[0])]
    assert taken, "the fast parser took none: the comparison proves nothing"


def test_fast_parser_takes_every_real_feed():
    files = sorted(shared("feeds", "real").iterdir())
    assert all(agree(decode(path.read_bytes())[0]) for path in files)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.xml")), ids=lambda path: path.name)
def test_parsers_agree_on_our_own_documents(path):
    agree(decode(path.read_bytes())[0])


@pytest.mark.parametrize(("name", "body"), seeds())
def test_parsers_agree_on_small_documents(name, body):
    agree(decode(body)[0])


LINKS = (
    *("<link>/a</link>", "<link></link>", '<link href="/h"/>', '<link rel="self">/c</link>'),
    *('<link rel="self"></link>', '<link rel="enclosure">/e</link>'),
    *("<guid>http://g.example/1</guid>", '<guid isPermaLink="false">x</guid>'),
)


@pytest.mark.parametrize("first", LINKS)
def test_parsers_agree_on_which_of_several_links_is_meant(first):
    taken = 0
    for others in product(LINKS, repeat=2):
        item = f"<item>{first}{''.join(others)}</item>"
        taken += agree(f'<rss version="2.0"><channel>{item}</channel></rss>')
    assert taken


NAMES = (
    *("title", "link", "description", "guid", "pubDate", "category", "enclosure", "author"),
    *("comments", "source", "image", "summary", "id", "updated", "published", "issued", "created"),
    *("content", "body", "subtitle", "rights", "pda:link", "pdalink", "entry", "url", "modified"),
    *("content:encoded", "dc:date", "dc:title", "dc:creator", "dc:subject", "dc:description"),
    *("media:content", "media:group", "media:thumbnail", "media:title", "media:description"),
    *("media:keywords", "media:player", "media:category", "itunes:summary", "itunes:image"),
    *("itunes:keywords", "itunes:category", "itunes:subtitle", "yandex:full-text", "links"),
    *("yandex:genre", "turbo:content", "atom:link", "atom:updated", "dcterms:modified"),
    *("x:title", "x:y", "georss:point", "textinput", "name", "language"),
)
ATTRIBUTES = (
    *("", "", "", 'href="http://e.example/h"', 'url="http://e.example/p.jpg" type="image/jpeg"'),
    *('rel="self" href="/s"', 'rel="alternate" type="text/plain" href="/t"'),
    *('isPermaLink="false"', 'type="html"', 'type="xhtml"', 'type="image/png"', 'mode="base64"'),
    *('url="/m.mp4" medium="video" width="10" height="9"', 'HREF="/up"', 'x:href="/x"'),
    *('rel="enclosure" href="/e.mp3"', 'text="текст"', 'xml:lang="ru"', 'xml:base="/b/"'),
    *('term="т" label="л"', 'rel="alternate" href="/p"', 'type="text"'),
)
SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:yandex="http://news.yandex.ru" xmlns:turbo="http://turbo.yandex.ru" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:x="urn:x" xmlns:pda="urn:pda" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:georss="http://www.georss.org/georss" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
)


@st.composite
def elements(draw, depth: int = 0) -> str:
    """One element of some dialect, with anything in it."""
    name, attributes = draw(st.sampled_from(NAMES)), draw(st.sampled_from(ATTRIBUTES))
    inside = draw(st.sampled_from(TEXTS))
    if depth < 2 and draw(st.integers(0, 9)) == 0:
        inside = "".join(draw(st.lists(elements(depth + 1), max_size=3)))
    return f"<{name} {attributes}>{inside}</{name}>"


@st.composite
def documents(draw) -> str:
    """A document of one dialect with up to three entries."""
    about = "".join(draw(st.lists(elements(), max_size=3)))
    items = [
        "".join(draw(st.lists(elements(), max_size=7))) for _ in range(draw(st.integers(1, 3)))
    ]
    match draw(st.sampled_from(("rss", "atom", "rdf"))):
        case "rss":
            inside = "".join(f"<item>{item}</item>" for item in items)
            return f'<rss version="2.0" {SPACES}><channel>{about}{inside}</channel></rss>'
        case "atom":
            inside = "".join(f"<entry>{item}</entry>" for item in items)
            return f'<feed xmlns="http://www.w3.org/2005/Atom" {SPACES}>{about}{inside}</feed>'
        case _:
            inside = "".join(f'<item rdf:about="/{n}">{i}</item>' for n, i in enumerate(items))
            head = f'<rdf:RDF xmlns="http://purl.org/rss/1.0/" {SPACES}><channel>{about}</channel>'
            return f"{head}{inside}</rdf:RDF>"


BASED = (
    '<rss version="2.0"><channel><title xml:base="/b/"></title>'
    "<item><link>/w</link><guid>w</guid></item></channel></rss>"
)


def test_an_address_base_is_left_to_feedparser_wherever_it_stands():
    items = "<item><link>a</link><guid>b</guid></item>"
    for about in ('<title xml:base="/b/"/>', '<x y="1"><z base="/b/"/></x>'):
        text = f"<rss><channel>{about}{items}</channel></rss>"
        assert both(text) is None
    assert both(f"<rss><channel>{items}</channel></rss>")


def test_a_link_of_the_feed_that_holds_more_is_left_to_feedparser():
    text = '<rss><channel><link href="http://e.example/"><title>г</title></link></channel></rss>'
    assert both(text) is None


FEEDS_OWN = (  # a channel that feedparser reads in ways of its own
    "<title>а</title><image></image><title></title>",
    "<title>а</title><image><generator/><link>h</link></image>",
    "<image><author></author><title>и</title></image>",
    "<image><name></name><title>и</title></image>",
    "<image><language>ru</language></image>",
    "<pubDate><ttl>6</ttl></pubDate>",
    '<ttl title="t">2</ttl>',
    "<ttl>1</ttl><ttl></ttl>",
    '<link href="">http://e.example/x</link>',
)


@pytest.mark.parametrize("about", FEEDS_OWN)
def test_parsers_agree_on_an_odd_channel(about):
    agree(f"<rss {SPACES}><channel>{about}</channel></rss>")


ROOTS = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xml:lang="en">{}</rdf:RDF>',
    f'<rss {SPACES} lang="uk">{{}}</rss>',
)


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize(
    "inside",
    [
        "<title>а</title><link>http://e.example/</link>",
        "<image><title>и</title></image><channel><title>к</title></channel>",
        "<item><title>з</title></item><channel><title>к</title></channel>",
        "<channel><title>к</title></channel><item><title>з</title></item>",
    ],
)
def test_parsers_agree_on_what_stands_beside_the_channel(root, inside):
    agree(root.format(inside))


ODD = (  # items, likewise
    '<media:thumbnail url="">;</media:thumbnail>',
    '<media:thumbnail url="/a.gif"><link>http://e.example/2</link></media:thumbnail>',
    '<title type="">слово</title><summary TYPE="image/png">слово</summary>',
    '<summary x:type="image/png">слово</summary>',
    "<title>а</title><media:content><title>4</title></media:content><title>б</title>",
    '<link href="">http://e.example/x</link>',
    '<link type="" href="http://e.example/x"/>',
    '<itunes:image href="/m.jpg"/><media:thumbnail url="/t.jpg"/>',
    '<itunes:image href="/1.jpg"/><itunes:image href="/2.jpg"/><itunes:image href=""/>',
    "<media:content><full-text>2</full-text></media:content>",
    "<x:div><x:full-text>2</x:full-text></x:div><media:group><pdalink>/p</pdalink></media:group>",
    '<category TERM="а">б</category><category x:term="в"/><itunes:category TEXT="г"/>',
    '<enclosure url="" href="/x.jpg" type="image/jpeg"/>',
    "<x:place><media:keywords>С</media:keywords></x:place><docs><dc:subject>Г</dc:subject></docs>",
    "<author><itunes:keywords>2</itunes:keywords></author>",
    '<category label="л"/><category url="">ж</category>',
    '<category label="а"/><category label="а">ж</category>',
    '<category term="а"/><category label="х"/><category term="а">ж</category>',
    "<itunes:category/><itunes:category>а</itunes:category><category>б</category>",
    '<enclosure url="http://e.example/2.jpg"/><x:y><links></links></x:y>',
    "<category>а</category>" * 90 + "<category>б</category>",
    '<category label="л"/><itunes:keywords>а, л</itunes:keywords><category>ж</category>',
)


@pytest.mark.parametrize("item", ODD)
def test_parsers_agree_on_an_odd_item(item):
    agree(f"<rss {SPACES}><channel><item><guid>г</guid>{item}</item></channel></rss>")


@settings(max_examples=200, deadline=None)
@given(documents())
@example(BASED)
@example(
    "<rss><channel><item><title>a\x87 b</title><link>http://\x87</link></item></channel></rss>"
)
@example(
    "<rss><channel><links> </links><link>http://e.example/a</link><item></item></channel></rss>"
)
@example("<rss><channel><item><pdalink>а</pdalink><pdalink></pdalink></item></channel></rss>")
@example("<rss><channel><link></link><id>Слово</id><item></item></channel></rss>")
@example("<rss><channel><title>t</title><item></item><title></title></channel></rss>")
@example("<rss><channel><dc:title>d</dc:title><item></item><title>t</title></channel></rss>")
@example(
    "<rss><channel><title>t</title><image><title>i</title></image><title></title>"
    "<item></item></channel></rss>"
)
def test_parsers_agree_whatever_is_put_together(text):
    agree(text)
