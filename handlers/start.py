"""The first minute: /start, with or without a link's payload, and the choice of language."""

from datetime import datetime

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from digests.compose import EditionStory
from digests.now import Digests
from digests.screens import story_screen
from locales import LANGUAGES, Translator, translator
from news.errors import UserError
from regions.catalogue import Place, catalogue
from storage.chats import Chat, Chats
from storage.submissions import Submissions
from storage.subscriptions import Subscriptions

from . import submit
from .answers import show
from .callbacks import Browse, SetLanguage, Subscribe
from .choosing import Screenful, is_subscribable
from .gate import Gate
from .keyboards import Row, button, keyboard, languages, near_me, rows
from .middlewares import Configure
from .mine_screens import listed
from .pages import look_of
from .subscribing import subscribe

PLACE = "p"  # ?start=p491687, ?start=pRU-SMO
STORY = "s"  # ?start=s123
NUMBER_LONGEST = 15  # digits: no number of ours comes near it, and every database holds it
ADD = "add"  # ?start=add, ?start=add-491687


def place_of(payload: str) -> Place | None:
    """Read the place out of a link's payload; null: it names none that can be subscribed to."""
    place = catalogue().get(payload.removeprefix(PLACE)) if payload.startswith(PLACE) else None
    return place if place and is_subscribable(place) else None


def story_of(payload: str) -> int | None:
    """Read the number of a story out of a link's payload; null: it names none."""
    digits = payload.removeprefix(STORY) if payload.startswith(STORY) else ""
    return int(digits) if digits.isdecimal() and len(digits) <= NUMBER_LONGEST else None


def linked(story: EditionStory, chat: Chat, t: Translator, *, now: datetime) -> Screenful:
    """Show the story of a link, and offer the news of the place it is about."""
    places = (catalogue().get(place) for place in story.places)
    about = next((place for place in places if place and is_subscribable(place)), None)
    offer: Row = []
    if about:
        label = t.plain("button-news-of", place=about.name(t.language))
        offer = [button(label, Subscribe(place=about.id))]
    return story_screen(story, now, look_of(chat)), keyboard(offer)


def choices(t: Translator) -> Screenful:
    """Offer what the first message, with its own keyboard, cannot hold: list and languages."""
    others = [b for b in languages() if b.text != t.plain("language-name")]
    return t("start-choices"), keyboard(
        [button(t.plain("button-browse"), Browse())], *rows(others)
    )


async def start(
    message: Message,
    command: CommandObject,
    state: FSMContext,
    target: Chat,
    t: Translator,
    chats: Chats,
    subscriptions: Subscriptions,
    digests: Digests,
    submissions: Submissions,
    gate: Gate,
    now: datetime,
) -> None:
    """Greet; or do at once what the link says. A payload we cannot read is an ordinary start."""
    payload = command.args or ""
    await state.clear()
    if place := place_of(payload):
        await subscribe(message, place, target, t, chats, subscriptions, digests, now=now)
        return
    if (number := story_of(payload)) is not None:
        story = await digests.linked(number)
        if story is None:
            raise UserError("error-story-gone")
        await show(message, *linked(story, target, t, now=now))
        return
    if payload.split("-")[0] == ADD:
        about = payload.removeprefix(ADD).removeprefix("-")
        where = about if about in catalogue() else ""
        await submit.begin(message, state, t, submissions, gate, where)
        return
    mine = await subscriptions.of_chat(target.id)
    if mine:
        await show(message, *listed(mine, target, t, now=now))
        return
    await message.answer(t("start"), reply_markup=near_me(t))
    await show(message, *choices(t))


async def start_in_group(message: Message, t: Translator) -> None:
    """Say how a group is served, and by whom it is set up."""
    await show(message, t("start-group"))


async def set_language(
    query: CallbackQuery, callback_data: SetLanguage, target: Chat, chats: Chats
) -> None:
    """Speak another language from the first screen on."""
    if callback_data.code not in LANGUAGES:
        raise UserError("error-button-old")
    await chats.change(target.id, language=callback_data.code)
    t = translator(callback_data.code)
    await show(query, *choices(t))
    if isinstance(query.message, Message):
        await query.message.answer(t("start"), reply_markup=near_me(t))


def router() -> Router:
    """Route /start in private and in groups, and the language buttons under it."""
    router = Router(name="start")
    router.message.middleware(Configure())
    router.callback_query.middleware(Configure())
    router.message.register(start, CommandStart(), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(set_language, SetLanguage.filter())
    open_to_all = Router(name="start-group")
    open_to_all.message.register(start_in_group, CommandStart())
    router.include_router(open_to_all)
    return router
