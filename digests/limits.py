"""How fast Telegram lets a bot send: buckets, windows, and what a refusal teaches. Pure.

Moments are seconds of a monotonic clock. Limits: Bot API FAQ, "My bot is hitting limits".
"""

from bisect import insort
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from heapq import merge
from itertools import islice
from math import ceil

CHAT_EVERY = 1.0  # seconds between messages to one chat
CHAT_BURST = 3  # that may go at once after a pause
GROUP_MOST = 20  # messages to one group
GROUP_SECONDS = 61.0  # in so many seconds: a minute, and what the way takes now and then
CHATS_REMEMBERED = 50_000
SLOWER, FASTER = 0.8, 1.05  # what a refusal costs, and what a quiet while gives back
QUIET_SECONDS = 10.0
SLOWEST = 0.1  # of the rate that was set
HURRY = 1.08  # how much closer than evenly messages may follow: what a stall cost is made good
SLACK = 0.01  # seconds: clocks wake late by some of them, and what that cost may follow at once
ARRIVES_WITHIN = 1.0  # seconds: a message whose answer takes longer had left and arrived by then
TALKING_SECONDS = 10.0  # after an answer, another one is expected
KEPT_FROM = 25  # messages a second of which one is kept for an answer: it costs 4 %
WITNESSED_WITHIN = 2.0  # seconds in which a second chat is refused, where all are


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

    def is_idle(self, now: float) -> bool:
        """Tell whether it may be forgotten: it is full."""
        return self.full_at <= now


@dataclass(slots=True, eq=False)
class Turn:
    """A message on its way: until when it counts against the limit if no answer comes."""

    counts_until: float
    has_arrived: bool = False


@dataclass(slots=True)
class Pace:
    """The pace of all that is sent: adaptive, and paused as a whole.

    However late a message leaves or arrives, no second of Telegram's holds more than `rate`,
    messages a second: one counts for a second from its answer on, for by then it has arrived.
    Answers to people are counted, and a broadcast has the rest. While people are being answered,
    it leaves room for one more answer, which then waits for nothing.

    `rate` may be less than Telegram takes: answers have room for `beyond` times as many.
    `share` is what refusals have left of `rate`. Until `paused_until` Telegram takes nothing,
    and until `held_until` we have our own reasons.
    """

    rate: float
    beyond: float = 1.0
    share: float = 1.0
    paused_until: float = 0.0
    held_until: float = 0.0
    _away: deque[Turn] = field(default_factory=deque)  # oldest first, some arrived by now
    _many: int = 0  # of them that have not
    _counted: deque[float] = field(default_factory=deque)  # until when those that arrived count
    _answers: int = 0  # that wait
    _answered_at: float | None = None  # when the last one came
    _next_at: float = 0.0
    _changed_at: float = 0.0
    _refused: tuple[float, int] | None = None  # when, and which chat

    def wait(self, now: float) -> float:
        """Tell how many seconds there are until the next message may go; 0: it may."""
        if self.share < 1 and now - self._changed_at >= QUIET_SECONDS:
            self._change(min(self.share * FASTER, 1.0), now)
        stopped_until = max(self._next_at, self.paused_until, self.held_until)
        most = max(ceil(self.allowed) - max(self._answers, self._kept(now)), 1)
        return max(self._room_at(now, most), stopped_until, now) - now

    def answer_waits(self, now: float) -> float:
        """Tell how many seconds there are until an answer to a person has room; 0: it has."""
        return self._room_at(now, ceil(self.allowed * self.beyond)) - now

    def _kept(self, now: float) -> int:
        """Tell how much room is kept for the next answer: none where it would cost too much."""
        most = ceil(self.allowed)
        has_more = ceil(self.allowed * self.beyond) > most
        talking = self._answered_at is not None and now - self._answered_at < TALKING_SECONDS
        return int(talking and not has_more and most >= KEPT_FROM)

    @contextmanager
    def answering(self, now: float) -> Iterator[None]:
        """Let an answer to a person wait: the next room is its own."""
        self._answers += 1
        self._answered_at = now
        try:
            yield
        finally:
            self._answers -= 1

    def take(self, now: float) -> Turn:
        """Take the next turn, for which `wait` told 0; or one that does not wait for it."""
        self._next_at = max(self._next_at, now - SLACK) + 1 / (self.allowed * HURRY)
        turn = Turn(now + ARRIVES_WITHIN + self._counts_for)
        self._away.append(turn)
        self._many += 1
        return turn

    def arrived(self, turn: Turn, now: float) -> None:
        """Note that a message was answered."""
        if turn.has_arrived:
            return
        turn.has_arrived = True
        self._many -= 1
        insort(self._counted, min(turn.counts_until, now + self._counts_for))

    def undone(self, turn: Turn) -> None:
        """Give back a turn that was not used."""
        if not turn.has_arrived:
            turn.has_arrived = True
            self._many -= 1

    def refused(self, now: float, seconds: float, chat: int) -> bool:
        """Note a refusal that may be everyone's; tells whether it is.

        Where it is, nobody is sent anything for as long as Telegram says, and then all go
        slower. It is so when a second chat is refused soon after a first: one chat alone may
        have limits of its own.
        """
        before, self._refused = self._refused, (now, chat)
        if now >= self.paused_until and (
            before is None or before[1] == chat or now - before[0] > WITNESSED_WITHIN
        ):
            return False
        if now >= self.paused_until:  # one flood is answered many times at once
            self._change(max(self.share * SLOWER, SLOWEST), now)
        self.paused_until = max(self.paused_until, now + seconds)
        return True

    @property
    def allowed(self) -> float:
        """How many messages a second go now."""
        return self.rate * self.share

    def _room_at(self, now: float, most: int) -> float:
        """Tell when fewer than `most` messages count."""
        while self._counted and self._counted[0] <= now:
            self._counted.popleft()
        while self._away and (self._away[0].has_arrived or self._away[0].counts_until <= now):
            turn = self._away.popleft()
            self._many -= not turn.has_arrived
            turn.has_arrived = True  # as far as we may know
        over = self._many + len(self._counted) - most
        if over < 0:
            return now
        unanswered = (turn.counts_until for turn in self._away if not turn.has_arrived)
        return next(islice(merge(self._counted, unanswered), over, None))

    @property
    def _counts_for(self) -> float:
        return ceil(self.allowed) / self.allowed  # a second, or longer for a broken rate

    def _change(self, share: float, now: float) -> None:
        self.share = share
        self._changed_at = now


@dataclass(slots=True)
class Group(Bucket):
    """The bucket of a group, which takes no more than 20 messages in any minute besides."""

    _taken: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP_MOST))

    def wait(self, now: float) -> float:
        """Tell how many seconds there are until a token is there; 0: there is one."""
        full = len(self._taken) == GROUP_MOST
        window = self._taken[0] + GROUP_SECONDS - now if full else 0.0
        return max(Bucket.wait(self, now), window)

    def take(self, now: float) -> float:
        """Take the next token, and tell in how many seconds it may be used."""
        wait = self.wait(now)
        Bucket.take(self, now)
        self._taken.append(now + wait)
        return wait

    def is_idle(self, now: float) -> bool:
        """Tell whether it may be forgotten."""
        return not self._taken or self._taken[-1] + GROUP_SECONDS <= now


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
            self._buckets = {id: b for id, b in self._buckets.items() if not b.is_idle(now)}
        bucket = self._buckets.get(chat)
        if bucket is None:
            bucket = (Group if group else Bucket)(CHAT_EVERY, CHAT_BURST)
            self._buckets[chat] = bucket
        return bucket
