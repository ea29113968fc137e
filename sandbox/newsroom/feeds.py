"""The feeds of the outlets as documents, each dressed with the habits of its outlet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from hashlib import blake2b
from html import escape
from zoneinfo import ZoneInfo

from sandbox.newsroom.library import library
from sandbox.newsroom.model import Dress, Item, Outlet
from sandbox.newsroom.pictures import HEIGHT, WIDTH

_CATEGORIES = {
    "ru": "society=Общество incidents=Происшествия economy=Экономика sport=Спорт culture=Культура "
    "music=Музыка ecology=Экология science=Наука weather=Погода transport=Транспорт other=Разное",
    "uk": "society=Суспільство incidents=Події economy=Економіка sport=Спорт culture=Культура "
    "music=Музика ecology=Екологія science=Наука weather=Погода transport=Транспорт other=Різне",
    "be": "society=Грамадства incidents=Здарэнні economy=Эканоміка sport=Спорт culture=Культура "
    "music=Музыка ecology=Экалогія science=Навука weather=Надвор'е transport=Транспарт "
    "other=Рознае",
}
CATEGORIES = {
    language: dict(pair.split("=") for pair in row.split())
    for language, row in _CATEGORIES.items()
}
READ_MORE = {"ru": "Читать далее", "uk": "Читати далі", "be": "Чытаць далей"}

_NAMESPACES = {
    Dress.YANDEX: ' xmlns:yandex="http://news.yandex.ru"',
    Dress.MEDIA: ' xmlns:media="http://search.yahoo.com/mrss/"',
}


@dataclass(frozen=True, slots=True)
class Document:
    """A feed as it goes over the wire. `changed` is the moment of its newest item, aware UTC."""

    body: bytes
    content_type: str
    changed: datetime

    @property
    def etag(self) -> str:
        """A strong validator: equal bodies, equal tags."""
        return f'"{blake2b(self.body, digest_size=12).hexdigest()}"'


def document(outlet: Outlet, items: Sequence[Item], *, base: str, now: datetime) -> Document:
    """Write the feed of `outlet` with `items`, newest first.

    `base` is the address of the newsroom without a slash at the end. The body depends on the
    items alone, so an unchanged feed stays the same bytes; `now` dates only an empty one.
    """
    changed = items[0].published if items else now.replace(minute=0, second=0, microsecond=0)
    writer = _atom if outlet.dress is Dress.ATOM else _rss
    text = writer(outlet, items, base, changed)
    codec = "windows-1251" if outlet.dress is Dress.YANDEX else "utf-8"
    kind = "atom" if outlet.dress is Dress.ATOM else "rss"
    return Document(
        body=text.encode(codec, errors="xmlcharrefreplace"),
        content_type=f"application/{kind}+xml; charset={codec}",
        changed=changed,
    )


def _rss(outlet: Outlet, items: Sequence[Item], base: str, changed: datetime) -> str:
    codec = "windows-1251" if outlet.dress is Dress.YANDEX else "UTF-8"
    entries = "\n".join(_rss_item(item, base) for item in items)
    return f"""<?xml version="1.0" encoding="{codec}"?>
<rss version="2.0"{_NAMESPACES.get(outlet.dress, "")}>
<channel>
<title>{escape(outlet.name)}</title>
<link>{base}/{outlet.id}/</link>
<description>{escape(outlet.motto)}</description>
<language>{outlet.language}</language>
<lastBuildDate>{format_datetime(changed, usegmt=True)}</lastBuildDate>
{entries}
</channel>
</rss>
"""


def _rss_item(item: Item, base: str) -> str:
    url = f"{base}{item.path}"
    category = CATEGORIES[item.outlet.language][item.section]
    title, summary, link, extra = escape(item.title, quote=False), _summary(item), url, ""
    match item.outlet.dress:
        case Dress.YANDEX:
            extra = f"<yandex:full-text>{summary}</yandex:full-text>"
        case Dress.MARKUP:
            link = f"{url}?utm_source=rss&amp;utm_medium=feed"
            summary = _markup(item, url)
        case Dress.MEDIA:
            extra = _media(item, base)
        case Dress.BROKEN:  # as hand-made feeds do: a bare ampersand, an element never closed
            title, summary = f"{title} & подробности", f"<p>{summary}<br>"
    return f"""<item>
<title>{title}</title>
<link>{link}</link>
<guid isPermaLink="true">{url}</guid>
<pubDate>{_pub_date(item)}</pubDate>
<category>{category}</category>
<description>{summary}</description>{extra}
</item>"""


def _summary(item: Item) -> str:
    return escape(item.lead, quote=False)


def _markup(item: Item, url: str) -> str:
    language = item.outlet.language
    more, section = READ_MORE[language], CATEGORIES[language][item.section]
    return (
        f"<![CDATA[<p><b>{section}.</b> {_summary(item)}</p>"
        f'<p><a href="{url}?utm_source=rss">{more}&nbsp;&rarr;</a></p>]]>'
    )


def _media(item: Item, base: str) -> str:
    picture = f"{base}{picture_path(item)}"
    return (
        f'\n<enclosure url="{picture}" type="image/png" length="0"/>'
        f'\n<media:content url="{picture}" type="image/png" medium="image"'
        f' width="{WIDTH}" height="{HEIGHT}"/>'
    )


def picture_path(item: Item) -> str:
    """Where the picture of the item's event is, below the newsroom's address."""
    return f"/pictures/{item.event}.png"


def _pub_date(item: Item) -> str:
    if item.outlet.dress is not Dress.LOCAL_TIME:
        return format_datetime(item.published, usegmt=True)
    zone: ZoneInfo = library().cities[item.outlet.home].time_zone
    return item.published.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def _atom(outlet: Outlet, items: Sequence[Item], base: str, changed: datetime) -> str:
    entries = "\n".join(_atom_entry(item, base) for item in items)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{outlet.language}">
<title>{escape(outlet.name)}</title>
<subtitle>{escape(outlet.motto)}</subtitle>
<id>{base}/{outlet.id}/</id>
<link rel="self" href="{base}/{outlet.id}/feed.xml"/>
<link rel="alternate" href="{base}/{outlet.id}/"/>
<updated>{changed.isoformat()}</updated>
{entries}
</feed>
"""


def _atom_entry(item: Item, base: str) -> str:
    url = f"{base}{item.path}"
    return f"""<entry>
<title type="html">{escape(escape(item.title, quote=False), quote=False)}</title>
<id>{url}</id>
<link rel="alternate" type="text/html" href="{url}"/>
<published>{item.published.isoformat()}</published>
<updated>{item.published.isoformat()}</updated>
<author><name>{escape(item.outlet.name)}</name></author>
<category term="{CATEGORIES[item.outlet.language][item.section]}"/>
<summary type="text">{_summary(item)}</summary>
</entry>"""
