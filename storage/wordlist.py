"""The operator's list of words. What matches an entry is decided in `news.forbidden`."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.cases import Act, Moderator
from news.forbidden import Entry, Wordlist, check_entry

from .audit import note
from .engine import insert, reading
from .schema import words

STAMP = (  # what changes whenever the list does: how many entries, when the last was added
    select(func.count()).select_from(words).scalar_subquery().label("words"),
    select(func.max(words.c.added_at)).scalar_subquery().label("words_at"),
)
_ALL = select(words.c.phrase, words.c.holds).order_by(words.c.phrase)


class ForbiddenWords:
    """The entries of the list."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def all(self) -> list[Entry]:
        """List every entry in alphabetical order."""
        async with self._reading.begin() as connection:
            return [Entry(*row) for row in await connection.execute(_ALL)]

    async def add(self, entries: Iterable[Entry], by: Moderator, *, now: datetime) -> int:
        """Put entries on the list; one that is there is treated as said now. Counts them.

        Raises:
            UserError: one of them is no word or phrase; nothing is added then.
        """
        given = {check_entry(entry.phrase): entry.holds for entry in entries}
        async with self._engine.begin() as connection:
            for phrase, holds in given.items():
                new = insert(self._engine, words).values(
                    phrase=phrase, holds=holds, added_by=by.id, added_at=now
                )
                said = {"holds": holds, "added_at": now, "added_by": by.id}
                await connection.execute(
                    new.on_conflict_do_update(index_elements=["phrase"], set_=said)
                )
                detail = {"word": phrase, "holds": holds}
                await note(connection, Act.WORD_ADDED, by, now=now, detail=detail)
        return len(given)

    async def remove(self, phrase: str, by: Moderator, *, now: datetime) -> bool:
        """Take an entry off the list; tells whether it was there."""
        said = " ".join(phrase.split()).lower()
        async with self._engine.begin() as connection:
            gone = await connection.execute(delete(words).where(words.c.phrase == said))
            if gone.rowcount:
                await note(connection, Act.WORD_REMOVED, by, now=now, detail={"word": said})
            return bool(gone.rowcount)


class CurrentWords:
    """The list as decisions use it: read again when it has changed, on whatever instance."""

    def __init__(self) -> None:
        self._list = Wordlist()
        self._stamp: tuple[int, datetime | None] = (0, None)

    async def at(
        self, connection: AsyncConnection, stamp: tuple[int, datetime | None]
    ) -> Wordlist:
        """Give the list that has this `STAMP`, within a transaction of the caller's."""
        if stamp != self._stamp:
            rows = await connection.execute(_ALL)
            self._list, self._stamp = Wordlist(Entry(*row) for row in rows), stamp
        return self._list
