"""Rich messages go only where they are taken: a server that knows none is asked once a day."""

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramNotFound
from aiogram.methods import SendRichMessage, TelegramMethod
from aiogram.methods.base import Response, TelegramType

from bot.clock import Clock
from digests.support import RichSupport


class RichGuard(BaseRequestMiddleware):
    """Refuse a rich message at once where the server is known to take none; learn it else.

    Whoever sends one falls back to a classic one at a 404 anyway: so they need not know.
    """

    def __init__(self, support: RichSupport, clock: Clock) -> None:
        self._support, self._clock = support, clock

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Let a call go, or not."""
        is_rich = isinstance(method, SendRichMessage)
        if not is_rich:
            return await make_request(bot, method)
        now = self._clock()
        if not self._support.is_taken(now):
            raise TelegramNotFound(method=method, message="rich messages are not taken")
        try:
            return await make_request(bot, method)
        except TelegramNotFound:
            await self._support.refused(now)
            raise
