"""What a moderator changes on a card without deciding: the headline, the place."""

from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from locales import Translator
from news.errors import UserError
from regions.catalogue import catalogue
from regions.lookup import find
from storage.case_edits import CaseEdits
from storage.cases import Cases
from storage.chats import Chat

from .answers import show
from .asking import ANSWER, Moderating, ask
from .callbacks import CaseGo, CasePress, MoveCase
from .case_cards import Cards
from .keyboards import button, keyboard
from .moderate import pressed
from .pages import look_of
from .places import query_of
from .rights import Rights


async def ask_headline(
    query: CallbackQuery,
    callback_data: CasePress,
    bot: Bot,
    state: FSMContext,
    t: Translator,
    cases: Cases,
    rights: Rights,
) -> None:
    """Ask for another headline, or for the place."""
    await pressed(query, callback_data.id, bot, cases, rights)
    is_title = callback_data.go is CaseGo.HEADLINE
    await state.set_state(Moderating.headline if is_title else Moderating.place)
    await state.set_data({"case": callback_data.id})
    await ask(query, t, "case-ask-headline" if is_title else "case-ask-place")


async def take_headline(
    message: Message,
    bot: Bot,
    chat: Chat,
    state: FSMContext,
    cases: Cases,
    case_edits: CaseEdits,
    cards: Cards,
    rights: Rights,
    now: datetime,
) -> None:
    """Give the news another headline."""
    id = int((await state.get_data())["case"])
    _, by = await pressed(message, id, bot, cases, rights)
    case = await case_edits.headline(id, message.text or "", by, now=now)
    await state.clear()
    await show(message, *await cards.screen(case, look_of(chat)))


async def take_place(
    message: Message,
    bot: Bot,
    chat: Chat,
    state: FSMContext,
    t: Translator,
    cases: Cases,
    case_edits: CaseEdits,
    cards: Cards,
    rights: Rights,
    now: datetime,
) -> None:
    """Move the news to the place that was named; where several are meant, ask which."""
    id = int((await state.get_data())["case"])
    _, by = await pressed(message, id, bot, cases, rights)
    found = find(query_of(message.text))
    places = [candidate.place for candidate in found.candidates]
    if not found.exact:
        label = catalogue().label
        buttons = [
            [button(label(place, t.language), MoveCase(id=id, place=place.id))] for place in places
        ]
        await show(message, t("place-which-of-these" if places else "case-place-unknown"),
                   keyboard(*buttons))  # fmt: skip
        return
    await state.clear()
    case = await case_edits.place(id, places[0].id, by, now=now)
    await show(message, *await cards.screen(case, look_of(chat)))


async def press_place(
    query: CallbackQuery,
    callback_data: MoveCase,
    bot: Bot,
    chat: Chat,
    state: FSMContext,
    cases: Cases,
    case_edits: CaseEdits,
    cards: Cards,
    rights: Rights,
    now: datetime,
) -> None:
    """Move the news to the place of a button."""
    _, by = await pressed(query, callback_data.id, bot, cases, rights)
    if catalogue().get(callback_data.place) is None:
        raise UserError("error-place-gone")
    await state.clear()
    case = await case_edits.place(callback_data.id, callback_data.place, by, now=now)
    await show(query, *await cards.screen(case, look_of(chat)))


def router() -> Router:
    """Route the tools of a card."""
    router = Router(name="moderate-edit")
    tools = F.go.in_({CaseGo.HEADLINE, CaseGo.PLACE})
    router.callback_query.register(ask_headline, CasePress.filter(tools))
    router.callback_query.register(press_place, MoveCase.filter())
    router.message.register(take_headline, StateFilter(Moderating.headline), ANSWER)
    router.message.register(take_place, StateFilter(Moderating.place), ANSWER)
    return router
