"""The whole bot over HTTP: the sandbox for Telegram, the newsroom for the world, a clock in hand.

Nothing is faked inside: real SQLite, the real poller over HTTP, aiogram over HTTP.
"""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from sqlalchemy import func, select

from bot.app import App
from bot.clock import MovableClock
from bot.run import open_sandbox
from bot.settings import Settings
from sandbox.client import WAIT_SECONDS, Person, Simulator
from sandbox.world import World
from storage.schema import album_parts, channel_posts
from tests.conftest import NOON

START = NOON.replace(minute=20)
ANNA, BORIS, OLENA, MIKOLA, EMMA = 1001, 1002, 1003, 1004, 1005


@dataclass
class City:
    """The town that the tests play in."""

    people: Simulator
    app: App
    clock: MovableClock
    world: World

    @property
    def anna(self) -> Person:
        return self.people.person(ANNA)

    @property
    def boris(self) -> Person:
        return self.people.person(BORIS)

    async def album_arrives(self, parts: int) -> None:
        """Wait until the bot has heard all parts of an album, and let it be complete."""
        heard = select(func.count()).select_from(album_parts)
        async with asyncio.timeout(WAIT_SECONDS):
            while True:
                async with self.app.parts.engine.connect() as connection:
                    if (await connection.execute(heard)).scalar_one() >= parts:
                        break
                await asyncio.sleep(0.02)
        await self.people.advance(2)

    async def posts_arrive(self, count: int, edits: int = 0) -> None:
        """Wait until the bot has written down what a channel posted, and its edits."""
        heard = select(func.count(), func.coalesce(func.sum(channel_posts.c.version), 0))
        async with asyncio.timeout(WAIT_SECONDS):
            while True:
                async with self.app.parts.engine.connect() as connection:
                    posts, versions = (await connection.execute(heard)).one()
                if posts >= count and versions >= count + edits:
                    return
                await asyncio.sleep(0.02)

    async def hours_pass(self, hours: float) -> None:
        """Let the clock jump, and everything that follows happen."""
        await self.people.advance(hours * 3600)


@asynccontextmanager
async def a_city(path, start=START, **settings):
    """Open the sandbox on its own database with the newsroom polled once."""
    clock = MovableClock(lambda: start)
    given = Settings(
        _env_file=None,
        database_url=f"sqlite+aiosqlite:///{path / 'city.db'}",
        web_port=0,
        parse_workers=0,
        **settings,
    )
    async with (
        open_sandbox(given, clock) as (demo, app),
        Simulator(demo.sandbox.url) as people,
    ):
        yield City(people, app, clock, demo.sandbox.world)


@pytest.fixture
async def city(tmp_path):
    async with a_city(tmp_path) as made:
        yield made
