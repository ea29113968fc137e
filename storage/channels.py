"""Telegram channels we are an administrator of, and what they posted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Case,
    ColumnElement,
    and_,
    case,
    delete,
    func,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId, PlaceId, SourceId
from news.standing import FAIR

from .engine import Record, excluded, insert, reading
from .schema import channel_posts, channels, deliveries, sources

KIND = "channel"  # of a source


class ChannelState(StrEnum):
    """What a channel is to us, beside a place where digests may go."""

    IDLE = "idle"  # nothing is read
    WAITING = "waiting"  # its posts are kept until a moderator decides
    ACTIVE = "active"  # a source


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel. Posts are read where it is active and we are `present`: an administrator.

    `username` is null for a closed channel; `posted_at`: its newest post that we were shown.
    """

    chat_id: ChatId
    username: str | None
    title: str
    owner_id: int
    present: bool
    state: ChannelState
    source_id: SourceId | None
    place_id: PlaceId | None
    section: str | None
    language: str
    posted_at: datetime | None
    created_at: datetime

    @property
    def key(self) -> str:
        """Name its source: `@name`, or the number of a closed channel."""
        return f"@{self.username.lower()}" if self.username else str(self.chat_id)


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post as Telegram showed it; `links` are the addresses in it, seen or behind words.

    `album`: what its parts have in common; empty: it is whole. `origin`: channel and number
    of the post it was forwarded from.
    """

    chat_id: int
    message_id: int
    text: str
    published_at: datetime
    links: tuple[str, ...] = ()
    album: str = ""
    origin: tuple[int, int] | None = None


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


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a post as it was at `version`: taken, or left for a reason."""

    chat_id: int
    message_id: int
    version: int
    reason: str | None = None


_CHANNEL = [channels.c[name] for name in Channel.__dataclass_fields__]
_POST = [channel_posts.c[name] for name in Post.__dataclass_fields__]
_READABLE = and_(channels.c.present, channels.c.state == ChannelState.ACTIVE)
_KEPT = and_(channels.c.present, channels.c.state != ChannelState.IDLE)


class Channels:
    """All channels and their posts."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def join(
        self, chat_id: int, *, username: str | None, title: str, owner_id: int, now: datetime
    ) -> Channel:
        """Write down that we are an administrator of a channel, and who made us one.

        One that was a source before is one again. The chat must be known.
        """
        new = insert(self._engine, channels).values(
            chat_id=chat_id,
            username=username,
            title=title,
            owner_id=owner_id,
            present=True,
            created_at=now,
        )
        told = excluded(new, ("username", "title", "owner_id", "present"))
        upsert = new.on_conflict_do_update(index_elements=["chat_id"], set_=told)
        async with self._engine.begin() as connection:
            row = (await connection.execute(upsert.returning(*_CHANNEL))).one()
        return _channel(row)

    async def leave(self, chat_id: int) -> Channel | None:
        """Write down that we are no administrator there any more: nothing of it is read."""
        gone = update(channels).where(channels.c.chat_id == chat_id, channels.c.present)
        async with self._engine.begin() as connection:
            row = (
                await connection.execute(gone.values(present=False).returning(*_CHANNEL))
            ).first()
        return _channel(row) if row else None

    async def get(self, chat_id: int) -> Channel | None:
        """Find one; null: we never were an administrator there."""
        return next(iter(await self._find(channels.c.chat_id == chat_id)), None)

    async def named(self, username: str) -> Channel | None:
        """Find the channel of a public name."""
        same = func.lower(channels.c.username) == username.lower().removeprefix("@")
        return next(iter(await self._find(same, channels.c.present)), None)

    async def of_owner(self, person_id: int) -> list[Channel]:
        """List the channels this person made us an administrator of, by name."""
        return await self._find(channels.c.owner_id == person_id, channels.c.present)

    async def sources(self) -> list[Channel]:
        """List the channels that are sources, by name, gone ones too."""
        return await self._find(channels.c.state == ChannelState.ACTIVE)

    async def take(self, post: NewPost, *, now: datetime) -> bool:
        """Keep a post, or what an edit made of it; false: its channel is no source of ours.

        The same post again changes nothing; an edit is read again.
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
            received_at=now,
        )
        edited = excluded(new, ("text", "links", "received_at")) | {
            "version": channel_posts.c.version + 1,
            "state": "waiting",
            "reason": None,
        }
        upsert = new.on_conflict_do_update(
            index_elements=["chat_id", "message_id"],
            set_=edited,
            where=channel_posts.c.text != new.excluded.text,
        )
        newest = update(channels).where(channels.c.chat_id == post.chat_id, _KEPT)
        stamped = newest.values(posted_at=_later(post.published_at))
        async with self._engine.begin() as connection:
            if (await connection.execute(stamped)).rowcount == 0:
                return False
            await connection.execute(upsert)
            return True

    async def rename(self, chat_id: int, *, username: str | None, title: str) -> None:
        """Follow a channel's new name, where it has one."""
        other = or_(channels.c.username.is_distinct_from(username), channels.c.title != title)
        renamed = update(channels).where(channels.c.chat_id == chat_id, other)
        async with self._engine.begin() as connection:
            await connection.execute(renamed.values(username=username, title=title))

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
                select(*_CHANNEL).where(channels.c.chat_id.in_({key.chat_id for key in keys}))
            )
            of = {row.chat_id: _channel(row) for row in owners}
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

    async def _find(self, *wanted: ColumnElement[bool]) -> list[Channel]:
        found = select(*_CHANNEL).where(*wanted).order_by(channels.c.title, channels.c.chat_id)
        async with self._reading.begin() as connection:
            return [_channel(row) for row in await connection.execute(found)]


async def set_state(
    connection: AsyncConnection, chat_id: int, state: ChannelState
) -> Channel | None:
    """Change what a channel is to us, within a transaction of the caller's."""
    changed = update(channels).where(channels.c.chat_id == chat_id).values(state=state)
    row = (await connection.execute(changed.returning(*_CHANNEL))).first()
    return _channel(row) if row else None


async def make_source(
    engine: AsyncEngine,
    connection: AsyncConnection,
    chat_id: int,
    *,
    place_id: str | None,
    section: str | None,
    language: str,
    now: datetime,
) -> Channel | None:
    """Make a channel a source bound to a place, within a transaction of the caller's.

    Null: we never were an administrator there.
    """
    wanted = select(*_CHANNEL).where(channels.c.chat_id == chat_id)
    row = (await connection.execute(wanted)).first()
    if row is None:
        return None
    source = insert(engine, sources).values(
        kind=KIND,
        key=_channel(row).key,
        name=row.title,
        place_id=place_id,
        weight=FAIR,
        created_at=now,
    )
    named = source.on_conflict_do_update(
        index_elements=["key"], set_=excluded(source, ("kind", "name", "place_id"))
    )
    source_id = (await connection.execute(named.returning(sources.c.id))).scalar_one()
    values = {
        "state": ChannelState.ACTIVE,
        "source_id": source_id,
        "place_id": place_id,
        "section": section,
        "language": language,
    }
    made = update(channels).where(channels.c.chat_id == chat_id).values(values)
    return _channel((await connection.execute(made.returning(*_CHANNEL))).one())


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


def _later(moment: datetime) -> Case[datetime]:
    return case((channels.c.posted_at > moment, channels.c.posted_at), else_=moment)


def _channel(row: Record) -> Channel:
    return Channel(**{**row._mapping, "state": ChannelState(row.state)})
