"""Digests that were sent to living subscriptions, and what was done to them since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from news.model import ChatId, DeliveryId, EditionId, StoryId

from .deliveries import COMBINED
from .engine import reading
from .schema import chats, deliveries, stories, subscriptions

KIND = "revision"
LOOKED_BACK = 100  # digests of one chat among which the one that is followed is looked for


@dataclass(frozen=True, slots=True)
class LivingDigest:
    """A message with a digest that may be edited, and how its chat reads: see `storage.chats`."""

    id: DeliveryId
    chat_id: ChatId
    thread_id: int
    edition_id: EditionId
    body: dict[str, Any]
    message_id: int
    sent_at: datetime
    chat_kind: str
    language: str
    time_zone: str
    style: str
    pictures: str
    compact: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """An edit that was made, or waits: of which delivery, when, with which body."""

    of: DeliveryId
    slot: datetime
    body: dict[str, Any]


_OF_DELIVERY = ("id", "chat_id", "thread_id", "edition_id", "body", "message_id", "sent_at")
_OF_CHAT = ("kind", "language", "time_zone", "style", "pictures", "compact")


class Living:
    """What lives: the digests of subscriptions that want theirs kept up to date."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = reading(engine)

    async def is_there_any(self) -> bool:
        """Tell whether any subscription lives."""
        wanted = select(subscriptions.c.id).where(subscriptions.c.living).limit(1)
        async with self._reading.begin() as connection:
            return (await connection.execute(wanted)).first() is not None

    async def sent(self, since: datetime, *, limit: int) -> list[LivingDigest]:
        """List digests sent since a moment to chats that can be reached, the newest first."""
        lives = exists().where(
            subscriptions.c.living,
            subscriptions.c.chat_id == deliveries.c.chat_id,
            subscriptions.c.thread_id == deliveries.c.thread_id,
            subscriptions.c.paused.is_(None),
            or_(
                subscriptions.c.place_id == deliveries.c.subject, deliveries.c.subject == COMBINED
            ),
        )
        alive = select(subscriptions.c.chat_id).where(subscriptions.c.living)
        wanted = (
            select(
                *(deliveries.c[name] for name in _OF_DELIVERY),
                *(chats.c[name] for name in _OF_CHAT),
            )
            .join_from(deliveries, chats)
            .where(
                deliveries.c.chat_id.in_(alive),
                deliveries.c.kind == "digest",
                deliveries.c.status == "sent",
                deliveries.c.message_id.is_not(None),
                deliveries.c.edition_id.is_not(None),
                deliveries.c.sent_at > since,
                chats.c.gone.is_(None),
                lives,
            )
            .order_by(deliveries.c.sent_at.desc(), deliveries.c.id.desc())
            .limit(limit)
        )
        async with self._reading.begin() as connection:
            return [LivingDigest(*row) for row in await connection.execute(wanted)]

    async def revisions(self, of: Iterable[LivingDigest]) -> list[Revision]:
        """List the edits of digests that were made or wait, oldest first."""
        digests = {str(digest.id): digest for digest in of}
        if not digests:
            return []
        wanted = (
            select(deliveries.c.subject, deliveries.c.slot, deliveries.c.body)
            .where(
                deliveries.c.chat_id.in_({digest.chat_id for digest in digests.values()}),
                deliveries.c.kind == KIND,
                deliveries.c.subject.in_(digests),
                deliveries.c.status != "dropped",
            )
            .order_by(deliveries.c.slot, deliveries.c.id)
        )
        async with self._reading.begin() as connection:
            found = await connection.execute(wanted)
            return [Revision(DeliveryId(int(of)), slot, body) for of, slot, body in found]

    async def message_with(
        self, chat_id: int, thread_id: int, story: int, since: datetime
    ) -> int | None:
        """Find the newest message of a chat (of a topic) since a moment that told a story."""
        wanted = (
            select(deliveries.c.message_id, deliveries.c.body)
            .where(
                deliveries.c.chat_id == chat_id,
                deliveries.c.thread_id == thread_id,
                deliveries.c.kind == "digest",
                deliveries.c.status == "sent",
                deliveries.c.message_id.is_not(None),
                deliveries.c.sent_at > since,
            )
            .order_by(deliveries.c.sent_at.desc())
            .limit(LOOKED_BACK)
        )
        async with self._reading.begin() as connection:
            rows = (await connection.execute(wanted)).all()
        return next((message for message, body in rows if _tells(body, story)), None)

    async def sources(self, ids: Iterable[StoryId]) -> Mapping[StoryId, int]:
        """Count the sources that tell stories by now: of one that was taken in, its taker's."""
        wanted = set(ids)
        taker = stories.alias()
        counted = (
            select(stories.c.id, stories.c.sources, taker.c.sources)
            .outerjoin(taker, taker.c.id == stories.c.merged_into)
            .where(stories.c.id.in_(wanted))
        )
        async with self._reading.begin() as connection:
            found = await connection.execute(counted)
            return {StoryId(id): max(own, taken or 0) for id, own, taken in found}


def _tells(body: Mapping[str, Any], story: int) -> bool:
    """Tell whether a story is on the first page of a digest."""
    shown = body.get("items", [])[: body.get("size", 0)]
    return any(item[0] == story for item in shown)
