"""A digest for a terminal and for scripts: `vestnik digest`. Pure."""

from collections.abc import Sequence
from typing import Any

from . import rich
from .compose import Edition, story_json
from .pick import READERS_MOST, Item, Picked
from .render import Digest, Look, ReaderNews, classic, text
from .wishes import ALL, Wish


def whole(
    edition: Edition, readers: Sequence[ReaderNews] = (), *, size: int = 10, wish: Wish = ALL
) -> Digest:
    """Give the digest of somebody who has seen nothing yet, less what they do not wish."""
    items = tuple(Item(story.id) for story in edition.stories if wish.takes(story))
    shown = tuple(news for news in readers if wish.readers and wish.takes_text(news.title))
    ids = tuple(news.id for news in shown) if wish else edition.readers
    return Digest(edition, Picked(items, size, ids[:READERS_MOST]), shown)


def edition_json(edition: Edition, readers: Sequence[ReaderNews] = ()) -> dict[str, Any]:
    """Give an edition as `vestnik digest --format json` prints it."""
    return {
        "place": edition.place,
        "from": edition.since.isoformat(),
        "to": edition.slot.isoformat(),
        "stories": [
            story_json(story) | {"part": part.why.value}
            for part in edition.parts
            for story in part.stories
        ],
        "readers": [
            {
                "id": news.id,
                "title": news.title,
                "signature": news.signature,
                "published": news.published_at.isoformat(),
                "media": news.media,
            }
            for news in readers
        ],
    }


def render_edition(
    edition: Edition, readers: Sequence[ReaderNews] = (), *, form: str, look: Look
) -> str:
    """Lay out an edition as "text", "html" or "rich".

    Raises:
        ValueError: another form.
    """
    digest = whole(edition, readers)
    if form == "rich":
        return rich.page(digest, look).html
    page = classic(digest, look)
    if form == "html":
        return page.html
    if form == "text":
        return text(page)
    raise ValueError(f"no such form: {form}")
