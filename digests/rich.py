"""Digests and stories as rich messages (Bot API 10.1). Pure.

The tags are those of Telegram's rich HTML; its limits: 32,768 characters, 500 blocks.
"""

from html import escape

from .compose import EditionStory, Part, Telling
from .pick import READERS_MOST, Item
from .plain import NAME_LONGEST, clean
from .render import (
    Digest,
    Look,
    Page,
    headline,
    hour_empty,
    link,
    meta,
    moment,
    part_title,
    place_title,
    reader_line,
    window,
)

STORIES_MOST = 20  # 20 stories of 21 blocks each stay under 500
TELLERS_MOST = 7  # sources listed under a story; the story's own screen has them all


def page(digest: Digest, look: Look, start: int = 0) -> Page:
    """Lay out the page that begins with story `start` as rich HTML."""
    edition = digest.edition
    most = min(max(digest.picked.size, 1), STORIES_MOST)
    items = digest.items[start : start + most]
    title = escape(f"🗞 {place_title(edition, look)} · {window(edition, look)}", quote=False)
    parts = (_part(part, digest, items, start, look) for part in edition.parts)
    readers = _readers(digest, look) if start == 0 else ""
    empty = hour_empty(edition, look).strip()
    note = f"<p>{empty}</p>" if empty else ""
    html = f"<h3>{title}</h3>{note}{''.join(parts)}{readers}{_footer(digest, look)}"
    return Page(html, start, start + len(items))


def story(it: EditionStory, digest: Digest, look: Look) -> str:
    """Lay out one story with everyone who told it."""
    lead = f"<p>{escape(clean(it.lead, 600), quote=False)}</p>" if it.lead.strip() else ""
    told = _told(it.sources[:40], digest, look)
    return f"<h3>{headline(it, look)}</h3>{lead}<p>{look.t('story-who')}</p>{told}"


def _part(part: Part, digest: Digest, items: tuple[Item, ...], start: int, look: Look) -> str:
    stories = {story.id: story for story in part.stories}
    mine = [(n, item) for n, item in enumerate(items, start + 1) if item.id in stories]
    if not mine:
        return ""
    before = digest.edition.parts.index(part)
    title = f"<h4>{part_title(part, digest.edition, look)}</h4>" if before else ""
    rows = "".join(_item(stories[item.id], item, digest, look) for _, item in mine)
    first = mine[0][0]
    begin = "<ol>" if first == 1 else f'<ol start="{first}">'
    return f"{title}{begin}{rows}</ol>"


def _item(it: EditionStory, item: Item, digest: Digest, look: Look) -> str:
    update = f" {look.t('digest-update')}" if item.is_update else ""
    line = meta(it, item, digest.edition, look)
    return f"<li><p><b>{headline(it, look)}</b>{update}</p>{_tellers(it, line, digest, look)}</li>"


def _tellers(it: EditionStory, line: str, digest: Digest, look: Look) -> str:
    """Put the line under a headline; where several tell the story, it opens to show them."""
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


def _readers(digest: Digest, look: Look) -> str:
    if not digest.readers:
        return ""
    rows = "".join(
        f"<li>{reader_line(news, digest.edition, look)}</li>"
        for news in digest.readers[:READERS_MOST]
    )
    return f"<h4>{look.t('digest-readers')}</h4><ul>{rows}</ul>"


def _footer(digest: Digest, look: Look) -> str:
    edition = digest.edition
    count = len({told.name for story in edition.stories for told in story.sources})
    time = f"{look.local(edition.slot):%H:%M}"
    return f"<footer>{look.t('digest-footer', count=count, time=time)}</footer>" if count else ""
