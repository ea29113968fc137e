"""Posts of channels that are sources: kept as they come, read by `feeds.intake`."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from aiogram import Bot, F, Router
from aiogram.enums import ChatType, MessageEntityType
from aiogram.types import Message, MessageOriginChannel, MessageOriginUser, User

from feeds import addresses
from storage.application_review import ApplicationReview
from storage.channel_posts import ChannelPosts, NewPost
from storage.channels import ChannelState

LONGEST = 4_096  # characters of a post: Telegram's own limit
_LINKS_MOST = 100  # Telegram shows no more entities


async def posted(
    message: Message,
    bot: Bot,
    channel_posts: ChannelPosts,
    review: ApplicationReview,
    clock: Callable[[], datetime],
) -> None:
    """Keep a post, or what an edit made of it, unless it is ours: a digest is no news."""
    if is_by(message, await bot.me()):
        return
    now = clock()
    state = await channel_posts.take(as_post(message), now=now)
    if state is None:
        return
    if state is ChannelState.WAITING:  # moderators see by it what the channel is about
        await review.show_posts(message.chat.id, now=now)


def is_by(message: Message, me: User) -> bool:
    """Tell whether a post is this bot's: sent through it, forwarded from it, led to it.

    What it sent to channels itself is known by its number, see `feeds.posts`.
    """
    origin = message.forward_origin
    forwarded = isinstance(origin, MessageOriginUser) and origin.sender_user.id == me.id
    via = message.via_bot is not None and message.via_bot.id == me.id
    by = message.from_user is not None and message.from_user.id == me.id
    here = f"//t.me/{(me.username or '').lower()}?"
    return forwarded or via or by or any(here in link.lower() for link in _button_links(message))


def as_post(message: Message) -> NewPost:
    """Take what an article is made of out of a message."""
    return NewPost(
        chat_id=message.chat.id,
        message_id=message.message_id,
        text=(message.text or message.caption or "")[:LONGEST].replace("\0", ""),
        published_at=message.date,
        links=tuple(dict.fromkeys(_links(message)))[:_LINKS_MOST],
        album=message.media_group_id or "",
        origin=_origin(message),
        edited_at=_moment(message.edit_date),
        channel=(message.chat.title or "", message.chat.username),
    )


def _origin(message: Message) -> tuple[int, int] | None:
    origin = message.forward_origin
    if not isinstance(origin, MessageOriginChannel):
        return None
    return origin.chat.id, origin.message_id


def _moment(date: datetime | int | None) -> datetime | None:
    """Read a moment of the Bot API, which aiogram leaves as Unix time here."""
    return datetime.fromtimestamp(date, UTC) if isinstance(date, int) else date


def _links(message: Message) -> Iterator[str]:
    text = message.text or message.caption or ""
    for entity in message.entities or message.caption_entities or ():
        if entity.type == MessageEntityType.TEXT_LINK and entity.url:
            yield entity.url[: addresses.LONGEST]
        elif entity.type == MessageEntityType.URL:
            yield entity.extract_from(text)[: addresses.LONGEST]


def _button_links(message: Message) -> Iterator[str]:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    yield from (button.url for row in rows for button in row if button.url)


def router() -> Router:
    """Route what channels say: they are met when they make us an administrator, not here."""
    router = Router(name="posts")
    channel = F.chat.type == ChatType.CHANNEL
    router.channel_post.register(posted, channel)
    router.edited_channel_post.register(posted, channel)
    return router
