"""Channels that make us an administrator, and what they are for: digests, a source, both."""

import asyncio
from datetime import datetime

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ChatMemberUpdated

from locales import Translator
from news.application import State
from news.errors import UserError
from storage.channels import Channel, Channels, ChannelState
from storage.chats import Chat, Chats

from .answers import show
from .callbacks import ChannelUse, UseChannel
from .channel_screens import place_of_digest, uses
from .choosing import Screenful
from .feed_screens import already, place_asked, standing
from .feeds import Applying
from .middlewares import Configure, meet, spoken
from .offers import Offers
from .places import Asking
from .where import named

_ADMINS = {ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.CREATOR}


# ---------------------------------------------------------------- what we are in a channel


async def follow(
    event: ChatMemberUpdated,
    chats: Chats,
    channels: Channels,
    default_language: str,
    now: datetime,
) -> None:
    """Write down whether a channel shows us its posts: to administrators it does.

    What else follows from the change is for `handlers.groups` to do.
    """
    if event.new_chat_member.status in _ADMINS:
        language = spoken(event.from_user, default_language)
        met = await meet(chats, event.chat, language=language, now=now)
        await channels.join(
            met.id,
            username=event.chat.username,
            title=met.title,
            owner_id=event.from_user.id,
            now=now,
        )
    else:
        await channels.leave(event.chat.id)
    raise SkipHandler


# ---------------------------------------------------------------- what it is for


async def choose(
    query: CallbackQuery,
    callback_data: UseChannel,
    state: FSMContext,
    chat: Chat,
    target: Chat,
    t: Translator,
    channels: Channels,
    offers: Offers,
    now: datetime,
) -> None:
    """Go on with what its administrator says a channel is for."""
    channel = await channels.get(target.id)
    if channel is None or not channel.present:
        raise UserError("error-chat-gone")
    if callback_data.use is ChannelUse.ASK:
        await state.clear()
        may_post = target.gone is None
        await show(query, *uses(channel.chat_id, channel.title, t, may_post=may_post))
        return
    if callback_data.use is ChannelUse.DIGEST:
        await state.set_state(Asking.place)
        await state.set_data({"target": channel.chat_id})
        await show(query, *place_of_digest(channel.chat_id, channel.title, t))
        return
    both = callback_data.use is ChannelUse.BOTH
    await show(query, *await _apply_with(channel, state, chat, t, offers, both=both, now=now))


async def _apply_with(
    channel: Channel,
    state: FSMContext,
    chat: Chat,
    t: Translator,
    offers: Offers,
    *,
    both: bool,
    now: datetime,
) -> Screenful:
    """Begin an application with a channel: ask what place it is about."""
    if channel.state is ChannelState.ACTIVE:
        return already(channel.title, channel.place_id, t)
    known = await offers.applications.standing(channel.key, now=now)
    if known is not None and known.state is not State.APPROVED:
        return standing(known, chat, t, mine=known.applicant_id == chat.id, now=now)
    guess = await asyncio.to_thread(named, channel.title, None)
    new = offers.channel_draft(channel, chat.id, guess, also_digest=both)
    draft = await offers.applications.look(new, now=now)
    await state.set_state(Applying.place)
    await state.set_data({"application": draft.id})
    return place_asked(draft, t)


def router() -> Router:
    """Every change of what we are in a channel, and the choice of what it is for."""
    router = Router(name="channels")
    channel = F.chat.type == ChatType.CHANNEL
    router.my_chat_member.register(follow, channel)
    configured = Router(name="channel-uses")
    configured.callback_query.middleware(Configure())
    configured.callback_query.register(choose, UseChannel.filter())
    router.include_router(configured)
    return router
