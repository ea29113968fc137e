# ruff: noqa: E501  # documents are not prose
"""Invented documents to parse: news feeds of any length, and small ones of every dialect."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
_EVENTS = (
    "В центре города открыли сквер после ремонта",
    "На трассе столкнулись автобус и грузовик",
    "Школьники выиграли олимпиаду по физике",
    "Мост через реку закроют на две недели",
    "Хоккеисты обыграли гостей в овертайме",
)
_LEAD = (
    "Об этом рассказали в городской администрации. Работы начались весной и шли всё лето; "
    "жители просили сохранить старые липы, и их сохранили. "
)


def news_feed(items: int, *, encoding: str = "utf-8", start: int = 0) -> bytes:
    """Make an RSS document as a regional newsroom does: lead, full text, picture, category."""
    entries = "".join(_item(number) for number in range(start, start + items))
    document = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n'
        '<rss version="2.0" xmlns:yandex="http://news.yandex.ru" '
        'xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">\n'
        "<channel><title>Вести города</title><link>https://news.example.org/</link>"
        "<description>Новости города и области</description><language>ru</language>"
        f"<ttl>10</ttl>\n{entries}</channel></rss>"
    )
    return document.encode(encoding)


def _item(number: int) -> str:
    title = f"{_EVENTS[number % len(_EVENTS)]}: подробности {number}"
    moment = format_datetime(NOON - timedelta(minutes=7 * number))
    address = f"https://news.example.org/2026/11/20/{number}/"
    return (
        f"<item><title>{title}</title><link>{address}?utm_source=rss</link>"
        f'<guid isPermaLink="true">{address}</guid><pubDate>{moment}</pubDate>'
        f"<category>Общество</category><description><![CDATA[<p>{_LEAD}</p>]]></description>"
        f'<enclosure url="https://img.example.org/{number}.jpg" type="image/jpeg" length="1"/>'
        f"<yandex:full-text>{_LEAD * 3}</yandex:full-text></item>\n"
    )


def seeds() -> list[tuple[str, bytes]]:
    """Make one small document of each dialect and each kind of trouble."""
    return [(name, text.encode()) for name, text in _SEEDS.items()] + [
        ("cp1251", news_feed(2, encoding="windows-1251")),
        ("koi8", news_feed(1, encoding="koi8-r")),
        ("utf16", news_feed(1, encoding="utf-16")),
    ]


_SEEDS = {
    "atom": (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk"><title type="html">A&amp;lt;b</title>'
        '<entry><id>tag:1</id><title>Дощ</title><link rel="alternate" href="/a?amp=1"/>'
        '<link rel="enclosure" type="image/png" href="//h.example/p.png"/><updated>2026-11-20T10:00:00+02:00'
        '</updated><category term="t" label="l"/><summary type="html">&lt;p&gt;x&lt;/p&gt;</summary>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">y<b>z</b></div></content>'
        "</entry></feed>"
    ),
    "rdf": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="u"><title>T</title></channel>'
        '<item rdf:about="http://e.example/1"><title>a &lt; b</title><dc:date>2026-11-20</dc:date>'
        "<dc:subject>s</dc:subject></item></rdf:RDF>"
    ),
    "json": (
        '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":1,"url":"http://e.example/",'
        '"content_html":"<img src=\\"/a.jpg\\">x","date_published":"2026-11-20T10:00:00Z"}]}'
    ),
    "bomb": (
        '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
        "<rss><channel><item><title>&b;&c;</title></item></channel></rss>"
    ),
    "broken": (
        "<rss version=2.0><channel><item><title>R&D <b>x</title><link>http://m.e.example/?a=1&b=2"
        "<description><![CDATA[a]]&nbsp;&laquo;<![CDATA[ b ]]></description><pubDate>20 ноября 2026, "
        "15:30 МСК</pubDate><media:content url='x.mp4'><pdalink>p</pdalink>"
    ),
    "media": (
        '<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item><media:group><media:content '
        'url="http://e.example/1.jpg" width="9" medium="image"><media:title>m</media:title>'
        "</media:content></media:group><guid>1</guid><source url='u'>s</source></item></channel></rss>"
    ),
}
