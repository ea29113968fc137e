"""Words that a chat never wants to read of, and words that a subscription must have.

A word or a phrase is kept as it was typed, and as the stems it is compared by: digests.wishes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Column, Table, delete, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId, SubscriptionId

from .engine import insert, reading
from .schema import muted_words, wanted_words

MOST = 500  # of one list


class WordKind(StrEnum):
    """Which list: of a chat's hidden words, or of what a subscription must have."""

    MUTED = "m"
    WANTED = "w"


@dataclass(frozen=True, slots=True)
class WordList:
    """One list: `owner` is a chat's number, or a subscription's."""

    kind: WordKind
    owner: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a phrase of a list. `stems` are separated by spaces."""

    id: int
    phrase: str
    stems: str


_TABLES: dict[WordKind, tuple[Table, Column[int]]] = {
    WordKind.MUTED: (muted_words, muted_words.c.chat_id),
    WordKind.WANTED: (wanted_words, wanted_words.c.subscription_id),
}


class Words:
    """The word lists of all chats and subscriptions."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def of(self, which: WordList) -> list[Word]:
        """Read a list, in the order it was written."""
        table, owner = _TABLES[which.kind]
        wanted = select(table.c.id, table.c.phrase, table.c.stems).where(owner == which.owner)
        async with self._reading.begin() as connection:
            return [Word(*row) for row in await connection.execute(wanted.order_by(table.c.id))]

    async def count(self, which: WordList) -> int:
        """Count a list."""
        async with self._reading.begin() as connection:
            return await _count(connection, which)

    async def add(self, which: WordList, phrases: Sequence[tuple[str, str]]) -> int:
        """Add (phrase, stems); counts those that are new. The list never exceeds `MOST`."""
        table, owner = _TABLES[which.kind]
        async with self._engine.begin() as connection:
            room = MOST - await _count(connection, which)
            known = set(await connection.scalars(select(table.c.stems).where(
                owner == which.owner)))  # fmt: skip
            fresh = {stems: phrase for phrase, stems in phrases if stems not in known}
            rows = [
                {owner.name: which.owner, "phrase": phrase, "stems": stems}
                for stems, phrase in list(fresh.items())[: max(room, 0)]
            ]
            if not rows:
                return 0
            new = insert(self._engine, table).on_conflict_do_nothing().returning(table.c.id)
            return len((await connection.execute(new, rows)).all())

    async def remove(self, which: WordList, id: int) -> Word | None:
        """Take one out; null: it is not on this list."""
        table, owner = _TABLES[which.kind]
        gone = delete(table).where(table.c.id == id, owner == which.owner)
        async with self._engine.begin() as connection:
            row = (
                await connection.execute(gone.returning(table.c.id, table.c.phrase, table.c.stems))
            ).first()
        return Word(*row) if row else None

    async def clear(self, which: WordList) -> int:
        """Empty a list; counts what was on it."""
        table, owner = _TABLES[which.kind]
        async with self._engine.begin() as connection:
            return (await connection.execute(delete(table).where(owner == which.owner))).rowcount

    async def is_there_any(self) -> bool:
        """Tell whether anybody has a word on any list: if not, nobody need be asked about."""
        each = [select(table.c.id).limit(1).subquery() for table, _ in _TABLES.values()]
        wanted = union_all(*(select(some.c.id) for some in each)).limit(1)
        async with self._reading.begin() as connection:
            return (await connection.execute(wanted)).first() is not None

    async def of_many(
        self, chats: Iterable[ChatId], subscriptions: Iterable[SubscriptionId]
    ) -> tuple[Mapping[ChatId, tuple[str, ...]], Mapping[SubscriptionId, tuple[str, ...]]]:
        """Read the stems of many lists at once; who has none is not there."""
        async with self._reading.begin() as connection:
            muted = await _stems(connection, WordKind.MUTED, chats)
            wanted = await _stems(connection, WordKind.WANTED, subscriptions)
        return (
            {ChatId(id): stems for id, stems in muted.items()},
            {SubscriptionId(id): stems for id, stems in wanted.items()},
        )


async def _count(connection: AsyncConnection, which: WordList) -> int:
    table, owner = _TABLES[which.kind]
    counted = select(func.count()).select_from(table).where(owner == which.owner)
    return (await connection.execute(counted)).scalar_one()


async def _stems(
    connection: AsyncConnection, kind: WordKind, owners: Iterable[int]
) -> dict[int, tuple[str, ...]]:
    table, owner = _TABLES[kind]
    wanted = select(owner, table.c.stems).where(owner.in_(list(owners)))
    found: dict[int, list[str]] = defaultdict(list)
    for id, stems in await connection.execute(wanted.order_by(table.c.id)):
        found[id].append(stems)
    return {id: tuple(stems) for id, stems in found.items()}
