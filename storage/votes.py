"""What readers think of stories: one vote a person and story, wherever it is given."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, case, delete, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from news.model import StoryId
from news.ranking import Votes

from .engine import insert, reading
from .schema import votes


class StoryVotes:
    """The votes of all people."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def cast(self, person_id: int, story_id: int, value: int, *, now: datetime) -> int:
        """Vote 1 or -1 in the name of a person; the same vote again takes it back.

        Returns:
            What its vote is now: 1, -1 or 0.

        Raises:
            ValueError: neither 1 nor -1.
        """
        if value not in (1, -1):
            raise ValueError(f"not a vote: {value}")
        mine = (votes.c.voter_id == person_id, votes.c.story_id == story_id)
        new = insert(self._engine, votes).values(
            voter_id=person_id, story_id=story_id, value=value, voted_at=now
        )
        async with self._engine.begin() as connection:
            undone = delete(votes).where(*mine, votes.c.value == value)
            if (await connection.execute(undone)).rowcount:
                return 0
            changed = new.on_conflict_do_update(
                index_elements=[votes.c.voter_id, votes.c.story_id],
                set_={"value": value, "voted_at": now},
            )
            await connection.execute(changed)
        return value

    async def of_person(self, person_id: int, story_id: int) -> int:
        """Tell the vote of a person on a story: 1, -1 or 0."""
        wanted = select(votes.c.value).where(
            votes.c.voter_id == person_id, votes.c.story_id == story_id
        )
        async with self._reading.begin() as connection:
            return (await connection.execute(wanted)).scalar() or 0

    async def count(self, stories: Iterable[int]) -> dict[StoryId, Votes]:
        """Count the votes of stories; those without any are not there."""
        return await self._count(votes.c.story_id.in_(list(stories)))

    async def since(self, moment: datetime) -> dict[StoryId, Votes]:
        """Count the votes given from `moment` on, by story."""
        return await self._count(votes.c.voted_at >= moment)

    async def _count(self, which: ColumnElement[bool]) -> dict[StoryId, Votes]:
        up = func.sum(case((votes.c.value > 0, 1), else_=0))
        down = func.sum(case((votes.c.value < 0, 1), else_=0))
        counted = select(votes.c.story_id, up, down).where(which).group_by(votes.c.story_id)
        async with self._reading.begin() as connection:
            found = await connection.execute(counted)
            return {StoryId(id): Votes(ups, downs) for id, ups, downs in found}
