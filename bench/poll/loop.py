"""What anybody would write first: aiohttp + feedparser in a thread + SQLite."""

import asyncio
import calendar
import json
import sqlite3
import sys
import tempfile
import time

import aiohttp
import feedparser

from bench.poll.measure import cpu, peak_mb

TABLES = """
CREATE TABLE feeds (url TEXT PRIMARY KEY, etag TEXT, checked INTEGER);
CREATE TABLE articles (feed TEXT, guid TEXT, url TEXT, title TEXT, summary TEXT, published INTEGER,
                       PRIMARY KEY (feed, guid));
"""


class Loop:
    """One poll."""

    def __init__(self, database):
        self.database = database
        self.new = self.unchanged = self.failed = 0

    async def poll(self, session, url):
        """Fetch, parse and store one feed."""
        row = self.database.execute("SELECT etag FROM feeds WHERE url = ?", (url,)).fetchone()
        headers = {"If-None-Match": row[0]} if row and row[0] else {}
        async with session.get(url, headers=headers) as response:
            etag, body = response.headers.get("ETag"), await response.read()
        if response.status == 304:
            self.unchanged += 1
            rows = []
        else:
            document = await asyncio.to_thread(feedparser.parse, body)
            rows = [
                (url, e.id, e.link, e.title, e.summary, calendar.timegm(e.published_parsed))
                for e in document.entries
            ]
        with self.database:
            self.database.execute("REPLACE INTO feeds VALUES (?, ?, ?)", (url, etag, 0))
            done = self.database.executemany(
                "INSERT OR IGNORE INTO articles VALUES (?, ?, ?, ?, ?, ?)", rows
            )
            self.new += max(done.rowcount, 0)


async def main(urls, set_round):
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(f"{folder}/bench.db")
        database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;" + TABLES)
        idle = peak_mb()
        async with aiohttp.ClientSession() as session:
            for phase in ("first", "unchanged", "changed", "unchanged"):
                if phase == "changed":
                    await set_round(1)
                await one(database, session, urls, phase, idle)
        count = database.execute("SELECT count(*) FROM articles").fetchone()[0]
        print(json.dumps({"phase": "stored", "articles": count}), flush=True)
        database.close()


async def one(database, session, urls, phase, idle):
    loop, slots = Loop(database), asyncio.Semaphore(20)

    async def limited(url):
        async with slots:
            await loop.poll(session, url)

    spent, start = cpu(), time.perf_counter()
    await asyncio.gather(*map(limited, urls))
    seconds = time.perf_counter() - start
    figures = {
        "phase": phase,
        "feeds": len(urls),
        "not_modified": loop.unchanged,
        "new": loop.new,
        "failed": loop.failed,
        "feeds_per_s": round(len(urls) / seconds),
        "cpu_ms_a_feed": round(1000 * (cpu() - spent) / len(urls), 2),
        "peak_mb": round(peak_mb()),
        "idle_mb": round(idle),
    }
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    from bench.poll.__main__ import round_setter

    given = sys.stdin.read().split()
    asyncio.run(main(given, round_setter(given[0])))
