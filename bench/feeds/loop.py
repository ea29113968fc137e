"""What anybody would write first: aiohttp + feedparser in a thread + SQLite."""

import asyncio
import calendar
import sqlite3
import tempfile

import aiohttp
import feedparser

from bench.feeds.measure import peak_mb
from bench.feeds.phases import Counted, given, run, stored

TABLES = """
CREATE TABLE feeds (url TEXT PRIMARY KEY, etag TEXT, checked INTEGER);
CREATE TABLE articles (feed TEXT, guid TEXT, url TEXT, title TEXT, summary TEXT, published INTEGER,
                       PRIMARY KEY (feed, guid));
"""
AT_ONCE = 50


class Loop:
    """One poll."""

    def __init__(self, database):
        self.database = database
        self.counted = Counted()

    async def poll(self, session, url):
        """Fetch, parse and store one feed."""
        row = self.database.execute("SELECT etag FROM feeds WHERE url = ?", (url,)).fetchone()
        headers = {"If-None-Match": row[0]} if row and row[0] else {}
        async with session.get(url, headers=headers) as response:
            etag, body = response.headers.get("ETag"), await response.read()
        if response.status == 304:
            self.counted.unchanged += 1
            rows = []
        else:
            document = await asyncio.to_thread(feedparser.parse, body)
            rows = [
                (
                    url, e.get("id") or e.link, e.link, e.title, e.summary,
                    calendar.timegm(e.published_parsed),
                )
                for e in document.entries
            ]  # fmt: skip
        with self.database:
            self.database.execute("REPLACE INTO feeds VALUES (?, ?, ?)", (url, etag, 0))
            done = self.database.executemany(
                "INSERT OR IGNORE INTO articles VALUES (?, ?, ?, ?, ?, ?)", rows
            )
            self.counted.new += max(done.rowcount, 0)


async def main(urls):
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(f"{folder}/bench.db")
        database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;" + TABLES)
        async with aiohttp.ClientSession() as session:
            await run(urls, peak_mb(), lambda _: once(database, session, urls))
        stored(database.execute("SELECT feed, title FROM articles").fetchall())
        database.close()


async def once(database, session, urls):
    loop, slots = Loop(database), asyncio.Semaphore(AT_ONCE)

    async def limited(url):
        async with slots:
            await loop.poll(session, url)

    await asyncio.gather(*map(limited, urls))
    return loop.counted


if __name__ == "__main__":
    asyncio.run(main(given()))
