"""The first minute: /start, with or without a link's payload, and the choice of language."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject, CommandStart, Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from digests.compose import EditionStory
from digests.now import Digests
from digests.screens import story_screen
from locales import LANGUAGES, Translator, translator
from news.errors import UserError
from regions.catalogue import Place, catalogue
from storage.chats import Chat, Chats
from storage.managers import Managers
from storage.subscriptions import Subscriptions

from . import feeds, submit
from .answers import show
from .callbacks import Browse, SetLanguage, Subscribe
from .choosing import Screenful, is_subscribable
from .deep_links import adds_to, chat_of, news_of, offers_feed, place_of, story_of
from .gate import Gate
from .keyboards import Row, button, keyboard, languages, near_me, rows
from .links import open_news
from .middlewares import Configure, is_admin
from .mine_screens import listed
from .pages import look_of
from .subscribing import subscribe
from .talk import Talk


class Payload(Filter):
    """Pass a /start whose payload `read` understands, as `found`."""

    def __init__(self, read: Callable[[str], object]) -> None:
        self._read = read

    async def __call__(self, _: Message, command: CommandObject) -> bool | dict[str, object]:
        """Read the payload."""
        found = self._read(command.args or "")
        return False if found is None else {"found": found}


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
    state: FSMContext,
    target: Chat,
    t: Translator,
    managers: Managers,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Greet a stranger; show the others what they have. A payload nobody can read is no matter."""
    await state.clear()
    mine = await subscriptions.of_chat(target.id)
    if mine:
        hosts = bool(await managers.of_person(target.id))
        await show(message, *listed(mine, target, t, now=now, hosts=hosts))
        return
    await message.answer(t("start"), reply_markup=near_me(t))
    await show(message, *choices(t))


async def start_place(
    message: Message,
    found: Place,
    state: FSMContext,
    target: Chat,
    t: Translator,
    chats: Chats,
    subscriptions: Subscriptions,
    digests: Digests,
    now: datetime,
) -> None:
    """Subscribe to the place of a link."""
    await state.clear()
    await subscribe(message, found, target, t, chats, subscriptions, digests, now=now)


async def start_story(
    message: Message,
    found: int,
    state: FSMContext,
    target: Chat,
    t: Translator,
    digests: Digests,
    now: datetime,
) -> None:
    """Show the story of a link."""
    await state.clear()
    story = await digests.linked(found)
    if story is None:
        raise UserError("error-story-gone")
    await show(message, *linked(story, target, t, now=now))


async def start_adding(
    message: Message,
    found: str,
    state: FSMContext,
    talk: Talk,
    gate: Gate,
) -> None:
    """Begin to write news, of the place of a link."""
    await state.clear()
    await submit.begin(talk, gate, place=found)


async def start_feed(message: Message, state: FSMContext, t: Translator) -> None:
    """Ask for the address of a feed."""
    await feeds.ask(message, state, t)


async def start_chat(
    message: Message,
    found: int,
    bot: Bot,
    state: FSMContext,
    t: Translator,
    chats: Chats,
    managers: Managers,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Open the setup of a group or channel, for who runs it."""
    await state.clear()
    chat = await chats.get(found)
    if chat is None:
        raise UserError("error-chat-gone")
    if message.from_user is None or not await is_admin(bot, chat.id, message.from_user.id):
        raise UserError("error-admins-only")
    await managers.add(chat.id, message.from_user.id)
    mine = await subscriptions.of_chat(chat.id)
    await show(message, *listed(mine, chat, t, now=now, chat=chat.id))


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


LINKS: tuple[tuple[Callable[..., Awaitable[None]], Callable[[str], object]], ...] = (
    (start_place, place_of),
    (start_story, story_of),
    (open_news, news_of),
    (start_chat, chat_of),
    (start_adding, adds_to),
    (start_feed, offers_feed),
)


def router() -> Router:
    """Route /start in private and in groups, and the language buttons under it."""
    router = Router(name="start")
    router.message.middleware(Configure())
    router.callback_query.middleware(Configure())
    private = F.chat.type == ChatType.PRIVATE
    for handler, read in LINKS:
        router.message.register(handler, CommandStart(deep_link=True), private, Payload(read))
    router.message.register(start, CommandStart(), private)
    router.callback_query.register(set_language, SetLanguage.filter())
    open_to_all = Router(name="start-group")
    open_to_all.message.register(start_in_group, CommandStart())
    router.include_router(open_to_all)
    return router
