"""An entry on its way from where it was read to the database: plain values, all of them ready.

A document has dozens of entries, and they are read in another process. Records of our own would
be made twice and cost several times as much to send; this way what a worker has made is stored
as it is. Pure.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from typing import Final, NamedTuple

from .model import Entry, Media, Tag


class Parcel(NamedTuple):
    """An entry and what it is recognised by, in the words of the table of articles.

    `tags` and `media` are JSON. `mark_url` and `title_key` are empty where they tell nothing, see
    `news.freshness.Mark`. `published` is Unix time; null: its publisher gives no date.
    """

    guid: str
    url: str
    title: str
    summary: str
    tags: str
    media: str
    mark_url: str
    title_key: str
    published: float | None
    places: tuple[Tag, ...] = ()


CONTENT: Final = 6  # the first fields of a parcel: what its publisher may rewrite, as it is stored


def parcel_of(
    entry: Entry, *, mark_url: str, title_key: str, places: tuple[Tag, ...] = ()
) -> Parcel:
    """Get an entry ready; the mark is of `news.freshness.marks`."""
    return Parcel(
        entry.id,
        entry.url,
        entry.title,
        entry.summary,
        _json_of_texts(entry.tags) if entry.tags else "[]",
        _json_of_all(entry.media) if entry.media else "[]",
        mark_url,
        title_key,
        entry.published.timestamp() if entry.published else None,
        places,
    )


@lru_cache(maxsize=1_000)  # a publisher's tags are few, and it repeats them
def _json_of_texts(texts: tuple[str, ...]) -> str:
    return json.dumps(texts)


def _json_of_all(media: Iterable[Media]) -> str:
    """Write media as JSON, four times faster than the library, which is given records."""
    return f"[{', '.join([_json_of(one) for one in media])}]"


def _json_of(media: Media) -> str:
    width, height = media.width or "null", media.height or "null"
    url, kind = encode_basestring_ascii(media.url), encode_basestring_ascii(media.kind)
    return f'{{"url": {url}, "kind": {kind}, "width": {width}, "height": {height}}}'
