"""Answers to people: sent at once, counted against the limit, so that a broadcast leaves room."""

from collections.abc import Callable

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, SendChatAction, TelegramMethod
from aiogram.methods.base import TelegramType

from digests.limits import Pace


class CountReplies(BaseRequestMiddleware):
    """Counts every message that aiogram sends; what it edits or asks is none.

    Args:
        clock: seconds of the sender's clock, the event loop's.
    """

    def __init__(self, pace: Pace, clock: Callable[[], float]) -> None:
        self._pace = pace
        self._clock = clock

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Send, and note when it left and when it arrived."""
        if not method.__api_method__.startswith("send") or isinstance(method, SendChatAction):
            return await make_request(bot, method)
        turn = self._pace.take(self._clock())
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as refusal:
            chat = getattr(method, "chat_id", 0)
            self._pace.refused(self._clock(), refusal.retry_after, hash(chat))
            raise
        finally:
            self._pace.arrived(turn, self._clock())
