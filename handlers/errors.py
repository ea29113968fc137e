"""The one place where what went wrong becomes words for a person."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.enums import ChatType
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
)
from aiogram.types import CallbackQuery, ErrorEvent, InlineQuery, Message, TelegramObject
from aiogram.utils.callback_answer import CallbackAnswer

from digests.fate import Failure, PauseChat, fate
from locales import Translator, translator
from news.errors import UserError
from storage.chats import Chat

from .answers import UNCHANGED
from .middlewares import spoken

log = logging.getLogger(__name__)
TOAST = 200  # characters of an answer to a press
Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Explain(BaseMiddleware):
    """Turn a handler's failure into an answer: a toast for a press, a message for a message."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401  # whatever the handler returns
        """Run the handler; tell the person when it could not do what they asked."""
        UNCHANGED.set(False)
        try:
            return await handler(event, data)
        except UserError as error:
            await _tell(event, data, error)
        except TelegramForbiddenError as error:
            if not await _cannot_write(event, data, Failure(403, error.message)):
                log.info("the person has gone before the answer came")
        except TelegramBadRequest as error:
            if "not modified" in error.message:
                UNCHANGED.set(True)
                return None
            if await _cannot_write(event, data, Failure(400, error.message)):
                return None
            log.exception("an answer was refused")
            await _tell(event, data, UserError("error-unexpected"))
        except Exception:  # whatever it is, the person must not be left without an answer
            log.exception("a handler failed")
            await _tell(event, data, UserError("error-unexpected"))
        finally:
            _say_if_unchanged(event, data)
        return None


class AnswerAnyway(BaseMiddleware):
    """Answer an inline query although it failed, or its person would wait for nothing."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401  # whatever the handler returns
        """Run the handler; offer nothing, and keep that nowhere, when it failed."""
        try:
            return await handler(event, data)
        except TelegramNetworkError as error:
            log.warning("an inline query could not be answered: %s", error)
        except Exception:  # whatever it is, it must not be silent
            log.exception("an inline query failed")
            if isinstance(event, InlineQuery):
                await event.answer([], cache_time=0, is_personal=True)
        return None


async def _cannot_write(event: TelegramObject, data: dict[str, Any], failure: Failure) -> bool:
    """Leave a group alone where we may not write, and say so to who wanted an answer there.

    Tells whether that was what failed.
    """
    chat: Chat | None = data.get("chat")
    decided = fate(failure, attempts=1)
    if chat is None or chat.kind == ChatType.PRIVATE or not isinstance(decided, PauseChat):
        return False
    await data["chats"].leave(chat.id, reason=decided.reason)
    t: Translator = data["t"]
    if isinstance(event, CallbackQuery):
        await _tell(event, data, UserError("error-cannot-write"))
    elif isinstance(event, Message) and event.from_user and event.bot:
        try:
            await event.bot.send_message(event.from_user.id, t("group-mute", title=chat.title))
        except TelegramAPIError as error:
            log.info("chat %s: nobody to tell that we may not write: %s", chat.id, error.message)
    return True


async def _tell(event: TelegramObject, data: dict[str, Any], error: UserError) -> None:
    t: Translator = data["t"]
    if isinstance(event, CallbackQuery):
        answer: CallbackAnswer = data["callback_answer"]
        if answer.answered:  # a press that takes long is answered before it is done
            if isinstance(event.message, Message):
                await event.message.answer(t(error.key, **error.values))
        else:
            answer.text = t.plain(error.key, **error.values)[:TOAST]
            answer.show_alert = True
    elif isinstance(event, Message):
        await event.answer(t(error.key, **error.values))


def _say_if_unchanged(event: TelegramObject, data: dict[str, Any]) -> None:
    """Answer a press of what is chosen already: else it would seem that nothing was pressed."""
    if UNCHANGED.get() and isinstance(event, CallbackQuery):
        answer: CallbackAnswer = data["callback_answer"]
        if not (answer.answered or answer.disabled or answer.text):
            answer.text = data["t"].plain("toast-unchanged")


async def anything_else(event: ErrorEvent, default_language: str) -> None:
    """Say sorry for what failed before any handler ran, such as a database out of reach."""
    log.critical("an update could not be handled", exc_info=event.exception)
    update = event.update
    spoke = update.callback_query or update.message
    if spoke is None:
        return
    text = translator(spoken(spoke.from_user, default_language)).plain("error-unexpected")
    try:
        await spoke.answer(text)
    except TelegramAPIError:
        log.warning("the apology did not go through either")


def router() -> Router:
    """Route what is left when everything else failed."""
    router = Router(name="errors")
    router.errors.register(anything_else)
    return router
