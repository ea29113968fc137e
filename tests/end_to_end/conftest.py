"""The whole bot over HTTP: the sandbox for Telegram, the newsroom for the world, a clock in hand.

Nothing is faked inside: real SQLite, the real poller over HTTP, aiogram over HTTP.
"""

from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from bot.app import App
from bot.clock import MovableClock
from bot.run import open_sandbox
from bot.settings import Settings
from sandbox.client import Person, Simulator
from tests.conftest import NOON

START = NOON.replace(minute=20)
ANNA, BORIS, OLENA, MIKOLA, EMMA = 1001, 1002, 1003, 1004, 1005


@dataclass
class City:
    """The town that the tests play in."""

    people: Simulator
    app: App
    clock: MovableClock

    @property
    def anna(self) -> Person:
        return self.people.person(ANNA)

    @property
    def boris(self) -> Person:
        return self.people.person(BORIS)

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
        yield City(people, app, clock)


@pytest.fixture
async def city(tmp_path):
    async with a_city(tmp_path) as made:
        yield made
