"""No token: the sandbox stands for Telegram, the sample newsroom for the world's feeds."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.clock import Clock
from bot.settings import Settings
from regions.catalogue import catalogue
from sandbox.newsroom.server import Newsroom
from sandbox.newsroom.server import start as start_newsroom
from sandbox.seed import MODERATORS, OPERATOR
from sandbox.server import DEFAULT_TOKEN, Sandbox
from sandbox.server import start as start_sandbox
from storage.feeds import NewFeed

NEWSROOM_HOST = "127.0.0.1"  # never another: nothing here is meant for a network


@dataclass(frozen=True, slots=True)
class Demo:
    """The sandbox and the newsroom, running, and the settings that lead to them."""

    sandbox: Sandbox
    newsroom: Newsroom
    settings: Settings

    def feeds(self) -> list[NewFeed]:
        """Describe the newsroom's feeds as the catalogue takes them."""
        return [
            NewFeed(
                url=feed.url,
                source_key=f"{urlsplit(feed.url).netloc}/{feed.outlet}",
                source_name=feed.outlet,
                place_id=place.id if place and place.kind != "country" else None,
                language=feed.language,
                time_zone=(place.time_zone if place else None) or "Europe/Moscow",
                source_place=place.id if place else None,
            )
            for feed in self.newsroom.feeds()
            for place in [catalogue().get(feed.place_id)]
        ]


@asynccontextmanager
async def open_demo(settings: Settings, clock: Clock) -> AsyncIterator[Demo]:
    """Start both on this machine alone; the chat page takes WEB_PORT, or any free port."""
    async with AsyncExitStack() as stack:
        newsroom = await start_newsroom(NEWSROOM_HOST, 0, clock)
        stack.push_async_callback(newsroom.close)
        sandbox = await _first_free(settings.web_port, clock)
        stack.push_async_callback(sandbox.close)
        changes = {
            "bot_token": SecretStr(sandbox.token),
            "bot_api_url": sandbox.url,
            "feeds_allow_private": True,
            **_moderators(settings),
        }
        yield Demo(sandbox, newsroom, settings.model_copy(update=changes))


def _moderators(settings: Settings) -> dict[str, Any]:
    """Let the sandbox's own moderators decide, where the settings name nobody."""
    if settings.admin_ids or settings.moderators_chat is not None:
        return {}
    return {"admin_ids": frozenset({OPERATOR}), "moderators_chat": MODERATORS}


async def _first_free(port: int, clock: Clock) -> Sandbox:
    try:
        return await start_sandbox(NEWSROOM_HOST, port, DEFAULT_TOKEN, clock)
    except OSError:  # the port is taken
        return await start_sandbox(NEWSROOM_HOST, 0, DEFAULT_TOKEN, clock)
