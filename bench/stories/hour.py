"""Put a file of real articles into a database: `DATABASE_URL=… python -m bench.stories.hour FILE`.

FILE has one article a line: {url, site or source, title, text or description, published}. A feed
a host is made; the home of a host comes from places/host_region.json where it is known. Then
`vestnik digest PLACE --at … --json` tells the digest. For reading by a person, not for running.
"""

import asyncio
import json
import sys
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from bench.stories.data import PLACES, lines
from bot.desk import make_desk
from bot.parts import Parts, open_parts
from bot.settings import read_settings
from feeds.locate import locate
from news.model import Entry, PlaceId
from news.text import language_of
from regions import geotag, lookup
from storage.arrivals import Arrival
from storage.feeds import NewFeed

Row = dict[str, str]
BATCH = 200


def host_of(row: Row) -> str:
    return (urlsplit(row["url"]).hostname or "").removeprefix("www.")


def homes() -> dict[str, PlaceId]:
    """Give the home of each known host: its city, else its region."""
    known = json.loads((PLACES / "host_region.json").read_text("utf-8"))
    found: dict[str, PlaceId] = {}
    for host, (_, region, city) in known.items():
        places = lookup.find(f"{city}, {region}" if city else region).candidates
        if places:
            found[host.removeprefix("www.")] = places[0].place.id
    return found


def moment(row: Row) -> datetime:
    return datetime.fromisoformat(row["published"]).astimezone(UTC)


def entry_of(row: Row) -> Entry:
    text = row.get("text") or row.get("description") or ""
    return Entry(row["url"], row["url"], row["title"], text, moment(row))


async def fill(parts: Parts, rows: list[Row]) -> datetime:
    """Store all articles and put them in stories; gives the moment after the last."""
    home = homes()
    by_host: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_host[host_of(row)].append(row)
    now = max(moment(row) for row in rows) + timedelta(minutes=1)
    feeds = [
        NewFeed(f"https://{host}/feed", host, found[0].get("site") or host, home.get(host))
        for host, found in sorted(by_host.items())
    ]
    await parts.feeds.add(feeds, now=now)
    of_host = {f.feed.url: f.feed for f in await parts.feeds.find()}
    arrivals = []
    for host, found in sorted(by_host.items()):
        feed = of_host[f"https://{host}/feed"]
        for row in found:
            entry = entry_of(row)
            arrivals.append(
                Arrival(
                    feed.id,
                    feed.source_id,
                    entry,
                    language=row.get("lang") or language_of(entry.title),
                    places=locate(geotag.tag, entry, home.get(host)),
                )
            )
    arrivals.sort(key=lambda a: a.entry.published or now)
    for k in range(0, len(arrivals), BATCH):
        batch = arrivals[k : k + BATCH]
        await parts.articles.store(batch, now=batch[-1].entry.published or now)
    return now


async def main() -> None:
    async with open_parts(read_settings()) as parts:
        now = await fill(parts, lines(Path(sys.argv[1])))
        async with make_desk(parts) as desk:
            done = await desk.grouper.run_once(now)
    print(f"{done.articles} articles in stories; the last one before {now.isoformat()}")


if __name__ == "__main__":
    asyncio.run(main())
