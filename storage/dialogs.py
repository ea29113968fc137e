"""Where each person is in a conversation of several messages: a draft survives a restart."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Delete, bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from .engine import excluded, insert, reading
from .schema import dialogs


@dataclass(frozen=True, slots=True)
class Dialog:
    """The step a conversation is at (null: at none) and what was said so far."""

    state: str | None
    data: dict[str, Any]


_NOTHING = Dialog(None, {})
_ONE = select(dialogs.c.state, dialogs.c.data).where(dialogs.c.key == bindparam("wanted"))
_OVER = delete(dialogs).where(dialogs.c.key == bindparam("wanted"))


class Dialogs:
    """Conversations by key; the key of a chat's begins "<bot>:<chat>:", see `bot.fsm`."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)
        new = insert(engine, dialogs)
        said = excluded(new, ("state", "data", "changed_at"))
        self._put = new.on_conflict_do_update(index_elements=["key"], set_=said)

    async def get(self, key: str) -> Dialog:
        """Find one; an empty one where there is none."""
        async with self._reading.begin() as connection:
            row = (await connection.execute(_ONE, {"wanted": key})).first()
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
        async with self._engine.begin() as connection:
            if state is None and not data:
                await connection.execute(_OVER, {"wanted": key})
                return
            row = {"key": key, "state": state, "data": data, "changed_at": now}
            await connection.execute(self._put, row)

    async def end(self, key: str, name: str, value: str) -> None:
        """End a conversation in which `name` is `value`; another goes on."""
        async with self._engine.begin() as connection:
            await connection.execute(_over_if(name), {"wanted": key, "value": value})

    async def forget_before(self, moment: datetime) -> int:
        """Drop conversations that nobody touched since `moment`; counts them."""
        async with self._engine.begin() as connection:
            old = delete(dialogs).where(dialogs.c.changed_at < moment)
            return (await connection.execute(old)).rowcount

    async def _write(self, key: str, statement: Any) -> None:  # noqa: ANN401  # either dialect's
        async with self._engine.begin() as connection:
            await connection.execute(statement)
            kept = (await connection.execute(_ONE, {"wanted": key})).one()
            if kept.state is None and not kept.data:
                await connection.execute(_OVER, {"wanted": key})


@cache
def _over_if(name: str) -> Delete:
    """End a conversation in which `name` is the parameter `value`."""
    return _OVER.where(dialogs.c.data[name].as_string() == bindparam("value"))
