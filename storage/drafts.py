"""Drafts of submissions, and albums whose parts are still arriving.

Each part of an album is an update of its own, and perhaps another process's: parts are rows, so
that none overwrites another, and whoever finds an album complete takes it whole. A draft is
changed from the version that was read, so that of two writers neither is lost.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.draft import Draft, Said, as_json, from_json, said_from_json
from news.model import ChatId

from .engine import insert, reading
from .schema import album_parts, albums, drafts

KEPT_OF_ONE = 30  # drafts of one person: the oldest go first
PARTS_MOST = 30  # of one album; Telegram sends ten
TRIES = 20  # of changing a draft that others change as well


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as it is kept. `preview_id`: the message that shows it; 0: none does."""

    draft: Draft
    preview_id: int
    version: int


@dataclass(frozen=True, slots=True)
class Album:
    """An album, complete as far as we can tell, in the order it was sent."""

    person_id: ChatId
    album: str
    parts: tuple[Said, ...]
    leased_until: datetime


_MINE = (drafts.c.key == bindparam("wanted"), drafts.c.person_id == bindparam("whose"))
_ONE = select(drafts.c.body, drafts.c.preview_id, drafts.c.version).where(*_MINE)
_CHANGED = update(drafts).where(*_MINE, drafts.c.version == bindparam("read"))
_SHOWN = update(drafts).where(drafts.c.key == bindparam("wanted"))
_NEWEST = (
    select(drafts.c.key)
    .where(drafts.c.person_id == bindparam("whose"))
    .order_by(drafts.c.changed_at.desc(), drafts.c.key)
    .limit(KEPT_OF_ONE)
)
_OLDEST = delete(drafts).where(
    drafts.c.person_id == bindparam("whose"), drafts.c.key.not_in(_NEWEST)
)


