"""The bot put together: repositories, Telegram, the screens, the rounds."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from aiogram import Bot, Dispatcher
from aiogram.types import User

import handlers
from bot.clock import Clock
from bot.desk import Desk, make_cards, make_desk
from bot.fsm import DialogStorage
from bot.isolation import Isolation
from bot.jobs import Jobs
from bot.parts import Parts, open_parts
from bot.polling import make_scout, open_poller
from bot.replies import CountReplies
from bot.rich_guard import RichGuard
from bot.settings import Settings
from bot.telegram import introduce, open_bot
from bot.upkeep import rounds, upkeep
from feeds.manage import import_built_in
from feeds.poll import Poller
from feeds.scout import Scout
from handlers import commands
from handlers.albums import Albums
from handlers.gate import Gate
from handlers.moderate_person import PersonDesk
from handlers.offers import Offers
from handlers.queue import QueueDesk
from handlers.rights import Rights
from locales import LANGUAGES, translator
from news.submission import Mode
from regions import geotag, lookup, prefix

WEBHOOK_PATH = "/telegram"
# Updates that are worked on, or wait for their person's turn or in the lane (`handlers.lane`).
# More wait at Telegram, which keeps them for a day: a flood loses nothing.
UPDATES_TAKEN = 512
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
        await self._tell_moderators()
        await asyncio.to_thread(_warm)
        async with self._listening():
            self.jobs.start()
            try:
                yield
            finally:
                if self.desk.sender:
                    self.desk.sender.stop()
                await self.jobs.stop()

    async def _tell_moderators(self) -> None:
        """Give the menus of those who decide: the moderators' chat, every operator."""
        settings = self.parts.settings
        language = settings.default_language
        if settings.moderators_chat is not None:
            chat = await self.parts.people.chat_now(settings.moderators_chat)
            await commands.publish_to(self.bot, chat, commands.MODERATORS, language)
        for person in settings.admin_ids:
            known = await self.parts.chats.get(person)
            spoken = known.language if known else language
            await commands.publish_to(self.bot, person, commands.OPERATOR, spoken)

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
                    tasks_concurrency_limit=UPDATES_TAKEN,
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
    prefix.beginning_with("смол")
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
        scout = await stack.enter_async_context(make_scout(settings, poller.workers))
        desk = await stack.enter_async_context(make_desk(parts, me.username))
        bot.session.middleware(CountReplies(desk.pace, asyncio.get_running_loop().time))
        dispatcher = make_dispatcher(parts, desk, scout, settings)
        albums = Albums(
            bot,
            dispatcher.storage,
            parts.drafts,
            parts.chats,
            parts.subscriptions,
            dispatcher["gate"],
        )
        bot.session.middleware(RichGuard(desk.rich_support, clock))
        jobs = Jobs(
            clock,
            poll=poller.run_once,
            tick=desk.tick,
            send=desk.send,
            albums=albums.run_once,
            readers=desk.readers.run_once,
            cases=parts.case_upkeep.run_once,
            upkeep=partial(upkeep, parts),
            **rounds(parts, poller.fetcher),
        )
        yield App(parts, desk, poller, bot, me, dispatcher, jobs, clock())


def make_dispatcher(parts: Parts, desk: Desk, scout: Scout, settings: Settings) -> Dispatcher:
    """Connect the screens; what they are given by name is documented in `handlers`."""
    rights = Rights(settings.admin_ids, settings.moderators_chat, parts.people)
    dispatcher = Dispatcher(
        storage=DialogStorage(parts.dialogs, parts.clock),
        events_isolation=Isolation(),
        clock=parts.clock,
        chats=parts.chats,
        managers=parts.managers,
        words=parts.words,
        subscriptions=parts.subscriptions,
        submissions=parts.submissions,
        drafts=parts.drafts,
        personal=parts.personal,
        votes=parts.votes,
        follows=parts.follows,
        misplaced=parts.misplaced,
        cases=parts.cases,
        cards=make_cards(parts),
        channels=parts.channels,
        channel_posts=parts.channel_posts,
        applications=parts.applications,
        review=parts.review,
        articles=parts.articles,
        offers=Offers(scout, parts.applications, parts.feeds, parts.channels),
        case_edits=parts.case_edits,
        people=parts.people,
        wordlist=parts.wordlist,
        reports=parts.reports,
        appeals=parts.appeals,
        rights=rights,
        person_desk=PersonDesk(
            parts.chats, parts.people, parts.sanctions, parts.screening, parts.audit, rights
        ),
        queue_desk=QueueDesk(parts.case_queue, parts.audit, parts.sanctions),
        digests=desk.digests,
        current=desk.current,
        rich_support=desk.rich_support,
        sending=parts.sending,
        readers=parts.readers,
        likes=parts.likes,
        gate=Gate(parts.screening, Mode(settings.submissions), settings.admin_ids),
        default_language=settings.default_language,
    )
    dispatcher.update.outer_middleware(desk.answering)
    dispatcher.include_router(handlers.router())
    return dispatcher
