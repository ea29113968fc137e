"""What handlers of drafts are given: the conversation (`handlers.talk`)."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Message, TelegramObject

from .talk import Talk

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Converse(BaseMiddleware):
    """Give handlers `talk`: the person's conversation about a draft, answering this event."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401  # whatever the handler returns
        """Put it together; nothing is read for it."""
        if isinstance(event, Message | CallbackQuery):
            data["talk"] = Talk(
                bot=data["bot"],
                chat=data["chat"],
                t=data["t"],
                state=data["state"],
                drafts=data["drafts"],
                subscriptions=data["subscriptions"],
                gate=data["gate"],
                now=data["now"],
                event=event,
            )
        return await handler(event, data)
