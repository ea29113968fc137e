"""The gate of submissions, in one transaction: gather facts, decide, write down what follows.

Two alike texts that arrive at the same moment must not both pass, nor two of one author pass a
limit, so the gate takes them one by one: on SQLite there is one writer anyway, on PostgreSQL an
advisory lock holds the others until the transaction ends (docs/decisions/0015-trust.md).
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.kinds import Kind
from news.submission import Decision, State
from news.trust import CAMPAIGN, DAY, Facts, Stop, Twin, barred, is_campaign, kin

from .audit import BOT
from .case_cards import Bench
from .engine import insert, reading
from .sanctions import lay
from .schema import prints, stops, submissions
from .screening_facts import Asked, active_sanction, gather, sender, spread, standing
from .submission_cases import FIELDS, Follow
from .submissions import Submission, Submissions
from .wordlist import CurrentWords

Judge = Callable[[Facts], Decision | Stop]

_TO_HIDE = select(*FIELDS).where(submissions.c.id == bindparam("wanted"))
KEPT = 7 * DAY  # prints and stops: longer than any rule looks back
_GATE = 0x5E57_117  # any number: the name of the lock


class Screening:
    """Decides about submissions and writes down what it decided."""

    def __init__(self, engine: AsyncEngine, bench: Bench, submissions: Submissions) -> None:
        self._engine = engine
        self._reading = reading(engine)
        self._bench = bench
        self._submissions = submissions
        self._words = CurrentWords()

    async def publish(self, asked: Asked, judge: Judge, *, key: str) -> Submission | Stop:
        """Take a draft, hold it or stop it, as `judge` says; the same key is taken once."""
        async with self._engine.begin() as connection:
            await self._one_by_one(connection)
            known = await self._submissions.by_key(connection, asked.author_id, key)
            if known is not None:
                return known
            facts = await gather(connection, asked, self._words)
            verdict = judge(facts)
            if isinstance(verdict, Stop):
                await self._stopped(connection, asked, verdict, facts)
                return verdict
            made, _ = await self._submissions.write(
                connection, asked.author_id, asked.content, verdict, key=key, now=asked.now
            )
            if made.state is State.HELD:
                await self._stop_campaign(connection, facts, made.id)
            return made

    async def decide(self, asked: Asked, judge: Judge) -> Decision | Stop:
        """Decide about an edit, a renewal or a return, which the caller then writes down."""
        async with self._engine.begin() as connection:
            await self._one_by_one(connection)
            facts = await gather(connection, asked, self._words)
            verdict = judge(facts)
            if isinstance(verdict, Stop):
                await self._stopped(connection, asked, verdict, facts)
            return verdict

    async def sender(self, person_id: int, kind: Kind, *, trusted: bool, now: datetime) -> Facts:
        """Gather what `news.trust.turned_away` asks for, of somebody who has said nothing yet."""
        async with self._reading.begin() as connection:
            return await sender(connection, person_id, kind, trusted=trusted, now=now)

    async def barred(self, person_id: int, *, now: datetime) -> Stop | None:
        """Tell what sanction forbids a person to send anything; null: none does."""
        async with self._reading.begin() as connection:
            return barred(await active_sanction(connection, person_id, now=now), now=now)

    async def standing(self, person_id: int, *, trusted: bool, now: datetime) -> Facts:
        """Gather what is known of an author alone."""
        async with self._reading.begin() as connection:
            return await standing(connection, person_id, trusted=trusted, now=now)

    async def purge(self, now: datetime) -> None:
        """Forget prints and stops that no rule looks back to."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(prints).where(prints.c.at < now - KEPT))
            await connection.execute(delete(stops).where(stops.c.at < now - KEPT))

    async def _one_by_one(self, connection: AsyncConnection) -> None:
        if self._engine.dialect.name == "postgresql":
            await connection.execute(select(func.pg_advisory_xact_lock(_GATE)))

    async def _stopped(
        self, connection: AsyncConnection, asked: Asked, stop: Stop, facts: Facts
    ) -> None:
        if not stop.counts:
            return
        row = {
            "person_id": asked.author_id,
            "at": asked.now,
            "name": stop.name,
            "like_id": stop.like,
        }
        await connection.execute(insert(self._engine, stops).values(row))
        if stop.mutes is not None:
            until = asked.now + stop.mutes
            await lay(
                self._engine,
                connection,
                asked.author_id,
                "mute",
                BOT,
                reason="flood",
                until=until,
                now=asked.now,
            )
        await self._stop_campaign(connection, facts)

    async def _stop_campaign(
        self, connection: AsyncConnection, facts: Facts, held: int | None = None
    ) -> None:
        """Hide what was published of a campaign until moderators look.

        Called when one more of it was stopped, or `held` under this id; looks at everything alike,
        because a text that is changed each time is like now this variation of it, now that one.
        """
        alike = kin(facts.twins)
        standing_ones = [twin for twin in alike if twin.state is State.PUBLISHED]
        if not standing_ones:
            return
        ids = [twin.id for twin in alike] + ([held] if held else [])
        authors = await spread(connection, ids, now=facts.now)
        if authors < CAMPAIGN:
            return
        follow = Follow(self._engine, connection, self._bench, facts.now)
        for twin in standing_ones:
            await self._hide(follow, twin, authors)

    async def _hide(self, follow: Follow, twin: Twin, authors: int) -> None:
        """Hide one of a campaign, where it is a newcomer's and nobody has passed it."""
        connection = follow.connection
        await follow.hold_still(twin.id)
        row = (await connection.execute(_TO_HIDE, {"wanted": twin.id})).first()
        if row is None or row.state != State.PUBLISHED or row.author_id is None:
            return
        level = (await standing(connection, row.author_id, now=follow.now)).level
        if not is_campaign(authors, original=level, passed=twin.passed):
            return
        await follow.report(row, why="campaign", facts={"authors": authors})
        await follow.hide(row, reason="campaign", detail={"authors": authors})
