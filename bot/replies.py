"""Answers to people: before all that is broadcast, within the limit they share with it."""

import asyncio
from collections.abc import Awaitable, Callable

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, SendChatAction, TelegramMethod
from aiogram.methods.base import TelegramType

from digests.limits import Pace, Turn

MOMENT = 0.12  # seconds that an answer waits for room at the most: then Telegram is asked
PATIENCE = 5  # seconds that an answer waits where Telegram asks it to; for longer it fails


class CountReplies(BaseRequestMiddleware):
    """Counts every message that aiogram sends; what it edits or asks is none.

    One that Telegram asks to repeat soon is repeated, once.

    Args:
        clock: seconds of the sender's clock, the event loop's.
    """

    def __init__(
        self,
        pace: Pace,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._pace = pace
        self._clock = clock
        self._sleep = sleep

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Send, and note when it left and when it arrived."""
        if not method.__api_method__.startswith("send") or isinstance(method, SendChatAction):
            return await make_request(bot, method)
        try:
            return await self._counted(make_request, bot, method)
        except TelegramRetryAfter as refusal:
            if refusal.retry_after > PATIENCE:
                raise
            await self._sleep(refusal.retry_after)
            return await self._counted(make_request, bot, method)

    async def _counted(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        turn = await self._turn()
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as refusal:
            chat = getattr(method, "chat_id", 0)
            self._pace.refused(self._clock(), refusal.retry_after, hash(chat))
            raise
        finally:
            self._pace.arrived(turn, self._clock())

    async def _turn(self) -> Turn:
        """Take the next turn: a broadcast at the limit leaves one within a few hundredths."""
        until = self._clock() + MOMENT
        with self._pace.answering(self._clock()):
            while (left := until - self._clock()) > 0 and (
                wait := self._pace.answer_waits(self._clock())
            ) > 0:
                await self._sleep(min(wait, left))
            return self._pace.take(self._clock())
