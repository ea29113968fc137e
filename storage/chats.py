"""Chats and their settings."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Table, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId

from .case_cards import note_moved
from .engine import Record, insert, reading
from .schema import chats, managers, muted_words, subscriptions

SETTINGS = (
    "language", "time_zone", "quiet_from", "quiet_to", "quiet_silent", "silent", "size", "style",
    "pictures", "compact", "combined",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chat:
    """A private chat, group, forum or channel that receives, and how it likes to.

    Quiet hours are local, 0-23; `quiet_silent`: what comes then makes no sound (else nothing
    comes); `silent`: nothing ever does. `style` is "auto", "rich" or "classic"; `pictures` is
    "auto" (with rich messages), "on" or "off"; `compact`: headlines alone; `combined`: the
    places that are due together come in one message.
    """

    id: ChatId
    kind: str
    title: str
    language: str
    time_zone: str
    quiet_from: int | None
    quiet_to: int | None
    quiet_silent: bool
    silent: bool
    size: int
    style: str
    pictures: str
    compact: bool
    combined: bool
    gone: str | None

    @property
    def quiet(self) -> tuple[int, int] | None:
        """Quiet hours as `digests.schedule` takes them."""
        return hours(self.quiet_from, self.quiet_to)

    @property
    def held(self) -> tuple[int, int] | None:
        """Hours in which nothing comes."""
        return None if self.quiet_silent else self.quiet


def hours(start: int | None, end: int | None) -> tuple[int, int] | None:
    """Give quiet hours as a pair; null where there are none."""
    return None if start is None or end is None else (start, end)


_COLUMNS = [chats.c[name] for name in Chat.__dataclass_fields__]
_ONE = select(*_COLUMNS).where(chats.c.id == bindparam("wanted"))


def columns() -> list[Column[Any]]:
    """Give the columns of a `Chat`, in its order."""
    return _COLUMNS


class Chats:
    """Who receives, and how they like it."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def get(self, chat_id: int) -> Chat | None:
        """Find one; null: we never met."""
        async with self._reading.begin() as connection:
            row = (await connection.execute(_ONE, {"wanted": chat_id})).first()
        return _chat(row) if row else None

    async def meet(
        self, chat_id: int, *, kind: str, title: str, language: str, time_zone: str, now: datetime
    ) -> Chat:
        """Write down a chat that speaks to us; what it has set already stays.

        A chat that was gone is back: whatever was paused for that reason goes on.
        """
        new = insert(self._engine, chats).values(
            id=chat_id,
            kind=kind,
            title=title,
            language=language,
            time_zone=time_zone,
            quiet_from=0,
            quiet_to=7,
            created_at=now,
        )
        met = new.on_conflict_do_update(
            index_elements=["id"], set_={"kind": kind, "title": title, "gone": None}
        ).returning(*_COLUMNS)
        async with self._engine.begin() as connection:
            row = (await connection.execute(met)).one()
            await _resume(connection, chat_id)
        return _chat(row)

    async def change(self, chat_id: int, **settings: str | int | bool | None) -> Chat | None:
        """Set some of `SETTINGS`; null: there is no such chat.

        Raises:
            ValueError: not a setting of a chat.
        """
        if unknown := settings.keys() - set(SETTINGS):
            raise ValueError(f"not a setting of a chat: {sorted(unknown)}")
        changed = update(chats).where(chats.c.id == chat_id).values(**settings)
        async with self._engine.begin() as connection:
            row = (await connection.execute(changed.returning(*_COLUMNS))).first()
        return _chat(row) if row else None

    async def leave(self, chat_id: int, *, reason: str) -> None:
        """Remember that nothing reaches this chat; its subscriptions wait for its return."""
        async with self._engine.begin() as connection:
            await connection.execute(
                update(chats).where(chats.c.id == chat_id).values(gone=reason)
            )
            await connection.execute(
                update(subscriptions)
                .where(subscriptions.c.chat_id == chat_id, subscriptions.c.paused.is_(None))
                .values(paused="gone")
            )

    async def migrate(self, old_id: int, new_id: int) -> None:
        """Move everything of a group to the supergroup it became, in one transaction.

        Rows that refer to a chat follow its id by the database's own cascade. When the new
        id is known already, what stands under it wins, and the old chat's subscriptions to
        other places, hidden words and managers come along. A repeat changes nothing.
        """
        async with self._engine.begin() as connection:
            await note_moved(self._engine, connection, old_id, new_id)
            known = select(chats.c.id).where(chats.c.id == new_id)
            if (await connection.execute(known)).first() is None:
                moved = update(chats).where(chats.c.id == old_id)
                await connection.execute(moved.values(id=new_id, kind="supergroup"))
                return
            for table, key in _COME_ALONG:
                taken = select(table.c[key]).where(table.c.chat_id == new_id)
                come = update(table).where(table.c.chat_id == old_id, table.c[key].not_in(taken))
                await connection.execute(come.values(chat_id=new_id))
            await connection.execute(delete(chats).where(chats.c.id == old_id))

    async def count(self) -> int:
        """Count the chats that can be reached."""
        counted = select(func.count()).select_from(chats).where(chats.c.gone.is_(None))
        async with self._reading.begin() as connection:
            return (await connection.execute(counted)).scalar_one()


_COME_ALONG: tuple[tuple[Table, str], ...] = (
    (subscriptions, "place_id"),
    (muted_words, "stems"),
    (managers, "person_id"),
)


async def _resume(connection: AsyncConnection, chat_id: int) -> None:
    await connection.execute(
        update(subscriptions)
        .where(subscriptions.c.chat_id == chat_id, subscriptions.c.paused == "gone")
        .values(paused=None)
    )


def _chat(row: Record) -> Chat:
    return Chat(*row)
