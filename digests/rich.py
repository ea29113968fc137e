"""Digests and stories as rich messages (Bot API 10.1). Pure.

The tags are those of Telegram's rich HTML; its limits: 32,768 characters, 500 blocks.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from html import escape

from .compose import Edition, EditionStory, Part, Telling
from .pick import READERS_MOST, Item
from .plain import NAME_LONGEST, clean, is_link
from .render import (
    Digest,
    Look,
    Page,
    ReaderNews,
    headline,
    hour_empty,
    link,
    meta,
    moment,
    part_title,
    reader_line,
    subject,
    window,
)

STORIES_MOST = 20  # 20 stories of 21 blocks each stay under 500
PHOTOS_MOST = 10  # readers' photos of one digest; Telegram takes 50 media
_PICTURES = re.compile(r"<img [^>]*/>|</?tg-slideshow>")
TELLERS_MOST = 7  # sources listed under a story; the story's own screen has them all


def page(digest: Digest, look: Look, start: int = 0) -> Page:
    """Lay out the page that begins with story `start` as rich HTML."""
    edition = digest.edition
    most = min(max(digest.picked.size, 1), STORIES_MOST)
    items = digest.items[start : start + most]
    title = escape(f"🗞 {subject(edition, look)} · {window(edition, look)}", quote=False)
    parts = (_part(part, digest, items, start, look) for part in edition.parts)
    photos = _photos(digest, look) if start == 0 else ()
    readers = _readers(digest, look, photos) if start == 0 else ""
    lead = _lead(digest, items, look)
    empty = hour_empty(edition, look).strip()
    note = f"<p>{empty}</p>" if empty else ""
    html = f"<h3>{title}</h3>{lead}{note}{''.join(parts)}{readers}{_footer(digest, look)}"
    return Page(html, start, start + len(items), photos=photos)


def story(it: EditionStory, digest: Digest, look: Look) -> str:
    """Lay out one story with everyone who told it."""
    lead = f"<p>{escape(clean(it.lead, 600), quote=False)}</p>" if it.lead.strip() else ""
    told = _told(it.sources[:40], digest, look)
    image = _image(it.image) if look.pictures == "on" else ""
    return f"<h3>{headline(it, look)}</h3>{image}{lead}<p>{look.t('story-who')}</p>{told}"


def _part(part: Part, digest: Digest, items: tuple[Item, ...], start: int, look: Look) -> str:
    stories = {story.id: story for story in part.stories}
    mine = [(n, item) for n, item in enumerate(items, start + 1) if item.id in stories]
    if not mine:
        return ""
    titled = part.of is not None or digest.edition.parts.index(part) > 0
    title = f"<h4>{part_title(part, digest.edition, look)}</h4>" if titled else ""
    home = digest if part.of is None else replace(digest, edition=part.of)
    rows = "".join(_item(stories[item.id], item, home, look) for _, item in mine)
    first = mine[0][0]
    begin = "<ol>" if first == 1 else f'<ol start="{first}">'
    return f"{title}{begin}{rows}</ol>"


def _item(it: EditionStory, item: Item, digest: Digest, look: Look) -> str:
    update = f" {look.t('digest-update')}" if item.is_update else ""
    line = meta(it, item, digest.edition, look)
    return f"<li><p><b>{headline(it, look)}</b>{update}</p>{_tellers(it, line, digest, look)}</li>"


def _tellers(it: EditionStory, line: str, digest: Digest, look: Look) -> str:
    """Put the line under a headline; where several tell the story, it opens to show them.

    Nothing, where headlines alone are wanted.
    """
    if look.compact:
        return ""
    if len(it.sources) < 2:
        return f"<p>{line}</p>"
    told = _told(it.sources[:TELLERS_MOST], digest, look)
    rest = len(it.sources) - TELLERS_MOST
    more = f"<p>{look.t('story-more-sources', count=rest)}</p>" if rest > 0 else ""
    return f"<details><summary>{line}</summary>{told}{more}</details>"


def _told(tellings: tuple[Telling, ...], digest: Digest, look: Look) -> str:
    rows = "".join(
        f"<li>{link(clean(told.name, NAME_LONGEST) or told.url[:NAME_LONGEST], told.url)}"
        f" · {escape(moment(told.published, digest.edition.slot, look), quote=False)}</li>"
        for told in tellings
    )
    return f"<ul>{rows}</ul>"


def _lead(digest: Digest, items: tuple[Item, ...], look: Look) -> str:
    """Show the picture of the first story of a page that has one, where pictures are wanted."""
    if look.pictures != "on":
        return ""
    images = {story.id: story.image for story in digest.edition.stories}
    return next((shown for item in items if (shown := _image(images[item.id]))), "")


def _image(url: str | None) -> str:
    return f'<img src="{escape(url)}"/>' if url and is_link(url) else ""


def _photos(digest: Digest, look: Look) -> tuple[str, ...]:
    """Name the readers' photos that a digest shows; a photo is shown once."""
    if look.pictures == "off":
        return ()
    found = (photo for news in digest.readers[:READERS_MOST] for photo in news.photos)
    return tuple(dict.fromkeys(found))[:PHOTOS_MOST]


def _slideshow(photos: tuple[str, ...]) -> str:
    shown = "".join(f'<img src="tg://photo?id=p{n}"/>' for n in range(len(photos)))
    return shown if len(photos) < 2 else f"<tg-slideshow>{shown}</tg-slideshow>"


def bare(html: str) -> str:
    """Take the pictures out of a rich message of ours: all that Telegram may not get at."""
    return _PICTURES.sub("", html)


def _readers(digest: Digest, look: Look, photos: tuple[str, ...]) -> str:
    if not digest.readers:
        return ""
    listed = readers_list(digest.readers[:READERS_MOST], digest.edition, look)
    return f"<h4>{look.t('digest-readers')}</h4>{listed}{_slideshow(photos)}"


def readers_list(news: Iterable[ReaderNews], edition: Edition, look: Look) -> str:
    """List readers' news: title, who, when."""
    rows = "".join(f"<li>{reader_line(one, edition, look)}</li>" for one in news)
    return f"<ul>{rows}</ul>"


def _footer(digest: Digest, look: Look) -> str:
    edition = digest.edition
    count = len({told.name for story in edition.stories for told in story.sources})
    time = f"{look.local(edition.slot):%H:%M}"
    return f"<footer>{look.t('digest-footer', count=count, time=time)}</footer>" if count else ""
