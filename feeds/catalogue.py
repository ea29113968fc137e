"""The feeds a new installation starts with: feeds/data/feeds.tsv, made by `tools.build_feeds`."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import takewhile

from locales import LANGUAGES
from news.model import PlaceId, Section
from regions.catalogue import catalogue
from storage.feeds import MOSCOW_TIME, NewFeed

from .folders import place_of_folders
from .routes import RSSHUB, TELEGRAM, channel_of_route, feed_address

_PREFIXES = ("www.", "m.", "rss.", "feeds.", "feed.", "rssexport.")
_SHARED = frozenset({  # hosts where strangers live side by side: the path tells them apart
    "blogger.com", "dzen.ru", "facebook.com", "feed43.com", "feedburner.com", "fetchrss.com",
    "medium.com", "morss.it", "news.google.com", "ok.ru", "politepol.com", "rss.app",
    "rsshub.app", "sites.google.com", "telegra.ph", "vk.com", "youtube.com", "zen.yandex.ru",
})  # fmt: skip
_LONGEST_KEY = 200  # characters


@cache
def built_in() -> tuple[NewFeed, ...]:
    """Read the feeds that come with the program, in the order of countries and places."""
    text = files("feeds").joinpath("data", "feeds.tsv").read_text(encoding="utf-8")
    return tuple(one_source_each(list(from_table(text))))


def from_table(text: str) -> Iterator[NewFeed]:
    """Read tab-separated feeds: `url` and, if there, `media`, `place`, `section`, `language`.

    The first line names the columns. `place` is an id, or a name; without it the columns
    `region` and `city` are read as names. Others are ignored, and so is a line whose address
    is none or whose `place` is not in our catalogue.
    """
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        cells = {name: (value or "").strip() for name, value in row.items() if name}
        url = feed_address(cells.get("url") or cells.get("feed_url") or "")
        place = _place(cells)
        if url and (place or not cells.get("place")):
            section, language = cells.get("section"), cells.get("language")
            yield new_feed(
                url,
                name=cells.get("media", ""),
                place=place,
                section=section if section in set(Section) else None,
                language=language if language in LANGUAGES else "ru",
            )


def _place(cells: Mapping[str, str]) -> PlaceId | None:
    named = cells.get("place", "")
    if named in catalogue():
        return PlaceId(named)
    folders = [named] if named else [cells.get("region", ""), cells.get("city", "")]
    found = place_of_folders(folders)
    return found.id if found else None


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


def one_source_each(feeds: Sequence[NewFeed]) -> list[NewFeed]:
    """Let the feeds of a network that writes about several places have a source in common.

    It has the words its outlets' names begin with, and no home: else the readers of one city
    would see the name of another.
    """
    of: dict[str, list[NewFeed]] = defaultdict(list)
    for feed in feeds:
        of[feed.source_key].append(feed)
    names = {
        key: _common_name([feed.source_name for feed in group])
        for key, group in of.items()
        if len({feed.place_id for feed in group}) > 1
    }
    return [
        replace(feed, source_name=names[feed.source_key], source_place=None)
        if feed.source_key in names
        else feed
        for feed in feeds
    ]


def _common_name(names: Sequence[str]) -> str:
    columns = zip(*(name.split() for name in names), strict=False)
    alike = takewhile(lambda words: len(set(words)) == 1, columns)
    return " ".join(words[0] for words in alike) or names[0]


def source_key(url: str) -> str:
    """Name the source of a feed: its host, less what servers put before it.

    On hosts that many share it is the host with the path; on a page of a Telegram channel, the
    channel, as `@name`.
    """
    if url.startswith(RSSHUB):
        channel = channel_of_route(url)
        return f"@{channel}" if channel else url.rstrip("/")[:_LONGEST_KEY]
    host, path = _host_and_path(url)
    if host in TELEGRAM:
        name = path.removeprefix("/s/").strip("/").split("/")[0].split("?")[0]
        return f"@{name.lower()}" if name else host
    if host in _SHARED:
        return f"{host}{path.rstrip('/')}"[:_LONGEST_KEY]
    return host


def home_page(url: str) -> str | None:
    """Give the address of the site that a feed is of; null where its host does not tell."""
    if url.startswith(RSSHUB):
        channel = channel_of_route(url)
        return f"https://t.me/{channel}" if channel else None
    host, path = _host_and_path(url)
    if host in TELEGRAM:
        return f"https://{host}{path.replace('/s/', '/', 1)}"
    return None if host in _SHARED else f"{url.split('://', 1)[0]}://{host}/"


def same_feed(one: str, other: str) -> bool:
    """Tell whether two addresses differ only in what leads to the same feed."""
    return identity(one) == identity(other)


def identity(url: str) -> str:
    """Give what two addresses of one feed have in common; a channel's page has its `@name`."""
    key = source_key(url)
    if key.startswith("@"):
        return key
    rest = url.split("://", 1)[-1].split("#", 1)[0]
    host, slash, path = rest.partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/?")


def _host_and_path(url: str) -> tuple[str, str]:
    rest = url.split("://", 1)[-1]
    host, slash, path = rest.partition("/")
    host = host.rsplit("@", 1)[-1].lower()
    for prefix in _PREFIXES:
        if host.startswith(prefix) and host.count(".") > 1:
            host = host.removeprefix(prefix)
            break
    return host, slash + path
