"""Where each person is in a conversation of several messages: a draft survives a restart."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Delete, delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from .engine import Insert, insert, reading
from .schema import dialogs


@dataclass(frozen=True, slots=True)
class Dialog:
    """The step a conversation is at (null: at none) and what was said so far."""

    state: str | None
    data: dict[str, Any]


_NOTHING = Dialog(None, {})


class Dialogs:
    """Conversations by key; the key of a chat's begins "<bot>:<chat>:", see `bot.fsm`."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def get(self, key: str) -> Dialog:
        """Find one; an empty one where there is none."""
        wanted = select(dialogs.c.state, dialogs.c.data).where(dialogs.c.key == key)
        async with self._reading.begin() as connection:
            row = (await connection.execute(wanted)).first()
        return Dialog(row.state, row.data) if row else _NOTHING

    async def set_state(self, key: str, state: str | None, *, now: datetime) -> None:
        """Move to another step; what was said stays."""
        new = insert(self._engine, dialogs).values(key=key, state=state, data={}, changed_at=now)
        await self._write(
            key,
            new.on_conflict_do_update(
                index_elements=["key"], set_={"state": state, "changed_at": now}
            ),
        )

    async def set_data(self, key: str, data: dict[str, Any], *, now: datetime) -> None:
        """Replace what was said; the step stays."""
        new = insert(self._engine, dialogs).values(key=key, state=None, data=data, changed_at=now)
        await self._write(
            key,
            new.on_conflict_do_update(
                index_elements=["key"], set_={"data": data, "changed_at": now}
            ),
        )

    async def put(
        self, key: str, state: str | None, data: dict[str, Any], *, now: datetime
    ) -> None:
        """Write the step and what was said at once; with neither, the conversation is over."""
        values = {"state": state, "data": data, "changed_at": now}
        statement: Delete | Insert = delete(dialogs).where(dialogs.c.key == key)
        if state is not None or data:
            new = insert(self._engine, dialogs).values(key=key, **values)
            statement = new.on_conflict_do_update(index_elements=["key"], set_=values)
        async with self._engine.begin() as connection:
            await connection.execute(statement)

    async def end(self, key: str, name: str, value: str) -> None:
        """End a conversation in which `name` is `value`; another goes on."""
        mine = (dialogs.c.key == key, dialogs.c.data[name].as_string() == value)
        async with self._engine.begin() as connection:
            await connection.execute(delete(dialogs).where(*mine))

    async def forget_before(self, moment: datetime) -> int:
        """Drop conversations that nobody touched since `moment`; counts them."""
        async with self._engine.begin() as connection:
            old = delete(dialogs).where(dialogs.c.changed_at < moment)
            return (await connection.execute(old)).rowcount

    async def _write(self, key: str, statement: Any) -> None:  # noqa: ANN401  # either dialect's
        async with self._engine.begin() as connection:
            await connection.execute(statement)
            row = select(dialogs.c.state, dialogs.c.data).where(dialogs.c.key == key)
            kept = (await connection.execute(row)).one()
            if kept.state is None and not kept.data:
                await connection.execute(delete(dialogs).where(dialogs.c.key == key))
