"""Telegram's limits on sending, as token buckets: off unless switched on.

One chat 1/s with a short burst, a group 20/min, all chats 30/s.
Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from dataclasses import dataclass, field
from math import ceil

PAID_PER_SECOND = 1000.0


@dataclass(slots=True)
class Bucket:
    """`capacity` tokens, refilled at `rate` a second."""

    rate: float
    capacity: float
    tokens: float
    at: float

    def wait(self, now: float) -> float:
        """Tell in how many seconds a token is there; 0: now."""
        self.tokens = min(self.capacity, self.tokens + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (1 - self.tokens) / self.rate)


@dataclass(slots=True)
class Limits:
    """Decides whether one more message may go out. Times are seconds of any steady clock."""

    enabled: bool = False
    per_second: float = 30.0
    chat_per_second: float = 1.0
    chat_burst: float = 3.0
    group_per_minute: float = 20.0
    buckets: dict[str, Bucket] = field(default_factory=dict)

    def take(
        self, chat_id: int, *, group: bool, paid: bool, messages: int, now: float
    ) -> int | None:
        """Spend tokens for `messages`; else tell in how many whole seconds to try again."""
        if not self.enabled:
            return None
        needed = [self._everyone(paid, now), self._chat(chat_id, group, now)]
        wait = max(bucket.wait(now) for bucket in needed)
        if wait > 1e-6:
            return max(1, ceil(wait))
        for bucket in needed:
            bucket.tokens -= messages
        return None

    def _everyone(self, paid: bool, now: float) -> Bucket:
        rate = PAID_PER_SECOND if paid else self.per_second
        return self._bucket("paid" if paid else "all", rate, rate, now)

    def _chat(self, chat_id: int, group: bool, now: float) -> Bucket:
        if group:
            rate = self.group_per_minute / 60
            return self._bucket(f"group {chat_id}", rate, self.group_per_minute, now)
        return self._bucket(f"chat {chat_id}", self.chat_per_second, self.chat_burst, now)

    def _bucket(self, name: str, rate: float, capacity: float, now: float) -> Bucket:
        return self.buckets.setdefault(name, Bucket(rate, capacity, capacity, now))
