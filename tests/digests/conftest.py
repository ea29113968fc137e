"""A sender between a database and the sandbox, on a clock that waiting moves."""

import aiohttp
import pytest

from digests.limits import Pace
from digests.post import Post
from digests.send import Sender
from digests.wire import Wire
from sandbox.client import Simulator
from sandbox.server import start
from tests.conftest import NOON
from tests.digests.newsroom import Newsroom
from tests.digests.telegram import ANNA
from tests.elapsed import Elapsed

FAST = 10_000.0  # messages a second: nothing waits for its turn
HANGS = aiohttp.ClientTimeout(total=5)  # so soon it is taken that nobody answers


@pytest.fixture
async def newsroom(sqlite):
    return Newsroom(sqlite)


@pytest.fixture
async def sandbox():
    running = await start("127.0.0.1", 0, "42:secret", lambda: NOON)
    yield running
    await running.close()


@pytest.fixture
async def people(sandbox):
    async with Simulator(sandbox.url) as simulator:
        yield simulator


@pytest.fixture
async def session(sandbox):  # its connections are closed before the server is
    async with aiohttp.ClientSession() as made:
        yield made


@pytest.fixture
def elapsed():
    return Elapsed()


@pytest.fixture
def make_sender(newsroom, session, elapsed):
    def make(url, token="42:secret", *, rate=FAST, concurrency=32, **kw):
        wire = Wire(session, token, url, timeout=HANGS)
        post = Post(
            newsroom.composer, newsroom.readers, newsroom.chats, wire, newsroom.support,
            newsroom.living, **kw,
        )  # fmt: skip
        return Sender(
            newsroom.waiting, newsroom.chats, newsroom.subscriptions, post,
            pace=Pace(rate), concurrency=concurrency, monotonic=elapsed, pause=elapsed.pause,
        )  # fmt: skip

    return make


@pytest.fixture
def sender(make_sender, sandbox):
    return make_sender(sandbox.url)


@pytest.fixture
async def anna(people):
    person = people.person(ANNA)
    await person.send("/start")
    return person
