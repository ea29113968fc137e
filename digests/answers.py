"""Digests that a person asked for: sent at once, past the outbox, like any answer."""

import logging
from datetime import datetime

from storage.chats import Chat, Chats
from storage.deliveries import NOW
from storage.outbox import Pending, Sent

from . import fate as fates
from .letter import Letter
from .now import Digests, Shown
from .post import Post, Ready
from .render import Look, nothing_yet

_log = logging.getLogger(__name__)


class Answers:
    """Shows digests on request."""

    def __init__(self, digests: Digests, post: Post, chats: Chats) -> None:
        self._digests = digests
        self._post = post
        self._chats = chats

    async def now(
        self,
        chat: Chat,
        place: str,
        *,
        scope: str = "region",
        hours: int = 1,
        thread_id: int = 0,
        now: datetime,
    ) -> bool:
        """Send a chat the news of the last hours of a place; tells whether Telegram has it."""
        shown = await self._digests.now(
            chat, place, scope=scope, hours=hours, thread_id=thread_id, now=now
        )
        ready = _ready(chat, shown, place, thread_id, now)
        letter = self._post.letter(ready) or Letter(
            nothing_yet(shown.digest.edition, Look(chat.language, chat.time_zone))
        )
        result = await self._post.hand_over(ready, letter)
        if isinstance(result, fates.PauseChat):
            await self._chats.leave(chat.id, reason=result.reason)
        if not isinstance(result, Sent):
            _log.warning("an answer did not reach chat %s: %s", chat.id, result)
        return isinstance(result, Sent)


def _ready(chat: Chat, shown: Shown, place: str, thread_id: int, now: datetime) -> Ready:
    pending = Pending(
        id=shown.delivery,
        chat_id=chat.id,
        thread_id=thread_id,
        kind=NOW,
        subject=place,
        slot=now,
        edition_id=shown.edition_id,
        body=shown.body,
        attempts=1,
        chat_kind=chat.kind,
        language=chat.language,
        time_zone=chat.time_zone,
        style=chat.style,
    )
    return Ready(pending, shown.digest.edition, shown.standing, until=0.0)
