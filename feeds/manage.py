"""What an operator does with the list of feeds: import, export, add. The commands call these."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from locales import LANGUAGES
from news.model import FeedId, PlaceId, Section
from regions.catalogue import Place, catalogue
from storage.feeds import Feeds, NewFeed

from .answers import Failed
from .catalogue import built_in, from_table, new_feed, one_source_each
from .check import Checked
from .discover import discover
from .fetch import Fetcher
from .folders import place_of_folders, section_of_folders
from .opml import MAX_BYTES, OpmlError, Outline, read_opml, write_opml
from .pool import Workers
from .reasons import remark_on

_BATCH = 1_000
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class ListError(Exception):
    """The list of feeds cannot be taken; the message says why in plain words."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: feeds added, feeds that were there already, lines that are no feed."""

    added: int
    known: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did with an address: the feed it became, or why it did not become one."""

    url: str
    id: FeedId | None = None
    title: str = ""
    reason: str = ""
    others: tuple[Checked, ...] = ()  # more feeds of the same site


async def import_built_in(feeds: Feeds, *, now: datetime) -> Imported:
    """Add the feeds that come with the program."""
    return await _add_all(feeds, built_in(), now)


async def import_file(path: Path, feeds: Feeds, *, now: datetime) -> Imported:
    """Add the feeds of an OPML file or of a tab-separated table.

    Raises:
        ListError: the file cannot be read, or is neither.
    """
    wanted, left_out = read_list(path)
    done = await _add_all(feeds, wanted, now)
    return replace(done, left_out=left_out)


def read_list(path: Path) -> tuple[list[NewFeed], int]:
    """Read the feeds of a file; counts the lines that promised one and gave none.

    Raises:
        ListError: the file cannot be read, or is neither OPML nor a table.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ListError(f"larger than {MAX_BYTES // 1_000_000} MB")
        data = path.read_bytes()
    except OSError as error:
        raise ListError(error.strerror or "cannot be read") from error
    if not _looks_like_xml(data):
        return _read_table(data)
    try:
        read = read_opml(data)
    except OpmlError as error:
        raise ListError(str(error)) from error
    return [from_outline(outline) for outline in read.outlines], read.left_out


def _looks_like_xml(data: bytes) -> bool:
    return data.startswith(_UTF16) or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _read_table(data: bytes) -> tuple[list[NewFeed], int]:
    text = data.decode("utf-8-sig", "replace")
    if not {"url", "feed_url"} & set(text.split("\n", 1)[0].strip().split("\t")):
        raise ListError("neither OPML nor a table whose first line names a column url")
    rows = sum(bool(line.strip()) for line in text.splitlines()) - 1
    wanted = list(from_table(text))
    return wanted, rows - len(wanted)


async def export(feeds: Feeds) -> bytes:
    """Write all active feeds as OPML."""
    return write_opml(await feeds.find(status="active"))


async def add(
    url: str,
    feeds: Feeds,
    fetcher: Fetcher,
    workers: Workers,
    *,
    place: PlaceId | None,
    now: datetime,
) -> Added:
    """Add the feed at an address, or the first feed of the site there."""
    found = await discover(url, fetcher, workers, now=now)
    if isinstance(found, Failed):
        return Added(url, reason=str(remark_on(found.reason)))
    if not found:
        return Added(url, reason="there is no feed here, and the page names none")
    best, *others = found
    described = new_feed(best.url, name=best.title, place=place, language=best.language or "ru")
    new = await feeds.add([described], now=now)
    if not new:
        return Added(best.url, title=best.title, reason="this feed is in the list already")
    return Added(best.url, new[0], best.title, others=tuple(others))


def from_outline(outline: Outline) -> NewFeed:
    """Make a feed of a line of OPML: place and section from our own attributes, or folders.

    A section's folder counts for what it holds only where no place is said to be the folder.
    """
    paths = (outline.folders, *outline.categories)
    own = catalogue().get(outline.place) if outline.place else None
    place = own or next(filter(None, map(place_of_folders, paths)), None)
    section = outline.section if outline.section in set(Section) else None
    if outline.place is None and section is None:
        section = next(filter(None, map(section_of_folders, paths)), None)
    return new_feed(
        outline.url,
        name=outline.name,
        place=place.id if place else None,
        section=section,
        language=outline.language if outline.language in LANGUAGES else _language(place),
    )


def _language(place: Place | None) -> str:
    """Guess the language of a feed of which nothing is known but its place."""
    return "uk" if place and place.country == "UA" else "ru"


async def _add_all(feeds: Feeds, wanted: Iterable[NewFeed], now: datetime) -> Imported:
    unique = one_source_each(_once_each(wanted))
    added = 0
    for start in range(0, len(unique), _BATCH):
        added += len(await feeds.add(unique[start : start + _BATCH], now=now))
    return Imported(added, len(unique) - added)


def _once_each(wanted: Iterable[NewFeed]) -> list[NewFeed]:
    """Keep one of the feeds with an address: the first that lies in a folder of its place.

    Readers that file a feed under several labels write it as often.
    """
    kept: dict[str, NewFeed] = {}
    for feed in wanted:
        if feed.url not in kept or (feed.place_id and not kept[feed.url].place_id):
            kept[feed.url] = feed
    return list(kept.values())
