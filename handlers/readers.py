"""/readers: what other readers told about the places of this chat."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from locales import Translator
from news.errors import UserError
from news.kinds import Shelf, kinds_of
from news.model import PlaceId
from news.submission import State
from regions.catalogue import catalogue
from storage.chats import Chat
from storage.readers import Listing, ReadersNews
from storage.submissions import Submission, Submissions
from storage.subscriptions import Subscriptions

from .answers import Event, send_media, show
from .callbacks import Go, ReaderNews, Readers, Screen
from .choosing import Screenful
from .keyboards import PAGE, back, button, keyboard, pager, rows
from .news_card import card
from .words import moment_in_words

LATELY = timedelta(days=7)  # how far back the list goes
LINE = 100  # characters of a headline in the list


async def command(
    message: Message,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    readers: ReadersNews,
    now: datetime,
) -> None:
    """Answer /readers."""
    await _list(message, chat, t, subscriptions, readers, page=0, now=now)


async def turn(
    query: CallbackQuery,
    callback_data: Readers,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    readers: ReadersNews,
    now: datetime,
) -> None:
    """Turn a page of the list."""
    page = callback_data.page
    await _list(query, chat, t, subscriptions, readers, page=page, now=now)


async def open_news(
    query: CallbackQuery,
    callback_data: ReaderNews,
    chat: Chat,
    t: Translator,
    submissions: Submissions,
    now: datetime,
) -> None:
    """Show one piece of news whole, or the pictures of it."""
    news = await submissions.get(callback_data.id)
    if news is None or news.state is not State.PUBLISHED:
        raise UserError("error-news-gone")
    if callback_data.photos:
        await send_media(query, news.media)
    else:
        await show(query, *opened(news, callback_data.page, chat, t, now=now))


async def _list(
    event: Event,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    readers: ReadersNews,
    *,
    page: int,
    now: datetime,
) -> None:
    places = covered([s.place_id for s in await subscriptions.of_chat(chat.id)])
    of = Listing(kinds_of(Shelf.READERS), places, now, since=now - LATELY)
    pages = max(1, -(-await readers.count(of) // PAGE))
    page = min(page, pages - 1)
    news = await readers.page(of, limit=PAGE, offset=page * PAGE)
    await show(event, *listed(news, page, pages, chat, t, now=now))


def covered(places: Iterable[str]) -> frozenset[PlaceId]:
    """Name all places whose readers' news a chat with these subscriptions sees."""
    known = catalogue()
    return frozenset().union(*(known.covers(place) for place in places if place in known))


def listed(
    news: list[Submission], page: int, pages: int, chat: Chat, t: Translator, *, now: datetime
) -> Screenful:
    """List a page of headlines, with a numbered button for each."""
    add = button(t.plain("button-add-news"), Go(screen=Screen.ADD))
    if not news:
        return t("readers-empty"), keyboard([add])
    first = page * PAGE + 1
    lines = [
        t(
            "readers-line",
            number=number,
            title=_short(one.title),
            who=one.signature or t.plain("news-anonymous"),
            time=moment_in_words(one.published_at or one.created_at, chat.time_zone, t, now=now),
            photo=" · 📷" if one.media else "",
        )
        for number, one in enumerate(news, first)
    ]
    buttons = [
        button(str(number), ReaderNews(id=one.id, page=page))
        for number, one in enumerate(news, first)
    ]
    return "\n".join([t("readers-title"), "", *lines]), keyboard(
        *rows(buttons, across=4), pager(page, pages, lambda n: Readers(page=n)), [add]
    )


def opened(news: Submission, page: int, chat: Chat, t: Translator, *, now: datetime) -> Screenful:
    """Show one piece of news, whole."""
    text = card(
        news.text,
        news.entities,
        signature=news.signature,
        place_id=news.place_id,
        media=len(news.media),
        time=moment_in_words(news.published_at or news.created_at, chat.time_zone, t, now=now),
        t=t,
    )
    photos = ReaderNews(id=news.id, page=page, photos=True)
    return text, keyboard(
        [button(t.plain("button-photos"), photos)] if news.media else [],
        back(t, Readers(page=page)),
    )


def _short(title: str) -> str:
    return title if len(title) <= LINE else f"{title[: LINE - 1].rstrip()}…"


def router() -> Router:
    """Route /readers and its buttons."""
    router = Router(name="readers")
    router.message.register(command, Command("readers"))
    router.callback_query.register(turn, Readers.filter())
    router.callback_query.register(open_news, ReaderNews.filter())
    return router