class Drafts:
    """The drafts of all people, each by its key."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = reading(engine)
        self._new = insert(engine, drafts).on_conflict_do_nothing().returning(drafts.c.key)

    async def add(self, person_id: int, draft: Draft, *, now: datetime) -> bool:
        """Keep a new draft; a repeat changes nothing. Tells whether it is new."""
        row = {
            "key": draft.key,
            "person_id": person_id,
            "body": as_json(draft),
            "changed_at": now,
        }
        async with self._engine.begin() as connection:
            is_new = (await connection.execute(self._new, row)).first() is not None
            await connection.execute(_OLDEST, {"whose": person_id})  # of what one leaves lying
        return is_new

    async def get(self, person_id: int, key: str) -> Kept | None:
        """Find a person's draft; null: it is gone, or another's."""
        async with self._reading.begin() as connection:
            row = (await connection.execute(_ONE, {"wanted": key, "whose": person_id})).first()
        return Kept(from_json(row.body), row.preview_id, row.version) if row else None

    async def change(
        self,
        person_id: int,
        key: str,
        how: Callable[[Draft], Draft],
        *,
        now: datetime,
        known: Kept | None = None,
    ) -> Kept | None:
        """Change a draft by a pure function of what it is; null: it is gone, or another's.

        `known`: as the caller has just read it; where it has changed since, it is read again.
        """
        for _ in range(TRIES):
            kept = known or await self.get(person_id, key)
            known = None
            if kept is None:
                return None
            changed = Kept(how(kept.draft), kept.preview_id, kept.version + 1)
            same = {"wanted": key, "whose": person_id, "read": kept.version}
            values = {
                "body": as_json(changed.draft),
                "version": changed.version,
                "changed_at": now,
            }
            async with self._engine.begin() as connection:
                done = await connection.execute(_CHANGED, same | values)
            if done.rowcount:
                return changed
        raise RuntimeError(f"a draft is being changed without an end: {key}")

    async def of_message(self, person_id: int, message_id: int) -> Kept | None:
        """Find the newest draft that has a person's message in it; null: none has."""
        wanted = select(drafts.c.body, drafts.c.preview_id, drafts.c.version).where(
            drafts.c.person_id == person_id
        )
        async with self._reading.begin() as connection:
            rows = (await connection.execute(wanted.order_by(drafts.c.changed_at.desc()))).all()
        kept = (Kept(from_json(row.body), row.preview_id, row.version) for row in rows)
        return next((k for k in kept if any(s.id == message_id for s in k.draft.said)), None)

    async def show_at(self, key: str, message_id: int) -> None:
        """Remember which message shows a draft."""
        async with self._engine.begin() as connection:
            await connection.execute(_SHOWN, {"wanted": key, "preview_id": message_id})

    async def remove(self, person_id: int, key: str) -> bool:
        """Drop a draft; tells whether it was there."""
        mine = delete(drafts).where(drafts.c.key == key, drafts.c.person_id == person_id)
        async with self._engine.begin() as connection:
            return bool((await connection.execute(mine)).rowcount)

    async def forget_before(self, moment: datetime) -> int:
        """Drop drafts that nobody touched since `moment`; counts them."""
        async with self._engine.begin() as connection:
            old = delete(drafts).where(drafts.c.changed_at < moment)
            return (await connection.execute(old)).rowcount

    # ------------------------------------------------------------ albums

    async def collect(
        self, person_id: int, said: Said, *, now: datetime, settles: timedelta
    ) -> None:
        """Keep a part of an album, which is complete when no other has come for `settles`."""
        due = now + settles
        whole = insert(self._engine, albums).values(
            person_id=person_id, album=said.album, due_at=due
        )
        known = whole.on_conflict_do_update(
            index_elements=["person_id", "album"], set_={"due_at": due}
        )
        part = insert(self._engine, album_parts).values(
            person_id=person_id, album=said.album, message_id=said.id, body=asdict(said)
        )
        kept = part.on_conflict_do_update(
            index_elements=["person_id", "album", "message_id"], set_={"body": asdict(said)}
        )
        async with self._engine.begin() as connection:
            await connection.execute(known)
            await connection.execute(kept)

    async def recollect(self, person_id: int, said: Said) -> bool:
        """Keep what a waiting part says since it was edited; tells whether it waits."""
        part = update(album_parts).where(
            album_parts.c.person_id == person_id,
            album_parts.c.album == said.album,
            album_parts.c.message_id == said.id,
        )
        async with self._engine.begin() as connection:
            return bool((await connection.execute(part.values(body=asdict(said)))).rowcount)

    async def ripe(self, *, now: datetime, lease: timedelta, limit: int) -> list[Album]:
        """Lease up to `limit` complete albums; no two instances get the same one.

        One that is not settled before the lease ends is given out again: its parts carry their
        numbers, so a draft that has them already stays as it is.
        """
        due = (
            select(albums.c.person_id, albums.c.album)
            .where(albums.c.due_at <= now)
            .order_by(albums.c.due_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        async with self._engine.begin() as connection:
            found = (await connection.execute(due)).all()
            for person_id, album in found:
                await connection.execute(
                    update(albums)
                    .where(albums.c.person_id == person_id, albums.c.album == album)
                    .values(due_at=now + lease)
                )
            return [
                Album(ChatId(person), album, await _parts(connection, person, album), now + lease)
                for person, album in found
            ]

    async def settle(self, album: Album) -> None:
        """Let go of the parts that a draft has now; one that came meanwhile stays."""
        ids = [part.id for part in album.parts]
        parts = delete(album_parts).where(
            album_parts.c.person_id == album.person_id,
            album_parts.c.album == album.album,
            album_parts.c.message_id.in_(ids),
        )
        whole = delete(albums).where(
            albums.c.person_id == album.person_id,
            albums.c.album == album.album,
            albums.c.due_at == album.leased_until,  # or a part has come meanwhile
        )
        async with self._engine.begin() as connection:
            await connection.execute(parts)
            await connection.execute(whole)


async def _parts(connection: AsyncConnection, person_id: int, album: str) -> tuple[Said, ...]:
    wanted = (
        select(album_parts.c.body)
        .where(album_parts.c.person_id == person_id, album_parts.c.album == album)
        .order_by(album_parts.c.message_id)
        .limit(PARTS_MOST)
    )
    return tuple(said_from_json(body) for body in (await connection.execute(wanted)).scalars())
