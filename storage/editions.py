"""Editions as they were composed: what `digests.compose` gave, kept whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncEngine

from news.model import EditionId, PlaceId

from .engine import Json, excluded, insert, reading
from .schema import editions

Key = tuple[PlaceId, str, datetime, int, str]
"""(place, scope, slot, hours, section); section "": of all."""


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """An edition with its number; `body` is what `digests.compose.to_json` wrote."""

    id: EditionId
    place_id: PlaceId
    scope: str
    slot: datetime
    hours: int
    section: str
    body: dict[str, Any]

    @property
    def key(self) -> Key:
        """What it is an edition of."""
        return self.place_id, self.scope, self.slot, self.hours, self.section


_COLUMNS = [editions.c[name] for name in StoredEdition.__dataclass_fields__]
_KEY = ("place_id", "scope", "slot", "hours", "section")
_MANY = 200  # keys in one query: five parameters each


class Editions:
    """The editions of the last days."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)

    async def find(self, keys: Iterable[Key]) -> dict[Key, StoredEdition]:
        """Find those of these that have been composed."""
        wanted = list(keys)
        found: dict[Key, StoredEdition] = {}
        async with self._reading.begin() as connection:
            for start in range(0, len(wanted), _MANY):
                some = wanted[start : start + _MANY]
                of = tuple_(*(editions.c[name] for name in _KEY)).in_(some)
                for row in await connection.execute(select(*_COLUMNS).where(of)):
                    edition = StoredEdition(*row)
                    found[edition.key] = edition
        return found

    async def of_ids(self, ids: Iterable[int]) -> dict[EditionId, StoredEdition]:
        """Read editions by number; those that are still kept."""
        wanted = select(*_COLUMNS).where(editions.c.id.in_(list(ids)))
        async with self._reading.begin() as connection:
            found = await connection.execute(wanted)
            return {EditionId(row.id): StoredEdition(*row) for row in found}

    async def put(
        self, made: Sequence[tuple[Key, dict[str, Any] | Json]], *, now: datetime
    ) -> dict[Key, EditionId]:
        """Keep editions and tell their numbers; the body of one composed before stays."""
        if not made:
            return {}
        rows = [
            dict(zip(_KEY, key, strict=True)) | {"body": body, "created_at": now}
            for key, body in made
        ]
        new = insert(self._engine, editions)
        kept = new.on_conflict_do_update(  # of its own value: so that RETURNING has the row
            index_elements=list(_KEY), set_=excluded(new, ["hours"])
        ).returning(*(editions.c[name] for name in ("id", *_KEY)))
        async with self._engine.begin() as connection:
            done = await connection.execute(kept, rows)
            return {
                (PlaceId(place), scope, slot, hours, section): EditionId(id)
                for id, place, scope, slot, hours, section in done
            }

    async def purge(self, before: datetime) -> int:
        """Delete editions of slots before `before`; counts them. Their deliveries stay."""
        async with self._engine.begin() as connection:
            return (
                await connection.execute(delete(editions).where(editions.c.slot < before))
            ).rowcount
