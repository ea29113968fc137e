"""Ask the sites of our feeds now and then what their robots.txt wants, and keep to it. A shell."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from news.model import FeedId
from storage.feeds import Feeds
from storage.robots import Robots

from .answers import Answer, Failed, Fetched
from .fetch import Fetcher
from .robots import Rules, rules_for

log = logging.getLogger(__name__)

EVERY = timedelta(days=7)  # a site is asked so often
AT_ONCE = 30  # feeds whose sites are asked in one round, which a stop of the bot waits for
_TOGETHER = 10  # sites asked at the same time
REFUSED = "its robots.txt asks us not to read it"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a round found: sites asked, feeds that may not be read any more."""

    sites: int = 0
    refused: int = 0


async def ask_sites(feeds: Feeds, robots: Robots, fetcher: Fetcher, *, now: datetime) -> Asked:
    """Read the robots.txt of sites not asked for a week; stop the feeds that one forbids us.

    A site without one, or whose server fails, is as free as before.
    """
    waiting = await robots.unasked(before=now - EVERY, limit=AT_ONCE)
    sites = by_site(waiting)
    places = asyncio.Semaphore(_TOGETHER)

    async def ask(site: str) -> Rules | None:
        if not site.startswith(("http://", "https://")):
            return None  # a route of the operator's own RSSHub
        async with places:
            answer = await fetcher.fetch(f"{site}/robots.txt", now=now)
        return _rules(answer, list(sites[site]))

    async with asyncio.TaskGroup() as tasks:
        asked = {site: tasks.create_task(ask(site)) for site in sites}
    refused = 0
    for site, task in asked.items():
        rules = task.result()
        await robots.asked(
            list(sites[site].values()), delay=rules.delay if rules else None, now=now
        )
        refused += await _stop(feeds, sites[site], rules)
    return Asked(len(sites), refused)


def by_site(urls: Mapping[str, FeedId]) -> dict[str, dict[str, FeedId]]:
    """Sort addresses of feeds by the site they are at: its scheme and host. Pure."""
    sites: dict[str, dict[str, FeedId]] = {}
    for url, id in urls.items():
        parts = urlsplit(url)
        sites.setdefault(f"{parts.scheme}://{parts.netloc}", {})[url] = id
    return sites


def _rules(answer: Answer, urls: list[str]) -> Rules | None:
    match answer:
        case Fetched(body=body):
            return rules_for(body, urls)
        case Failed(status=int(status)) if 400 <= status < 500:
            return Rules()
    return None


async def _stop(feeds: Feeds, urls: Mapping[str, FeedId], rules: Rules | None) -> int:
    """Stop the feeds of a site that it does not want us to read."""
    refused = [urls[url] for url in rules.refused] if rules else []
    if refused:
        log.warning("feeds %s are stopped: %s", refused, REFUSED)
        await feeds.stop(refused, reason=REFUSED)
    return len(refused)
