"""The package `reader` (PyPI), as its documentation tells to use it: needs `.[bench]`."""

import asyncio
import tempfile

from reader import make_reader

from bench.feeds.measure import peak_mb
from bench.feeds.phases import Counted, given, run, stored

THREADS = 10


async def main(urls):
    with tempfile.TemporaryDirectory() as folder:
        reader = make_reader(f"{folder}/bench.db", plugins=[], search_enabled=False)
        for url in urls:
            reader.add_feed(url)
        await run(urls, peak_mb(), lambda _: asyncio.to_thread(once, f"{folder}/bench.db"))
        stored((entry.feed_url, entry.title) for entry in reader.get_entries())
        reader.close()


def once(path):
    counted = Counted()
    reader = make_reader(path, plugins=[], search_enabled=False)  # one a thread: SQLite's rule
    for done in reader.update_feeds_iter(scheduled=False, workers=THREADS):
        if isinstance(done.value, Exception):
            counted.failed += 1
        elif done.value is None:
            counted.unchanged += 1
        else:
            counted.new += done.value.new
    reader.close()
    return counted


if __name__ == "__main__":
    asyncio.run(main(given()))
