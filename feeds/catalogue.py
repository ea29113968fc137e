"""The feeds a new installation starts with: feeds/data/feeds.tsv, made by `tools.build_feeds`."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from news.model import PlaceId
from regions.catalogue import catalogue
from storage.feeds import NewFeed

from .addresses import resolve

MOSCOW_TIME = "Europe/Moscow"
_PREFIXES = ("www.", "m.", "rss.", "feeds.", "feed.", "rssexport.")


@cache
def built_in() -> tuple[NewFeed, ...]:
    """Read the feeds that come with the program, in the order of countries and places."""
    text = files("feeds").joinpath("data", "feeds.tsv").read_text(encoding="utf-8")
    return tuple(from_table(text))


def from_table(text: str) -> Iterator[NewFeed]:
    """Read tab-separated feeds: `url` and, if there, `media`, `place`, `section`, `language`.

    The first line names the columns; others are ignored, and so is a line whose address is
    none or whose place is not in our catalogue.
    """
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        url = resolve(row.get("url") or row.get("feed_url") or "")
        place = (row.get("place") or "").strip()
        if url and (not place or place in catalogue()):
            yield new_feed(
                url,
                name=(row.get("media") or "").strip(),
                place=PlaceId(place) if place else None,
                section=(row.get("section") or "").strip() or None,
                language=(row.get("language") or "").strip() or "ru",
            )


def new_feed(
    url: str,
    *,
    name: str = "",
    place: PlaceId | None = None,
    section: str | None = None,
    language: str = "ru",
) -> NewFeed:
    """Describe a feed to add: its source from its host, its time zone from its place."""
    known = catalogue().get(place) if place else None
    key = source_key(url)
    return NewFeed(
        url=url,
        source_key=key,
        source_name=name or key,
        place_id=place,
        section=section,
        language=language,
        time_zone=known.time_zone if known else MOSCOW_TIME,
        source_place=place,
    )


def source_key(url: str) -> str:
    """Name the source of a feed: its host, less what servers put before it."""
    host = url.split("://", 1)[-1].split("/", 1)[0].rsplit("@", 1)[-1].lower()
    for prefix in _PREFIXES:
        if host.startswith(prefix) and host.count(".") > 1:
            return host.removeprefix(prefix)
    return host
