"""Living digests: messages that were sent are edited when a story in them grows.

An edit is a row of the outbox like everything else, in the last lane: it waits for its turn,
survives a crash, and is never made twice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from news.model import DeliveryId, StoryId
from storage.deliveries import NewDelivery
from storage.leases import Leases
from storage.living import KIND, Living, LivingDigest, Revision
from storage.outbox import Outbox
from storage.stories import Stories

from .letter import Letter, letter_json, letter_of
from .living import LIVES, Revised, grown, may_be_edited, revise, told_by
from .now import Digests
from .render import Digest, Look, classic
from .rich import page as rich_page
from .screens import channel_keyboard, digest_keyboard
from .support import RichSupport

NAME = "revisions"
LEASE = timedelta(minutes=2)
EVERY = timedelta(minutes=1)  # between looks at what has grown
LOOK_AT = 2_000  # messages, the newest first


class Reviser:
    """Puts edits of living digests in the outbox. `holder` names this instance.

    Args:
        username: the bot's, for the buttons under a channel's digests; null: none there.
    """

    def __init__(
        self,
        living: Living,
        digests: Digests,
        stories: Stories,
        outbox: Outbox,
        support: RichSupport,
        leases: Leases,
        holder: str,
        *,
        username: str | None = None,
    ) -> None:
        self._living = living
        self._digests = digests
        self._stories = stories
        self._outbox = outbox
        self._support = support
        self._leases = leases
        self._holder = holder
        self._username = username
        self._looked_at: datetime | None = None

    async def run_once(self, now: datetime) -> int:
        """Look for messages whose stories have grown, and order their edits; counts them.

        Nothing is done where no subscription lives, or a look was taken less than `EVERY` ago.
        """
        if self._looked_at is not None and timedelta(0) <= now - self._looked_at < EVERY:
            return 0
        self._looked_at = now
        if not await self._living.is_there_any():
            return 0
        if not await self._leases.take(NAME, self._holder, now=now, lasts=LEASE):
            return 0
        sent = await self._living.sent(now - LIVES, limit=LOOK_AT)
        history = _history(await self._living.revisions(sent))
        ordered = 0
        for one in sent:
            before = history.get(one.id, Revised())
            if may_be_edited(one.sent_at, before, now=now):
                ordered += await self._revise(one, before, now)
        await self._leases.release(NAME, self._holder)
        return ordered

    async def _revise(self, one: LivingDigest, before: Revised, now: datetime) -> bool:
        digest = await self._digests.open(one.chat_id, one.id)
        if digest is None:
            return False
        told = told_by(digest, before)
        counted = await self._living.sources(told)
        if not grown(told, counted):
            return False
        current = await self._stories.of_ids(told)
        now_told = {id: max(len(story.source_ids), 1) for id, story in current.items()}
        if not grown(told, now_told):
            return False
        ever = grown(told_by(digest, Revised()), now_told)
        letter = self._letter(one, revise(digest, current, ever), now)
        body = {"letter": letter_json(letter), "told": _plain(now_told)}
        return await self._outbox.notify(
            NewDelivery(
                one.chat_id,
                KIND,
                str(one.id),
                now.replace(second=0, microsecond=0),
                now,
                body,
                thread_id=one.thread_id,
            )
        )

    def _letter(self, one: LivingDigest, digest: Digest, now: datetime) -> Letter:
        """Lay out the first page anew, to take the place of the message."""
        look = Look(one.language, one.time_zone, one.pictures, one.compact)
        as_rich = one.style != "classic" and self._support.is_taken(now)
        page = rich_page(digest, look) if as_rich else classic(digest, look)
        if one.chat_kind == "channel":
            keyboard = channel_keyboard(digest, self._username, look)
        else:
            keyboard = digest_keyboard(one.id, digest, page, look)
        return replace(letter_of(page, keyboard, as_rich), edit=one.message_id)


def _history(revisions: Iterable[Revision]) -> dict[DeliveryId, Revised]:
    found: dict[DeliveryId, Revised] = {}
    for one in revisions:
        edits = found[one.of].edits if one.of in found else 0
        told = {StoryId(int(id)): count for id, count in one.body.get("told", {}).items()}
        found[one.of] = Revised(edits + 1, one.slot, told)
    return found


def _plain(told: Mapping[StoryId, int]) -> dict[str, int]:
    return {str(id): count for id, count in told.items()}
