"""Find the feeds of a site from the address a person knows."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urljoin

from lxml import etree, html

from .addresses import resolve
from .answers import Failed, Fetched
from .catalogue import same_feed
from .check import Checked, examine
from .fetch import Fetcher
from .pool import WorkerError, Workers
from .remarks import Remark

COMMON_PATHS = (
    "/rss",
    "/feed",
    "/rss.xml",
    "/feed.xml",
    "/atom.xml",
    "/rss/",
    "/feed/",
    "/index.xml",
    "/rss.php",
    "/news/rss",
    "/news/rss/",
    "/rss/news",
    "/rss/all.xml",
    "/export/rss.xml",
    "/?format=feed&type=rss",  # Joomla
    "/?feed=rss2",  # WordPress without readable addresses
    "/feed.json",
)
"""Where feeds stand on sites that do not name them; the engines seen most in the catalogue."""
MOST = 8  # feeds of a site that a person is offered
_SECONDS = 60.0  # that one search may take
_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_MOST_LINKS = 10  # that a page may make us look at
_MOST_HTML = 2_000_000  # bytes
_HINTS = ("rss", "feed", "atom")
_ASIDE = ("comment", "коммент", "комент")  # feeds of what readers say under articles
_NOT_HERE = (403, 404, 410)
_EMPTY = Remark("trouble-no-entries")


def links(page: bytes, url: str) -> list[str]:
    """List the feeds a page names: `<link rel=alternate>` first, then links that look like it.

    Those of comments come last; the page itself is none of them.
    """
    try:
        root = html.fromstring(page[:_MOST_HTML], parser=html.HTMLParser(huge_tree=False))
    except (etree.LxmlError, ValueError):
        return []
    base = urljoin(url, next((str(e.get("href", "")) for e in root.iter("base")), ""))
    told = [
        (str(e.get("href", "")), str(e.get("title", "")))
        for e in root.iter("link")
        if _is_alternate(e)
    ]
    hrefs = (str(e.get("href", "")) for e in root.iter("a"))
    hinted = [(href, "") for href in hrefs if _looks_like_a_feed(href)]
    named = [(resolve(href, base), title) for href, title in (*told, *hinted) if href]
    found = dict.fromkeys(
        address for address, title in sorted(named, key=_is_aside) if address and address != url
    )
    return list(found)[:_MOST_LINKS]


async def discover(
    url: str, fetcher: Fetcher, workers: Workers, *, now: datetime, seconds: float = _SECONDS
) -> list[Checked] | Failed:
    """Find the feeds of a site: the address itself, what its page names, then common paths.

    At most 30 requests, one after the other, and `seconds` in all; what was found by then
    counts. A page that is not there does not keep its site from being looked at.

    Returns:
        Feeds that have something in them, the likeliest first; or why the address itself
        could not be read.
    """
    found: list[Checked] = []
    try:
        async with asyncio.timeout(seconds):
            failed = await _search(url, fetcher, workers, found, now)
    except TimeoutError:
        failed = Failed(f"slower than {seconds:g} s")
    return failed if failed and not found else found


async def _search(
    url: str, fetcher: Fetcher, workers: Workers, found: list[Checked], now: datetime
) -> Failed | None:
    """Add to `found`; says why the address cannot be read, if it cannot."""
    answer = await fetcher.fetch(url, now=now)
    if not isinstance(answer, Fetched):
        failed = answer if isinstance(answer, Failed) else Failed("the answer is empty")
        if (other := _instead(url, failed)) is not None:
            await _search(other, fetcher, workers, found, now)
        return failed
    itself = await examine(url, answer, workers, now=now)
    if itself.works or itself.problem == _EMPTY:
        found.append(itself)
        return None
    try:
        named = await workers.run(links, answer.body, answer.url)
    except WorkerError as error:
        return Failed(str(error))
    await _try_all(named, fetcher, workers, found, now)
    if not found:
        common = (urljoin(answer.url, path) for path in COMMON_PATHS)
        rest = [address for address in common if address not in named]
        await _try_all(rest, fetcher, workers, found, now, most=1)
    return None


def _instead(url: str, failed: Failed) -> str | None:
    """Name the address to try in place of one that failed: its site's, or the one without TLS."""
    home = urljoin(url, "/")
    if failed.status in _NOT_HERE and home != url:
        return home
    unreached = failed.status is None and not failed.reason.startswith("refused")
    if unreached and url.startswith("https://"):
        return url.replace("https", "http", 1)
    return None


async def _try_all(
    urls: Iterable[str],
    fetcher: Fetcher,
    workers: Workers,
    found: list[Checked],
    now: datetime,
    *,
    most: int = MOST,
) -> None:
    bodies: set[str] = set()
    for url in urls:  # one after the other: they are at one host
        if len(found) >= most:
            return
        if any(same_feed(url, other.url) for other in found):
            continue
        answer = await fetcher.fetch(url, now=now)
        if not isinstance(answer, Fetched) or answer.body_hash in bodies:
            continue
        bodies.add(answer.body_hash)
        checked = await examine(url, answer, workers, now=now)
        if checked.works:
            found.append(checked)


def _is_alternate(element: etree._Element) -> bool:
    rel, kind = str(element.get("rel", "")), str(element.get("type", ""))
    return "alternate" in rel.lower().split() and kind.strip().lower() in _TYPES


def _looks_like_a_feed(href: str) -> bool:
    path = href.split("?")[0].lower()
    return any(hint in path.replace("-", "/").replace(".", "/").split("/") for hint in _HINTS)


def _is_aside(named: tuple[str, str]) -> bool:
    return any(word in part.casefold() for part in named for word in _ASIDE)
