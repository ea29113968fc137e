"""Living digests: messages that were sent are edited when a story in them grows.

An edit is a row of the outbox like everything else, in the last lane: it waits for its turn,
survives a crash, and is never made twice.
"""

from collections.abc import Iterable, Mapping, Sequence
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
LOOK_AT = 2_000  # messages, the newest first,
TOGETHER = 20  # read at once: the bot answers people meanwhile


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
        try:
            return await self._revise_all(now)
        finally:
            await self._leases.release(NAME, self._holder)

    async def _revise_all(self, now: datetime) -> int:
        sent = await self._living.sent(now - LIVES, limit=LOOK_AT)
        history = _history(await self._living.revisions(sent))
        due = [one for one in sent if may_be_edited(one.sent_at, _before(history, one), now=now)]
        ordered = 0
        for start in range(0, len(due), TOGETHER):
            for one, digest, told in await self._grown(due[start : start + TOGETHER], history):
                ordered += await self._revise(one, digest, told, now)
        return ordered

    async def _grown(
        self, digests: Sequence[LivingDigest], history: Mapping[DeliveryId, Revised]
    ) -> list[tuple[LivingDigest, Digest, dict[StoryId, int]]]:
        """Find those with a story that has grown; what they show, and the sources they tell."""
        shown = await self._digests.of_bodies({d.id: (d.edition_id, d.body) for d in digests})
        found = [
            (one, shown[one.id], told_by(shown[one.id], _before(history, one)))
            for one in digests
            if one.id in shown
        ]
        counted = await self._living.sources(id for _, _, told in found for id in told)
        return [(one, digest, told) for one, digest, told in found if grown(told, counted)]

    async def _revise(
        self, one: LivingDigest, digest: Digest, told: Mapping[StoryId, int], now: datetime
    ) -> bool:
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


def _before(history: Mapping[DeliveryId, Revised], one: LivingDigest) -> Revised:
    return history.get(one.id, Revised())


def _plain(told: Mapping[StoryId, int]) -> dict[str, int]:
    return {str(id): count for id, count in told.items()}
