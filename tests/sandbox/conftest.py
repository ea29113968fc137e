"""A sandbox on a free port, a bot of aiogram that talks to it over HTTP, and people."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from sandbox.client import Simulator
from sandbox.server import start


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, step: timedelta) -> None:
        self.now += step


class QuickSession(AiohttpSession):
    """aiogram's session without the pause at its end, which real TLS needs and we do not."""

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
async def sandbox(clock):
    """A running server; closed at the end, with whatever hangs in it."""
    running = await start("127.0.0.1", 0, "42:secret", clock)
    running.on_advance(clock.advance)
    yield running
    await running.close()


@pytest.fixture
def polling(sandbox):
    """An event that is set once a long poll has begun to wait."""
    began = asyncio.Event()

    def hear(event):
        if event["type"] == "polling":
            began.set()

    sandbox.world.listeners.append(hear)
    return began


@pytest.fixture
async def make_bot(sandbox):
    """Make a bot that talks to the sandbox as to Telegram."""
    made = []

    def make(token: str = sandbox.token) -> Bot:
        api = TelegramAPIServer.from_base(sandbox.url)
        bot = Bot(token, session=QuickSession(api=api, timeout=5))
        made.append(bot)
        return bot

    yield make
    for bot in made:
        await bot.session.close()


@pytest.fixture
def bot(make_bot):
    return make_bot()


@pytest.fixture
async def people(sandbox):
    async with Simulator(sandbox.url) as simulator:
        yield simulator


@pytest.fixture
async def anna(people):
    """Anna, who has pressed Start: the bot may write to her."""
    person = people.person(1001)
    await person.send("/start")
    return person
