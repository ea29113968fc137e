"""Who liked which submission: at most once a person."""

from datetime import datetime

from sqlalchemy import Delete, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from .engine import insert, reading
from .schema import likes, submissions


class Likes:
    """The likes of all submissions."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def toggle(self, person_id: int, submission_id: int, *, now: datetime) -> bool:
        """Like, or take it back; tells whether it is liked now. The count follows at once.

        The submission's row is locked first, so that of two people at once both are counted.
        """
        new = insert(self._engine, likes).values(
            submission_id=submission_id, person_id=person_id, liked_at=now
        )
        liked = new.on_conflict_do_nothing().returning(likes.c.person_id)
        one = select(submissions.c.id).where(submissions.c.id == submission_id)
        async with self._engine.begin() as connection:
            if (await connection.execute(one.with_for_update())).first() is None:
                return False
            is_new = (await connection.execute(liked)).first() is not None
            if not is_new:
                await connection.execute(_mine(person_id, submission_id))
            await recount(connection, [submission_id])
        return is_new

    async def has(self, person_id: int, submission_id: int) -> bool:
        """Tell whether a person likes one."""
        wanted = select(likes.c.person_id).where(
            likes.c.person_id == person_id, likes.c.submission_id == submission_id
        )
        async with self._reading.begin() as connection:
            return (await connection.execute(wanted)).first() is not None


async def recount(connection: AsyncConnection, ids: list[int]) -> None:
    """Count the likes of these anew, within a transaction of the caller's."""
    counted = select(func.count()).where(likes.c.submission_id == submissions.c.id)
    changed = update(submissions).where(submissions.c.id.in_(ids))
    await connection.execute(changed.values(likes=counted.scalar_subquery()))


def _mine(person_id: int, submission_id: int) -> Delete:
    return delete(likes).where(
        likes.c.person_id == person_id, likes.c.submission_id == submission_id
    )
