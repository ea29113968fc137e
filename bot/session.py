"""How answers of Telegram are read: one update that makes no sense holds up no other."""

import logging
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import GetUpdates, Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Update
from pydantic import ValidationError

_log = logging.getLogger(__name__)


class Session(AiohttpSession):
    """aiogram's session; of updates it takes those it can read.

    aiogram refuses all updates of an answer where one lacks what the Bot API promises, asks for
    the same ones again, and so for ever; each time it logs them whole, with what people wrote.
    """

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Read an answer.

        Raises:
            ClientDecodeError: it is no answer of the Bot API.
            TelegramAPIError: Telegram refused.
        """
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError as error:
            if not isinstance(method, GetUpdates):
                raise
            readable = _readable(error.data, bot)
            if readable is None:
                reason = ValueError("no list of numbered updates")
                raise ClientDecodeError(error.message, reason, "not shown") from None
            return Response(ok=True, result=cast("TelegramType", readable))


def _readable(answer: Any, bot: Bot) -> list[Update] | None:  # noqa: ANN401  # JSON from outside
    """Read updates one by one; null: the answer is not even a list of numbered ones."""
    found = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(found, list) or not all(map(_is_numbered, found)):
        return None
    return [_update(raw, bot) for raw in found]


def _is_numbered(raw: object) -> bool:
    return isinstance(raw, dict) and isinstance(raw.get("update_id"), int)


def _update(raw: dict[str, Any], bot: Bot) -> Update:
    """Read one update; of one that cannot be read, keep the number, so that it is confirmed."""
    try:
        return Update.model_validate(raw, context={"bot": bot})
    except ValidationError as error:
        places = [".".join(map(str, one["loc"])) for one in error.errors(include_input=False)]
        _log.error("update %d cannot be read: %s", raw["update_id"], ", ".join(places[:5]))
        return Update(update_id=raw["update_id"])
