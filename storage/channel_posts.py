"""What channels posted lately: kept as it comes, looked at once, read again after an edit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Case, ColumnElement, and_, case, delete, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId

from .channels import COLUMNS, Channel, ChannelState, as_channel
from .engine import Insert, Record, excluded, insert, reading
from .schema import channel_posts, channels, deliveries


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post as Telegram showed it; `links` are the addresses in it, seen or behind words.

    `album`: what its parts have in common; empty: it is whole. `origin`: channel and number
    of the post it was forwarded from. `edited_at` is null for a post as it was sent. `channel`:
    title and user name of the channel by now.
    """

    chat_id: int
    message_id: int
    text: str
    published_at: datetime
    links: tuple[str, ...] = ()
    album: str = ""
    origin: tuple[int, int] | None = None
    edited_at: datetime | None = None
    channel: tuple[str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A post that is kept. `version` grows whenever it is edited."""

    chat_id: ChatId
    message_id: int
    album: str
    text: str
    links: list[str]
    origin_chat: int | None
    origin_message: int | None
    published_at: datetime
    received_at: datetime
    version: int

    @property
    def origin(self) -> tuple[int, int] | None:
        """Channel and number of the post it was forwarded from; null: it was not."""
        if self.origin_chat is None or self.origin_message is None:
            return None
        return self.origin_chat, self.origin_message


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a post as it was at `version`: taken, or left for a reason."""

    chat_id: int
    message_id: int
    version: int
    reason: str | None = None


_POST = [channel_posts.c[name] for name in Post.__dataclass_fields__]
_READABLE = and_(channels.c.present, channels.c.state == ChannelState.ACTIVE)
_KEPT = channels.c.state != ChannelState.IDLE  # a post that comes may overtake our coming back


class ChannelPosts:
    """The posts of all channels."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def take(self, post: NewPost, *, now: datetime) -> ChannelState | None:
        """Keep a post, or what an edit made of it; null: its channel is no source of ours.

        The same post again changes nothing, and neither does one that its own edit overtook; a
        later edit is read again. Gives what the channel is.
        """
        new = insert(self._engine, channel_posts).values(
            chat_id=post.chat_id,
            message_id=post.message_id,
            album=post.album,
            text=post.text,
            links=list(post.links),
            origin_chat=post.origin[0] if post.origin else None,
            origin_message=post.origin[1] if post.origin else None,
            published_at=post.published_at,
            edited_at=post.edited_at,
            received_at=now,
        )
        edited = excluded(new, ("text", "links", "received_at", "edited_at")) | {
            "version": channel_posts.c.version + 1,
            "state": "waiting",
            "reason": None,
        }
        upsert = new.on_conflict_do_update(
            index_elements=["chat_id", "message_id"],
            set_=edited,
            where=and_(channel_posts.c.text != new.excluded.text, _is_later(new)),
        )
        newest = update(channels).where(channels.c.chat_id == post.chat_id, _KEPT)
        stamped = newest.values(posted_at=_later(post.published_at), **_names(post))
        async with self._engine.begin() as connection:
            state = (await connection.execute(stamped.returning(channels.c.state))).scalar()
            if state is None:
                return None
            await connection.execute(upsert)
            return ChannelState(state)

    async def waiting(
        self, *, until: datetime, limit: int
    ) -> list[tuple[Channel, tuple[Post, ...]]]:
        """Read posts of active channels that came by `until` and nobody looked at yet.

        Each with its channel and all parts of its album, those looked at before too. The
        oldest first, up to `limit` messages.
        """
        due = (
            select(channel_posts.c.chat_id, channel_posts.c.message_id, channel_posts.c.album)
            .join(channels, channels.c.chat_id == channel_posts.c.chat_id)
            .where(channel_posts.c.state == "waiting", channel_posts.c.received_at <= until)
            .where(_READABLE)
            .order_by(channel_posts.c.received_at, channel_posts.c.message_id)
            .limit(limit)
        )
        async with self._reading.begin() as connection:
            keys = (await connection.execute(due)).all()
            if not keys:
                return []
            found = await _posts(connection, keys)
            owners = await connection.execute(
                select(*COLUMNS).where(channels.c.chat_id.in_({key.chat_id for key in keys}))
            )
            of = {row.chat_id: as_channel(row) for row in owners}
        return [(of[parts[0].chat_id], parts) for parts in _together(found)]

    async def settle(self, settled: Iterable[Settled]) -> None:
        """Write down what became of posts; one that was edited meanwhile waits on."""
        async with self._engine.begin() as connection:
            for one in settled:
                same = (
                    channel_posts.c.chat_id == one.chat_id,
                    channel_posts.c.message_id == one.message_id,
                    channel_posts.c.version == one.version,
                )
                state = "taken" if one.reason is None else "left"
                done = update(channel_posts).where(*same)
                await connection.execute(done.values(state=state, reason=one.reason))

    async def ours(self, messages: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
        """Pick the messages, by chat and number, that are deliveries of ours."""
        asked = list(messages)
        if not asked:
            return set()
        wanted = select(deliveries.c.chat_id, deliveries.c.message_id).where(
            deliveries.c.chat_id.in_({chat for chat, _ in asked}),
            deliveries.c.message_id.in_({message for _, message in asked}),
        )
        async with self._reading.begin() as connection:
            found = {(row.chat_id, row.message_id) for row in await connection.execute(wanted)}
        return found & set(asked)

    async def latest(self, chat_id: int, *, limit: int) -> list[Post]:
        """Read the newest posts that have words, newest first."""
        wanted = (
            select(*_POST)
            .where(channel_posts.c.chat_id == chat_id, channel_posts.c.text != "")
            .order_by(channel_posts.c.published_at.desc(), channel_posts.c.message_id.desc())
            .limit(limit)
        )
        async with self._reading.begin() as connection:
            return [Post(*row) for row in await connection.execute(wanted)]

    async def purge(self, before: datetime) -> int:
        """Forget posts that came before; counts them. Their articles stay."""
        old = delete(channel_posts).where(channel_posts.c.received_at < before)
        async with self._engine.begin() as connection:
            return (await connection.execute(old)).rowcount


async def _posts(connection: AsyncConnection, keys: Sequence[Record]) -> list[Post]:
    alone = [(key.chat_id, key.message_id) for key in keys if not key.album]
    albums = {(key.chat_id, key.album) for key in keys if key.album}
    same = or_(
        tuple_(channel_posts.c.chat_id, channel_posts.c.message_id).in_(alone),
        tuple_(channel_posts.c.chat_id, channel_posts.c.album).in_(sorted(albums)),
    )
    wanted = select(*_POST).where(same).order_by(channel_posts.c.message_id)
    return [Post(*row) for row in await connection.execute(wanted)]


def _together(posts: Iterable[Post]) -> list[tuple[Post, ...]]:
    """Put the parts of each album together, in their order."""
    groups: dict[tuple[Any, ...], list[Post]] = {}
    for post in posts:
        key = (post.chat_id, post.album) if post.album else (post.chat_id, post.message_id, "")
        groups.setdefault(key, []).append(post)
    return [tuple(group) for group in groups.values()]


def _is_later(new: Insert) -> ColumnElement[bool]:
    """Tell whether a post says what came after what is kept: updates may overtake each other."""
    kept, said = channel_posts.c.edited_at, new.excluded.edited_at
    return and_(said.is_not(None), or_(kept.is_(None), kept <= said))


def _names(post: NewPost) -> dict[str, str | None]:
    """Follow the names of a channel, where its post came with them."""
    if post.channel is None:
        return {}
    title, username = post.channel
    return {"title": title, "username": username}


def _later(moment: datetime) -> Case[datetime]:
    return case((channels.c.posted_at > moment, channels.c.posted_at), else_=moment)
