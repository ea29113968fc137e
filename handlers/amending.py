"""What moderators mend in an application before they agree: its place, section, name."""

from datetime import datetime
from functools import partial

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from locales import Translator
from news.errors import UserError
from news.model import Section
from regions.catalogue import catalogue
from regions.lookup import find
from storage.application_review import ApplicationReview
from storage.applications import Applications
from storage.cases import Cases
from storage.chats import Chat

from .answers import show
from .asking import ask
from .callbacks import Amend, AmendWhat, CaseGo, CasePress
from .case_cards import Cards
from .feed_screens import sections
from .keyboards import button, keyboard
from .moderate import pressed
from .pages import look_of
from .places import QUERY_LENGTH
from .rights import Rights

TITLE = 80  # characters of the name of a source


class Amending(StatesGroup):
    """What a moderator is asked to write."""

    place = State()
    title = State()


async def begin(
    query: CallbackQuery,
    callback_data: Amend,
    bot: Bot,
    state: FSMContext,
    t: Translator,
    cases: Cases,
    applications: Applications,
    rights: Rights,
) -> None:
    """Ask what it is to be: a section by a button, a place or a name by words."""
    case, _ = await pressed(query, callback_data.case, bot, cases, rights)
    if callback_data.what is AmendWhat.SECTION:
        leave = CasePress(id=case.id, go=CaseGo.CARD)
        one = await applications.get(case.subject_id)
        choose = partial(_chosen, AmendWhat.SECTION, case.id)
        await show(query, *sections(t, one.section if one else None, choose, leave))
        return
    is_place = callback_data.what is AmendWhat.PLACE
    await state.set_state(Amending.place if is_place else Amending.title)
    await state.set_data({"case": case.id})
    await ask(query, t, "feed-ask-place" if is_place else "feed-ask-title")


async def choose(
    query: CallbackQuery,
    callback_data: Amend,
    bot: Bot,
    chat: Chat,
    cases: Cases,
    cards: Cards,
    rights: Rights,
    review: ApplicationReview,
    now: datetime,
) -> None:
    """Take the section or the place of a button."""
    case, by = await pressed(query, callback_data.case, bot, cases, rights)
    value = callback_data.value or None
    if callback_data.what is AmendWhat.SECTION:
        if value is not None and value not in set(Section):
            raise UserError("error-button-old")
        case = await review.amend(case.id, by, now=now, section=value)
    else:
        if value is not None and value not in catalogue():
            raise UserError("error-place-gone")
        case = await review.amend(case.id, by, now=now, place_id=value)
    await show(query, *await cards.screen(case, look_of(chat)))


async def name_place(
    message: Message,
    bot: Bot,
    chat: Chat,
    state: FSMContext,
    t: Translator,
    cases: Cases,
    cards: Cards,
    rights: Rights,
    review: ApplicationReview,
    now: datetime,
) -> None:
    """Take the name of a place; ask which, where there is a doubt."""
    id = int((await state.get_data()).get("case", 0))
    case, by = await pressed(message, id, bot, cases, rights)
    found = find(" ".join((message.text or "").split())[:QUERY_LENGTH])
    if not found.exact:
        places = [candidate.place for candidate in found.candidates]
        label = catalogue().label
        offers = [
            [button(label(p, t.language), _chosen(AmendWhat.PLACE, case.id, p.id))] for p in places
        ]
        everywhere = button(t.plain("button-everywhere"), _chosen(AmendWhat.PLACE, case.id))
        key = "place-which-of-these" if places else "feed-place-unknown"
        await show(message, t(key), keyboard(*offers, [everywhere]))
        return
    await state.clear()
    place = found.candidates[0].place.id
    case = await review.amend(case.id, by, now=now, place_id=place)
    await show(message, *await cards.screen(case, look_of(chat)))


async def name_title(
    message: Message,
    bot: Bot,
    chat: Chat,
    state: FSMContext,
    cases: Cases,
    cards: Cards,
    rights: Rights,
    review: ApplicationReview,
    now: datetime,
) -> None:
    """Take the name that readers will see under the headlines."""
    id = int((await state.get_data()).get("case", 0))
    case, by = await pressed(message, id, bot, cases, rights)
    title = " ".join((message.text or "").split())[:TITLE]
    await state.clear()
    case = await review.amend(case.id, by, now=now, title=title)
    await show(message, *await cards.screen(case, look_of(chat)))


def _chosen(what: AmendWhat, case_id: int, value: str = "") -> Amend:
    return Amend(what=what, case=case_id, chosen=True, value=value)


def router() -> Router:
    """Buttons that mend an application, and the words they ask for."""
    router = Router(name="amending")
    router.callback_query.register(choose, Amend.filter(F.chosen))
    router.callback_query.register(begin, Amend.filter())
    words = F.text & ~F.text.startswith("/")
    router.message.register(name_place, StateFilter(Amending.place), words)
    router.message.register(name_title, StateFilter(Amending.title), words)
    return router
