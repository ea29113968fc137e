"""The queue of updates: numbered, kept a day, confirmed by an offset.

Source: https://core.telegram.org/bots/api#getupdates
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from .errors import Json

KEPT = timedelta(hours=24)
MAX_BATCH = 100
KINDS = frozenset([
    "message", "edited_message", "channel_post", "edited_channel_post",
    "business_connection", "business_message", "edited_business_message",
    "deleted_business_messages", "message_reaction", "message_reaction_count",
    "inline_query", "chosen_inline_result", "callback_query", "shipping_query",
    "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer", "my_chat_member",
    "chat_member", "chat_join_request", "chat_boost", "removed_chat_boost",
])  # fmt: skip
DEFAULT_KINDS = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates go instead of waiting to be asked for."""

    url: str
    secret: str | None
    max_connections: int = 40


@dataclass(slots=True)
class Inbox:
    """Updates that the bot has not confirmed yet, oldest first."""

    pending: deque[tuple[datetime, Json]] = field(default_factory=deque)
    last_id: int = 0
    allowed: list[str] | None = None
    """Remembered until changed; null: every kind of `DEFAULT_KINDS`."""
    webhook: Webhook | None = None
    webhook_error: tuple[int, str] | None = None

    def push(self, kind: str, payload: Json, *, now: datetime) -> Json | None:
        """Queue an update; null: the bot did not ask for this kind."""
        if kind not in (DEFAULT_KINDS if self.allowed is None else self.allowed):
            return None
        self.last_id += 1
        update = {"update_id": self.last_id, kind: payload}
        self.pending.append((now, update))
        return update

    def allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds the bot wants; null changes nothing, an empty list is default."""
        if kinds is not None:
            self.allowed = [kind for kind in kinds if kind in KINDS] or None

    def read(self, *, offset: int, limit: int, now: datetime) -> list[Json]:
        """Forget what `offset` confirms and give the oldest of the rest.

        A negative offset counts from the end and forgets everything before.
        """
        while self.pending and now - self.pending[0][0] >= KEPT:
            self.pending.popleft()
        if offset < 0:
            for _ in range(max(len(self.pending) + offset, 0)):
                self.pending.popleft()
        else:
            self.confirm(offset)
        wanted = limit if 0 < limit <= MAX_BATCH else MAX_BATCH
        return [update for _, update in list(self.pending)[:wanted]]

    def confirm(self, offset: int) -> None:
        """Forget every update with an id lower than `offset`."""
        while self.pending and self.pending[0][1]["update_id"] < offset:
            self.pending.popleft()
