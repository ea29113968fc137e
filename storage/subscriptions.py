"""Who wants the news of which place, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from news.model import ChatId, PlaceId, SubscriptionId

from .engine import Record, insert, reading
from .schema import subscriptions


@dataclass(frozen=True, slots=True)
class Subscription:
    """(chat, place) and its schedule: see `digests.schedule` for the masks.

    `scope` is "region" (the city with its region) or "city". `next_at` and `last_at` are slots.
    `paused` says why it is: "person", "gone", "topic"; null: it is active. `muted_sections` are
    names of `news.model.Section`, joined by commas; `readers`: readers' news come too;
    `living`: what was sent is edited as its stories grow; `alerts` of what is breaking: "off",
    "day", or "always", at night too.
    """

    id: SubscriptionId
    chat_id: ChatId
    thread_id: int
    place_id: PlaceId
    scope: str
    hours: int
    weekdays: int
    next_at: datetime
    last_at: datetime | None
    paused: str | None
    muted_sections: str
    readers: bool
    living: bool
    alerts: str = "off"


Changes = dict[str, str | int | bool | None]
"""What of a subscription is to change: column -> value."""

_COLUMNS = [subscriptions.c[name] for name in Subscription.__dataclass_fields__]
_CHANGES = {
    "scope", "hours", "weekdays", "next_at", "paused", "muted_sections", "readers", "living",
    "alerts",
}  # fmt: skip
_REMOVED = "removed"  # for a day it can be brought back as it was
_STANDS = or_(subscriptions.c.paused.is_(None), subscriptions.c.paused != _REMOVED)
_OF_CHAT = (
    select(*_COLUMNS)
    .where(subscriptions.c.chat_id == bindparam("wanted"), _STANDS)
    .order_by(subscriptions.c.id)
)
UNDO = timedelta(days=1)
_DECIDED_BY = ("hours", "weekdays", "muted_sections")  # toggled one at a time


class Subscriptions:
    """The subscriptions of all chats."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def add(
        self,
        chat_id: int,
        place_id: str,
        *,
        thread_id: int = 0,
        hours: int,
        next_at: datetime,
        now: datetime,
    ) -> tuple[Subscription, bool]:
        """Subscribe a chat that we have met; tells whether it is new.

        Its first digest covers the time from `now` on. One that exists keeps its schedule; if
        it was paused, it goes on. One that was removed begins anew.
        """
        new = insert(self._engine, subscriptions).values(
            chat_id=chat_id,
            thread_id=thread_id,
            place_id=place_id,
            hours=hours,
            next_at=next_at,
            last_at=now,
            created_at=now,
        )
        made = new.on_conflict_do_nothing().returning(*_COLUMNS)
        same = (
            subscriptions.c.chat_id == chat_id,
            subscriptions.c.thread_id == thread_id,
            subscriptions.c.place_id == place_id,
        )
        async with self._engine.begin() as connection:
            await connection.execute(delete(subscriptions).where(*same, ~_STANDS))
            row = (await connection.execute(made)).first()
            if row is not None:
                return _subscription(row), True
            kept = update(subscriptions).where(*same).values(paused=None).returning(*_COLUMNS)
            return _subscription((await connection.execute(kept)).one()), False

    async def get(self, chat_id: int, id: int) -> Subscription | None:
        """Find one of this chat's; null: it is not this chat's, or there is none."""
        wanted = select(*_COLUMNS).where(
            subscriptions.c.id == id, subscriptions.c.chat_id == chat_id, _STANDS
        )
        async with self._reading.begin() as connection:
            row = (await connection.execute(wanted)).first()
        return _subscription(row) if row else None

    async def of_chat(self, chat_id: int) -> list[Subscription]:
        """List a chat's subscriptions, oldest first."""
        async with self._reading.begin() as connection:
            found = await connection.execute(_OF_CHAT, {"wanted": chat_id})
            return [_subscription(row) for row in found]

    async def change(
        self,
        chat_id: int,
        id: int,
        *,
        was: Subscription | None = None,
        **changes: str | int | bool | datetime | None,
    ) -> Subscription | None:
        """Change something of one of this chat's; null: it is not theirs.

        With `was` it must still be as it was then, or nothing is written and null comes back:
        two people may press at once, and what one of them decides may rest on what the other
        has just changed.

        Raises:
            ValueError: not something of a subscription that can be changed.
        """
        if unknown := changes.keys() - _CHANGES:
            raise ValueError(f"cannot be changed: {sorted(unknown)}")
        mine = [subscriptions.c.id == id, subscriptions.c.chat_id == chat_id, _STANDS]
        if was is not None:
            mine += [subscriptions.c[name] == getattr(was, name) for name in _DECIDED_BY]
        changed = update(subscriptions).where(*mine).values(**changes).returning(*_COLUMNS)
        async with self._engine.begin() as connection:
            row = (await connection.execute(changed)).first()
        return _subscription(row) if row else None

    async def reschedule(self, slots: Mapping[SubscriptionId, datetime]) -> None:
        """Set the next slot of several, after a change of zone or quiet hours."""
        if not slots:
            return
        row = subscriptions.c.id == bindparam("key")
        values = [{"key": key, "slot": slot} for key, slot in slots.items()]
        async with self._engine.begin() as connection:
            await connection.execute(
                update(subscriptions).where(row).values(next_at=bindparam("slot")), values
            )

    async def pause(self, chat_id: int, *, reason: str, thread_id: int | None = None) -> int:
        """Pause the active subscriptions of a chat, or of one topic of it; counts them."""
        mine = [subscriptions.c.chat_id == chat_id, subscriptions.c.paused.is_(None)]
        if thread_id is not None:
            mine.append(subscriptions.c.thread_id == thread_id)
        async with self._engine.begin() as connection:
            done = await connection.execute(
                update(subscriptions).where(*mine).values(paused=reason)
            )
            return done.rowcount

    async def resume_topic(self, chat_id: int, thread_id: int) -> list[Subscription]:
        """Let those go on that were paused because their topic was closed; gives them."""
        mine = (
            subscriptions.c.chat_id == chat_id,
            subscriptions.c.thread_id == thread_id,
            subscriptions.c.paused == "topic",
        )
        back = update(subscriptions).where(*mine).values(paused=None).returning(*_COLUMNS)
        async with self._engine.begin() as connection:
            return [_subscription(row) for row in await connection.execute(back)]

    async def remove(self, chat_id: int, id: int, *, now: datetime) -> bool:
        """Unsubscribe, to be undone within `UNDO`; tells whether there was anything to remove."""
        mine = (subscriptions.c.id == id, subscriptions.c.chat_id == chat_id, _STANDS)
        gone = update(subscriptions).where(*mine).values(paused=_REMOVED, next_at=now + UNDO)
        async with self._engine.begin() as connection:
            return (await connection.execute(gone)).rowcount > 0

    async def restore(self, chat_id: int, id: int, *, now: datetime) -> Subscription | None:
        """Bring back one that this chat removed, due at once; null: it is too late, or not theirs.

        With all that was set for it, words included.
        """
        mine = (subscriptions.c.id == id, subscriptions.c.chat_id == chat_id, ~_STANDS)
        back = update(subscriptions).where(*mine).values(paused=None, next_at=now)
        async with self._engine.begin() as connection:
            row = (await connection.execute(back.returning(*_COLUMNS))).first()
        return _subscription(row) if row else None

    async def purge(self, now: datetime) -> int:
        """Delete what was removed longer ago than it can be undone; counts them."""
        gone = delete(subscriptions).where(~_STANDS, subscriptions.c.next_at <= now)
        async with self._engine.begin() as connection:
            return (await connection.execute(gone)).rowcount

    async def count(self) -> int:
        """Count the active ones."""
        counted = select(func.count()).where(subscriptions.c.paused.is_(None))
        async with self._reading.begin() as connection:
            return (await connection.execute(counted)).scalar_one()


def _subscription(row: Record) -> Subscription:
    return Subscription(*row)
