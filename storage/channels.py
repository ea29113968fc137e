"""Telegram channels we are an administrator of; what they post is in `storage.channel_posts`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    ColumnElement,
    func,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId, PlaceId, SourceId
from news.standing import FAIR

from .engine import Record, excluded, insert, reading
from .feeds import stop_feeds_of
from .schema import channels, sources

KIND = "channel"  # of a source
SHOWN_TO_US = "the channel itself shows us its posts"  # why its open page is polled no more


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


COLUMNS = [channels.c[name] for name in Channel.__dataclass_fields__]


class Channels:
    """All channels that ever made us an administrator."""

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
            row = (await connection.execute(upsert.returning(*COLUMNS))).one()
        return as_channel(row)

    async def leave(self, chat_id: int) -> Channel | None:
        """Write down that we are no administrator there any more: nothing of it is read."""
        gone = update(channels).where(channels.c.chat_id == chat_id, channels.c.present)
        async with self._engine.begin() as connection:
            row = (
                await connection.execute(gone.values(present=False).returning(*COLUMNS))
            ).first()
        return as_channel(row) if row else None

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

    async def stop(self, key: str) -> Channel | None:
        """Read a channel no more, by its name or number; null: none of it is a source."""
        active = await self.sources()
        wanted = key.lower() if key.startswith(("@", "-")) else f"@{key.lower()}"
        found = next((one for one in active if one.key == wanted), None)
        if found is None:
            return None
        async with self._engine.begin() as connection:
            return await set_state(connection, found.chat_id, ChannelState.IDLE)

    async def _find(self, *wanted: ColumnElement[bool]) -> list[Channel]:
        found = select(*COLUMNS).where(*wanted).order_by(channels.c.title, channels.c.chat_id)
        async with self._reading.begin() as connection:
            return [as_channel(row) for row in await connection.execute(found)]


async def set_state(
    connection: AsyncConnection, chat_id: int, state: ChannelState
) -> Channel | None:
    """Change what a channel is to us, within a transaction of the caller's."""
    changed = update(channels).where(channels.c.chat_id == chat_id).values(state=state)
    row = (await connection.execute(changed.returning(*COLUMNS))).first()
    return as_channel(row) if row else None


async def make_source(
    engine: AsyncEngine,
    connection: AsyncConnection,
    chat_id: int,
    *,
    name: str,
    place_id: str | None,
    section: str | None,
    language: str,
    now: datetime,
) -> Channel | None:
    """Make a channel a source bound to a place, within a transaction of the caller's.

    `name` is what readers see. Other ways to read the channel (its open page) stop. Null: we
    never were an administrator there.
    """
    wanted = select(*COLUMNS).where(channels.c.chat_id == chat_id)
    row = (await connection.execute(wanted)).first()
    if row is None:
        return None
    source = insert(engine, sources).values(
        kind=KIND,
        key=as_channel(row).key,
        name=name,
        place_id=place_id,
        weight=FAIR,
        created_at=now,
    )
    named = source.on_conflict_do_update(
        index_elements=["key"], set_=excluded(source, ("kind", "name", "place_id"))
    )
    source_id = (await connection.execute(named.returning(sources.c.id))).scalar_one()
    await stop_feeds_of(connection, source_id, reason=SHOWN_TO_US)
    values = {
        "state": ChannelState.ACTIVE,
        "source_id": source_id,
        "place_id": place_id,
        "section": section,
        "language": language,
    }
    made = update(channels).where(channels.c.chat_id == chat_id).values(values)
    return as_channel((await connection.execute(made.returning(*COLUMNS))).one())


def as_channel(row: Record) -> Channel:
    """Read a row of `COLUMNS`."""
    return Channel(**{**row._mapping, "state": ChannelState(row.state)})
