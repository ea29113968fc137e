"""The lane of those who tell something: so many at once, so that reading is not slowed by it.

What a thousand accounts send in a minute is more work than there is time for. Who reads passes by;
in the lane who has used it least goes first, so that somebody who tells one thing does not stand
behind those who send again and again; among those who used it little, who came first. Where too
many wait, who used it most is told to come again.
"""

import asyncio
import math
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from aiogram import BaseMiddleware, Router
from aiogram.types import CallbackQuery, Message, TelegramObject

from news.errors import UserError

from .middlewares import Handler

AT_ONCE: Final = 3
WAIT_MOST: Final = 400
MINUTE: Final = 60.0
LITTLE: Final = 4.0  # uses: one thing told takes three; who used it less is as good as new
PEOPLE_MOST: Final = 20_000  # whose use is remembered; who was quiet longest goes first


@dataclass(slots=True)
class _Use:
    """How much somebody used the lane lately: what is a minute old counts half."""

    count: float
    at: float


@dataclass(slots=True, eq=False)
class _Waiter:
    used: float
    turn: asyncio.Future[None] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


class Lane(BaseMiddleware):
    """Let handlers run `at_once` at a time, of who waits the one who used it least first."""

    def __init__(self, at_once: int = AT_ONCE, wait_most: int = WAIT_MOST) -> None:
        self._free = at_once
        self._wait_most = wait_most
        self._waiting: list[_Waiter] = []  # in the order they came
        self._used: OrderedDict[int, _Use] = OrderedDict()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401  # whatever the handler returns
        """Wait for a turn, and run the handler.

        Raises:
            UserError: too many wait who used the lane less.
        """
        person = event.from_user if isinstance(event, Message | CallbackQuery) else None
        await self._enter(self._use(person.id if person else 0))
        try:
            return await handler(event, data)
        finally:
            self._leave()

    async def _enter(self, used: float) -> None:
        if self._free:
            self._free -= 1
            return
        waiter = _Waiter(used)
        self._waiting.append(waiter)
        if len(self._waiting) > self._wait_most:
            last = max(reversed(self._waiting), key=lambda one: one.used)
            self._waiting.remove(last)
            last.turn.set_exception(UserError("error-crowded"))
        try:
            await waiter.turn
        except asyncio.CancelledError:
            self._give_up(waiter)
            raise

    def _give_up(self, waiter: _Waiter) -> None:
        if waiter in self._waiting:
            self._waiting.remove(waiter)
        elif not waiter.turn.cancelled() and waiter.turn.exception() is None:
            self._leave()  # its turn had come already

    def _leave(self) -> None:
        if not self._waiting:
            self._free += 1
            return
        first = min(self._waiting, key=lambda one: one.used)
        self._waiting.remove(first)
        first.turn.set_result(None)

    def _use(self, person: int) -> float:
        """Note one more use; gives what there was before, at least `LITTLE`."""
        now = asyncio.get_running_loop().time()
        use = self._used.setdefault(person, _Use(0.0, now))
        before = use.count * math.exp2((use.at - now) / MINUTE)
        use.count, use.at = before + 1, now
        self._used.move_to_end(person)
        if len(self._used) > PEOPLE_MOST:
            self._used.popitem(last=False)
        return max(before, LITTLE)


def take_lane(routers: Iterable[Router], lane: Lane) -> None:
    """Let what these routers handle go through one lane."""
    for router in routers:
        router.message.middleware(lane)
        router.callback_query.middleware(lane)
