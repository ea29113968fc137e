"""What keeps cases from being forgotten: the cards of those that nobody has."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from .case_cards import Bench, have_cards, put_up, recipients
from .cases import COLUMNS, Case, as_case
from .engine import reading
from .schema import cases, chats

AT_ONCE = 20  # cards put up in one round: a group takes twenty messages a minute (Bot API FAQ)
LOOKED_AT = 500  # open cases looked through in one round


class CaseUpkeep:
    """Rounds over the open cases. Any number of instances may make them at once."""

    def __init__(self, engine: AsyncEngine, bench: Bench) -> None:
        self._engine = engine
        self._bench = bench
        self._reading = reading(engine)

    async def run_once(self, now: datetime) -> int:
        """Put up the cards that are missing; counts the cases.

        Cards are missing where a case was opened while nobody was there to decide: the setting
        MODERATORS_CHAT came later, the bot was put out of the group, or too many came at once.
        """
        async with self._reading.begin() as connection:
            oldest = select(*COLUMNS).where(cases.c.state == "open").order_by(cases.c.id)
            rows = await connection.execute(oldest.limit(LOOKED_AT))
            found = [as_case(row) for row in rows]
            missing = await self._missing(connection, found)
        lacking = [case for case in found if missing[case.id]][:AT_ONCE]
        for case in lacking:
            async with self._engine.begin() as connection:
                row = select(cases.c.id).where(cases.c.id == case.id, cases.c.state == "open")
                if (await connection.execute(row.with_for_update())).first():
                    to = (await self._missing(connection, [case]))[case.id]
                    await self._put(connection, case, to, now)
        return len(lacking)

    async def _missing(
        self, connection: AsyncConnection, found: Sequence[Case]
    ) -> dict[int, set[int]]:
        """Name, by case, the chats that should have a copy of its card and can be reached."""
        have = await have_cards(connection, [case.id for case in found])
        should = {
            place: await recipients(connection, self._bench, place)
            for place in {case.place_id for case in found}
        }
        lack = {case.id: set(should[case.place_id]) - have[case.id] for case in found}
        wanted = set().union(*lack.values())
        if not wanted:
            return lack
        away = select(chats.c.id).where(chats.c.id.in_(wanted), chats.c.gone.is_not(None))
        gone = set((await connection.execute(away)).scalars())
        return {id: to - gone for id, to in lack.items()}

    async def _put(
        self, connection: AsyncConnection, case: Case, to: set[int], now: datetime
    ) -> None:
        await put_up(
            self._engine, connection, case.id, sorted(to),
            language=self._bench.language, albums=0, now=now,
        )  # fmt: skip
