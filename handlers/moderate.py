"""Presses on the cards of cases: decide, say why, see the pictures, undo."""

from datetime import datetime
from html import escape

from aiogram import Bot, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from locales import Translator
from news.cases import CaseState, Moderator, Ruling
from news.errors import UserError
from storage.cases import Case, Cases
from storage.chats import Chat

from .answers import send_media, show
from .asking import ANSWER, Moderating, ask, reason_of
from .callbacks import CaseGo, CasePress, Rule, UndoRule
from .case_cards import Cards, outcome_line
from .pages import look_of
from .rights import Rights


async def open_screen(
    query: CallbackQuery,
    callback_data: CasePress,
    bot: Bot,
    chat: Chat,
    state: FSMContext,
    t: Translator,
    cases: Cases,
    cards: Cards,
    rights: Rights,
) -> None:
    """Open a screen of a case in place of its card."""
    case, _ = await pressed(query, callback_data.id, bot, cases, rights)
    queue = callback_data.queue
    if callback_data.go is CaseGo.MEDIA:
        await send_media(query, await cards.pictures(case, look_of(chat)))
        return
    if case.state is not CaseState.OPEN or callback_data.go is CaseGo.CARD:
        part = callback_data.part
        await show(query, *await cards.screen(case, look_of(chat), queue=queue, part=part))
        return
    if callback_data.go is CaseGo.REASONS:
        await show(query, *cards.reasons(case, callback_data.decision, t, queue=queue))
        return
    await state.set_state(Moderating.reason)
    await state.set_data({"case": case.id, "decision": callback_data.decision})
    await ask(query, t, "case-ask-reason")


async def decide(
    query: CallbackQuery,
    callback_data: Rule,
    bot: Bot,
    chat: Chat,
    t: Translator,
    cases: Cases,
    cards: Cards,
    rights: Rights,
    now: datetime,
    callback_answer: CallbackAnswer,
) -> None:
    """Decide a case; whoever comes second sees who was first."""
    case, by = await pressed(query, callback_data.id, bot, cases, rights)
    cards.check_ruling(case, by, rights)
    ruling = Ruling(callback_data.decision, by, callback_data.reason)
    ruled = await cases.decide(callback_data.id, ruling, now=now)
    if not ruled.won:
        callback_answer.text = already(ruled.case, chat, t, now=now)
        callback_answer.show_alert = True
    await show(query, *await cards.screen(ruled.case, look_of(chat), queue=callback_data.queue))


async def decide_in_words(
    message: Message,
    bot: Bot,
    chat: Chat,
    state: FSMContext,
    t: Translator,
    cases: Cases,
    cards: Cards,
    rights: Rights,
    now: datetime,
) -> None:
    """Decide a case for a reason in the moderator's own words."""
    asked = await state.get_data()
    await state.clear()
    case, by = await pressed(message, int(asked["case"]), bot, cases, rights)
    cards.check_ruling(case, by, rights)
    words = reason_of(message)
    ruled = await cases.decide(case.id, Ruling(str(asked["decision"]), by, words), now=now)
    if not ruled.won:
        await message.answer(escape(already(ruled.case, chat, t, now=now), quote=False))
        return
    await show(message, *await cards.screen(ruled.case, look_of(chat)))


async def undo(
    query: CallbackQuery,
    callback_data: UndoRule,
    bot: Bot,
    chat: Chat,
    cases: Cases,
    cards: Cards,
    rights: Rights,
    now: datetime,
) -> None:
    """Take a decision back."""
    _, by = await pressed(query, callback_data.id, bot, cases, rights)
    case = await cases.undo(callback_data.id, by, now=now)
    await show(query, *await cards.screen(case, look_of(chat), queue=callback_data.queue))


async def pressed(
    event: CallbackQuery | Message, id: int, bot: Bot, cases: Cases, rights: Rights
) -> tuple[Case, Moderator]:
    """Find the case of a press, and the moderator whose press it is.

    Raises:
        UserError: there is no such case, or the person does not moderate its place.
    """
    case = await cases.get(id)
    by = await rights.moderator(bot, event.from_user, case.place_id if case else None)
    if case is None:
        raise UserError("error-case-gone")
    return case, by


def already(case: Case, chat: Chat, t: Translator, *, now: datetime) -> str:
    """Say in plain words what was decided before this press."""
    return t.plain("toast-case-taken", what=outcome_line(case, look_of(chat), now=now))


def router() -> Router:
    """Route everything that is pressed on cards, and the words asked for there."""
    router = Router(name="moderate")
    router.callback_query.register(open_screen, CasePress.filter())
    router.callback_query.register(decide, Rule.filter())
    router.callback_query.register(undo, UndoRule.filter())
    router.message.register(decide_in_words, StateFilter(Moderating.reason), ANSWER)
    return router
