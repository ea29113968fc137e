"""/appeal: what moderators refused or forbade, and how its author objects, once."""

from collections.abc import Sequence
from datetime import datetime

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from digests.render import Look
from storage.appeals import Appeals, Refused
from storage.chats import Chat
from storage.sanctions import Laid

from .answers import send, show
from .asking import ANSWER, Moderating
from .callbacks import Appeal, AppealTo
from .choosing import Screenful
from .keyboards import button, keyboard
from .moderate_words import reason_in_words
from .pages import look_of
from .words import moment_in_words

SHOWN = 6  # refused submissions listed
TITLE = 60  # characters of a headline in the list


def listed(
    laid: tuple[Laid, bool] | None, refused: Sequence[Refused], look: Look, *, now: datetime
) -> Screenful:
    """Say what stands against a person, and what of it they can object to."""
    t = look.t
    lines, buttons = [], []
    if laid is not None:
        sanction, appealed = laid
        lines.append(_standing(sanction, look, now=now))
        if appealed:
            lines.append(t("appeal-sent"))
        else:
            press = Appeal(to=AppealTo.SANCTION)
            buttons.append([button(t.plain("button-appeal-ban"), press)])
    for number, one in enumerate(refused, 1):
        reason = reason_in_words(one.reason or "", t)
        lines.append(t("appeal-line", number=number, title=one.title[:TITLE], reason=reason))
        if one.appealed:
            lines.append(t("appeal-sent"))
    numbers = [
        button(str(number), Appeal(to=AppealTo.NEWS, id=one.id))
        for number, one in enumerate(refused, 1)
        if not one.appealed
    ]
    if not lines:
        return t("appeal-nothing"), keyboard()
    return "\n\n".join([t("appeal-title"), *lines]), keyboard(*buttons, numbers)


def _standing(laid: Laid, look: Look, *, now: datetime) -> str:
    t = look.t
    reason = reason_in_words(laid.reason, t)
    if laid.until is None:
        return t("appeal-standing", what=t.plain(f"author-{laid.kind}"), reason=reason)
    ends = moment_in_words(laid.until, look.zone, t, now=now)
    what = t.plain(f"author-{laid.kind}-until", time=ends)
    return t("appeal-standing", what=what, reason=reason)


async def command(message: Message, chat: Chat, appeals: Appeals, now: datetime) -> None:
    """Answer /appeal."""
    laid = await appeals.laid(chat.id, now=now)
    refused = await appeals.refused(chat.id, now=now, limit=SHOWN)
    await show(message, *listed(laid, refused, look_of(chat), now=now))


async def press(
    query: CallbackQuery, callback_data: Appeal, state: FSMContext, chat: Chat
) -> None:
    """Ask for the words of an appeal."""
    await state.set_state(Moderating.appeal)
    await state.set_data({"to": callback_data.to, "id": callback_data.id})
    await send(query, look_of(chat).t("appeal-ask"))


async def take(
    message: Message, state: FSMContext, chat: Chat, appeals: Appeals, now: datetime
) -> None:
    """Pass an appeal on."""
    asked = await state.get_data()
    await state.clear()
    words = message.text or ""
    if asked.get("to") == AppealTo.SANCTION:
        await appeals.about_sanction(chat.id, words, now=now)
    else:
        await appeals.about_news(chat.id, int(asked.get("id", 0)), words, now=now)
    await show(message, look_of(chat).t("appeal-taken"))


def router() -> Router:
    """Route /appeal, its buttons, and what is written then. Private chats only."""
    router = Router(name="appeal")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(command, Command("appeal"), private)
    router.callback_query.register(press, Appeal.filter(), F.message.chat.type == ChatType.PRIVATE)
    router.message.register(take, StateFilter(Moderating.appeal), ANSWER, private)
    return router
