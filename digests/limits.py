"""How fast Telegram lets a bot send: buckets, windows, and what a refusal teaches. Pure.

Moments are seconds of a monotonic clock. Limits: Bot API FAQ, "My bot is hitting limits".
"""

from collections import deque
from dataclasses import dataclass, field
from math import ceil

CHAT_EVERY = 1.0  # seconds between messages to one chat
CHAT_BURST = 3  # that may go at once after a pause
GROUP_EVERY = 3.0  # 20 a minute
GROUP_BURST = 5
CHATS_REMEMBERED = 50_000
SLOWER, FASTER = 0.8, 1.05  # what a refusal costs, and what a quiet while gives back
QUIET_SECONDS = 10.0
SLOWEST = 0.1  # of the rate that was set
HURRY = 1.2  # how much closer than evenly messages may follow: what a stall cost is made good
ARRIVES_WITHIN = 1.0  # seconds: a message whose answer takes longer had left and arrived by then


@dataclass(slots=True)
class Bucket:
    """A bucket that gives one token every `every` seconds, and holds `burst` of them.

    It keeps one number: the moment at which it will be full again.
    """

    every: float
    burst: int = 1
    full_at: float = 0.0

    def wait(self, now: float) -> float:
        """Tell how many seconds there are until a token is there; 0: there is one."""
        return max(self.full_at - now - self.every * (self.burst - 1), 0.0)

    def take(self, now: float) -> float:
        """Take the next token, and tell in how many seconds it may be used."""
        wait = self.wait(now)
        self.full_at = max(self.full_at, now) + self.every
        return wait


@dataclass(slots=True)
class Turn:
    """A message of a broadcast: until when it counts against the limit."""

    counts_until: float


@dataclass(slots=True)
class Pace:
    """The pace of a broadcast over all chats: adaptive, and paused as a whole.

    However late a message leaves or arrives, no second of Telegram's holds more than `rate`,
    messages a second: one counts for a second from its answer on, for by then it has arrived.
    """

    rate: float
    share: float = 1.0
    paused_until: float = 0.0
    _turns: deque[Turn] = field(default_factory=deque)
    _next_at: float = 0.0
    _changed_at: float = 0.0

    def wait(self, now: float) -> float:
        """Tell how many seconds there are until the next message may go; 0: it may."""
        if self.share < 1 and now - self._changed_at >= QUIET_SECONDS:
            self._change(min(self.share * FASTER, 1.0), now)
        return max(self._room_at(now), self._next_at, self.paused_until, now) - now

    def take(self, now: float) -> Turn:
        """Take the next turn, for which `wait` told 0."""
        self._next_at = now + 1 / (self._allowed * HURRY)
        self._turns.append(Turn(now + ARRIVES_WITHIN + self._counts_for))
        return self._turns[-1]

    def arrived(self, turn: Turn, now: float) -> None:
        """Note that a message was answered."""
        turn.counts_until = min(turn.counts_until, now + self._counts_for)

    def refused(self, now: float, seconds: float) -> None:
        """Stop everyone for as long as Telegram says, and go on slower."""
        if now >= self.paused_until:  # one flood is answered many times at once
            self._change(max(self.share * SLOWER, SLOWEST), now)
        self.paused_until = max(self.paused_until, now + seconds)

    def _room_at(self, now: float) -> float:
        """Tell when fewer messages count than the limit has room for."""
        while self._turns and self._turns[0].counts_until <= now:
            self._turns.popleft()
        most = ceil(self._allowed)
        if len(self._turns) < most:
            return now
        return sorted(turn.counts_until for turn in self._turns)[-most]

    @property
    def _allowed(self) -> float:
        return self.rate * self.share

    @property
    def _counts_for(self) -> float:
        return ceil(self._allowed) / self._allowed  # a second, or longer for a broken rate

    def _change(self, share: float, now: float) -> None:
        self.share = share
        self._changed_at = now


@dataclass(slots=True)
class Chats:
    """One bucket a chat; those that are full again are forgotten."""

    _buckets: dict[int, Bucket] = field(default_factory=dict)

    def wait(self, chat: int, now: float, *, group: bool) -> float:
        """Tell in how many seconds a chat may be sent something; takes nothing."""
        return self._bucket(chat, now, group).wait(now)

    def take(self, chat: int, now: float, *, group: bool) -> float:
        """Take the next turn of a chat, and tell in how many seconds it comes."""
        return self._bucket(chat, now, group).take(now)

    def _bucket(self, chat: int, now: float, group: bool) -> Bucket:
        if len(self._buckets) >= CHATS_REMEMBERED:
            self._buckets = {id: b for id, b in self._buckets.items() if b.full_at > now}
        bucket = self._buckets.get(chat)
        if bucket is None:
            bucket = Bucket(GROUP_EVERY, GROUP_BURST) if group else Bucket(CHAT_EVERY, CHAT_BURST)
            self._buckets[chat] = bucket
        return bucket
