"""/readers and /ads: what other readers sent about the places of this chat; one piece of it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from digests.buttons import OpenReaders, OpenWitness
from locales import Translator
from news.errors import UserError
from news.kinds import Shelf
from news.submission import State
from regions.catalogue import catalogue
from regions.lookup import find
from storage.chats import Chat
from storage.likes import Likes
from storage.readers import ReadersNews
from storage.submissions import Submission, Submissions
from storage.subscriptions import Subscriptions

from . import readers_screens as screens
from .answers import send, send_location, send_media, show
from .callbacks import Choose, Do, Listed, ListFields, ReaderNews
from .cards import Shown, Spot, show_card, spot_of
from .choosing import Screenful
from .keyboards import PAGE, keyboard, page_within
from .places import query_of
from .presses import Pressed
from .shelves import known_by, listing, read_about


def command_of(shelf: Shelf) -> Callable[..., Awaitable[None]]:
    """Make the command that lists a shelf; a place may stand after it."""

    async def command(
        message: Message,
        command: CommandObject,
        chat: Chat,
        t: Translator,
        subscriptions: Subscriptions,
        readers: ReadersNews,
        now: datetime,
    ) -> None:
        at = ListFields(shelf=shelf, place=named_place(command.args))
        await show(message, *await list_screen(at, chat, t, subscriptions, readers, now=now))

    return command


def named_place(typed: str | None) -> str:
    """Find the place that stands after a command; empty: none does.

    Raises:
        UserError: no place, or no single one, is called so.
    """
    if not typed:
        return ""
    found = find(query_of(typed))
    if not found.exact:
        raise UserError("error-place-typed")
    return found.candidates[0].place.id


async def turn(
    query: CallbackQuery,
    callback_data: Listed,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    readers: ReadersNews,
    now: datetime,
) -> None:
    """Show another page, another order, another place."""
    at = callback_data
    await show(query, *await list_screen(at, chat, t, subscriptions, readers, now=now))


async def list_screen(
    at: ListFields,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    readers: ReadersNews,
    *,
    now: datetime,
) -> Screenful:
    """Lay out a page of a list; one that is not there (the list got shorter) gives the last."""
    mine = await subscriptions.of_chat(chat.id)
    of = listing(at.shelf, read_about(mine, at.place), at.by, now=now)
    page, pages = page_within(at.page, await readers.count(of))
    by = known_by(at.shelf, at.by)
    at = at.model_copy(update={"page": page, "by": by})
    news = await readers.page(of, limit=PAGE, offset=at.page * PAGE)
    places = list(dict.fromkeys(s.place_id for s in mine))
    return screens.listed(news, at, pages, chat, t, places=places, now=now)


async def below_digest(
    query: CallbackQuery,
    press: OpenReaders,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    readers: ReadersNews,
    now: datetime,
) -> None:
    """List readers' news of a digest's place in a new message: the digest stays where it is."""
    place = press.place if press.place in catalogue() else ""
    at = ListFields(shelf=Shelf.READERS, place=place)
    await send(query, *await list_screen(at, chat, t, subscriptions, readers, now=now))


async def below_story(
    query: CallbackQuery,
    press: OpenWitness,
    chat: Chat,
    t: Translator,
    submissions: Submissions,
    likes: Likes,
    now: datetime,
) -> None:
    """Show below a story what a reader tells about the same event."""
    news = await standing(submissions, press.news)
    await submissions.note_view(news.id, by=query.from_user.id)
    if spot := spot_of(query):
        below, person = replace(spot, message_id=0), query.from_user.id
        await show_news(
            below, news, ReaderNews(id=news.id), chat, t, likes, person=person, now=now
        )


async def choose(
    query: CallbackQuery,
    callback_data: Choose,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    readers: ReadersNews,
    now: datetime,
) -> None:
    """Ask which category of ads to list."""
    at = callback_data
    mine = await subscriptions.of_chat(chat.id)
    counts = await readers.categories(listing(at.shelf, read_about(mine, at.place), "", now=now))
    await show(query, *screens.categories(at, counts, t))


# ---------------------------------------------------------------- one piece


async def open_news(
    query: CallbackQuery,
    callback_data: ReaderNews,
    chat: Chat,
    t: Translator,
    submissions: Submissions,
    likes: Likes,
    now: datetime,
) -> None:
    """Show one piece whole."""
    news = await standing(submissions, callback_data.id)
    if not callback_data.part:
        await submissions.note_view(news.id, by=query.from_user.id)
    if spot := spot_of(query):
        person = query.from_user.id
        await show_news(spot, news, callback_data, chat, t, likes, person=person, now=now)


async def show_news(
    spot: Spot,
    news: Submission,
    at: ReaderNews,
    chat: Chat,
    t: Translator,
    likes: Likes,
    *,
    person: int,
    now: datetime,
) -> None:
    """Show one piece as everybody sees it; `person`: who looks."""
    liked, name = await likes.has(person, news.id), (await spot.bot.me()).username or ""
    card = screens.opened(news, chat, t, now=now)

    def buttons(shown: Shown) -> InlineKeyboardMarkup:
        return keyboard(*screens.buttons(news, shown, at, card, t, name, is_liked=liked))

    await show_card(spot, card, chat, buttons, at.part)


async def like(
    query: CallbackQuery,
    callback_data: ReaderNews,
    chat: Chat,
    t: Translator,
    submissions: Submissions,
    likes: Likes,
    now: datetime,
) -> None:
    """Like one piece, or take it back: once a person, wherever they press."""
    news = await standing(submissions, callback_data.id)
    check_liker(news, query.from_user.id)
    await likes.toggle(query.from_user.id, news.id, now=now)
    news = await standing(submissions, news.id)
    if spot := spot_of(query):
        person = query.from_user.id
        await show_news(spot, news, callback_data, chat, t, likes, person=person, now=now)


async def send_files(
    query: CallbackQuery, callback_data: ReaderNews, submissions: Submissions
) -> None:
    """Send what is attached to one piece."""
    await send_media(query, (await standing(submissions, callback_data.id)).media)


async def send_point(
    query: CallbackQuery, callback_data: ReaderNews, submissions: Submissions
) -> None:
    """Send the point on the map that its author showed."""
    news = await standing(submissions, callback_data.id)
    await send_location(query, news.content.point)


async def standing(submissions: Submissions, id: int) -> Submission:
    """Find what readers may see.

    Raises:
        UserError: it was withdrawn, hidden, sold, or its time is over.
    """
    news = await submissions.get(id)
    if news is None or news.state is not State.PUBLISHED:
        raise UserError("error-news-gone")
    return news


def check_liker(news: Submission, person_id: int) -> None:
    """Refuse a vote for oneself.

    Raises:
        UserError: the presser is its author.
    """
    if news.author_id == person_id:
        raise UserError("error-like-own")


def router() -> Router:
    """Route /readers, /ads and their buttons."""
    router = Router(name="readers")
    router.message.register(command_of(Shelf.READERS), Command("readers"))
    router.message.register(command_of(Shelf.ADS), Command("ads"))
    router.callback_query.register(turn, Listed.filter(F.shelf != Shelf.PHOTOS))
    router.callback_query.register(choose, Choose.filter())
    router.callback_query.register(below_digest, Pressed(OpenReaders))
    router.callback_query.register(below_story, Pressed(OpenWitness))
    acts: dict[Do, Callable[..., Any]] = {
        Do.OPEN: open_news, Do.FILES: send_files, Do.POINT: send_point, Do.LIKE: like,
    }  # fmt: skip
    for do, handler in acts.items():
        router.callback_query.register(
            handler, ReaderNews.filter((F.do == do) & (F.shelf != Shelf.PHOTOS))
        )
    return router
