"""What one applied with: its state, its health, taking it back."""

from datetime import datetime, timedelta

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from feeds.health import find
from feeds.typed import Typed
from locales import Translator
from news.application import Kind, State, check_look
from news.errors import UserError
from storage.applications import Application, NewLook
from storage.articles import Articles
from storage.channels import ChannelState
from storage.chats import Chat

from .answers import show
from .callbacks import FeedAct, MyFeed, MyFeeds
from .choosing import Screenful
from .feeds import AT_ONCE, Applying
from .my_feed_screens import Health, checked, listed, opened, withdrawal_asked
from .offers import Offers

WEEK = timedelta(days=7)


async def mine(
    query: CallbackQuery,
    callback_data: MyFeeds,
    state: FSMContext,
    chat: Chat,
    t: Translator,
    offers: Offers,
) -> None:
    """List what one applied with; an address is waited for no more."""
    if await state.get_state() == Applying.address.state:
        await state.clear()
    own = await offers.applications.of(chat.id)
    taken = {one.channel_id for one in own if one.state in (State.WAITING, State.APPROVED)}
    unused = [
        channel
        for channel in await offers.channels.of_owner(chat.id)
        if channel.state is ChannelState.IDLE and channel.chat_id not in taken
    ]
    await show(query, *listed(own, unused, callback_data.page, t))


async def open_one(
    query: CallbackQuery,
    callback_data: MyFeed,
    chat: Chat,
    t: Translator,
    offers: Offers,
    articles: Articles,
    now: datetime,
) -> None:
    """Show one application, with the health of what came of it."""
    one = await _own(offers, chat, callback_data.id)
    await show(query, *await _opened(one, callback_data.page, chat, t, offers, articles, now=now))


async def look(
    query: CallbackQuery,
    callback_data: MyFeed,
    chat: Chat,
    t: Translator,
    offers: Offers,
    now: datetime,
) -> None:
    """Look at an approved feed now, and say what should be mended."""
    one = await _own(offers, chat, callback_data.id)
    check_look(await offers.applications.history(chat.id, now=now))
    await offers.applications.look(  # so that it counts
        NewLook(chat.id, Kind.FEED, subject=one.subject, asked=one.url), now=now
    )
    looked = await offers.scout.look(Typed("address", one.url), now=now)
    advice = looked.found[0].advice if looked.found else ()
    await show(query, *checked(one, looked.problem, advice, callback_data.page, t))


async def ask_withdraw(
    query: CallbackQuery, callback_data: MyFeed, chat: Chat, t: Translator, offers: Offers
) -> None:
    """Ask once before something is taken out of the news."""
    one = await _own(offers, chat, callback_data.id)
    await show(query, *withdrawal_asked(one, callback_data.page, t))


async def withdraw(
    query: CallbackQuery,
    callback_data: MyFeed,
    chat: Chat,
    t: Translator,
    offers: Offers,
    articles: Articles,
    now: datetime,
) -> None:
    """Take an application back, or what came of it out of the news."""
    one = await offers.applications.withdraw(chat.id, callback_data.id, now=now)
    await show(query, *await _opened(one, callback_data.page, chat, t, offers, articles, now=now))


async def restore(
    query: CallbackQuery,
    callback_data: MyFeed,
    chat: Chat,
    t: Translator,
    offers: Offers,
    articles: Articles,
    now: datetime,
) -> None:
    """Undo that."""
    one = await offers.applications.restore(chat.id, callback_data.id, now=now)
    await show(query, *await _opened(one, callback_data.page, chat, t, offers, articles, now=now))


async def _own(offers: Offers, chat: Chat, id: int) -> Application:
    one = await offers.applications.own(chat.id, id)
    if one is None or one.state is State.DRAFT:
        raise UserError("error-application-gone")
    return one


async def _opened(
    one: Application,
    page: int,
    chat: Chat,
    t: Translator,
    offers: Offers,
    articles: Articles,
    *,
    now: datetime,
) -> Screenful:
    health = await _health(one, t, offers, articles, now=now)
    return opened(one, health, page, chat, t, now=now)


async def _health(
    one: Application, t: Translator, offers: Offers, articles: Articles, *, now: datetime
) -> Health:
    """Tell how what came of an application is."""
    if one.state is not State.APPROVED:
        return Health()
    since = now - WEEK
    if one.channel_id is not None:
        channel = await offers.channels.get(one.channel_id)
        if channel is None or channel.source_id is None:
            return Health(t.plain("health-channel-gone"))
        week = await articles.count_from(since=since, source_id=channel.source_id)
        words = t.plain("health-well" if channel.present else "health-channel-gone")
        return Health(words, week, channel.posted_at)
    listed = await offers.feeds.get(one.feed_id) if one.feed_id is not None else None
    if listed is None:
        return Health(t.plain("health-stopped"))
    week = await articles.count_from(since=since, feed_id=listed.feed.id)
    return Health(find(listed, now=now).words(t), week, listed.feed.published_at)


def router() -> Router:
    """Every button of one's own feeds."""
    router = Router(name="my-feeds")
    router.callback_query.filter(F.message.chat.type == ChatType.PRIVATE)
    router.callback_query.register(mine, MyFeeds.filter())
    acts = (
        (FeedAct.OPEN, open_one),
        (FeedAct.LOOK, look),
        (FeedAct.ASK_WITHDRAW, ask_withdraw),
        (FeedAct.WITHDRAW, withdraw),
        (FeedAct.RESTORE, restore),
    )
    for act, handler in acts:
        flags = AT_ONCE if act is FeedAct.LOOK else {}
        router.callback_query.register(handler, MyFeed.filter(F.act == act), flags=flags)
    return router
