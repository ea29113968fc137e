"""The bot put together: repositories, Telegram, the screens, the rounds."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from aiogram import Bot, Dispatcher
from aiogram.fsm.storage.memory import SimpleEventIsolation
from aiogram.types import User

import handlers
from bot.clock import Clock
from bot.desk import Desk, make_cards, make_desk
from bot.fsm import DialogStorage
from bot.jobs import Jobs
from bot.parts import Parts, open_parts
from bot.polling import open_poller
from bot.replies import CountReplies
from bot.settings import Settings
from bot.telegram import introduce, open_bot
from feeds.manage import import_built_in
from feeds.poll import Poller
from handlers import commands
from handlers.albums import Albums
from handlers.gate import Gate
from handlers.rights import Rights
from locales import LANGUAGES, translator
from news.submission import Mode
from regions import geotag, lookup

WEBHOOK_PATH = "/telegram"
UPDATES_AT_ONCE = 64  # more wait at Telegram, which keeps them for a day: a flood loses nothing
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class App:
    """One running instance."""

    parts: Parts
    desk: Desk
    poller: Poller
    bot: Bot
    me: User
    dispatcher: Dispatcher
    jobs: Jobs
    started_at: datetime

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """Answer people and keep the rounds going, until the end of the block."""
        await commands.publish(self.bot, self.parts.settings.default_language)
        await asyncio.to_thread(_warm)
        async with self._listening():
            self.jobs.start()
            try:
                yield
            finally:
                if self.desk.sender:
                    self.desk.sender.stop()
                await self.jobs.stop()

    @asynccontextmanager
    async def _listening(self) -> AsyncIterator[None]:
        """Let updates come: by webhook where we have an address, else we ask for them."""
        settings = self.parts.settings
        wanted = self.dispatcher.resolve_used_update_types()
        if settings.public_url and settings.webhook_secret:
            await self.bot.set_webhook(
                str(settings.public_url).rstrip("/") + WEBHOOK_PATH,
                secret_token=settings.webhook_secret.get_secret_value(),
                allowed_updates=wanted,
            )
            yield
            return
        await self.bot.delete_webhook()
        async with asyncio.TaskGroup() as group:
            polling = group.create_task(
                self.dispatcher.start_polling(
                    self.bot,
                    handle_signals=False,
                    close_bot_session=False,
                    allowed_updates=wanted,
                    tasks_concurrency_limit=UPDATES_AT_ONCE,
                )
            )
            try:
                yield
            finally:
                try:
                    await self.dispatcher.stop_polling()
                except RuntimeError:  # it had not begun yet
                    polling.cancel()

    async def fill_catalogue(self) -> None:
        """Import the built-in catalogue of feeds where there is no feed at all."""
        if not await self.parts.feeds.find():
            done = await import_built_in(self.parts.feeds, now=self.parts.clock())
            _log.info("imported the built-in catalogue: %d feeds", done.added)


def _warm() -> None:
    """Build now what the first person would wait for: names, gazetteer, texts."""
    lookup.prepare()
    geotag.tag("В Смоленске открыли мост")
    for language in LANGUAGES:
        translator(language)


@asynccontextmanager
async def open_app(settings: Settings, clock: Clock) -> AsyncIterator[App]:
    """Put an instance together; nothing works yet.

    Raises:
        CommandError: the token is refused or Telegram is out of reach.
        UnusableDatabaseError: corrupt, out of reach, or newer than this program.
    """
    async with AsyncExitStack() as stack:
        parts = await stack.enter_async_context(open_parts(settings, clock))
        bot = await stack.enter_async_context(open_bot(settings))
        me = await introduce(bot, settings.bot_api_url)
        poller = await stack.enter_async_context(open_poller(parts))
        desk = await stack.enter_async_context(make_desk(parts, me.username))
        bot.session.middleware(CountReplies(desk.pace, asyncio.get_running_loop().time))
        dispatcher = make_dispatcher(parts, desk, settings)
        albums = Albums(bot, dispatcher.storage, parts.drafts, parts.chats, parts.subscriptions)
        jobs = Jobs(
            clock,
            poll=poller.run_once,
            tick=desk.tick,
            send=desk.send,
            albums=albums.run_once,
            readers=desk.readers.run_once,
            upkeep=parts.purge,
        )
        yield App(parts, desk, poller, bot, me, dispatcher, jobs, clock())


def make_dispatcher(parts: Parts, desk: Desk, settings: Settings) -> Dispatcher:
    """Connect the screens; what they are given by name is documented in `handlers`."""
    dispatcher = Dispatcher(
        storage=DialogStorage(parts.dialogs, parts.clock),
        events_isolation=SimpleEventIsolation(),
        clock=parts.clock,
        chats=parts.chats,
        managers=parts.managers,
        subscriptions=parts.subscriptions,
        submissions=parts.submissions,
        drafts=parts.drafts,
        personal=parts.personal,
        votes=parts.votes,
        follows=parts.follows,
        misplaced=parts.misplaced,
        cases=parts.cases,
        cards=make_cards(parts),
        rights=Rights(settings.admin_ids, settings.moderators_chat, parts.people),
        digests=desk.digests,
        readers=parts.readers,
        likes=parts.likes,
        gate=Gate(parts.submissions, Mode(settings.submissions)),
        default_language=settings.default_language,
    )
    dispatcher.include_router(handlers.router())
    return dispatcher
