"""Find the feeds of a site from the address a person knows."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from lxml import etree, html

from .addresses import resolve
from .answers import Failed, Fetched
from .fetch import Fetcher
from .pool import WorkerError, Workers
from .reading import Reading, read

COMMON_PATHS = (
    "/rss",
    "/feed",
    "/rss.xml",
    "/feed.xml",
    "/atom.xml",
    "/rss/",
    "/feed/",
    "/index.xml",
)
_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_MOST_LINKS = 10  # that a page may make us look at
_MOST_HTML = 2_000_000  # bytes
_HINTS = ("rss", "feed", "atom")


@dataclass(frozen=True, slots=True)
class Discovered:
    """A feed that was found, and read."""

    url: str
    title: str
    entries: int


def links(page: bytes, url: str) -> list[str]:
    """List the feeds a page names: `<link rel=alternate>` first, then links that look like it."""
    try:
        root = html.fromstring(page[:_MOST_HTML], parser=html.HTMLParser(huge_tree=False))
    except (etree.LxmlError, ValueError):
        return []
    base = urljoin(url, next((str(e.get("href", "")) for e in root.iter("base")), ""))
    told = [str(e.get("href", "")) for e in root.iter("link") if _is_alternate(e)]
    hinted = [href for e in root.iter("a") if _looks_like_a_feed(href := str(e.get("href", "")))]
    found = (resolve(href, base) for href in (*told, *hinted) if href)
    return list(dict.fromkeys(address for address in found if address))[:_MOST_LINKS]


async def discover(
    url: str, fetcher: Fetcher, workers: Workers, *, now: datetime
) -> list[Discovered] | Failed:
    """Find the feeds of a site: the address itself, what its page names, then common paths.

    Returns:
        Feeds that were fetched and read; or why the address itself could not be.
    """
    answer = await fetcher.fetch(url, now=now)
    if not isinstance(answer, Fetched):
        return answer if isinstance(answer, Failed) else []
    itself = await _reading(answer, workers, now)
    if itself:
        return [Discovered(answer.url, itself.title, itself.total)]
    named = await workers.run(links, answer.body, answer.url)
    common = [urljoin(answer.url, path) for path in COMMON_PATHS]
    return await _first_good(named, fetcher, workers, now) or await _first_good(
        [address for address in common if address not in named], fetcher, workers, now, most=1
    )


async def _first_good(
    urls: list[str], fetcher: Fetcher, workers: Workers, now: datetime, *, most: int = _MOST_LINKS
) -> list[Discovered]:
    found: dict[str, Discovered] = {}
    for url in urls:  # one after the other: they are at one host
        answer = await fetcher.fetch(url, now=now)
        reading = await _reading(answer, workers, now) if isinstance(answer, Fetched) else None
        if isinstance(answer, Fetched) and reading:
            found[answer.body_hash] = Discovered(answer.url, reading.title, reading.total)
        if len(found) == most:
            break
    return list(found.values())


async def _reading(answer: Fetched, workers: Workers, now: datetime) -> Reading | None:
    try:
        reading = await workers.run(
            read, answer.body, answer.content_type, answer.url, "UTC", b"", now
        )
    except WorkerError:
        return None
    return None if reading.failure else reading


def _is_alternate(element: etree._Element) -> bool:
    rel, kind = str(element.get("rel", "")), str(element.get("type", ""))
    return "alternate" in rel.lower().split() and kind.strip().lower() in _TYPES


def _looks_like_a_feed(href: str) -> bool:
    path = href.split("?")[0].lower()
    return any(hint in path.replace("-", "/").replace(".", "/").split("/") for hint in _HINTS)
