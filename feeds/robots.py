"""What a site's robots.txt asks of us. Pure. Source: RFC 9309; `Crawl-delay` is customary.

A feed is published for programs to fetch, so a rule for all robots («Disallow: /» keeps a site
out of search engines) does not forbid it; one that names us does. Any delay asked for is kept.
Why so: docs/decisions/0005-polling.md.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from protego import Protego

AGENT = "Vestnik"  # how we are named there, as in our User-Agent
LONGEST_DELAY = timedelta(minutes=10)  # between two requests; more would be no news
MOST = 500_000  # bytes that are read: RFC 9309, section 2.5
_NAMES_US = re.compile(rf"^[ \t]*user-agent[ \t]*:[ \t]*{AGENT}\b", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site asks: time between two requests, and which of the addresses asked about not."""

    delay: timedelta = timedelta(0)
    refused: frozenset[str] = frozenset()


def rules_for(body: bytes, urls: list[str]) -> Rules:
    """Read a robots.txt, of which anything may be wrong, for some addresses of its site."""
    text = body[:MOST].decode("utf-8", "replace")
    parsed = Protego.parse(text)
    refused = {url for url in urls if not parsed.can_fetch(url, AGENT)}
    return Rules(
        delay=_delay(parsed),
        refused=frozenset(refused) if _NAMES_US.search(text) else frozenset(),
    )


def _delay(parsed: Protego) -> timedelta:
    seconds = parsed.crawl_delay(AGENT) or 0.0
    rate = parsed.request_rate(AGENT)
    if rate and rate.requests > 0:
        seconds = max(seconds, rate.seconds / rate.requests)
    return timedelta(seconds=min(max(seconds, 0.0), LONGEST_DELAY.total_seconds()))
