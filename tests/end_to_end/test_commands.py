"""The commands that a script would run in place of `vestnik run`, against the same servers."""

import asyncio
import json
import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from news.model import PlaceId
from sandbox.client import Simulator, plain
from sandbox.newsroom.server import start as start_newsroom
from sandbox.server import start as start_sandbox
from storage.chats import Chats
from storage.engine import open_engine
from storage.subscriptions import Subscriptions
from tests.conftest import NOON
from tests.end_to_end.conftest import ANNA

ROOT = Path(__file__).resolve().parents[2]
SMOLENSK = PlaceId("491687")
HOUR = timedelta(hours=1)


@pytest.fixture
async def town(tmp_path):
    """A newsroom and a Telegram; `vestnik(…)` runs a command between them, gives its JSON."""
    from bot.clock import system_clock

    newsroom = await start_newsroom("127.0.0.1", 0, system_clock)
    sandbox = await start_sandbox("127.0.0.1", 0, "1:token", system_clock)
    feeds = [f for f in newsroom.feeds() if f.place_name == "Смоленск"]
    rows = [f"{f.country}\t{f.place_id}\t{f.outlet}\t{f.url}\t\tru" for f in feeds]
    table = "\n".join(["country\tplace\tmedia\turl\tsection\tlanguage", *rows])
    (tmp_path / "feeds.tsv").write_text(table)
    url = f"sqlite+aiosqlite:///{tmp_path / 'v.db'}"
    given = {
        **os.environ, "PYTHONPATH": str(ROOT), "BOT_TOKEN": "1:token", "BOT_API_URL": sandbox.url,
        "DATABASE_URL": url, "FEEDS_ALLOW_PRIVATE": "true", "PARSE_WORKERS": "0",
    }  # fmt: skip

    async def vestnik(*arguments):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *arguments, cwd=tmp_path, env=given,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, errors = await asyncio.wait_for(process.communicate(), 120)
        assert process.returncode == 0, errors.decode()
        return json.loads(out)

    vestnik.url, vestnik.sandbox, vestnik.feeds = url, sandbox, feeds
    yield vestnik
    await newsroom.close()
    await sandbox.close()


async def subscribe(url, now):
    engine = open_engine(url)
    await Chats(engine).meet(
        ANNA, kind="private", title="A", language="ru", time_zone="Europe/Moscow", now=now
    )
    await Chats(engine).change(ANNA, quiet_from=None, quiet_to=None)
    slot = now.replace(minute=0, second=0, microsecond=0)
    await Subscriptions(engine).add(ANNA, SMOLENSK, hours=(1 << 24) - 1, next_at=slot, now=now)
    await engine.dispose()
    return slot


async def test_import_poll_digest_and_tick_in_json(town):
    from bot.clock import system_clock

    assert await town("feeds", "import", "feeds.tsv", "--json") == {
        "added": len(town.feeds),
        "known": 0,
    }
    polled = await town("poll", "--once", "--json")
    assert set(polled) == {"feeds", "not_modified", "articles_new", "failed", "seconds"}
    assert polled["feeds"] == len(town.feeds)
    assert polled["articles_new"] > 50
    assert polled["failed"] == 0

    digest = await town("digest", "Смоленск", "--json", "--hours", "3")
    assert set(digest) == {"place", "from", "to", "stories", "readers"}
    assert len(digest["stories"]) == 10
    fields = {"id", "title", "url", "source", "sources", "published", "score", "why", "places"}
    assert fields | {"section"} <= set(digest["stories"][0])
    assert {"name", "url", "published"} == set(digest["stories"][0]["sources"][0])

    slot = await subscribe(town.url, system_clock())
    async with Simulator(town.sandbox.url) as people:
        await people.person(ANNA).send("/start")  # a bot may not write first
    ticked = await town("tick", "--at", (slot + timedelta(minutes=1)).isoformat(), "--json")
    assert ticked == {"editions": 1, "deliveries": 1, "sent": 1, "failed": 0}
    async with Simulator(town.sandbox.url) as people:
        (message,) = await people.person(ANNA).from_bot()
        assert "Смоленск" in plain(message)
    again = await town("tick", "--at", (slot + timedelta(minutes=1)).isoformat(), "--json")
    assert again == {"editions": 0, "deliveries": 0, "sent": 0, "failed": 0}


async def test_a_digest_of_a_place_without_news_is_empty_not_an_error(town):
    digest = await town("digest", "Анадырь", "--json", "--at", (NOON - 24 * HOUR).isoformat())
    assert digest["stories"] == []
