"""What an operator does with the list of feeds: import, export, add. The commands call these."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

from news.model import FeedId, PlaceId
from regions.catalogue import Place, catalogue
from storage.feeds import Feeds, NewFeed

from .answers import Failed
from .catalogue import built_in, from_table, new_feed
from .discover import Discovered, discover
from .fetch import Fetcher
from .opml import MAX_BYTES, OpmlError, Outline, read_opml, write_opml
from .pool import Workers

_BATCH = 1_000
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LARGE = 50_000  # people: a folder called like a smaller town («Мир») may mean something else


class ListError(Exception):
    """The list of feeds cannot be taken; the message says why in plain words."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: feeds added, and feeds that were there already."""

    added: int
    known: int


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did with an address: the feed it became, or why it did not become one."""

    url: str
    id: FeedId | None = None
    title: str = ""
    reason: str = ""
    others: tuple[Discovered, ...] = ()  # more feeds of the same site


async def import_built_in(feeds: Feeds, *, now: datetime) -> Imported:
    """Add the feeds that come with the program."""
    return await _add_all(feeds, built_in(), now)


async def import_file(path: Path, feeds: Feeds, *, now: datetime) -> Imported:
    """Add the feeds of an OPML file or of a tab-separated table.

    Raises:
        ListError: the file cannot be read, or is neither.
    """
    return await _add_all(feeds, read_list(path), now)


def read_list(path: Path) -> list[NewFeed]:
    """Read the feeds of a file.

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
        return [from_outline(outline) for outline in read_opml(data)]
    except OpmlError as error:
        raise ListError(str(error)) from error


def _looks_like_xml(data: bytes) -> bool:
    return data.startswith(_UTF16) or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _read_table(data: bytes) -> list[NewFeed]:
    text = data.decode("utf-8-sig", "replace")
    if not {"url", "feed_url"} & set(text.split("\n", 1)[0].strip().split("\t")):
        raise ListError("neither OPML nor a table whose first line names a column url")
    return list(from_table(text))


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
        return Added(url, reason=f"the address cannot be read: {found.reason}")
    if not found:
        return Added(url, reason="there is no feed here, and the page names none")
    best, *others = found
    new = await feeds.add([new_feed(best.url, name=best.title, place=place)], now=now)
    if not new:
        return Added(best.url, title=best.title, reason="this feed is in the list already")
    return Added(best.url, new[0], best.title, others=tuple(others))


def from_outline(outline: Outline) -> NewFeed:
    """Make a feed of a line of OPML: its place from our own attribute, or from its folders."""
    own = catalogue().get(outline.place) if outline.place else None
    place = own or place_of_folders(outline.folders)
    return new_feed(
        outline.url,
        name=outline.name,
        place=place.id if place else None,
        section=outline.section,
        language=outline.language or "ru",
    )


def place_of_folders(folders: Iterable[str]) -> Place | None:
    """Find the place that folders name, outermost first; null: none for certain.

    Each folder narrows: «Смоленская область», «Смоленск». A city outside a folder of its
    region or country counts only where no other place has its name, and it is large.
    """
    place: Place | None = None
    for folder in folders:
        named = _by_name().get(folder.strip().casefold(), ())
        inside = [p for p in named if place and place in catalogue().ancestors(p.id)]
        place = _only(inside) or _known_by_itself(named) or place
    return place


def _only(places: Sequence[Place]) -> Place | None:
    """Give the single one, or the innermost of a chain: «Москва» is a city and its region."""
    deep = sorted(places, key=lambda p: len(catalogue().ancestors(p.id)))
    chain = all(a in catalogue().ancestors(b.id) for a, b in pairwise(deep))
    return deep[-1] if deep and chain else None


def _known_by_itself(places: Sequence[Place]) -> Place | None:
    found = _only(places)
    return found if found and (found.kind != "city" or found.population >= _LARGE) else None


@cache
def _by_name() -> dict[str, tuple[Place, ...]]:
    names: dict[str, tuple[Place, ...]] = {}
    for place in catalogue():
        for name in {name.casefold() for name in place.names.values() if name}:
            names[name] = (*names.get(name, ()), place)
    return names


async def _add_all(feeds: Feeds, wanted: Iterable[NewFeed], now: datetime) -> Imported:
    unique = list({feed.url: feed for feed in wanted}.values())
    added = 0
    for start in range(0, len(unique), _BATCH):
        added += len(await feeds.add(unique[start : start + _BATCH], now=now))
    return Imported(added, len(unique) - added)
