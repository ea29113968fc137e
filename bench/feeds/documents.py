# ruff: noqa: E501  # documents are not prose
"""Invented feeds as the newsrooms of our countries publish them: four kinds, 40 items, about 60 KB.

Which elements an item has, how long they are and how much markup is in them follows the real
feeds beside the project: an agency (text in CDATA), a portal (HTML with a picture and
«Читать далее»), a WordPress site (the whole article), a paper that writes for Yandex.
feedparser needs as long for a kilobyte of these as of those: `python -m bench.feeds.likeness`.
"""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from random import Random

START = datetime(2026, 11, 20, 12, tzinfo=UTC)
ITEMS, STEP = 40, 2  # items of a feed; new ones a round
GAP = timedelta(minutes=20)  # between two items
KINDS = 4

_BEGIN = (
    "В городе открыли новый мост", "На трассе столкнулись два автомобиля", "Жители пожаловались на холод в домах",
    "Полиция ищет свидетелей аварии", "Школьники выиграли олимпиаду по физике", "Хоккеисты обыграли гостей в овертайме",
    "Мэрия объявила торги на ремонт дорог", "Синоптики обещают снег и ветер", "Музей показал находки археологов",
    "Врачи спасли пассажира поезда",
)  # fmt: skip
_GO_ON = (
    "после долгого ремонта", "на проспекте Гагарина", "в Заречном районе", "ночью 20 ноября", "из-за гололёда",
    "впервые за пять лет", "по просьбе жителей", "за счёт областного бюджета", "у железнодорожного вокзала", "к Новому году",
)  # fmt: skip
_SENTENCES = (
    "Об этом сообщили в пресс-службе администрации города.",
    "Работы начались ещё весной, и подрядчик обещает закончить их до конца месяца.",
    "По словам очевидцев, всё произошло около восьми часов утра, когда на дороге было много машин.",
    "Глава региона поручил проверить состояние всех объектов и доложить в течение недели.",
    "Напомним, в прошлом году на эти цели выделили 120 млн рублей, однако освоили только половину.",
    "Движение автобусов № 5, 12 и 38 изменится с понедельника; схема есть на сайте перевозчика.",
    "«Мы ждали этого очень давно», — рассказала корреспонденту жительница соседнего дома.",
    "Пострадавших нет, обстоятельства выясняются.",
    "Специалисты советуют не выходить на лёд и не оставлять детей без присмотра.",
    "Подробности — в нашем репортаже, фотографии — в конце материала.",
)
_SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:yandex="http://news.yandex.ru" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:wfw="http://wellformedweb.org/CommentAPI/" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
)


def feed(number: int, round: int, *, items: int = ITEMS) -> bytes:
    """Write feed `number` as it is in a round: its newest items first, `STEP` more each round."""
    newest = items + round * STEP
    written = "".join(item(number, n) for n in range(newest, newest - items, -1))
    name = f"Вести города {number}"
    about = f"<title>{name}</title><link>{site(number)}/</link><description>Новости</description><language>ru</language>"
    link = f'<atom:link href="{site(number)}/rss.xml" rel="self" type="application/rss+xml"/>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {_SPACES}>\n<channel>\n{about}\n{link}\n{written}</channel>\n</rss>\n'.encode()


def site(number: int) -> str:
    """Give the address of the site of a feed."""
    return f"https://gazeta{number}.example"


def item(number: int, n: int) -> str:
    """Write the n-th item of a feed."""
    random = Random(number * 100_003 + n)
    title = f"{random.choice(_BEGIN)} {random.choice(_GO_ON)}: {n}"
    at = format_datetime(START + GAP * (n - ITEMS))
    return _WRITERS[number % KINDS](random, title, f"{site(number)}/news/2026/11/{n}", at)


def _text(random: Random, sentences: int) -> str:
    return " ".join(random.choices(_SENTENCES, k=sentences))


def _agency(random: Random, title: str, link: str, at: str) -> str:
    picture = f"{link}/share.jpg"
    return (
        f"<item>\n<guid>{link}/</guid>\n<author>Мария Иванова</author>\n<title>{title}</title>\n<link>{link}/</link>\n"
        f"<description>\n<![CDATA[{_text(random, 7)}]]>\n</description>\n<pubDate>{at}</pubDate>\n"
        f'<enclosure url="{picture}" type="image/jpeg" length="104236"/>\n<category>Общество</category>\n</item>\n'
    )


def _portal(random: Random, title: str, link: str, at: str) -> str:
    address = f"{link}?utm_source=rss&amp;utm_medium=feed"
    body = (
        f'<p><a href="{link}"><img src="{link}/thumb.jpeg" alt="" /></a></p><p>{_text(random, 3)}</p>'
        f'<p>{_text(random, 2)}</p><p><a href="{link}">Читать далее…</a></p>'
    )
    return (
        f"<item>\n<title><![CDATA[{title}]]></title>\n<link>{address}</link>\n<pubDate>{at}</pubDate>\n"
        f"<dc:creator>Портал | Город</dc:creator>\n<category><![CDATA[Город]]></category>\n"
        f'<guid isPermaLink="false">{link}</guid>\n<description><![CDATA[{body}]]></description>\n'
        f'<media:thumbnail url="{link}/thumb.jpeg" />\n</item>\n'
    )


def _blog(random: Random, title: str, link: str, at: str) -> str:
    body = (
        f"<p>{_text(random, 1)}</p>\n<p>{_text(random, 2)}&nbsp;<strong>Фото: архив</strong></p>\n"
        f'<p><img class="alignnone" src="{link}/wp-content/1.jpg" width="800" height="533" /></p>\n'
    )
    return (
        f"<item>\n<title>{title}</title>\n<link>{link}/</link>\n<comments>{link}/#respond</comments>\n"
        f"<dc:creator><![CDATA[admin]]></dc:creator>\n<pubDate>{at}</pubDate>\n"
        f"<category><![CDATA[Новости]]></category>\n<category><![CDATA[Происшествия]]></category>\n"
        f'<guid isPermaLink="false">{link}/?p=1</guid>\n<description><![CDATA[<p>{_text(random, 1)} [&#8230;]</p>]]></description>\n'
        f"<content:encoded><![CDATA[{body}]]></content:encoded>\n"
        f"<wfw:commentRss>{link}/feed/</wfw:commentRss>\n<slash:comments>0</slash:comments>\n</item>\n"
    )


def _paper(random: Random, title: str, link: str, at: str) -> str:
    return (
        f"<item>\n<title>{title}</title>\n<link>{link}.html</link>\n<pdalink>{link}.html?pda=1</pdalink>\n"
        f"<author>Редакция</author>\n<category>Происшествия</category>\n"
        f'<enclosure url="{link}/a.jpg" type="image/jpeg"/>\n<enclosure url="{link}/b.mp4" type="video/mp4"/>\n'
        f"<pubDate>{at}</pubDate>\n<description>{_text(random, 2)} &quot;Всё хорошо&quot;, — сказали в мэрии.</description>\n"
        f"<yandex:genre>message</yandex:genre>\n<yandex:full-text>{_text(random, 4)}</yandex:full-text>\n</item>\n"
    )


_WRITERS = (_agency, _portal, _blog, _paper)
